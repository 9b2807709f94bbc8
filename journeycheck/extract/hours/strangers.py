"""Unknown words beside days and times, which may change what these say."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from journeycheck.extract.hours.date_phrases import Part
from journeycheck.extract.hours.vocabulary import Kind

_MEANT = {Kind.DAY, Kind.TIME, Kind.CLOSED, Kind.ALWAYS, Kind.APPOINTMENT, Kind.UNTIL, Kind.EXCEPT}


def strangers(sentences: Iterable[Sequence[Part]]) -> set[str]:
    """Unknown words between days and times may change what they say."""
    begun = False
    for parts in sentences:
        meant = [at for at, part in enumerate(parts) if part.kind in _MEANT]
        inside = parts[0 if begun else meant[0] : meant[-1]] if meant else ()
        begun = begun or bool(meant)
        if any([part.kind is Kind.WORD for part in inside]) or _limited(parts) or _only(parts):
            return {"unknown words between days and times"}
    return set()


def _only(parts: Sequence[Part]) -> bool:
    """ "9-12 (pick-up only)": for something that is not known."""
    return any({a.kind, b.kind} == {Kind.ONLY, Kind.WORD} for a, b in pairwise(parts))


def _limited(parts: Sequence[Part]) -> bool:
    """ "Open most Saturdays", "ground floor and Mondays": unknown words that cling to a day, after
    the first of a sentence, which may well be a label."""
    for at, part in enumerate(parts):
        if part.kind is Kind.DAY and at:
            before = at - 2 if parts[at - 1].kind in {Kind.AND, Kind.COMMA} else at - 1
            if before > 0 and parts[before].kind is Kind.WORD:
                return True
    return False
