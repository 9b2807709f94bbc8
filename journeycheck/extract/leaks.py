"""What was never meant for customers: faults of programs, blanks not filled in, filler text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from journeycheck.extract.document import Document, Line
from journeycheck.extract.phrases import either
from journeycheck.facts import How, Leak, Region
from journeycheck.words import data

MOST = 20  # leaks told of one page
_SHOWN = 24  # characters told on either side
_HEAD, _TAIL = re.compile(r"\A\S+"), re.compile(r"\S+\Z")
_CODE = ("pre", "code", "samp", "kbd", "tt")
_SAMPLES = 3  # pieces of code from which on a page teaches, and what it shows is an example
# Where developers are the readers: the first label of a host, or a folder of the path.
_FOR_DEVELOPERS = re.compile(
    r"//(?:docs?|developers?|dev|api|devdocs)\.|/(?:docs?|documentation|developers?|api|dev|doc-api)/"
)


@dataclass(frozen=True)
class Mark:
    """One row of `data/leaks.toml`."""

    name: str
    sort: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    script: bool

    def may_stand_in(self, text: str) -> bool:
        return any(need in text for need in self.needs)


@lru_cache
def marks() -> tuple[Mark, ...]:
    return tuple(
        Mark(
            row["name"], row["sort"], tuple(row["needs"]), re.compile(row["pattern"]),
            row.get("script", False),
        )
        for row in data("leaks.toml")["mark"]
    )  # fmt: skip


@lru_cache
def _signs() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Every `needs` in one pattern; apart, those whose first letter is everywhere in a text."""
    needs = {need for mark in marks() for need in mark.needs}
    plain = tuple(need for need in needs if need[0].islower())
    return re.compile(either(needs.difference(plain))), plain


def says_nothing(text: str) -> bool:
    """Is no sign of a leak in a text?"""
    pattern, plain = _signs()
    return not (pattern.search(text) or any(need in text for need in plain))


def read_leaks(document: Document) -> tuple[Leak, ...]:
    """The leaks in the visible text. None on pages for developers, where they are examples."""
    text = document.index.text
    if says_nothing(text):
        return ()
    likely = [mark for mark in marks() if mark.may_stand_in(text)]
    hits = list(_hits(document, likely))
    if not hits or _teaches(document):
        return ()
    scripted = any(is_program(script.get("type")) for script in document.all("script"))
    leaks = (
        Leak(
            place=document.place(line, _around(line.text, hit), How.TEXT),
            mark=mark.name,
            sure=not (mark.script and scripted),
        )
        for line, mark, hit in hits
    )
    return tuple(dict.fromkeys(leaks))


def _hits(document: Document, likely: list[Mark]) -> Iterator[tuple[Line, Mark, re.Match[str]]]:
    """Each mark once a line, and the first lines only."""
    pairs = ((line, mark) for line in document.lines for mark in likely)
    found = (
        (line, mark, hit)
        for line, mark in pairs
        if mark.may_stand_in(line.text) and (hit := mark.pattern.search(line.text))
    )
    return islice((one for one in found if _counts(document, *one)), MOST)


def _counts(document: Document, line: Line, mark: Mark, hit: re.Match[str]) -> bool:
    """Filler counts in the main part; a fault that the title names is what the page is about."""
    if mark.sort == "filler" and line.region is not Region.MAIN:
        return False
    if mark.sort == "fault" and mark.pattern.search(f"{document.title} / {document.heading}"):
        return False
    return not _is_sample(line.node, hit[0])


def _is_sample(node: LexborNode, words: str) -> bool:
    """Do the words stand in a piece of code, which shows them on purpose?"""
    around: LexborNode | None = node
    while around is not None:
        if around.tag in _CODE:
            return True
        around = around.parent
    start = words.split()[0]
    return any(start in inner.text() for inner in node.css(", ".join(_CODE)))


def _teaches(document: Document) -> bool:
    """Are developers its readers?"""
    address = document.url.lower()
    if _FOR_DEVELOPERS.search(address):
        return True
    return len(document.tree.css("pre, code")) >= _SAMPLES


def is_program(kind: str) -> bool:
    """Is a <script> of this type run, rather than read as data?"""
    return kind.lower() in {"", "module", "text/javascript", "application/javascript"}


def _around(text: str, hit: re.Match[str]) -> str:
    """What was found, with a little of what stands beside it, in whole words."""
    begin, end = max(0, hit.start() - _SHOWN), hit.end() + _SHOWN
    before, after = text[begin : hit.start()], text[hit.end() : end]
    if begin and not text[begin - 1].isspace():
        before = _HEAD.sub("", before)
    if end < len(text) and not text[end].isspace():
        after = _TAIL.sub("", after)
    return before + hit[0] + after
