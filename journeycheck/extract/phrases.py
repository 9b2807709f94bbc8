"""Phrases as the words they are made of, to be looked for among the words of a text."""

import re
from collections.abc import Iterable, Iterator, Set
from typing import Generic, TypeVar

W = TypeVar("W", str, bytes)


def either(texts: Set[str]) -> str:
    """A pattern of any of the texts, the longest first. Those that begin alike share their
    beginning: hundreds are tried in few steps."""
    ends: dict[str, set[str]] = {}
    for text in sorted(texts - {""}):
        ends.setdefault(text[0], set()).add(text[1:])
    branches = "|".join(re.escape(first) + _ending(rest) for first, rest in ends.items())
    return f"(?:{branches}){'?' if '' in texts else ''}"


def _ending(texts: set[str]) -> str:
    return re.escape(*texts) if len(texts) == 1 else either(texts)


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
        return any(True for _ in self.all_in(held))

    def all_in(self, held: frozenset[W]) -> Iterator[frozenset[W]]:
        """The phrases whose words are all among these."""
        met = self.keys & held
        return (words for key in met for words in self._needed[key] if words <= held)
