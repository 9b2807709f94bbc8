"""Phrases as the words they are made of, to be looked for among the words of a text."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

W = TypeVar("W", str, bytes)


class Phrases(Generic[W]):
    """Many phrases; each is known by its longest word, and needs all of its words."""

    def __init__(self, phrases: Iterable[frozenset[W]]) -> None:
        self._needed: dict[W, list[frozenset[W]]] = {}
        for words in dict.fromkeys(phrases):
            if words:
                self._needed.setdefault(max(words, key=len), []).append(words)
        self.keys: frozenset[W] = frozenset(self._needed)

    def __iter__(self) -> Iterator[frozenset[W]]:
        return (words for needed in self._needed.values() for words in needed)

    def known_by(self, word: W) -> list[frozenset[W]]:
        """The phrases that are known by one of the keys."""
        return self._needed[word]

    def any_in(self, held: frozenset[W]) -> bool:
        """Are all the words of a phrase among these?"""
        if self.keys.isdisjoint(held):
            return False
        met = self.keys & held
        return any(words <= held for key in met for words in self._needed[key])
