"""What a page is, as a whole: its kinds, how much it says, and a signature to compare it by."""

import re

from selectolax.lexbor import LexborNode

from journeycheck import urls
from journeycheck.extract import seldom
from journeycheck.extract.document import Document
from journeycheck.extract.kinds import by_address, by_title
from journeycheck.extract.leaks import is_program
from journeycheck.extract.likeness import hashes, main_lines
from journeycheck.facts import PageKind, Visit
from journeycheck.words import fold

SHELL_WORDS = 20  # a page with fewer, that asks for scripts, is drawn by one
_LOADING = 5  # words of a place to draw in, while nothing is drawn
_FEW = 3  # lines of the main part, below which the whole page is compared
_ROOT_IDS = ("root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app")
_ROOT_MARKS = ("reactroot", "server-rendered")
_ROOTS = ", ".join(
    (
        *(f"#{name}" for name in _ROOT_IDS), *(f"[data-{mark}]" for mark in _ROOT_MARKS),
        seldom.APPS, "[id^=app-root]",
    )
)  # fmt: skip
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|activ\w*|need\w*|requir\w*|without|sans|benotig\w*|aktivier\w*|habilit\w*|attiv\w*"
    r"|inschakel\w*).{0,60}java ?script|java ?script.{0,60}(?:enable|activ|requi|necess|aktivier"
    r"|benotig|deaktiviert|disabled|desactive|habilit|abilit|ingeschakeld|nodig)"
)
_BUNDLE = 2_000  # characters of an inline script that may draw a page


def read_visit(document: Document, start: str) -> Visit:
    """The page as the site's map keeps it."""
    words = document.words
    return Visit(
        url=document.url,
        title=document.title,
        heading=document.heading,
        language=document.language,
        kinds=kinds_of(document, start),
        words=words,
        shell=is_shell(document, words),
        truncated=document.truncated,
        scripted=any(is_program(script.get("type")) for script in document.scripts),
    )


def kinds_of(document: Document, start: str) -> frozenset[PageKind]:
    """By address, title and first heading; home and product pages by what they are."""
    kinds = set(by_address(document.url) | by_title(document.title) | by_title(document.heading))
    if urls.identity(document.url) == urls.identity(start):
        kinds = {PageKind.HOME}
    product = any("Product" in item.types for item in document.items)
    product = product or any(part.sketch.product for part in document.apart)
    if product or document.meta("og:type").lower() in {"product", "og:product"}:
        kinds.add(PageKind.PRODUCT)
    return frozenset(kinds)


def is_shell(document: Document, words: int) -> bool:
    """Does a script draw this page? It has one, and an empty place to draw in, whatever the menu
    and the footer say; or it says next to nothing but that it needs one."""
    scripted = any(
        script.get("src") or len(script.node.text()) > _BUNDLE for script in document.all("script")
    )
    roots = document.tree.css(_ROOTS)[:20] if scripted and _may_have_root(document) else []
    if any(_says_little(root) for root in roots):
        return True
    if words >= SHELL_WORDS:
        return False
    said = " ".join(element.node.text() for element in document.all("noscript")[:10])
    return scripted and bool(_NEEDS_SCRIPT.search(fold(said[:2_000])))


def _may_have_root(document: Document) -> bool:
    """A quick look: may one of the roots be found?"""
    if document.may_have_any_data or any(map(document.has_data, _ROOT_MARKS)):
        return True
    ids = ((told.get("id") or "").lower() for told in document.named)  # quirks mode
    if any(name in _ROOT_IDS or name.startswith("app-root") for name in ids):
        return True
    return document.has_seldom and bool(document.tree.css(seldom.APPS))


def _says_little(root: LexborNode) -> bool:
    """Empty, or "Loading…" at most; what stands in <noscript> is not shown."""
    unseen = sum(len(node.text().split()) for node in root.css("noscript, script, style"))
    return len(root.text().split()) - unseen < _LOADING


def signature_of(document: Document) -> frozenset[int]:
    """Hashes of the words shown, of the main part when it says enough."""
    parts = [part.sketch for part in document.apart]
    main = main_lines(document.lines)
    own = urls.path(document.url)
    if len(main) + sum(part.main for part in parts) >= _FEW:
        return hashes(main, own).union(*(part.main_hashes for part in parts))
    return hashes(document.lines, own).union(*(part.hashes for part in parts))
