"""The parts of a page that a link can lead to: what has an id, a name, or a word for its script."""

import re
from collections.abc import Iterator

from journeycheck import urls
from journeycheck.extract.by_hash import ByHash
from journeycheck.extract.document import Document
from journeycheck.facts import Anchors, How, Place, Region
from journeycheck.words import data

MOST = 2_000  # parts of one page
LONGEST = 100  # characters of a name; links to longer ones are not judged
# Scripts that open a part know it by such an attribute, and the part need not have an id.
_TOLD = (
    "tab", "target", "anchor", "menuanchor", "section", "hash", "id", "scroll", "panel", "name",
    "slug", "bs-",
)  # fmt: skip
_FOR_SCRIPTS = re.compile(
    rf"data-(?:bs-)?(?:{'|'.join(_TOLD[:-1])})[\w-]{{0,40}}"
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
    named = document.named
    names = [name for told in named for name in (told.get("id"), told.get("name")) if name]
    names += _for_scripts(document)
    return frozenset(urls.anchor(name.strip()) for name in names if len(name) <= LONGEST)


def _for_scripts(document: Document) -> Iterator[str]:
    """What `_FOR_SCRIPTS` finds in the source, looked for only where a "data-" stands."""
    first, *others = document.after_data
    at, end = len(first), 0
    for piece in others:
        told = _FOR_SCRIPTS.match(document.source, at) if piece.startswith(_TOLD) else None
        if told and at >= end:
            yield told[1]
            end = told.end()
        at += len("data-") + len(piece)


def _is_scripted(document: Document, ids: frozenset[str]) -> bool:
    """May scripts make parts of the page, or answer to a fragment themselves?"""
    signs = data("scripted.toml")["anchors"]
    if not ids.isdisjoint(signs["roots"]) or any(_stands_in(document, m) for m in signs["marks"]):
        return True
    return any(_answers(script.node.text() or "") for script in document.all("script"))


def _stands_in(document: Document, mark: str) -> bool:
    if mark.startswith("data-"):
        return document.has_data(mark.removeprefix("data-"))
    return mark in document.source


@ByHash
def _answers(script: str) -> bool:
    """May a script make parts of a page, or answer to a fragment?"""
    return any(sign in script for sign in data("scripted.toml")["anchors"]["scripts"])
