"""E-mail addresses: links that write, and addresses in the text and in structured data."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.links import words_of
from journeycheck.facts import Email, How, Place
from journeycheck.texts import clean

EMAIL_LIMIT = 300
TEXT_LIMIT = 200_000
_ATOM = r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\u00a1-\uffff-]"
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,50})"
_SYNTAX = re.compile(rf"{_ATOM}{{1,64}}(?:\.{_ATOM}{{1,64}}){{0,10}}@{_DOMAIN}")
_IN_TEXT = re.compile(rf"(?<![\w.%+@/-])[\w.%+-]{{1,64}}@{_DOMAIN}(?![\w@])")
_OPENS, _CLOSES = r"\s{0,2}[\[({<]\s{0,2}(?:", r")\s{0,2}[\])}>]\s{0,2}"
_AT = f"{_OPENS}at|@|arobase|arobas|ät|arroba|chiocciola|apenstaart{_CLOSES}"
_DOT = rf"{_OPENS}dot|\.|point|punkt|punto|punt|ponto{_CLOSES}"
_SPELLED = re.compile(
    rf"(?<![\w.%+@-])([\w.%+-]{{1,64}}){_AT}([\w-]{{1,63}}(?:(?:\.|{_DOT})[\w-]{{1,63}}){{1,8}})",
    re.I,
)
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "css", "js", "pdf", "ico"})
_TEMPLATE = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|<%|\[[\w-]{2,30}\]|%%\w|\bundefined\b|\bnull\b", re.I
)
_PROTECTED = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-fA-F]{6,600})\Z")
_SAMPLE_DOMAINS = re.compile(
    r"@(?:[\w.-]+\.)?(?:example\.(?:com|org|net|fr|de)|domain\.(?:com|tld)|exemple\.(?:fr|com)"
    r"|yourdomain\.\w+|votredomaine\.\w+|sentry\.io|email\.com)\Z",
    re.I,
)


def read_emails_of(document: Document) -> tuple[Email, ...]:
    """The addresses of one page, at most `EMAIL_LIMIT`."""
    found = (*_links(document), *_texts(document), *_structured(document))
    return tuple(islice(dict.fromkeys(found), EMAIL_LIMIT))


def read_emails(text: str) -> tuple[Email, ...]:
    """The addresses of a text."""
    found = (*addresses_in(text[:TEXT_LIMIT]), *spelled_in(text[:TEXT_LIMIT]))
    return tuple(Email(place=Place(""), address=address) for address in dict.fromkeys(found))


def addresses_in(text: str) -> Iterator[str]:
    """What is an address in running text; no names of pictures, nothing with a sample domain."""
    if "@" not in text:
        return
    for match in _IN_TEXT.finditer(text):
        address = match[0].strip(".-%+")
        if address.rpartition(".")[2].lower() not in _FILES and ".." not in address:
            yield address


def spelled_in(text: str) -> Iterator[str]:
    """Addresses spelled out to hide them from robots: name [at] shop [dot] example."""
    for match in _SPELLED.finditer(text):
        domain = re.sub(_DOT, ".", match[2], flags=re.I)
        address = f"{match[1].strip('.-')}@{domain}"
        if not fault_of(address):
            yield address


def fault_of(address: str) -> str:
    """What is wrong with the syntax of one address; "" when nothing is."""
    tests = (
        ("empty", not address),
        ("template", bool(_TEMPLATE.search(address))),
        ("prefix", bool(re.match(r"(?:mailto|https?|tel):|//", address, re.I))),
        ("space", bool(re.search(r"\s", address))),
        ("no-at", "@" not in address),
        ("two-at", address.count("@") > 1),
        ("no-domain", "." not in address.partition("@")[2].strip(".")),
        ("syntax", len(address) > 254 or not _SYNTAX.fullmatch(address)),
    )
    return next((name for name, failed in tests if failed), "")


def mail_targets(href: str) -> tuple[tuple[str, str], ...]:
    """The addresses of a mailto: link (RFC 6068) and the fault of each: `(address, fault)`.

    Addresses are percent-decoded; header fields are dropped, except `to`. A comma where a dot was
    meant makes two halves of one address: it is told as one. Semicolons part addresses, as the
    most used mail program takes them. A subject or a text without any address shares a page with
    somebody of the customer's choice: it is no way to write to the company.
    """
    path, _, query = href.strip()[7:2_000].partition("?")
    more = [v for k, _, v in (p.partition("=") for p in query.split("&")) if k.lower() == "to"]
    parts = [_tidy(unquote(part)) for value in (path, *more) for part in re.split("[,;]", value)]
    named = [part for part in parts if part]
    if len(named) > 1 and any("@" not in part for part in named):
        return ((",".join(named), "comma"),)
    if not named and query:
        return ()
    return tuple((part, fault_of(part)) for part in named) or (("", "empty"),)


def _tidy(address: str) -> str:
    """Without the spaces around, which mail programs forgive when they are not encoded."""
    named = re.fullmatch(r"[^<>]*<([^<>]+)>", address.strip())
    return clean(named[1] if named else address, 254).strip()


def decoded(code: str) -> str:
    """An address as Cloudflare hides it: hexadecimal, each byte XORed with the first."""
    try:
        first, *rest = bytes.fromhex(code)
        return bytes(byte ^ first for byte in rest).decode("utf-8")
    except ValueError:
        return ""


def _links(document: Document) -> Iterator[Email]:
    for link in (*document.all("a"), *document.all("area")):
        href = link.get("href")
        if href[:7].lower() == "mailto:":
            for address, fault in mail_targets(href):
                yield _linked(document, link, address, href, fault)
        elif protected := _PROTECTED.search(href):
            address = decoded(protected[1])
            if address and not fault_of(address):
                yield _linked(document, link, address, href, "")


def _linked(document: Document, link: Element, address: str, href: str, fault: str) -> Email:
    place = document.place(link, words_of(link) or address, How.MAIL_LINK)
    return Email(place=place, address=address, href=clean(href), fault=fault)


def _texts(document: Document) -> Iterator[Email]:
    """Addresses in the text that no link around them tells already."""
    for line in document.lines:
        for address in (*addresses_in(_without_mail_links(line)), *spelled_in(line.text)):
            if not (_SAMPLE_DOMAINS.search(address) and _in_code(line)):
                yield Email(place=document.place(line, line.text, How.TEXT), address=address)
    yield from _protected_texts(document)


def _without_mail_links(line: Line) -> str:
    text = line.text
    for start, end, link in line.links if "@" in text else ():
        if link.get("href")[:7].lower() == "mailto:":
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _in_code(line: Line) -> bool:
    return line.node.tag in {"pre", "code"} or line.node.css_first("code") is not None


def _protected_texts(document: Document) -> Iterator[Email]:
    """Addresses that Cloudflare hides in the text, shown by its script."""
    if "data-cfemail" not in document.source:
        return
    for node in document.tree.css("[data-cfemail]")[:EMAIL_LIMIT]:
        link = next((n for n in (node, node.parent) if n is not None and n.tag == "a"), None)
        told = link is not None and _PROTECTED.search(link.attributes.get("href") or "")
        address = decoded(node.attributes.get("data-cfemail") or "")
        if address and not told and not fault_of(address):
            how = How.MAIL_LINK if link is not None else How.TEXT
            yield Email(place=document.place(node, address, how), address=address)


def _structured(document: Document) -> Iterator[Email]:
    for item in document.every_item:
        for value in item.texts("email"):
            address = clean(value, 254).removeprefix("mailto:")
            place = document.place(item, value, item.how)
            yield Email(place=place, address=address, fault=fault_of(address))
