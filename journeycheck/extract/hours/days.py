"""Sets of days: 0 is Monday, 7 stands for the public holidays."""

from journeycheck.extract.hours.vocabulary import HOLIDAY


def far_apart(days: frozenset[int]) -> bool:
    """ "Mon/Fri" may be two days or five; "Sat/Sun" can only be two."""
    return len(days) == 2 and max(days) - min(days) not in {1, 6} and HOLIDAY not in days


def ranged(before: frozenset[int], after: frozenset[int]) -> frozenset[int] | None:
    """Monday to Friday; Sunday to Thursday goes round the end of the week."""
    if len(before) != 1 or len(after) != 1:
        return None
    (first,), (last,) = before, after
    if first > 6 or last > 6:
        return None
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
