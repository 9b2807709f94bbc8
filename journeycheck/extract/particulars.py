"""The particulars of a company as legal notices tell them, and references that are out of date."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, cast

from stdnum import get_cc_module
from stdnum.exceptions import InvalidChecksum, ValidationError

from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document, Line
from journeycheck.extract.phrases import Phrases
from journeycheck.extract.promise_words import whole
from journeycheck.facts import Fact, How, LegalMention, Particular, StaleReference
from journeycheck.words import data, fold

_LINES = 300  # looked at in one page
_LINE = 2_000  # characters looked at in one line
_MOST = 40  # facts of one page
_UPWARDS = 6  # lines above one, in the same paragraph, that may name the host
_PLATFORMS = "ec.europa.eu/"
_NUMBERS = 6  # looked at in one line
_WORDED = (
    Particular.CAPITAL, Particular.REGISTER, Particular.VAT, Particular.DIRECTOR,
    Particular.REPRESENTATIVE, Particular.HOST,
)  # fmt: skip
_COUNTED = frozenset({Particular.REGISTER, Particular.VAT, Particular.CAPITAL})
_TOWN = re.compile(
    r"(?<![\w.,])(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3})?,?\s+(?!Amtsgericht|RCS|EUR)[A-ZÀ-Þ][\w'’-]"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)|(?<!\w)\d{4}\s?[A-Z]{2}(?!\w)"
    r"|(?<!\w)[AC-FHKNPRTV-Y]\d[\dW]\s?[AC-FHKNPRTV-Y\d]{4}(?!\w)"
)
_VAT = re.compile(
    r"(?<!\w)(AT|BE|CHE|DE|ES|FR|GB|IE|IT|LU|NL|PT)[ .-]{0,2}"
    r"([0-9A-Z](?:[ .-]?[0-9A-Z]){6,13})(?!\w)"
)
_VAT_OF = {"CHE": ("ch", "vat"), "GB": ("gb", "vat")}


class _Number(Protocol):
    """A module of python-stdnum."""

    def validate(self, number: str) -> str: ...


def read_particulars(document: Document, *, legal: bool) -> tuple[Fact, ...]:
    """What the lines of a page tell of the company; the particulars of its host are left out.

    `legal`: it is a legal notice, where words count that mean something else on other pages, and
    where an address is one of the company. Facts are `LegalMention` and `StaleReference`.
    """
    mentions: dict[tuple[Particular, str], Fact] = {}
    stale: dict[str, Fact] = {}
    lines = document.lines
    likely = (*document.index.lines_with(_telling()), *_linked(document))
    for at in list(dict.fromkeys(likely))[:_LINES]:
        for mention in _mentions(document, at, legal=legal):
            mentions.setdefault((mention.particular, mention.value), mention)
        for reference in _stale(document, lines[at]):
            stale.setdefault(reference.name, reference)
    if legal and (line := next(filter(_has_town, _own_lines(document)), None)):
        mentions[Particular.ADDRESS, ""] = _mention(document, line, Particular.ADDRESS)
    return (*mentions.values(), *stale.values())[:_MOST]


def _mentions(document: Document, at: int, *, legal: bool) -> Iterator[LegalMention]:
    lines, line = document.lines, document.lines[at]
    text = line.text[:_LINE]
    folded = fold(text)
    below = lines[at + 1].text[:80] if at + 1 < len(lines) else ""
    hosted = _of_host(lines, at, legal=legal)
    own = _before_host(lines, at, folded, legal=legal) if hosted else folded
    said = [one for one in _WORDED if _words(one.value, legal=legal).search(own)]
    if not _tells_number(own, "" if hosted else below):
        said = [one for one in said if one not in _COUNTED]
    if hosted and _words("host", legal=legal).search(folded):
        said.append(Particular.HOST)
    if _forms().search(text[: len(own)]) or _named_forms().search(own):
        said.append(Particular.FORM)
    for particular in said:
        yield _mention(document, line, particular)
    if not hosted:
        yield from _numbers(document, line, folded)


def _tells_number(folded: str, below: str) -> bool:
    """A number stands beside the word, or under it; or the company says why it has none."""
    return any(map(str.isdigit, folded + below)) or "dispens" in folded


def _mention(
    document: Document, line: Line, particular: Particular, value: str = "", fault: str = ""
) -> LegalMention:
    place = document.place(line, line.text, How.TEXT)
    return LegalMention(place=place, particular=particular, value=value, fault=fault)


def _before_host(lines: list[Line], at: int, folded: str, *, legal: bool) -> str:
    """The sentences of a line before the one on the host: a whole notice may stand in one line."""
    named = _words("host", legal=legal).search(folded)
    line = lines[at]
    opens = at == 0 or lines[at - 1].node.mem_id != line.node.mem_id
    if not (named and opens) or _words("host", legal=legal).search(fold(line.heading)):
        return ""
    return folded[: folded.rfind(". ", 0, named.start()) + 1]


def _of_host(lines: list[Line], at: int, *, legal: bool) -> bool:
    """Is this line about who hosts the site: by its own words, its heading, or its paragraph?"""
    pattern, line = _words("host", legal=legal), lines[at]
    if pattern.search(fold(line.text[:_LINE])) or pattern.search(fold(line.heading)):
        return True
    for before in reversed(lines[max(at - _UPWARDS, 0) : at]):
        if before.node.mem_id != line.node.mem_id:
            return False
        if pattern.search(fold(before.text[:_LINE])):
            return True
    return False


def _own_lines(document: Document) -> Iterator[Line]:
    lines = document.lines
    return (
        lines[at]
        for at in document.index.with_digits[:_LINES]
        if not _of_host(lines, at, legal=True)
    )


def _has_town(line: Line) -> bool:
    return bool(_TOWN.search(line.text[:_LINE]))


def _numbers(document: Document, line: Line, folded: str) -> Iterator[LegalMention]:
    """The numbers of a line that have check digits, right or wrong."""
    for row in data("laws.toml")["number"]:
        for match in list(_after(row["name"]).finditer(folded))[:_NUMBERS]:
            number = re.sub(r"\D", "", match[1])
            if len(number) == row["digits"]:
                right = _is_right(_module(*row["of"].split(".")), number)
                fault = row["name"] if right is False else ""
                yield _mention(document, line, Particular(row["particular"]), number, fault)
    named = _words("vat", legal=False).search(folded)
    for match in list(_VAT.finditer(line.text[:_LINE]))[:_NUMBERS]:
        country, number = match[1], re.sub(r"[ .-]", "", match[2])
        right = _is_right(_module(*_VAT_OF.get(country, ("eu", "vat"))), country + number)
        if right or (named and right is False):
            fault = "" if right else "vat"
            yield _mention(document, line, Particular.VAT, country + number, fault)


def _is_right(module: _Number, number: str) -> bool | None:
    """Do its check digits fit? None for what has another shape: it is no such number."""
    try:
        module.validate(number)
    except InvalidChecksum:
        return False
    except ValidationError:
        return None
    return True


@lru_cache
def _module(country: str, name: str) -> _Number:
    return cast(_Number, get_cc_module(country, name))


@lru_cache
def _after(name: str) -> re.Pattern[str]:
    """The digits right after one of the words of a number; a town may stand between (RCS Paris)."""
    words = next(row["after"] for row in data("laws.toml")["number"] if row["name"] == name)
    between = r"[^\d\n]{0,30}?"
    return re.compile(
        rf"{whole(words).pattern}{between}(?<![\d])(\d(?:[ .\u00a0]?\d){{7,13}})(?!\d)"
    )


def _linked(document: Document) -> Iterator[int]:
    """The lines with a link to a platform that may be closed, whatever its words."""
    if any(_PLATFORMS in (link.attributes.get("href") or "") for link in document.all("a")):
        for at, line in enumerate(document.lines):
            if any(_PLATFORMS in link.get("href") for _, _, link in line.links):
                yield at


def _stale(document: Document, line: Line) -> Iterator[StaleReference]:
    """References that are gone, unless the line shows that it knows."""
    folded = fold(line.text[:_LINE])
    targets = " ".join(link.get("href") for _, _, link in line.links).lower()
    for row in data("laws.toml")["stale"]:
        linked = any(host in targets for host in row.get("hosts", ()))
        said = linked or _stale_words(row["name"]).search(folded)
        if said and not any(fold(word) in folded for word in row["unless"]):
            how = How.LINK if linked else How.TEXT
            yield StaleReference(place=document.place(line, line.text, how), name=row["name"])


@lru_cache
def _stale_words(name: str) -> re.Pattern[str]:
    return whole(next(row["words"] for row in data("laws.toml")["stale"] if row["name"] == name))


@lru_cache
def _words(particular: str, *, legal: bool) -> re.Pattern[str]:
    listed = data("laws.toml")["particulars"]
    more = listed["on_legal"].get(particular, []) if legal else []
    return whole([*listed[particular], *more])


@lru_cache
def _forms() -> re.Pattern[str]:
    """The letters of companies with limited liability, case and all."""
    letters = sorted(data("laws.toml")["particulars"]["forms"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, letters))})(?!\w)")


@lru_cache
def _named_forms() -> re.Pattern[str]:
    return whole(data("laws.toml")["particulars"]["named_forms"])


@lru_cache
def _telling() -> Phrases[bytes]:
    """The words without which a line tells none of these."""
    listed = data("laws.toml")
    told = [word for key in _WORDED for word in listed["particulars"][key.value]]
    told += [word for words in listed["particulars"]["on_legal"].values() for word in words]
    told += [*listed["particulars"]["forms"], *listed["particulars"]["named_forms"]]
    told += [word for row in listed["stale"] for word in row["words"]]
    return Phrases(map(spelt, told))
