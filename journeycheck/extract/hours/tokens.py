"""One token of a text about hours."""

import msgspec

from journeycheck.extract.hours.dates import Date
from journeycheck.extract.hours.vocabulary import Kind


class Token(msgspec.Struct, frozen=True):
    """One token. `minute`: from midnight. `half`: "a" or "p" when the text says so. `bare`: a mere
    number, which may be no time at all. `zero`: written with a leading zero, or in four digits.
    `opens_end`: an opener such as "from", which makes a time alone the first of an open end."""

    kind: Kind
    start: int
    end: int
    days: frozenset[int] = frozenset()
    full: bool = True
    sure: bool = True  # of which days are meant
    minute: int = -1
    half: str = ""
    bare: bool = False
    zero: bool = False
    four: bool = False
    number: int = 0
    opens_end: bool = False
    date: Date | None = None
