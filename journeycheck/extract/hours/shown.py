"""The opening hours a customer can read on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document
from journeycheck.extract.hours.blocks import Block, blocks
from journeycheck.extract.hours.context import Surroundings, announcing_words, part_in
from journeycheck.extract.hours.glance import may_be_core
from journeycheck.extract.hours.likely import looks_timed
from journeycheck.extract.hours.pieces import is_core, tokens_of
from journeycheck.extract.hours.reading import Read, read_seasons
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Kind
from journeycheck.extract.lines import Line
from journeycheck.extract.phrases import Phrases
from journeycheck.extract.quoted import is_quoted
from journeycheck.facts import SILENT, Confidence, How, OpeningHours, Region
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES, fold, pattern, phrases

_HEADING = 80  # characters
_SEVERAL = 2  # blocks
_PAGES = ("contact", "stores", "hours")
_EDGES = frozenset({Region.HEADER, Region.FOOTER, Region.ASIDE})


def read_shown(document: Document) -> Iterator[OpeningHours]:
    """One claim for each season of each block, and one for each heading whose hours are not
    understood."""
    met = blocks(document.lines, document.language, document.index)
    may_lead = _words_of_pages().any_in(document.index.words)
    found = [(block, _reads(block, may_lead=may_lead)) for block in met]
    kept = [(block, reads) for block, reads in found if reads]
    names = _names([block for block, _ in kept], Surroundings(document.index))
    for block, reads in kept:
        of = names.get(id(block)) or part_in(block.text, block.language)
        yield from (_claim(document, block, read, of) for read in reads)
    used = {index for block, _ in kept for index in block.indexes}
    yield from _unread(document, used)


def _reads(block: Block, *, may_lead: bool) -> tuple[Read, ...]:
    """What a block says, as far as it can be trusted to speak of opening hours. `may_lead`: the
    words of `_leads_to_people` stand somewhere on the page."""
    context = block.context
    if is_quoted(block.first):
        return ()
    if not context.announced and (context.other or not block.timed or not block.may_claim):
        return ()
    found = read_seasons(block.text, block.language)
    reads = [read for read in found if read.osm] or (found if context.announced else ())
    if (context.service or block.vague) and not context.announced:
        reads = [read for read in reads if _tells_when(read)]
    if context.other:
        return tuple(_at_most(read, Confidence.LOW) for read in reads)
    if context.announced or block.first.region in _EDGES:
        return tuple(reads)
    if may_lead and _leads_to_people(" / ".join(block.first.trail)):
        return tuple(reads)
    most = Confidence.LOW if block.vague else Confidence.MEDIUM
    return tuple(_at_most(read, most) for read in reads)


def _tells_when(read: Read) -> bool:
    """Of "the delivery leaves on Tuesday for orders before 5 pm, except on public holidays" nothing
    but the holidays is understood: that is no hours of the delivery."""
    return read.week != SILENT or read.confidence is not Confidence.LOW


@lru_cache(maxsize=256)
def _leads_to_people(headings: str) -> bool:
    """Do they say contact, stores or hours?"""
    told = fold(headings)
    return any(pattern("pages", kind).search(told) for kind in _PAGES)


@lru_cache
def _words_of_pages() -> Phrases[bytes]:
    return Phrases(spelt(phrase) for kind in _PAGES for phrase in phrases("pages", kind))


def _at_most(read: Read, confidence: Confidence) -> Read:
    order = list(Confidence)  # high first
    return replace(read, confidence=max(read.confidence, confidence, key=order.index))


def _names(found: Sequence[Block], around: Surroundings) -> dict[int, str]:
    """The places that several blocks of one page belong to, when each is named by its label or its
    heading; empty when the page speaks of one place only."""
    main = [one for one in found if one.first.region is Region.MAIN and not one.vague]
    if len(main) < _SEVERAL:
        return {}
    names = {id(block): block.label or _place_name(block, around) for block in main}
    return names if len({name.casefold() for name in names.values() if name}) > 1 else {}


def _place_name(block: Block, around: Surroundings) -> str:
    """The nearest heading that is no heading of hours or of a service."""
    language = block.language
    for heading in reversed(block.first.trail):
        of_hours = around.says("headings", language, [heading]) or _tells_hours(heading, language)
        if not (of_hours or around.service_in(heading, language)):
            return clean(heading, _HEADING)
    return ""


@lru_cache(maxsize=1024)
def _tells_hours(heading: str, language: str) -> bool:
    tokens = tokens_of(heading, language)
    core = may_be_core(heading, language) and is_core(tokens)
    return core or looks_timed(heading) or (bool(tokens) and _known(tokens))


def _known(tokens: Sequence[Token]) -> bool:
    """ "Evening": no name, as all of its words are words of hours."""
    return not any(token.kind in {Kind.WORD, Kind.NUMBER, Kind.FOREIGN} for token in tokens)


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
    announcing = _announcing(document)
    for index, line in enumerate(document.lines if announcing else ()):
        if (line.heading, line.scope.language) in announcing and looks_timed(line.text):
            groups.setdefault(line.heading, []).append((index, line))
    for group in groups.values():
        if not any(index in used for index, _ in group):
            lines = [line for _, line in group]
            raw = clean(" / ".join(line.text for line in lines))
            place = document.place(lines[0], raw, How.TEXT)
            yield OpeningHours(place=place, raw=raw, leftover=raw)


def _announcing(document: Document) -> set[tuple[str, str]]:
    """The headings of hours of a page, each with the language declared for it."""
    if not announcing_words().any_in(document.index.words):
        return set()
    headings = {(line.trail[-1], line.scope.language) for line in document.lines if line.trail}
    around = Surroundings(document.index)
    return {
        (heading, declared)
        for heading, declared in headings
        if _announced(heading, declared or document.language, around)
    }


def _announced(heading: str, language: str, around: Surroundings) -> bool:
    if not heading or len(heading) > _HEADING or language not in LANGUAGES:
        return False
    told = around.says("headings", language, [heading])
    return told and not around.says("other", language, [heading])
