"""What a browser shows of pages that have a static text: their numbers, and blanks filled in."""

from collections.abc import Iterable
from dataclasses import replace

from journeycheck import urls
from journeycheck.facts import CallTracking, Fact, Leak, PageKind, Phone
from journeycheck.gather import Gatherer
from journeycheck.page import Reading
from journeycheck.rendering.opening import Opener
from journeycheck.texts import clean

_KINDS = (PageKind.HOME, PageKind.CONTACT, PageKind.LEGAL)
_UNSURE = 2  # pages with blanks that a script may fill in


async def compare(opener: Opener, gatherer: Gatherer) -> None:
    """Look at the first page of each kind, and at some with blanks. One that has no scripts is the
    same in a browser."""
    raw = gatherer.facts(Leak, Phone)
    static = [v for v in gatherer.visits.values() if v.url not in opener.parts and not v.shell]
    firsts = [next((v for v in static if kind in v.kinds), None) for kind in _KINDS]
    scripted = [visit.url for visit in firsts if visit and visit.scripted]
    unsure = [leak.place.url for leak in raw.get(Leak, ()) if not leak.sure]
    for url in dict.fromkeys((*scripted, *unsure[:_UNSURE])):
        if reading := await _seen(url, opener):
            gatherer.see(url, (fact for fact in reading.facts if isinstance(fact, Leak)))
            known = _numbers(phone for phone in raw.get(Phone, ()) if url in phone.pages)
            gatherer.see(url, await _new_numbers(url, known, reading, opener))


async def _seen(url: str, opener: Opener) -> Reading | None:
    """None when the browser was led to another page, too."""
    look = await opener.look(url)
    there = look is not None and urls.identity(look.final) == urls.identity(url)
    return opener.read(look) if there else None


async def _new_numbers(
    url: str, known: dict[str, Phone], reading: Reading, opener: Opener
) -> list[Fact]:
    """Numbers that only the browser shows: the page's own; or, in the place of others or changing
    with each visit, signs of a script that tracks calls."""
    shown = _numbers(reading.facts)
    new = shown.keys() - known.keys()
    if not new:
        return []
    drawn: list[Fact] = [shown[number] for number in sorted(new)]
    if known.keys() - shown.keys():
        return [_tracking(url, drawn)]
    again = await _seen(url, opener)
    if again and new <= _numbers(again.facts).keys():
        return drawn
    return [*drawn, _tracking(url, drawn)]


def _tracking(url: str, phones: Iterable[Fact]) -> CallTracking:
    places = [phone.place for phone in phones]
    text = clean(" · ".join(place.text for place in places))
    return CallTracking(place=replace(places[0], url=url, text=text), vendor="")


def _numbers(facts: Iterable[Fact]) -> dict[str, Phone]:
    """The numbers that customers see, by what they dial."""
    phones = (fact for fact in facts if isinstance(fact, Phone) and fact.shown)
    return {phone.normalized: phone for phone in phones if phone.normalized}
