"""Fingerprints of what a site says, a few bytes each: it may say a million things."""

from array import array
from hashlib import blake2b
from secrets import token_bytes

_FIRST = 16  # places at the beginning; a power of two, as ever after
_FREE = 0


class Prints:
    """Numbers things by their bytes in the order they are met, and keeps eight bytes of each.

    The fingerprints are salted anew for each run, so nobody can write two texts that share one.
    """

    def __init__(self) -> None:
        self._salt = token_bytes(blake2b.SALT_SIZE)
        self._places = array("Q", [_FREE]) * _FIRST  # fingerprints, each near the place it tells
        self._numbers = array("I", [0]) * _FIRST
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, thing: bytes) -> bool:
        mark = self._mark(thing)
        return self._places[self._place(mark)] == mark

    def number(self, thing: bytes) -> int:
        """The number of a thing; that of a new one is how many there were."""
        mark = self._mark(thing)
        place = self._place(mark)
        if self._places[place] != _FREE:
            return self._numbers[place]
        self._places[place], self._numbers[place] = mark, self._count
        self._count += 1
        if 3 * self._count > 2 * len(self._places):
            self._grow()
        return self._count - 1

    def _mark(self, thing: bytes) -> int:
        told = blake2b(thing, digest_size=8, salt=self._salt).digest()
        return int.from_bytes(told, "big") or 1

    def _place(self, mark: int) -> int:
        """Where that fingerprint is, or the free place where it belongs."""
        places = self._places
        last = len(places) - 1
        place = mark & last
        while (found := places[place]) != mark and found != _FREE:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        known = zip(self._places, self._numbers, strict=True)
        size = 2 * len(self._places)
        self._places, self._numbers = array("Q", [_FREE]) * size, array("I", [0]) * size
        for mark, number in known:
            if mark != _FREE:
                place = self._place(mark)
                self._places[place], self._numbers[place] = mark, number
