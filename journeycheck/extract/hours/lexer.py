"""Text to tokens: days, times, dates, and everything that must not be taken for one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from journeycheck.extract.hours.abbreviations import certain_days, never_alone
from journeycheck.extract.hours.dates import Date, date_at
from journeycheck.extract.hours.foreign import foreign
from journeycheck.extract.hours.letters import ATOM, atoms, flat
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Entry, Kind, Vocabulary

_FOUR = re.compile(r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?!\d)")
_ORDINAL_OF_A_DAY = re.compile(r"(?:er|st|nd|rd|th|eme|[eoa])(?![^\W_])")  # also 1º, 3ª
_MOST_IN_A_MONTH = 5  # first to fifth Monday; "9a14" is from 9 to 14
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"(?:er|st|nd|rd|th|eme|e)(?![^\W_])")
_TIMED = frozenset({Kind.TIME, Kind.ALL_DAY})
_OPEN = frozenset({Kind.TIME, Kind.DAY})  # what the next token may belong to
_MARKS = {"|": Kind.CELL, ",": Kind.COMMA, "/": Kind.SLASH, "\n": Kind.BREAK, ";": Kind.BREAK}
_MARKS |= dict.fromkeys("•·●▪◦*", Kind.BREAK) | dict.fromkeys("()[]:\"'«»=", Kind.MARK)


class Lexer:
    """Reads one text in one language; every character is looked at a bounded number of times."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.flat = flat(text)
        self.words = words
        self._foreign = foreign(self.flat)
        self._time = time_pattern(words)
        self._names = tuple(_SPACED.findall(self.flat))
        self._atoms = _placed(self._names, self.flat)
        if not words.compounds.keys().isdisjoint(self._names):
            self._atoms = list(self._split())
            self._names = tuple(atom for atom, _, _ in self._atoms)

    def tokens(self, *, whole: bool = True) -> tuple[Token, ...]:
        """The tokens of the text; not `whole` when it is only one line of a block."""
        told = tuple(_told(self._raw(), self.words, self.flat))
        certain = certain_days(tuple(self._dated(told)))
        return never_alone(certain) if whole else certain

    def _split(self) -> Iterator[tuple[str, int, int]]:
        """Atoms and where they stand; "mittwochabend" is two."""
        for atom, start, end in self._atoms:
            if cut := self.words.compounds.get(atom):
                yield atom[:cut], start, start + cut
                yield atom[cut:], start + cut, end
            else:
                yield atom, start, end

    def _dated(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """ "from" before a date is where hours begin to hold, not the opener of a time."""
        for token, after in zip_longest(tokens, tokens[1:]):
            if token.kind is Kind.OPENER and after:
                said = atoms(self.flat[token.start : token.end])
                if after.kind is Kind.DATE and said in self.words.starts:
                    token = replace(token, kind=Kind.SINCE)
                elif said in self.words.open_ends:
                    token = replace(token, opens_end=True)
            yield token

    def _raw(self) -> Iterator[Token]:
        known, months, foreign_at = self.words.phrases, self.words.months, self._foreign
        reached = 0
        for at, (atom, start, end) in enumerate(self._atoms):
            if start < reached:
                continue
            if start in foreign_at:
                token = Token(Kind.FOREIGN, start, foreign_at[start])
            elif atom in known or atom in months or atom == "." or atom[0].isdigit():
                token = self._token(at)
            else:
                token = Token(_MARKS.get(atom, Kind.WORD), start, end)
            reached = token.end
            yield token

    def _token(self, at: int) -> Token:
        atom, start, end = self._atoms[at]
        digits = atom[0].isdigit()
        if not digits and atom in self.words.phrases and (phrase := self._phrase(at)):
            return phrase
        dated = digits or atom in self.words.months
        if dated and (found := date_at(self.flat, start, self.words)):
            return Token(Kind.DATE, start, found[1], date=found[0])
        if digits:
            return self._phrase(at) or self._number(start)
        return Token(self._mark(atom, end), start, end)

    def _mark(self, atom: str, end: int) -> Kind:
        if atom == ".":
            return Kind.BREAK if self.flat[end : end + 1].strip() == "" else Kind.MARK
        return _MARKS.get(atom, Kind.WORD)

    def _phrase(self, at: int) -> Token | None:
        atom, start, _ = self._atoms[at]
        for phrase, entry in self.words.phrases.get(atom, ()):
            if self._names[at : at + len(phrase)] == phrase:
                whole_day = entry.kind is Kind.ALL_DAY and len(phrase) == _NUMBER_AND_UNIT
                found = _from_entry(entry, start, self._atoms[at + len(phrase) - 1][2])
                return replace(found, minute=1440) if whole_day else found
        return None

    def _number(self, start: int) -> Token:
        if four := _FOUR.match(self.flat, start):
            minute = int(four["h"]) * 60 + int(four["m"])
            if minute <= 1440:
                return Token(
                    Kind.TIME, start, four.end(), minute=minute, bare=True, zero=True, four=True
                )
        if time := self._time.match(self.flat, start):
            return _time_token(time)
        number = _NUMBER.match(self.flat, start)
        end = number.end() if number else start + 1
        # Four digits that can be neither a time nor a year: a short phone number, a quantity.
        strange = end - start == 4 and self.flat[start:end] > "2460"
        short = int(self.flat[start:end]) if number and end - start < 3 else 0
        return Token(Kind.FOREIGN if strange else Kind.NUMBER, start, end, number=short)


def _placed(atoms: Iterable[str], text: str) -> list[tuple[str, int, int]]:
    """The atoms of a text, and where each begins and ends."""
    found = []
    end = 0
    for atom in atoms:
        start = text.index(atom, end)
        end = start + len(atom)
        found.append((atom, start, end))
    return found


_SPACED = re.compile(rf"\n|{ATOM.pattern}")
_NUMBER_AND_UNIT = 2  # "24 horas" may also end "de 20 a 24 horas"


def _from_entry(entry: Entry, start: int, end: int) -> Token:
    if entry.plain:
        return Token(entry.kind, start, end)
    if entry.kind is Kind.NOON:
        return Token(Kind.TIME, start, end, minute=720, half="n")
    if entry.kind is Kind.MIDNIGHT:
        return Token(Kind.TIME, start, end, minute=1440, half="n")
    date = Date(entry.feast[1], entry.feast[0]) if entry.feast else None
    return Token(
        entry.kind, start, end, entry.days, entry.full, entry.sure, number=entry.number, date=date
    )


_patterns: dict[str, re.Pattern[str]] = {}


def time_pattern(words: Vocabulary) -> re.Pattern[str]:
    """9h, 9 h 30, 9:30, 9.30, 9am, 9:30 p.m., 9 Uhr 30; the unit's words come from the language."""
    if words.language not in _patterns:
        units = "|".join(sorted(words.units, key=len, reverse=True))
        unit = rf"(?:{units})(?![^\W\d_])"
        lone = r"|[ap]\b" if words.twelve_hours else ""
        comma = r"|,(?P<m4>00|15|30|45)(?!\d)" if words.comma else ""
        comma += r"|'(?P<m5>00|15|30|45)(?!\d)" if words.quote else ""
        _patterns[words.language] = re.compile(
            rf"(?P<h>2[0-4]|[01]?\d)(?:"
            rf"\s?(?P<unit>{unit})(?:(?P<m1>[0-5]\d)(?:\s?mi?n\b)?|\s(?P<m2>[0-5][05])(?!\d|\s?(?:{unit}|:)))?"
            rf"|[:.](?P<m3>[0-5]\d)(?::00)?(?:\s?{unit})?{comma})?"
            rf"(?P<ap>\s?[ap](?:\.\s?m\b\.?|\s?m\b){lone})?(?!\d|[.:]\d)"
        )
    return _patterns[words.language]


_MINUTES = ("m1", "m2", "m3", "m4", "m5")


def _time_token(found: re.Match[str]) -> Token:
    minutes = next((found[name] for name in _MINUTES if found.groupdict().get(name)), None)
    minute = int(found["h"]) * 60 + int(minutes or 0)
    half = (found["ap"] or "").strip()[:1]
    if minute > 1440 or (half and not 1 <= int(found["h"]) <= 12):
        return Token(Kind.NUMBER, found.start(), found.end())
    return Token(
        Kind.TIME, found.start(), found.end(),
        minute=_on_dial(minute, half), half=half,
        bare=not (minutes or half or found["unit"]),
        zero=found["h"].startswith("0") or (minute >= 780 and not half),
        number=int(found["h"]),
    )  # fmt: skip


def _on_dial(minute: int, half: str) -> int:
    """12 am is midnight, 12 pm is noon."""
    if not half:
        return minute
    return minute % 720 + (720 if half == "p" else 0)


def _told(raw: Iterator[Token], words: Vocabulary, text: str) -> Iterator[Token]:
    """Joins what belongs to the token before: halves of the day, ordinals, promises."""
    tokens = [*raw]
    last: Token | None = None
    for at, token in enumerate(tokens, 1):
        joined = None
        if last is not None and (last.bare or last.kind in _OPEN or token.kind in _TIMED):
            opens = at < len(tokens) and tokens[at].kind is Kind.TIME  # "8-12, afternoons 14-18"
            joined = None if opens else _halved(last, token, words)
            joined = joined or _joined(last, token, words, text)
        if joined is None and last is not None:
            yield last
        last = joined or token
    if last:
        yield last


def _halved(last: Token, token: Token, words: Vocabulary) -> Token | None:
    """9 in the morning, 10 at night. Twelve at night is no time that everybody agrees on."""
    if last.kind is not Kind.TIME or last.half or token.kind not in {Kind.AM, Kind.PM}:
        return None
    half = "a" if token.kind is Kind.AM else "p"
    if last.minute < 720:
        minute = _on_dial(last.minute, half)
        return replace(last, end=token.end, minute=minute, half=half, bare=False)
    if last.minute == 720 and half == "a" and not words.twelve_hours:
        return replace(last, end=token.end, half="n")
    noonish = last.minute < 780
    return replace(last, end=token.end, kind=Kind.NUMBER) if noonish else None


def _joined(last: Token, token: Token, words: Vocabulary, text: str) -> Token | None:
    if last.kind is Kind.DAY and not last.full and text[last.end : token.end] == ".":
        return replace(last, end=token.end)
    ordinal = _ORDINAL if last.number > _MOST_IN_A_MONTH else _ORDINAL_OF_A_DAY
    if last.bare and last.end == token.start and ordinal.fullmatch(text[token.start : token.end]):
        return replace(last, kind=Kind.NUMBER, end=token.end)
    unit = token.kind in _TIMED and not token.bare
    clock = ":" in text[token.start : token.end]
    before = atoms(text[last.start : last.end]) if unit else ()
    if before in words.asides or (before in words.promises and not clock):
        return Token(Kind.FOREIGN, last.start, token.end)
    return None
