"""The opening hours a customer can read on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from journeycheck.extract.document import Document
from journeycheck.extract.hours.blocks import Block, blocks
from journeycheck.extract.hours.context import says, service_in
from journeycheck.extract.hours.likely import looks_timed, maybe_timed
from journeycheck.extract.hours.pieces import is_core, tokens_of
from journeycheck.extract.hours.reading import Read, read_seasons
from journeycheck.extract.lines import Line
from journeycheck.facts import Confidence, How, OpeningHours, Region
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES, fold, pattern

_HEADING = 80  # characters
_EDGES = frozenset({Region.HEADER, Region.FOOTER, Region.ASIDE})


def read_shown(document: Document) -> Iterator[OpeningHours]:
    """One claim for each season of each block, and one for each heading whose hours are not
    understood."""
    met = blocks(document.lines, document.language, document.index)
    found = [(block, _reads(block)) for block in met]
    kept = [(block, reads) for block, reads in found if reads]
    names = _names([block for block, _ in kept])
    for block, reads in kept:
        yield from (_claim(document, block, read, names.get(id(block), "")) for read in reads)
    used = {index for block, _ in kept for index in block.indexes}
    yield from _unread(document, used)


def _reads(block: Block) -> tuple[Read, ...]:
    """What a block says, as far as it can be trusted to speak of opening hours."""
    context = block.context
    if not context.announced and (context.other or not block.timed):
        return ()
    found = read_seasons(block.text, block.language)
    reads = [read for read in found if read.osm] or (found if context.announced else ())
    if context.other:
        return tuple(_at_most(read, Confidence.LOW) for read in reads)
    if context.announced or block.first.region in _EDGES or _on_its_page(block):
        return tuple(reads)
    return tuple(_at_most(read, Confidence.MEDIUM) for read in reads)


def _on_its_page(block: Block) -> bool:
    """Under a heading that says contact, stores or hours."""
    headings = " / ".join(block.first.trail)
    return any(
        pattern("pages", kind).search(fold(headings)) for kind in ("contact", "stores", "hours")
    )


def _at_most(read: Read, confidence: Confidence) -> Read:
    order = list(Confidence)  # high first
    return replace(read, confidence=max(read.confidence, confidence, key=order.index))


def _names(found: Sequence[Block]) -> dict[int, str]:
    """The places that several blocks of one page belong to, when each is named by its label or its
    heading; empty when the page speaks of one place only."""
    main = [block for block in found if block.first.region is Region.MAIN]
    names = {id(block): block.label or _place_name(block) for block in main}
    return names if len({name.casefold() for name in names.values() if name}) > 1 else {}


def _place_name(block: Block) -> str:
    """The nearest heading that is no heading of hours or of a service."""
    for heading in reversed(block.first.trail):
        known = says("headings", block.language, [heading]) or service_in(heading, block.language)
        if (
            not known
            and not looks_timed(heading)
            and not is_core(tokens_of(heading, block.language))
        ):
            return clean(heading, _HEADING)
    return ""


def _claim(document: Document, block: Block, read: Read, of: str) -> OpeningHours:
    raw = clean(block.text)
    place = document.place(block.first, raw, How.TEXT)
    return OpeningHours(
        place=replace(place, language=block.language),
        raw=raw,
        osm=read.osm,
        week=read.week,
        of=of,
        service=block.context.service,
        valid_from=read.valid_from,
        valid_through=read.valid_through,
        confidence=read.confidence,
        leftover=read.leftover,
        seasonal=read.seasonal,
    )


def _unread(document: Document, used: set[int]) -> Iterator[OpeningHours]:
    """Headings of hours with times below that nobody understood: not read is not missing."""
    groups: dict[str, list[tuple[int, Line]]] = {}
    for index in maybe_timed(document.index):
        line = document.lines[index]
        language = line.language or document.language
        if _announced(line.heading, language) and looks_timed(line.text):
            groups.setdefault(line.heading, []).append((index, line))
    for group in groups.values():
        if not any(index in used for index, _ in group):
            lines = [line for _, line in group]
            raw = clean(" / ".join(line.text for line in lines))
            place = document.place(lines[0], raw, How.TEXT)
            yield OpeningHours(place=place, raw=raw, leftover=raw)


@lru_cache(maxsize=512)
def _announced(heading: str, language: str) -> bool:
    if not heading or len(heading) > _HEADING or language not in LANGUAGES:
        return False
    told = says("headings", language, [heading])
    return told and not says("other", language, [heading])
