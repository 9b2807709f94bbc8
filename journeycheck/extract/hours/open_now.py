"""Signs that say whether somebody is there right now: "Closed – opens at 9:00 tomorrow"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document
from journeycheck.extract.hours.context import Surroundings, context_of
from journeycheck.extract.lines import Line
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import How, OpenNow, Region, Service
from journeycheck.page import Page
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES, data, fold

_SIGN = 80  # characters
_LIKELY = 40  # lines looked at closely in one page
_AROUND = 4  # elements that hold the sign
_CONTROLS = frozenset({"a", "button", "label", "option", "select", "form", "summary", "template"})
_FILLED = re.compile(r"x-|v-|ng-|:|@|aria-live|data-.*(?:open|clos|hour|time|stat|sched|text|i18n)")
_HIDDEN = "[hidden], [aria-hidden=true], [style*=none], noscript"
_CLOCK = (
    r"\d{1,2}(?:\s?[h:.u]\s?\d\d)?"
    r"(?:\s?(?:heures|h|hs|hrs|uhr|uur|u|[ap]\.?\s?m\b\.?))?(?![\d,€$£%])"
)


def read_open_now(document: Document) -> Iterator[OpenNow]:
    """The signs of a page that stand alone in a line, and that no script can be seen to make.

    None at all where a page shows both "open" and "closed": they are patterns, or of several
    places. On a page with scripts, only a sign that names the next time counts: a script may
    change any other before the customer sees it.
    """
    found = tuple(_signs(document))
    if len({sign.open for sign in found}) == 1:
        yield from found


def signs_in(document: Document) -> frozenset[bool]:
    """What its signs say, of patterns too: open, closed, or both."""
    return frozenset(sign.open for sign in _signs(document))


def _signs(document: Document) -> Iterator[OpenNow]:
    worded = ((at, document.lines[at]) for at in document.index.lines_with(_states()))
    short = ((at, line) for at, line in worded if len(line.text) <= _SIGN)
    likely = [(at, line) for at, line in islice(short, _LIKELY) if _is_plain(line)]
    scripted = bool(likely) and _is_scripted(document)
    alone: dict[int, bool] = {}  # by element: one may hold many lines
    for at, line in likely:
        language = line.language or document.language
        said = _said(line.text, language)
        if not said or (scripted and not said[1]):
            continue
        if line.node.mem_id not in alone:
            alone[line.node.mem_id] = _stands_alone(line.node, language)
        if alone[line.node.mem_id]:
            before = document.lines[at - 1].text if at else ""
            yield OpenNow(
                place=document.place(line, line.text, How.TEXT),
                open=said[0],
                service=_service(line, before, language, Surroundings(document.index)),
                told_at=_told_at(document.page),
            )


def _service(line: Line, before: str, language: str, around: Surroundings) -> Service | None:
    known = language in LANGUAGES
    return context_of(line, line.text, before, language, around).service if known else None


def _said(text: str, language: str) -> tuple[bool, bool] | None:
    """Whether a sign says open, and whether it names the next time; None for no sign."""
    told = fold(text)
    for tongue in dict.fromkeys((language, "en")):
        for is_open in (True, False) if tongue in LANGUAGES else ():
            if found := _sign(tongue, is_open).fullmatch(told):
                return is_open, found["clock"] is not None
    return None


@lru_cache
def _sign(language: str, is_open: bool) -> re.Pattern[str]:
    state, turn = ("open", "closes") if is_open else ("closed", "opens")
    beside = _any_of([*_phrases(language, "beside"), *_days(language)])
    clock = rf"\W+(?:{beside}\W+){{0,4}}(?P<clock>{_CLOCK})(?:\W+{beside}){{0,3}}"
    lead = rf"\W*(?:{_any_of(_phrases(language, 'before'))}\W+)?"
    now = _any_of(_phrases(language, state))
    first = _any_of([*_phrases(language, state), *_phrases(language, f"{state}_until")])
    turns = _any_of(_phrases(language, turn))
    until = _any_of(_phrases(language, "until")) if is_open else "(?!)"
    before = rf"(?:{first}\W+{turns}|{now}\W+{until})(?=\W)"
    return re.compile(rf"{lead}(?:{now}|{before}{clock})\W*")


@lru_cache
def _states() -> Phrases[bytes]:
    """The words that name a state: a line without them is no sign."""
    keys = ("open", "closed", "open_until", "closed_until")
    return Phrases(spelt(p) for tongue in LANGUAGES for key in keys for p in _phrases(tongue, key))


def _signs_of(language: str) -> Mapping[str, list[str]]:
    signs: Mapping[str, list[str]] = data(f"hours/{language}.toml")["open_now"]
    return signs


def _phrases(language: str, key: str) -> list[str]:
    return [fold(phrase) for phrase in _signs_of(language)[key]]


def _days(language: str) -> Iterable[str]:
    days = data(f"hours/{language}.toml")["days"]
    named = chain.from_iterable(days["full"].values())
    short = (word for words in days["short"].values() for word in words if len(word) > 1)
    return map(fold, chain(named, short))


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(p) for p in longest_first)})"


def _is_plain(line: Line) -> bool:
    return not (line.cells or line.links or line.region is Region.NAV)


def _stands_alone(holder: LexborNode, language: str) -> bool:
    """Is the text of this element no control, seen to be filled by no script, without a hidden
    twin?"""
    node: LexborNode | None = holder
    for _ in range(_AROUND):
        if node is None:
            break
        if node.tag in _CONTROLS or _is_filled(node):
            return False
        node = node.parent
    inside = holder.css("*")
    twins = holder.parent.css(_HIDDEN) if holder.parent else []
    twins += [inner for inner in inside if inner.tag in _CONTROLS]
    return not any(map(_is_filled, inside)) and not any(
        _said(clean(twin.text(), _SIGN), language) for twin in twins[:_LIKELY]
    )


def _is_filled(node: LexborNode) -> bool:
    return any(_FILLED.match(name.lower()) for name in node.attributes)


def _is_scripted(document: Document) -> bool:
    """Does the page carry a script, other than data, or patterns for one?"""
    scripts = any("json" not in script.get("type").lower() for script in document.scripts)
    return scripts or document.tree.css_first("template") is not None


def _told_at(page: Page) -> datetime | None:
    """When the answer was made, by the clock of the site (RFC 9110, Date; RFC 9111, Age)."""
    try:
        made = parsedate_to_datetime(page.headers.get("date", ""))
        age = timedelta(seconds=int(page.headers.get("age", "0")[:8]))
        return (made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone(UTC) - age
    except (ValueError, OverflowError):
        return None
