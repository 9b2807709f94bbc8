"""Named places of a company, as texts name them: "Magasin de Lyon", "London store".

Source of the words: `data/branches.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from journeycheck.texts import clean
from journeycheck.words import LANGUAGES, data, fold, kinds, phrases

_LONG = 120  # characters of a label or a heading
_MOST = 5  # words of a name
_LONGEST = 3  # words for a place: "point de vente"
_WORD = re.compile(r"[^\W_][\w-]*")
_GLUE = re.compile(r" ?|['’]")  # between two words of one name
_OTHERS = frozenset({"other", "numbered", "documents"})  # words of other kinds of numbers


def branch_in(texts: Iterable[str]) -> str:
    """The place that the first of the texts names which names one, as written; "" for none."""
    return next(filter(None, map(_named, texts)), "")


def words_of(branch: str) -> frozenset[str]:
    """The words of a place, folded, the small ones left out: {"magasin", "lyon"}."""
    return _parts(fold(word[0]) for word in _WORD.finditer(branch))


def name_of(branch: str) -> frozenset[str]:
    """Those that tell a place from others of its kind: {"lyon"} of "Magasin de Lyon"."""
    words = [fold(word[0]) for word in _WORD.finditer(branch)]
    for at, size in reversed(list(_mentions(words))):
        del words[at : at + size]
    return _parts(words)


def _parts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(part for word in words for part in word.split("-")) - _small()


@lru_cache
def plain_words() -> frozenset[str]:
    """Words beside a number that name nothing: telephones and roles, common pages, days."""
    said = [p for key in kinds("phone") if key not in _OTHERS for p in phrases("phone", key)]
    said += [p for key in ("contact", "hours", "legal", "help") for p in phrases("pages", key)]
    said += phrases("lines", "plain")
    for language in LANGUAGES:
        days = data(f"hours/{language}.toml")["days"]
        said += [
            name for form in ("full", "short") for names in days[form].values() for name in names
        ]
    return frozenset(re.findall(r"[^\W\d_]{2,}", fold(" ".join(said))))


@lru_cache(2_000)
def _named(text: str) -> str:
    """The one place that a text names; "" for none, and for several."""
    text = text[:_LONG]
    words = list(_WORD.finditer(text))
    found: dict[frozenset[str], str] = {}
    for at, size in _mentions([fold(word[0]) for word in words]):
        start, end = words[at].start(), words[at + size - 1].end()
        name_end = _end_of_name(text, words[at + size - 1 :]) or end
        name_start = _start_of_name(text, words[: at + 1]) if name_end == end else start
        if (name_start, name_end) != (start, end):
            name = clean(text[name_start:name_end])
            found.setdefault(name_of(name), name)
    return next(iter(found.values())) if len(found) == 1 else ""


def _mentions(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words for a place stand, and of how many they are."""
    for at in range(len(words)):
        for size in range(_LONGEST, 0, -1):
            if " ".join(words[at : at + size]) in _places() and at + size <= len(words):
                yield at, size
                break


def _end_of_name(text: str, words: Sequence[re.Match[str]]) -> int:
    """Where the name ends that follows the first of these words; 0 for none."""
    end = taken = 0
    for before, word in pairwise(words):
        together = _GLUE.fullmatch(text, before.end(), word.start())
        if not together or taken == _MOST:
            break
        if _is_name(word[0]) or (end and word[0].isdecimal() and len(word[0]) < 3):
            end, taken = word.end(), taken + 1
        elif fold(word[0]) not in _small():
            break
    return end


def _start_of_name(text: str, words: Sequence[re.Match[str]]) -> int:
    """Where the name begins that stands right before the last of these words; where that word
    itself begins when there is none."""
    start = words[-1].start()
    if fold(words[-1][0]) not in _after_name():
        return start
    for after, word in pairwise(reversed(words)):
        if not _GLUE.fullmatch(text, word.end(), after.start()) or not _is_name(word[0]):
            break
        start = word.start()
    return start


def _is_name(word: str) -> bool:
    """Does it begin with a capital, and name no service, day or the like?"""
    return word[0].isupper() and fold(word) not in _no_names()


@lru_cache
def _places() -> frozenset[str]:
    return frozenset(fold(w) for said in data("branches.toml")["places"].values() for w in said)


@lru_cache
def _after_name() -> frozenset[str]:
    return frozenset(data("branches.toml")["after_name"]["words"])


@lru_cache
def _small() -> frozenset[str]:
    """Small words before and inside the names of towns."""
    inside = data("addresses.toml")["in_town"]["words"]
    return frozenset(map(fold, (*data("branches.toml")["links"]["words"], *inside)))


@lru_cache
def _no_names() -> frozenset[str]:
    return plain_words() | frozenset(map(fold, data("branches.toml")["no_names"]["words"]))
