"""Which language a page is in: what it declares, unless its words plainly say otherwise."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from journeycheck.extract.coding import count_words
from journeycheck.words import LANGUAGES, data, fold

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_ENOUGH = 12  # common words of a language, to name it from its words alone
_A_FEW = 2  # words, to give a language a try
_PLAIN = 5  # times as many as of the declared language, to contradict it


def language_of(declared: str, words: Counter[str]) -> str:
    """The primary subtag, "" when nothing tells; `words` as `sample` counts them.

    A template that says `lang="en"` over a page in French is a common mistake: the words win when
    they leave no doubt.
    """
    counts = _common_words(words)
    best, hits = max(counts.items(), key=lambda item: item[1])
    if declared not in LANGUAGES:
        return declared or (best if hits >= _ENOUGH and _leads(counts, hits) else "")
    plainly_other = hits >= 2 * _ENOUGH and hits >= _PLAIN * max(1, counts[declared])
    return best if plainly_other and _leads(counts, hits) else declared


def tongues(language: str, said: Counter[str]) -> tuple[str, ...]:
    """The languages a page may be in, the likeliest first: `language`, and the one of its words.

    Even a few words weigh here, those of menus and forms too: a number that is read in one language
    too many does less harm than one that is not read at all.
    """
    own = (language,) if language else ()
    if language and language not in LANGUAGES:
        return own
    words: dict[str, int] = {}
    for word, number in said.items():
        if known := _MET[word]:
            words[known] = words.get(known, 0) + number
    beyond = _others(language)
    counts = dict.fromkeys(LANGUAGES, 0)
    for word, number in words.items():
        for tag in beyond.get(word, ()):
            counts[tag] += number
    best = max(LANGUAGES, key=counts.__getitem__)
    hits = counts[best]
    plain = not language or hits > 2 * _hits(words, _beyond(language, best))
    return (best, *own) if plain and hits >= _A_FEW else own


def _hits(words: dict[str, int], known: frozenset[str]) -> int:
    return sum([words[word] for word in words.keys() & known])


class _Met(dict[str, str]):
    """Words as they are written, to what they are folded to; to "" when no language knows them."""

    _LIMIT = 20_000

    def __missing__(self, word: str) -> str:
        folded = fold(word)
        known = folded if any(folded in _known_words(tag) for tag in LANGUAGES) else ""
        if len(self) >= self._LIMIT:
            self.clear()
        self[word] = known
        return known


_MET = _Met()


@lru_cache
def _others(language: str) -> dict[str, tuple[str, ...]]:
    """The words that tell of other languages than this one, and of which."""
    tags: dict[str, tuple[str, ...]] = {}
    for tag in LANGUAGES:
        for word in _beyond(tag, language):
            tags[word] = (*tags.get(word, ()), tag)
    return tags


@lru_cache
def _beyond(language: str, other: str) -> frozenset[str]:
    """The words of one language that the other has not, or no other has; "" for no language."""
    return _known_words(language) - (_known_words(other) if other else _shared_words())


@lru_cache
def _shared_words() -> frozenset[str]:
    """The words that more than one language has."""
    counts = Counter(word for tag in LANGUAGES for word in _known_words(tag))
    return frozenset(word for word, count in counts.items() if count > 1)


@lru_cache
def _known_words(language: str) -> frozenset[str]:
    """The common words of a language, and those of its phrases, folded."""
    sections = (s for name, s in data(f"words/{language}.toml").items() if name != "source")
    lists = [words for section in sections for words in section.values()]
    phrases = [phrase for words in lists if isinstance(words, list) for phrase in words]
    common = data("languages.toml")["common_words"][language]
    words = (word for phrase in (*phrases, *common) for word in _WORD.findall(fold(str(phrase))))
    return frozenset(word for word in words if len(word) > 1)


def _leads(counts: Counter[str], hits: int) -> bool:
    return sum(1 for count in counts.values() if 2 * count > hits) == 1


def _common_words(words: Counter[str]) -> Counter[str]:
    """How many of the words are among the commonest of each language and of no other."""
    table = data("languages.toml")["common_words"]
    return Counter({tag: sum(words[word] for word in table[tag]) for tag in LANGUAGES})


def sample(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the first texts."""
    length = 0
    read: list[str] = []
    for text in texts:
        read.append(text)
        length += len(text)
        if length > _SAMPLE:
            break
    return count_words(read)
