"""The parts that pages share, in the logbook; those met last are at hand."""

from collections.abc import Iterable
from functools import lru_cache

from journeycheck.codec import unpack_part
from journeycheck.logbook import Logbook
from journeycheck.page import Part

_AT_HAND = 500


class Parts:
    """Parts by their keys."""

    def __init__(self, logbook: Logbook) -> None:
        self._log = logbook
        self.find = lru_cache(_AT_HAND)(self._found)

    def take(self, packed: Iterable[tuple[str, bytes]]) -> None:
        """Keep what workers hand over. Raises DiskFull."""
        for key, body in packed:
            self._log.note_part(key, body)

    def _found(self, key: str) -> Part:
        """Raises KeyError, Garbled."""
        return unpack_part(self._log.part(key))
