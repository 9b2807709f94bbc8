"""Pages that send their visitors on without a link: refresh, frames, and scripts that go away."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from journeycheck import urls
from journeycheck.extract.document import Document, Element
from journeycheck.extract.elsewhere import may_answer
from journeycheck.extract.kinds import by_address, by_words
from journeycheck.extract.links import resolved
from journeycheck.extract.visit import kinds_of
from journeycheck.facts import ContactElsewhere, Fact, How, Link, PageKind
from journeycheck.texts import clean

FEW_WORDS = 30  # a page with fewer says nothing of its own: where it forwards to speaks for it
_SHORT = 2_000  # characters of a script that does little else than going away
_MOST = 50
_REFRESH = re.compile(r"""\s*[\d.]{1,8}\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.I)
_GOING = re.compile(
    r"""\blocation(?:\.href)?\s{0,3}(?:=|\.(?:replace|assign))\s{0,3}\(?\s{0,3}"""
    r"""(?:"([^"\s]{1,500})"|'([^'\s]{1,500})')\s{0,3}(?:[;)}]|\Z|\n)"""
)


def read_forwards(document: Document, start: str) -> tuple[Fact, ...]:
    """Where the page sends its visitors, as links on the site itself; `ContactElsewhere` when a
    home or contact page that says nothing sends them to another site. Where such a home page
    leads is home as well."""
    kinds = kinds_of(document, start) & {PageKind.HOME, PageKind.CONTACT}
    silent = document.words < FEW_WORDS
    facts: dict[Fact, None] = {}
    for where, words, address in _forwards(document, silent=silent):
        found = resolved(address, document.base)
        if found is None or found[0] == urls.identity(document.url):
            continue
        place = document.place(where, words, How.LINK)
        if urls.same_site(found[0], start):
            told = by_words(place.text) | by_address(found[0])
            told |= kinds if silent else frozenset()
            facts[Link(place=place, target=found[0], kinds=told)] = None
        elif silent and kinds and may_answer(urls.host(found[0])):
            facts[ContactElsewhere(place=place, host=urls.host(found[0]))] = None
    return tuple(facts)


def _forwards(
    document: Document, *, silent: bool
) -> Iterator[tuple[Element | LexborNode, str, str]]:
    """Where it stands, its words and the address."""
    for meta in document.all("meta"):
        told = _REFRESH.match(meta.get("content")[:_SHORT])
        if told and meta.get("http-equiv").lower() == "refresh":
            yield meta, "", told[1].strip()
    for frame in (*document.all("frame"), *document.all("iframe"))[:_MOST]:
        if address := frame.get("src") or frame.get("data-src"):
            yield frame, frame.get("title"), address
    if "location" in document.source:
        yield from _by_script(document, silent=silent)


def _by_script(
    document: Document, *, silent: bool
) -> Iterator[tuple[Element | LexborNode, str, str]]:
    """Buttons that go to a page; and scripts that do, on a page that says nothing."""
    for node in document.css("[onclick]")[:_MOST]:
        act = (node.attributes.get("onclick") or "")[:_SHORT]
        told = _GOING.search(act)
        if told and "confirm" not in act:
            yield node, clean(node.text()), told[1] or told[2]
    for script in document.all("script")[:_MOST] if silent else ():
        text = script.node.text()
        for told in _GOING.finditer(text if len(text) <= _SHORT else ""):
            yield script, "", told[1] or told[2]
