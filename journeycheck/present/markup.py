"""Pieces of text with a little markup in them; all that comes from a site is escaped here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup, escape

from journeycheck.model import Audit, State
from journeycheck.present.speech import Speech, capitalised
from journeycheck.texts import clean
from journeycheck.urls import is_web, path, same_site

SHOWN = 160  # characters of an address that are shown; the link has them all
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}")
_QUOTED = re.compile("(“[^”]*”|«\u00a0[^»]*\u00a0»)")
_FILE = re.compile(r"^index(?:\.\w+)?$|\.(?:html?|php|aspx?)$", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d[\d .()/-]{5,20}\d")
_BREAKS = re.compile(r"(?<=[/.?&=@])(?=[^/.?&=@])")


def lang(tag: str) -> Markup:
    """A `lang` attribute with the space before it, or nothing when the tag is no language tag."""
    return Markup(' lang="{}"').format(tag) if _TAG.fullmatch(tag) else Markup()


def quoting(text: str, tag: str) -> Markup:
    """The text, with what stands in quotation marks marked as being of language `tag`."""
    return Markup().join(_marked(piece, tag) for piece in _QUOTED.split(text))


def unbroken(text: str) -> str:
    """The text, with no-break spaces inside what looks like a phone number."""
    return _NUMBER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def _marked(piece: str, tag: str) -> Markup:
    if not _QUOTED.fullmatch(piece) or not (attribute := lang(tag)):
        return escape(piece)
    edge = 1 if piece.startswith("“") else 2
    mark = Markup("{}<span{}>{}</span>{}")
    return mark.format(piece[:edge], attribute, piece[edge:-edge], piece[-edge:])


def breakable(text: str) -> Markup:
    """An address or a selector that may be broken at its joints."""
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return Markup("<wbr>").join(_BREAKS.split(shown))


def address(url: str, home: str = "") -> Markup:
    """A link that shows its address (its path alone on the site `home`); plain text unless http."""
    if not is_web(url):
        return Markup('<span class="url">{}</span>').format(breakable(url))
    shown = short(url, home)
    link = Markup('<a href="{}">{}</a>')
    return link.format(url, breakable(shown))


def short(url: str, home: str) -> str:
    """The path and query of an address of the site itself; other addresses in full."""
    if not home or not is_web(url) or not same_site(url, home):
        return url
    return url[url.find("/", url.find("//") + 2) :] or path(url)


def page_name(url: str) -> str:
    """The last name in the path of an address, as one says it: "nous-joindre.html" is "Nous
    joindre"; "" for a home page."""
    last = unquote(path(url).rstrip("/").rpartition("/")[2])
    stem = _FILE.sub("", last)
    words = clean(re.sub("[-_+]+", " ", stem), 24)
    return words.upper() if len(words) < 3 else capitalised(words)


@dataclass(frozen=True)
class Piece:
    """A run of words of the headline. `state` is "" for the words between the clauses; `after` is
    the punctuation that follows, `fix` the number of the finding that proves it."""

    words: str
    state: State | str = ""
    after: str = ""
    fix: int | None = None


def headline(audit: Audit, speech: Speech, numbers: Mapping[str, int]) -> tuple[Piece, ...]:
    """The verdict, cut at its clauses; a clause must stand in the headline word for word."""
    return tuple(_pieces(audit, speech, numbers))


def _pieces(audit: Audit, speech: Speech, numbers: Mapping[str, int]) -> Iterator[Piece]:
    rest = speech.pick(audit.verdict.headline)
    for clause in audit.verdict.clauses:
        words = speech.pick(clause.text).strip(" ,;.:\u00a0")
        before, found, tail = rest.partition(words) if words else (rest, "", "")
        if not found:
            continue
        if before:
            yield Piece(before)
        rest = tail.lstrip(",;.")
        number = numbers.get(clause.finding or "")
        yield Piece(words, clause.state, tail[: len(tail) - len(rest)], number)
    if rest:
        yield Piece(rest)
