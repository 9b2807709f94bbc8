"""E-mail addresses: links that write, and addresses in the text and in structured data."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.email_syntax import DOMAIN, LONGEST, fault_of
from journeycheck.extract.hidden_emails import (
    PROTECTED,
    decoded,
    hiding,
    shown_in,
    spelled_in,
    spelled_lines,
)
from journeycheck.extract.links import shows_nothing, words_of
from journeycheck.extract.phones.labels import label_of
from journeycheck.facts import Email, How, Place
from journeycheck.texts import clean
from journeycheck.words import fold, pattern

EMAIL_LIMIT = 300
TEXT_LIMIT = 200_000
_IN_TEXT = re.compile(rf"(?<![\w.%+@/-])[\w.%+-]{{1,64}}@{DOMAIN}(?![\w@]|:[\w/])")
_ROLES = ("aftersales", "sales")
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "css", "js", "pdf", "ico"})
_MAILTO = re.compile(r"\bmailto:[^\s\"'<>]{1,1000}", re.I)
_CODED = re.compile(
    r"(?:data-cfemail=[\"']?|/cdn-cgi/l/email-protection#)([0-9a-f]{6,600})(?![0-9a-f])", re.I
)
_SAMPLE_DOMAINS = re.compile(
    r"@(?:[\w.-]+\.)?(?:example\.(?:com|org|net|fr|de)|domain\.(?:com|tld)|exemple\.(?:fr|com)"
    r"|yourdomain\.\w+|votredomaine\.\w+|sentry\.io|email\.com|voorbeeld\.nl|beispiel\.de"
    r"|ejemplo\.(?:com|es)|esempio\.(?:it|com)|exemplo\.(?:pt|com))\Z",
    re.I,
)


def read_emails_of(document: Document) -> tuple[Email, ...]:
    """The addresses of one page, at most `EMAIL_LIMIT`."""
    found = (*_links(document), *_texts(document), *_structured(document))
    return tuple(islice(dict.fromkeys(found), EMAIL_LIMIT))


def read_emails(text: str) -> tuple[Email, ...]:
    """The addresses of a text, also of one with bits of markup in it."""
    text = text[:TEXT_LIMIT]
    found = {address: "" for address in (*_linked_in(text), *addresses_in(text))}
    for address in spelled_in(text):
        found.setdefault(address, "spelled")
    for address in _coded_in(text):
        found.setdefault(address, "coded")
    return tuple(
        Email(place=Place(""), address=address, hidden=hidden, fault=fault_of(address))
        for address, hidden in islice(found.items(), EMAIL_LIMIT)
    )


def _linked_in(text: str) -> Iterator[str]:
    for match in _MAILTO.finditer(text):
        yield from (address for address, fault in mail_targets(match[0]) if not fault)


def _coded_in(text: str) -> Iterator[str]:
    for match in _CODED.finditer(text):
        address = decoded(match[1])
        if address and not fault_of(address):
            yield address


def addresses_in(text: str) -> Iterator[str]:
    """What is an address in running text; no names of pictures, nothing with a sample domain."""
    if "@" not in text:
        return
    for match in _IN_TEXT.finditer(text):
        address = _without_next_word(match[0].strip(".-%+"))
        is_file = address.rpartition(".")[2].lower() in _FILES
        if not is_file and ".." not in address and not _is_login(text, match.start()):
            yield address


def _without_next_word(address: str) -> str:
    """info@shop.test.Tel, where a page runs two lines together: the word is none of the address."""
    before, _, last = address.rpartition(".")
    glued = last[:1].isupper() and last[1:].islower() and before.islower()
    domain = before.partition("@")[2]
    return before if glued and "." in domain and urls.has_public_suffix(domain) else address


def _is_login(text: str, start: int) -> bool:
    """The password in https://name:password@host/."""
    return text[start - 1 : start] == ":" and "//" in text[max(0, start - 80) : start]


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
    return clean(named[1] if named else address, LONGEST).strip()


def _links(document: Document) -> Iterator[Email]:
    hrefs = ((link, link.get("href")) for link in (*document.all("a"), *document.all("area")))
    found = [
        (link, href)
        for link, href in hrefs
        if href[:7].lower() == "mailto:" or "email-protection#" in href
    ]
    labels = _labels(document) if found else {}
    for link, href in found:
        label = labels.get(id(link), "")
        if protected := PROTECTED.search(href):
            address = decoded(protected[1])
            if address and not fault_of(address):
                yield _linked(document, link, address, href, "", label, hiding(document))
        elif href[:7].lower() == "mailto:":
            for address, fault in mail_targets(href):
                if address or not shows_nothing(link):
                    yield _linked(document, link, address, href, fault, label)


def _labels(document: Document) -> dict[int, str]:
    """What stands right before each link, by the link's id."""
    return {
        id(link): label_of(line.text, start)
        for line in document.lines
        for start, _, link in line.links
    }


def _linked(
    document: Document, link: Element, address: str, href: str, fault: str, label: str,
    hidden: str = "",
) -> Email:  # fmt: skip
    return Email(
        place=document.place(link, words_of(link) or address, How.MAIL_LINK),
        address=address,
        href=clean(href),
        fault=fault,
        hidden=hidden,
        in_text=shown_in(link),
        label=label,
        role=_role(label or words_of(link)),
    )


def _role(words: str) -> str | None:
    """Whose mailbox it is, by the words that name it."""
    told = fold(words)
    return next((role for role in _ROLES if told and pattern("phone", role).search(told)), None)


def _texts(document: Document) -> Iterator[Email]:
    """Addresses in the text that no link around them tells already."""
    for line in document.lines if "@" in document.index.text else ():
        for address in addresses_in(_without_mail_links(line)):
            if not (_SAMPLE_DOMAINS.search(address) and _in_code(line)):
                yield _written(document, line, address)
    for at, address in spelled_lines(document):
        yield _written(document, document.lines[at], address, "spelled")
    yield from _protected_texts(document)


def _written(document: Document, line: Line, address: str, hidden: str = "") -> Email:
    start = line.text.find(address.partition("@")[0])
    label = label_of(line.text, max(start, 0))
    place = document.place(line, line.text, How.TEXT)
    return Email(place=place, address=address, hidden=hidden, label=label, role=_role(label))


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
    if not document.has_data("cfemail"):
        return
    for node in document.css("[data-cfemail]")[:EMAIL_LIMIT]:
        link = next((n for n in (node, node.parent) if n is not None and n.tag == "a"), None)
        told = link is not None and PROTECTED.search(link.attributes.get("href") or "")
        address = decoded(node.attributes.get("data-cfemail") or "")
        if address and not told and not fault_of(address):
            how = How.MAIL_LINK if link is not None else How.TEXT
            place = document.place(node, address, how)
            yield Email(place=place, address=address, hidden=hiding(document))


def _structured(document: Document) -> Iterator[Email]:
    for item in document.every_item:
        for value in item.texts("email"):
            address = clean(value, LONGEST).removeprefix("mailto:")
            yield Email(
                place=document.place(item, value, item.how),
                address=address,
                fault=fault_of(address),
                label=clean(item.text("contactType"), 80),
                role=_role(item.text("contactType")),
                of=clean(item.text("name"), 120),
            )
