"""Which language a page is in: what it declares, unless its words plainly say otherwise."""

import re
from collections import Counter
from collections.abc import Iterable, Set
from functools import lru_cache

from journeycheck.extract.coding import as_text, count_words, raw
from journeycheck.words import LANGUAGES, data, fold

_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000  # characters
_ENOUGH = 12  # common words of a language, to name it from its words alone
_A_FEW = 2  # words, to give a language a try
_PLAIN = 5  # times as many as of the declared language, to contradict it


def language_of(declared: str, words: Counter[bytes]) -> str:
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


def tongues(language: str, said: Counter[bytes]) -> tuple[str, ...]:
    """The languages a page may be in, the likeliest first: `language`, and the one of its words.

    Even a few words weigh here, those of menus and forms too: a number that is read in one language
    too many does less harm than one that is not read at all.
    """
    own = (language,) if language else ()
    if language and language not in LANGUAGES:
        return own
    words: dict[str, int] = {}
    for word, number in telling(said).items():
        known = _MET.folded[word]
        words[known] = words.get(known, 0) + number
    beyond = _others(language)
    counts = dict.fromkeys(LANGUAGES, 0)
    for known, number in words.items():
        for tag in beyond.get(known, ()):
            counts[tag] += number
    best = max(LANGUAGES, key=counts.__getitem__)
    hits = counts[best]
    plain = not language or hits > 2 * _hits(words, _beyond(language, best))
    return (best, *own) if plain and hits >= _A_FEW else own


def _hits(words: dict[str, int], known: frozenset[str]) -> int:
    return sum([words[word] for word in words.keys() & known])


class _Met:
    """The words met, as they are written. folded: those that a language knows, and what they are
    folded to."""

    _LIMIT = 20_000

    def __init__(self) -> None:
        self._met: set[bytes] = set()
        self.folded: dict[bytes, str] = {}

    def meet(self, words: Set[bytes]) -> None:
        if len(self._met) > self._LIMIT:
            self._met.clear()
            self.folded.clear()
        for word in words - self._met:
            self._met.add(word)
            folded = fold(as_text(word))
            if any(folded in _known_words(tag) for tag in LANGUAGES) or word in _all_common():
                self.folded[word] = folded


_MET = _Met()


def telling(said: Counter[bytes]) -> Counter[bytes]:
    """How often the words are said that a language knows."""
    _MET.meet(said.keys())
    return Counter({word: said[word] for word in said.keys() & _MET.folded.keys()})


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


def _common_words(words: Counter[bytes]) -> Counter[str]:
    """How many of the words are among the commonest of each language and of no other."""
    return Counter({tag: sum([words[w] for w in common]) for tag, common in _common().items()})


@lru_cache
def _common() -> dict[str, tuple[bytes, ...]]:
    table = data("languages.toml")["common_words"]
    return {tag: tuple(map(raw, table[tag])) for tag in LANGUAGES}


@lru_cache
def _all_common() -> frozenset[bytes]:
    return frozenset(word for words in _common().values() for word in words)


def sample(texts: Iterable[str]) -> Counter[bytes]:
    """How often each word stands in the first texts."""
    length = 0
    read: list[str] = []
    for text in texts:
        read.append(text)
        length += len(text)
        if length > SAMPLE:
            break
    return count_words(raw("\n".join(read)))
