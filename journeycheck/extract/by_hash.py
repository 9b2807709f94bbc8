"""What is said of long texts that come again from page to page: scripts, pieces of templates."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class ByHash(Generic[T]):
    """Remembers what a function says of the texts it was given last, without keeping the texts."""

    def __init__(self, say: Callable[[str], T], kept: int = 2_000) -> None:
        self._say = say
        self._kept = kept
        self._said: dict[int, T] = {}

    def __call__(self, text: str) -> T:
        key = hash(text)
        if key not in self._said:
            if len(self._said) >= self._kept:
                self._said.clear()
            self._said[key] = self._say(text)
        return self._said[key]

    def forget(self) -> None:
        self._said.clear()
