"""Short names of days ("di", "we", "sun") are words of their own: the company they keep decides."""

from collections.abc import Sequence

from msgspec.structs import replace

from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Kind

_LINKS = frozenset({Kind.RANGE, Kind.UNTIL, Kind.AND, Kind.COMMA, Kind.SLASH})
_VALUES = frozenset({Kind.TIME, Kind.CLOSED, Kind.ALL_DAY, Kind.APPOINTMENT, Kind.BETWEEN})
_EDGES = frozenset({Kind.BREAK, Kind.CELL, Kind.MARK, None})
_BESIDE = frozenset({Kind.MARK, Kind.CELL, Kind.OPENER, Kind.NOISE, Kind.CONDITION})
_LETTER, _PAIR = 1, 2  # lengths of a name


def certain_days(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same tokens; a short name that does not stand like a day is a mere word."""
    if all([token.full for token in tokens]):
        return tuple(tokens)
    return tuple(
        replace(token, kind=Kind.WORD, days=frozenset())
        if token.kind is Kind.DAY and not token.full and _is_word(tokens, at)
        else token
        for at, token in enumerate(tokens)
    )


def never_alone(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The same, of all the text there is, where one name of two letters alone is no day either."""
    days = [token for token in tokens if token.kind is Kind.DAY]
    if len(days) != 1 or days[0].full or _length(days[0]) > _PAIR:
        return tokens
    word = replace(days[0], kind=Kind.WORD, days=frozenset())
    return tuple(word if token is days[0] else token for token in tokens)


def _length(token: Token) -> int:
    return token.end - token.start


def _kind(tokens: Sequence[Token], at: int) -> Kind | None:
    return tokens[at].kind if 0 <= at < len(tokens) else None


def _is_word(tokens: Sequence[Token], at: int) -> bool:
    """Does the short name at `at` stand where no day does?"""
    if _linked(tokens, at):
        return False
    if _length(tokens[at]) == _LETTER:
        started = _kind(tokens, at - 1) in _EDGES | _LINKS
        to = at + 2 if _kind(tokens, at + 1) in {Kind.MARK, Kind.OPENER} else at + 1
        return not (started and _kind(tokens, to) is Kind.TIME)
    alone = _kind(tokens, at - 1) in _EDGES and _kind(tokens, at + 1) in _EDGES
    return not (alone or _has_value(tokens, at) or _follows_value(tokens, at))


def _linked(tokens: Sequence[Token], at: int) -> bool:
    """Monday to Fri; Sa/Su; Tu Th."""
    for step in (1, -1):
        to = at + step
        while abs(to - at) < 4 and _kind(tokens, to) in _LINKS | {Kind.OPENER}:
            to += step
        if _kind(tokens, to) is Kind.DAY:
            return True
    return False


def _has_value(tokens: Sequence[Token], at: int) -> bool:
    to = at + 1
    if _kind(tokens, to) is Kind.COMMA and _kind(tokens, at - 1) in _EDGES:
        to += 1
    while to - at < 4 and _kind(tokens, to) in _BESIDE:
        to += 1
    begun = _kind(tokens, at - 1) in _EDGES | {Kind.COMMA, Kind.LATE}
    if (
        begun and _kind(tokens, to) in {Kind.UNTIL, Kind.SINCE} and not tokens[at].full
    ):  # Fri until 3 pm
        to += 1
    return _kind(tokens, to) in _VALUES


def _follows_value(tokens: Sequence[Token], at: int) -> bool:
    """9-5 Sat; closed Sun."""
    to = at - 1
    while at - to < 4 and _kind(tokens, to) in {Kind.OPENER, Kind.NOISE}:
        to -= 1
    return _length(tokens[at]) > _PAIR and _kind(tokens, to) in _VALUES | {Kind.EXCEPT}
