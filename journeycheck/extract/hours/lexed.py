"""The tokens of a text, line by line where no line says anything to the next: each is read once."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from journeycheck.extract.hours.abbreviations import never_alone
from journeycheck.extract.hours.letters import flat
from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Kind, vocabulary

_PARTING = re.compile(  # in flat text: what ends a sentence, and is no "Sept." before a year
    r"\n(?:(?<=[!?]\n)|(?<=[^\W\d_]{2}\.\n)(?!\d|del?\s\d))"
)


def tokens_in(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of a text that is all there is."""
    return never_alone(tokens_within(text, language))


def tokens_within(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of a part of a text."""
    return lexed(text, language) if "\n" not in text else tuple(_joined(text, language))


def _joined(text: str, language: str) -> Iterator[Token]:
    start = 0
    for parting in _PARTING.finditer(flat(text)):
        end = parting.start()
        yield from _moved(lexed(text[start:end], language), start)
        start = end + 1
        yield Token(Kind.BREAK, end, start)
    yield from _moved(lexed(text[start:], language), start)


def _moved(tokens: Iterable[Token], by: int) -> Iterable[Token]:
    if not by:
        return tokens
    return [replace(token, start=token.start + by, end=token.end + by) for token in tokens]


@lru_cache(maxsize=1024)
def lexed(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of what no line of is read apart."""
    return Lexer(text, vocabulary(language)).tokens(whole=False)
