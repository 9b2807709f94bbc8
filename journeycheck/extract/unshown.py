"""Words on public holidays that stand in no line, as in a panel that is folded up."""

import re
from functools import lru_cache

from journeycheck.extract.by_hash import ByHash
from journeycheck.extract.document import Document
from journeycheck.facts import HolidayNote, Place, Region
from journeycheck.words import LANGUAGES, data

_BETWEEN = re.compile(r"</?(?:style|script)")


def read_unshown(document: Document) -> tuple[HolidayNote, ...]:
    """What stands in no line, as in a panel that is folded up, breaks the silence too."""
    pieces = _BETWEEN.split(document.source)  # styles and scripts are the same on every page
    found = min(filter(None, map(_unshown_in, pieces)), default=None)
    if found is None:
        return ()
    return (HolidayNote(place=Place(document.url, text=found[1], region=Region.HEAD)),)


def _phrase_in(piece: str) -> tuple[int, str] | None:
    """The first of the phrases that stands in a part of the source, and its number."""
    source = piece.lower()
    stems = [stem for stem in _stems() if stem in source]
    for number, phrase in enumerate(_phrases() if stems else ()):
        said = any(stem in phrase for stem in stems) and phrase in source
        if said and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", source):
            return number, phrase
    return None


_unshown_in = ByHash(_phrase_in)


@lru_cache
def _stems() -> tuple[str, ...]:
    """Pieces of words, one of which stands in every phrase on holidays."""
    longest = {max(phrase.split(), key=len) for phrase in _phrases()}
    return tuple(a for a in longest if not any(b in a and b != a for b in longest))


@lru_cache
def _phrases() -> tuple[str, ...]:
    """As they are written, in lower case."""
    signs = data("hours_signs.toml")
    return tuple(phrase for language in LANGUAGES for phrase in signs[language]["holidays"])
