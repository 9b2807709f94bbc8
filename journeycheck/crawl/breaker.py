"""When a host begins to fail: first it gets a rest, then it is left alone."""

from dataclasses import dataclass

REST = 5.0  # seconds, at the first sign
LONG_REST = 20.0  # seconds, before the question whether we are welcome at all
ROW = 5  # failures one after the other, from which on it gets a rest
_SHARE = 30, 10  # of the time of the whole visit, at most


@dataclass(frozen=True)
class Rest:
    """Seconds to leave the host alone. `ask`: then see whether its home page still answers."""

    seconds: float
    ask: bool


class Breaker:
    """Counts failures in a row. `budget`: seconds the whole visit may take."""

    def __init__(self, budget: float) -> None:
        self._rests = min(REST, budget / _SHARE[0]), min(LONG_REST, budget / _SHARE[1])
        self._patience = ROW
        self._row = 0

    def count(self, bad: bool) -> Rest | None:
        """One more answer: what the host needs now, if anything."""
        self._row = self._row + 1 if bad else 0
        if self._row == self._patience:
            return Rest(self._rests[0], ask=False)
        return Rest(self._rests[1], ask=True) if self._row >= 2 * self._patience else None

    def welcome(self) -> None:
        """The home page answers: only a corner of the site fails, and may for a while longer."""
        self._row = 0
        self._patience *= 2
