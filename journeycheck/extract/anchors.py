"""The parts of a page that a link can lead to: what has an id, a name, or a word for its script."""

import re

from journeycheck import urls
from journeycheck.extract.document import Document
from journeycheck.facts import Anchors, How, Place, Region
from journeycheck.words import data

MOST = 2_000  # parts of one page
LONGEST = 100  # characters of a name; links to longer ones are not judged
# Scripts that open a part know it by such an attribute, and the part need not have an id.
_FOR_SCRIPTS = re.compile(
    r"data-(?:bs-)?(?:tab|target|anchor|menuanchor|section|hash|id|scroll|panel|name|slug)[\w-]{0,40}"
    r"""\s{0,3}=\s{0,3}["']?#?([^"'\s>]{1,100})"""
)


def read_anchors(document: Document) -> tuple[Anchors, ...]:
    """The parts of the page, or nothing when they are too many or a script may make some."""
    if document.truncated:
        return ()
    ids = parts_of(document)
    if len(ids) > MOST or _is_scripted(document, ids):
        return ()
    place = Place(document.url, how=How.LINK, region=Region.HEAD, language=document.language)
    return (Anchors(place=place, ids=ids),)


def parts_of(document: Document) -> frozenset[str]:
    """What has a name in the page, as `urls.anchor` writes it."""
    nodes = [node.attributes for node in document.tree.css("[id], a[name]")]
    names = [name for told in nodes for name in (told.get("id"), told.get("name")) if name]
    names += _FOR_SCRIPTS.findall(document.source)
    return frozenset(urls.anchor(name.strip()) for name in names if len(name) <= LONGEST)


def _is_scripted(document: Document, ids: frozenset[str]) -> bool:
    """May scripts make parts of the page, or answer to a fragment themselves?"""
    signs = data("scripted.toml")["anchors"]
    if not ids.isdisjoint(signs["roots"]) or any(
        mark in document.source for mark in signs["marks"]
    ):
        return True
    texts = (script.node.text() for script in document.all("script"))
    return any(sign in text for text in texts if text for sign in signs["scripts"])
