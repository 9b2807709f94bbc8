"""Is a text worth reading word by word? Most sentences of a page say nothing of days or times."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from journeycheck.extract.coding import spelt
from journeycheck.extract.hours.figures import Ways, has_figure, lines_with_figures, ways_of
from journeycheck.extract.hours.letters import atoms, flat
from journeycheck.extract.hours.short_names import may_hold_short_days
from journeycheck.extract.hours.vocabulary import Kind, Phrase, Vocabulary, vocabulary
from journeycheck.extract.index import Index
from journeycheck.extract.phrases import Phrases

_BESIDE = frozenset(  # kinds that stand between a day and its time
    {Kind.NUMBER, Kind.FOREIGN, Kind.WORD, Kind.BREAK, Kind.CELL, Kind.COMMA, Kind.SLASH}
    | {Kind.MARK, Kind.RANGE, Kind.UNTIL, Kind.SINCE, Kind.BETWEEN, Kind.OPENER, Kind.AND}
    | {Kind.INCLUDING, Kind.OR, Kind.AM, Kind.PM, Kind.NOISE}
)
_SILENT = _BESIDE | {  # and those that say nothing by themselves
    Kind.DOUBT, Kind.CONDITION, Kind.ORDINAL, Kind.MONTHLY, Kind.OPEN_END, Kind.SPECIAL,
    Kind.PROVISO,
}  # fmt: skip
_DIGIT = re.compile(r"\d")
_NUMERIC_DATE = re.compile(r"\d(?:[-/.]\d|(?:er|st|nd|rd|th|o)[^\W\d_])")  # also 1ermai
_REFERENCE = re.compile(r"\d{5}")  # always foreign
_CORE = frozenset({Kind.CLOSED, Kind.ALL_DAY, Kind.NOON, Kind.MIDNIGHT})
_NAMING = frozenset({Kind.DAY, Kind.ALWAYS})


@dataclass(frozen=True)
class _Signs:
    """What tells in one language, as an `Index` knows words.

    naming: phrases that name a day, or "always", without a figure. figured: those with one. core:
    naming, and values of a day. figures: those of them with a figure, in flat text. halves: of the
    day, which make a time of a number. phrases: all that tell. said: these, and what casts doubt.
    timed: what can only be a time, in flat text.
    """

    naming: Phrases[bytes]
    figured: tuple[Phrase, ...]
    core: Phrases[bytes]
    figures: re.Pattern[str]
    halves: Phrases[bytes]
    phrases: Phrases[bytes]
    said: Phrases[bytes]
    timed: re.Pattern[str]


def lines_with_full_names(index: Index, *languages: str) -> frozenset[int]:
    """The lines that can name a day, or say "always", but for short names of days."""
    worded = index.lines_with(_joined(languages, "naming"))
    return frozenset({*worded, *lines_with_figures(index, _figured(languages))})


def telling(*languages: str) -> Phrases[bytes]:
    """What names a day, a time, a date, or what restricts them, without digits."""
    return _joined(languages, "phrases")


@dataclass(frozen=True)
class CoreWords:
    """Days and values of days whose words all stand on a page, and halves of the day; the words of
    each, the longest first."""

    core: tuple[Phrase, ...]
    halves: tuple[Phrase, ...]

    def places_in(self, plain: str, language: str) -> list[int] | None:
        """Where in a flat text something stands without which `any_in` finds nothing around; None
        when anything may be anywhere."""
        if "ß" in plain or "œ" in plain:
            return None
        places: list[int] = []
        words = [word for word in self._core_words if word in plain]
        if _DIGIT.search(plain):
            signs = _signs(language)
            places += [met.start() for met in signs.timed.finditer(plain)]
            places += [met.start() for met in signs.figures.finditer(plain)]
            words += [phrase[0] for phrase in self.halves]
        for word in words:
            at = plain.find(word)
            while at >= 0:
                places.append(at)
                at = plain.find(word, at + 1)
        places.sort()
        return places

    @cached_property
    def _core_words(self) -> frozenset[str]:
        return frozenset([phrase[0] for phrase in self.core])

    def any_in(self, plain: str, language: str) -> bool:
        """Can a flat text of the page name a day, a value of one, or what can only be a time? Short
        names of days are not looked for."""
        spelt_out = plain.replace("ß", "ss").replace("œ", "oe")  # as in an `Index`
        if _any_stands(self.core, spelt_out):
            return True
        if not _DIGIT.search(plain):
            return False
        signs = _signs(language)
        timed = signs.timed.search(plain) or signs.figures.search(plain)
        return bool(timed) or _any_stands(self.halves, spelt_out)


def _any_stands(phrases: Iterable[Phrase], plain: str) -> bool:
    met = (phrase for phrase in phrases if phrase[0] in plain)
    return any(all(word in plain for word in phrase) for phrase in met)


def core_words(index: Index, *languages: str) -> CoreWords:
    """Those of the languages that a page may hold."""
    core, halves = (_joined(languages, key).all_in(index.words) for key in ("core", "halves"))
    return CoreWords(tuple(map(_longest_first, core)), tuple(map(_longest_first, halves)))


def _longest_first(words: Iterable[bytes]) -> Phrase:
    return tuple(sorted(map(bytes.decode, words), key=len, reverse=True))


def may_tell(text: str, language: str) -> bool:
    """Can a text name a day, a time, a date, or what restricts them?"""
    if _DIGIT.search(flat(text)) or _signs(language).phrases.any_in(spelt(text)):
        return True
    return may_hold_short_days(text, language)


def may_be_core(text: str, language: str) -> bool:
    """Can it name a day, a value of one, or what can only be a time?"""
    signs, held, plain = _signs(language), spelt(text), flat(text)
    return bool(
        signs.core.any_in(held)
        or (signs.halves.any_in(held) and _DIGIT.search(plain))
        or signs.timed.search(plain)
        or signs.figures.search(plain)
        or may_hold_short_days(text, language)
    )


def may_restrict(text: str, language: str) -> bool:
    """Can it say when something holds, or cast doubt on it, with no figure that says otherwise?"""
    plain = flat(text)
    if _REFERENCE.search(plain):
        return False
    return bool(_NUMERIC_DATE.search(plain)) or _signs(language).said.any_in(spelt(text))


@lru_cache
def _signs(language: str) -> _Signs:
    words = vocabulary(language)
    entries = [pair for group in words.phrases.values() for pair in group]
    full = [(phrase, entry.kind) for phrase, entry in entries if entry.full]
    names = [atoms(name) for name in (*words.months, *words.compounds)]
    compounds = [atoms(name) for name in words.compounds]
    figured = [p for p, entry in entries if entry.kind in _NAMING and has_figure(p)]
    naming = [*compounds, *(phrase for phrase, kind in full if kind in _NAMING)]
    core = [*naming, *figured, *(phrase for phrase, kind in full if kind in _CORE)]
    figures = [phrase for phrase in core if has_figure(phrase)]
    telling = (phrase for phrase, kind in full if kind not in _SILENT)
    said = (phrase for phrase, kind in full if kind not in _BESIDE)
    return _Signs(
        naming=_phrases(phrase for phrase in naming if not has_figure(phrase)),
        figured=tuple(figured),
        core=_phrases(phrase for phrase in core if not has_figure(phrase)),
        figures=re.compile("|".join(sorted(map(_from_figure_on, figures)))),
        halves=_phrases(p for p, kind in full if kind in {Kind.AM, Kind.PM}),
        phrases=_phrases((*telling, *names)),
        said=_phrases((*said, *names)),
        timed=_timed(words),
    )


def _phrases(phrases: Iterable[Phrase]) -> Phrases[bytes]:
    return Phrases(spelt(" ".join(phrase)) for phrase in phrases)


def _from_figure_on(phrase: Phrase) -> str:
    """A pattern for a phrase without the words before its first figure."""
    first = next(at for at, atom in enumerate(phrase) if atom.isdigit())
    return r"\s*".join(map(re.escape, phrase[first:]))


def _timed(words: Vocabulary) -> re.Pattern[str]:
    """An hour with a unit, with minutes, or with a half of the day."""
    units = "|".join(map(re.escape, words.units))
    signs = "[:." + "," * words.comma + "'" * words.quote + "]"
    lone = r"|\b" if words.twelve_hours else ""
    half = rf"\s?[ap](?:\.?\s?m\b{lone})"
    unit = rf"\s?(?:{units})(?![^\W\d_])"
    hour = r"\d(?<!\d\d)(?:(?<=[01])\d|(?<=2)[0-4])?"
    return re.compile(rf"{hour}(?:{unit}|{signs}\d\d|{half})")


@lru_cache
def _joined(languages: tuple[str, ...], which: str) -> Phrases[bytes]:
    found: list[Phrases[bytes]] = [getattr(_signs(language), which) for language in languages]
    return Phrases(words for phrases in found for words in phrases)


@lru_cache
def _figured(languages: tuple[str, ...]) -> Ways:
    return ways_of(frozenset(name for tongue in languages for name in _signs(tongue).figured))
