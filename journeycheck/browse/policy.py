"""What a visit lets its browser send. The gate asks for every request, of whatever page."""

from dataclasses import dataclass
from typing import Protocol

READ_ONLY = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `body`: what is sent with it, "" for nothing, None when there is one that the
    browser does not show (too long, or a file)."""

    method: str
    url: str
    body: str | None = ""


class Policy(Protocol):
    """`sends`: may anything but readings pass at all?"""

    @property
    def sends(self) -> bool: ...

    def lets(self, asked: Asked) -> bool:
        """May it pass?"""


@dataclass(frozen=True, slots=True)
class Reading:
    """Readings only: what a visitor does who looks and touches nothing."""

    sends: bool = False

    def lets(self, asked: Asked) -> bool:
        return asked.method in READ_ONLY


READING = Reading()
