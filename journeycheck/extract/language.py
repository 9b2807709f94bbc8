"""Which language a page is in: what it declares, unless its words plainly say otherwise."""

import re
from collections import Counter
from collections.abc import Iterable

from journeycheck.words import LANGUAGES, data

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_ENOUGH = 12  # common words of a language, to name it from its words alone
_PLAIN = 5  # times as many as of the declared language, to contradict it


def language_of(declared: str, texts: Iterable[str]) -> str:
    """The primary subtag, "" when nothing tells.

    A template that says `lang="en"` over a page in French is a common mistake: the words win when
    they leave no doubt.
    """
    counts = _common_words(texts)
    best, hits = max(counts.items(), key=lambda item: item[1])
    if declared not in LANGUAGES:
        return declared or (best if hits >= _ENOUGH and _leads(counts, hits) else "")
    plainly_other = hits >= 2 * _ENOUGH and hits >= _PLAIN * max(1, counts[declared])
    return best if plainly_other and _leads(counts, hits) else declared


def _leads(counts: Counter[str], hits: int) -> bool:
    return sum(1 for count in counts.values() if 2 * count > hits) == 1


def _common_words(texts: Iterable[str]) -> Counter[str]:
    """How many of the words are among the commonest of each language and of no other."""
    length = 0
    words: Counter[str] = Counter()
    for text in texts:
        words.update(_WORD.findall(text.lower()))
        length += len(text)
        if length > _SAMPLE:
            break
    table = data("languages.toml")["common_words"]
    return Counter({tag: sum(words[word] for word in table[tag]) for tag in LANGUAGES})
