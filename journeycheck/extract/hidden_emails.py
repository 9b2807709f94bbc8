"""Addresses kept from robots: spelled out, coded, or put together by a script."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from journeycheck import urls
from journeycheck.extract.by_hash import ByHash
from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document, Element
from journeycheck.extract.email_syntax import LONGEST, fault_of
from journeycheck.extract.links import words_of
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import EmailHint, How
from journeycheck.texts import clean
from journeycheck.words import data

PROTECTED = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-fA-F]{6,600})\Z")
_HINTS = 5  # kept of one page
_MANY = 2_000  # pictures and scripts looked at in one page
_SCRIPT = 100_000  # characters looked at in one script
_BRACKETS = "([{<"
_PROGRAMS = frozenset({"", "text/javascript", "application/javascript", "module"})


@lru_cache
def _words(key: str) -> str:
    """The words of all languages, as alternatives of a pattern."""
    found = {word for row in data("emails.toml")["spelling"] for word in row[key]}
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


@lru_cache
def _bracketed_at() -> re.Pattern[str]:
    return re.compile(rf"[\[({{<]\s{{0,2}}(?:{_words('at')}|@)\s{{0,2}}[\])}}>]", re.I)


def _in_brackets(words: str) -> str:
    return rf"\s{{0,2}}[\[({{<]\s{{0,2}}(?:{words})\s{{0,2}}[\])}}>]\s{{0,2}}"


@lru_cache
def _bracketed() -> re.Pattern[str]:
    """name [at] shop [dot] com, name (at) shop.com, name [at] shop dot com"""
    at, dot = _in_brackets(f"{_words('at')}|@"), _in_brackets(rf"{_words('dot')}|\.")
    between = rf"\.|{dot}|\s(?:{_words('dot')}|\.)\s"
    return re.compile(
        rf"(?<![\w.%+@-])([\w.%+-]{{1,64}}(?:{dot}[\w.%+-]{{1,64}}){{0,3}}){at}"
        rf"([\w-]{{1,63}}(?:(?:{between})[\w-]{{1,63}}){{1,6}})",
        re.I,
    )


@lru_cache
def _spaced() -> re.Pattern[str]:
    """name arobase shop point fr; of words that may mean something else, only with a mailbox before
    them that has a usual name."""
    dot = rf"\s(?:{_words('dot')})\s"
    boxes = "|".join(map(re.escape, data("emails.toml")["mailboxes"]["names"]))
    domain = rf"([\w-]{{1,63}}(?:(?:\.|{dot})[\w-]{{1,63}}){{1,6}})"
    return re.compile(
        rf"(?<![\w.%+@-])(?:([\w.%+-]{{1,64}}(?:{dot}[\w.%+-]{{1,64}}){{0,2}})\s(?:{_words('alone')})"
        rf"|({boxes})\s(?:at(?=\s[\w-]{{1,63}}{dot})|@))\s{domain}",
        re.I,
    )


@lru_cache
def _signs() -> Phrases[bytes]:
    """Words of which a line has some when it may spell an address without brackets."""
    rows = data("emails.toml")["spelling"]
    alone = [spelt(word) for row in rows for word in row["alone"]]
    return Phrases([*alone, *(spelt("at") | spelt(word) for row in rows for word in row["dot"])])


def spelled_in(text: str) -> Iterator[str]:
    """Addresses spelled out to hide them from robots: name [at] shop [dot] example."""
    yield from _in_brackets_in(text)
    yield from _without_brackets_in(text)


def spelled_lines(document: Document) -> Iterator[tuple[int, str]]:
    """The lines of a page that spell an address, by their number, each with the address."""
    index, lines = document.index, document.lines
    likely = {*index.lines_with(_signs()), *_lines_with_lone_at(document)}
    for at in sorted(likely.union(index.lines_matching(_bracketed_at()))):
        for address in _in_brackets_in(lines[at].text):
            yield at, address
        for address in _without_brackets_in(lines[at].text) if at in likely else ():
            yield at, address


def _lines_with_lone_at(document: Document) -> Iterator[int]:
    if " @ " in document.index.text:
        for at, line in enumerate(document.lines):
            if " @ " in line.text:
                yield at


def _in_brackets_in(text: str) -> Iterator[str]:
    if not any(bracket in text for bracket in _BRACKETS) or not _bracketed_at().search(text):
        return
    for match in _bracketed().finditer(text):
        yield from _put_together(match[1], match[2])


def _without_brackets_in(text: str) -> Iterator[str]:
    for match in _spaced().finditer(text):
        yield from _put_together(match[1] or match[2], match[3])


def _put_together(name: str, domain: str) -> Iterator[str]:
    """The address, without the words of the sentence that follow it."""
    labels = [label for label in re.split(_dots(), domain) if label]
    while len(labels) > 1 and not urls.has_public_suffix(".".join(labels)):
        labels.pop()
    address = f"{'.'.join(re.split(_dots(), name)).strip('.-')}@{'.'.join(labels)}"
    if len(labels) > 1 and not fault_of(address):
        yield address


@lru_cache
def _dots() -> re.Pattern[str]:
    dot = rf"{_words('dot')}|\."
    return re.compile(rf"{_in_brackets(dot)}|\s(?:{dot})\s|\.", re.I)


def decoded(code: str) -> str:
    """An address as Cloudflare hides it: hexadecimal, each byte XORed with the first."""
    try:
        first, *rest = bytes.fromhex(code)
        return bytes(byte ^ first for byte in rest).decode("utf-8")
    except ValueError:
        return ""


def hiding(document: Document) -> str:
    """Is a coded address shown by a script of this page, or does no script show it?"""
    return "coded" if "email-decode" in document.source else "locked"


def read_email_hints(document: Document) -> tuple[EmailHint, ...]:
    """Signs of addresses that only a browser shows, or of which a picture shows a part."""
    found = chain(_put_in_place(document), _linked(document), _scripted(document), _drawn(document))
    return tuple(islice(dict.fromkeys(found), _HINTS))


def _hint(document: Document, where: Element | LexborNode, clue: str) -> EmailHint:
    return EmailHint(place=document.place(where, clue, How.TEXT), clue=clue)


def _put_in_place(document: Document) -> Iterator[EmailHint]:
    body = document.page.body
    if document.index.words.isdisjoint(_near()):
        return
    for row in data("emails.toml")["hiding"]:
        if row["tell"].encode() in body:
            for node in document.css(row["mark"])[:1]:
                yield _hint(document, node, row["name"])


@lru_cache
def _near() -> frozenset[bytes]:
    return frozenset().union(*map(spelt, data("emails.toml")["near"]["words"]))


def _linked(document: Document) -> Iterator[EmailHint]:
    attributes = frozenset(data("emails.toml")["scripted_link"]["attributes"])
    for link in document.all("a"):
        runs = link.get("href")[:11].lower() == "javascript:" and _runs().search(link.get("href"))
        if runs or not attributes.isdisjoint(link.attributes):
            yield _hint(document, link, words_of(link))


@lru_cache
def _runs() -> re.Pattern[str]:
    return re.compile(data("emails.toml")["scripted_link"]["href"])


@lru_cache
def _writes() -> re.Pattern[str]:
    return re.compile("|".join(data("emails.toml")["scripted"]["patterns"]))


def _scripted(document: Document) -> Iterator[EmailHint]:
    for script in document.all("script")[:_MANY]:
        if script.get("src") or script.get("type").lower() not in _PROGRAMS:
            continue
        if clue := _written_by((script.node.text() or "")[:_SCRIPT]):
            yield _hint(document, script, clue)


@ByHash
def _written_by(script: str) -> str:
    """What in a script puts an address together; "" for nothing."""
    tells: list[str] = data("emails.toml")["scripted"]["tells"]
    writes = _writes().search(script) if any(tell in script for tell in tells) else None
    return clean(writes[0], 60) if writes else ""


@lru_cache
def _picture(key: str) -> re.Pattern[str]:
    return re.compile(data("emails.toml")["pictured"][key], re.I)


def _drawn(document: Document) -> Iterator[EmailHint]:
    for image in document.all("img")[:_MANY]:
        if clue := _pictured_in(image):
            yield _hint(document, image, clue)


def _pictured_in(image: Element) -> str:
    """The text or the name that gives a picture away."""
    text = clean(image.get("alt"), LONGEST)
    if _picture("text").fullmatch(text) or ("@" in text and not fault_of(text)):
        return text
    name = (image.get("src") or image.get("data-src"))[:500].partition("?")[0].rpartition("/")[2]
    bare = name.rpartition(".")[0]
    return clean(name, LONGEST) if _picture("name").search(bare) else ""


def shown_in(link: Element) -> str:
    """The one address that the words of a link show; "" when they show none, or several."""
    words = words_of(link)
    found = [word.strip(".,;:()<>«»\"'") for word in words.split() if "@" in word]
    return found[0] if len(found) == 1 and not fault_of(found[0]) else ""
