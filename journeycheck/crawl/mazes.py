"""Pages that lead to ever more pages like themselves: mazes, tar pits, one page under many names.

A shop or a list of towns also leads on and on, but not for ever: its links meet again, some of its
pages end, and no way through it is long. What may be a maze, after a row of pages read one after
the other, is read on deepest first: there it shows soonest whether there is an end.
"""

from dataclasses import dataclass

from journeycheck.page import likeness

ROW = 16  # pages in a row that each lead to new ones and none back, from which on there is doubt
DEEP = 6  # steps from page to page within the row, from which on there is none
COPIES = 5  # pages in a row that are all the same, from which on there is doubt
SURE = 4  # of them found behind such pages, from which on there is none
_ALIKE = 0.95
_BRANCHES = 2  # new addresses of one page
_BACK = 0.02  # links back, of all the links of a row


@dataclass(frozen=True)
class Look:
    """A page by what a customer sees first, and the words of its body."""

    title: str = ""
    heading: str = ""
    signature: frozenset[int] = frozenset()

    def is_like(self, other: "Look") -> bool:
        """The same page, whatever its address? Pages without words are like no other."""
        if not self.signature or not other.signature:
            return False
        same = (self.title, self.heading) == (other.title, other.heading)
        return same and likeness(self.signature, other.signature) >= _ALIKE


class Maze:
    """The pages of one ground, as long as they branch and never meet."""

    def __init__(self) -> None:
        self._row: list[int] = []
        self._new = 0
        self._back = 0
        self._deepest = 0  # of the row
        self._ways: dict[int, tuple[int, int]] = {}  # page that branches -> entrance, steps
        self._entrances: set[int] = set()  # beyond doubt

    def walk(self, number: int, found_on: int, new: int, back: int) -> None:
        """One more page. `new` and `back` count its links to addresses not met before, and to those
        that were."""
        self._new, self._back = self._new + new, self._back + back
        if new < _BRANCHES or self._back > self._new * _BACK:
            self._row, self._new, self._back, self._deepest = [], 0, 0, 0
            return
        entrance, steps = self._ways.get(found_on, (number, 0))
        self._ways[number] = entrance, steps + 1
        self._row.append(number)
        self._deepest = max(self._deepest, steps + 1)
        if len(self._row) >= ROW and steps + 1 >= DEEP:
            self._entrances.add(entrance)

    def is_doubtful(self, number: int) -> bool:
        """May that page belong to a maze?"""
        return len(self._row) >= ROW and self._deepest > 1 and number in self._row

    def is_endless(self, number: int) -> bool:
        """Does it, beyond doubt?"""
        return number in self._ways and self._ways[number][0] in self._entrances


class Copies:
    """The pages of the site read in a row, as long as all are the same."""

    def __init__(self) -> None:
        self._row: dict[int, int] = {}  # page -> steps to it within the row
        self._behind = 0
        self._last = Look()
        self._endless: set[int] = set()

    def walk(self, number: int, found_on: int, look: Look, *, behind: bool) -> None:
        """One more page; `behind`: it was known to be doubtful when it was asked."""
        if not look.is_like(self._last):
            self._row, self._behind = {}, 0
        self._last = look
        self._row[number] = self._row.get(found_on, 0) + 1
        self._behind += behind
        if self._behind >= SURE and self._row[number] >= DEEP:
            self._endless.update(self._row)

    def is_doubtful(self, number: int) -> bool:
        """May that page be one of endless copies?"""
        return len(self._row) >= COPIES and number in self._row

    def is_endless(self, number: int) -> bool:
        """Is it, beyond doubt?"""
        return number in self._endless
