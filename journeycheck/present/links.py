"""Broken links, by cause and by page to edit, as many as a reader can use."""

from collections.abc import Mapping
from dataclasses import dataclass

from journeycheck.model import Cause, Links, PlaceToEdit

ROWS = 200  # places to edit that are listed; the others are in links.csv


@dataclass(frozen=True)
class Group:
    """One cause: the places listed, how many there are, and the number of its fix."""

    cause: Cause
    places: tuple[PlaceToEdit, ...]
    total: int
    fix: int | None


@dataclass(frozen=True)
class DeadLinks:
    """All causes. `left_out` places are not listed."""

    groups: tuple[Group, ...]

    @property
    def places(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def left_out(self) -> int:
        return sum(group.total - len(group.places) for group in self.groups)


def dead_links(links: Links, numbers: Mapping[str, int]) -> DeadLinks:
    """The causes in the order of the audit, until the rows are used up; no cause is dropped."""
    room, groups = ROWS, []
    for cause in links.causes:
        places = cause.places[:room]
        room -= len(places)
        total = max(cause.places_total, len(cause.places))
        groups.append(Group(cause, places, total, numbers.get(cause.finding or "")))
    return DeadLinks(tuple(groups))
