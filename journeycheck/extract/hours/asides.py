"""Brackets between days and their hours: "Monday to Friday (4 pm on Fridays) 9 am to 5 pm"."""

from collections.abc import Sequence

from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Kind

_REACH = 40  # tokens of a sentence
_QUIET = frozenset({Kind.MARK, Kind.OPENER, Kind.NOISE, Kind.COMMA})


def asides_last(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    """The same tokens; what brackets say of another day comes after the sentence they stand in."""
    if "(" not in text:
        return tuple(tokens)
    kept: list[Token] = []
    held: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_aside(tokens, at, text, kept)
        if end:
            held += tokens[at:end]
            at = end
            continue
        if tokens[at].kind is Kind.BREAK and held:
            kept, held = [*kept, *held], []
        kept.append(tokens[at])
        at += 1
    return (*kept, *held)


def _end_of_aside(tokens: Sequence[Token], at: int, text: str, before: Sequence[Token]) -> int:
    """Where the bracket that opens at `at` ends, when it parts days from hours; else 0."""
    follows = {Kind.DAY: Kind.TIME, Kind.TIME: Kind.DAY}.get(_last(before) or Kind.BREAK)
    if text[tokens[at].start] != "(" or follows is None:
        return 0
    if follows is Kind.DAY and _names_day(before):
        return 0
    kinds: set[Kind] = set()
    for end, token in enumerate(tokens[at + 1 : at + 16], at + 1):
        if token.kind is Kind.BREAK:
            return 0
        if text[token.start] == ")":
            speaks = {Kind.DAY, Kind.TIME} <= kinds
            return end + 1 if speaks and _first(tokens[end + 1 :]) is follows else 0
        kinds.add(token.kind)
    return 0


def _names_day(tokens: Sequence[Token]) -> bool:
    """In the sentence that is being read?"""
    for token in reversed(tokens[-_REACH:]):
        if token.kind in {Kind.DAY, Kind.BREAK}:
            return token.kind is Kind.DAY
    return False


def _last(tokens: Sequence[Token]) -> Kind | None:
    return _first(tokens[:-5:-1])


def _first(tokens: Sequence[Token]) -> Kind | None:
    return next((token.kind for token in tokens[:4] if token.kind not in _QUIET), None)
