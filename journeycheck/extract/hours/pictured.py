"""Opening hours in the words that stand for a picture: those who hear the page have them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from journeycheck.extract.document import Document
from journeycheck.extract.hours.context import says, service_in
from journeycheck.extract.hours.likely import any_timed, looks_timed
from journeycheck.extract.hours.reading import Read, read_seasons
from journeycheck.extract.hours.tongues import settled_language
from journeycheck.extract.tree import Element
from journeycheck.facts import Confidence, How, OpeningHours
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES

_MANY = 2_000  # pictures looked at in one page
_KEPT = 20  # of those with times, the ones that are read


def read_pictured(document: Document) -> Iterator[OpeningHours]:
    """One claim for each season that the words of a picture tell with days and times.

    Without a word of hours among them they are likely at best: a poster has its times too.
    """
    for image, alt in islice(_timed(document.all("img")[:_MANY]), _KEPT):
        language = settled_language(alt, image.scope.language or document.language)
        if language in LANGUAGES and not says("other", language, alt):
            for read in read_seasons(alt, language):
                if read.osm:
                    yield _claim(document, image, alt, language, read)


def _timed(images: Sequence[Element]) -> Iterator[tuple[Element, str]]:
    """The pictures in whose words something like a time of day stands."""
    told = [clean(image.get("alt")) for image in images]
    for image, alt in zip(images, told, strict=True) if any_timed(told) else ():
        if image.scope.shown and looks_timed(alt):
            yield image, alt


def _claim(document: Document, image: Element, alt: str, language: str, read: Read) -> OpeningHours:
    sure = read.confidence is not Confidence.HIGH or says("headings", language, alt)
    return OpeningHours(
        place=document.place(image, alt, How.TEXT),
        raw=alt,
        osm=read.osm,
        week=read.week,
        service=service_in(alt, language),
        valid_from=read.valid_from,
        valid_through=read.valid_through,
        confidence=read.confidence if sure else Confidence.MEDIUM,
        leftover=read.leftover,
        seasonal=read.seasonal,
    )
