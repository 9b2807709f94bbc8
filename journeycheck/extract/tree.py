"""What encloses each element of a page, and the elements the readers want."""

import re
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborNode

from journeycheck.facts import Region


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup p pre search section summary table tbody td tfoot th thead tr ul"
)
GROUPS = _names(
    "address article aside body details dialog div dl fieldset figure footer form header main nav "
    "ol section table ul"
)
SILENT = _names(
    "script style template noscript svg math canvas object audio video iframe select textarea "
    "datalist noembed noframes"
)
_BY_TAG = {"nav": Region.NAV, "main": Region.MAIN, "aside": Region.ASIDE}
_BY_ROLE = {
    "banner": Region.HEADER,
    "navigation": Region.NAV,
    "main": Region.MAIN,
    "complementary": Region.ASIDE,
    "contentinfo": Region.FOOTER,
}
_BY_NAME = {
    **dict.fromkeys(("header", "site-header", "masthead", "topbar", "top-bar"), Region.HEADER),
    **dict.fromkeys(("footer", "site-footer", "page-footer", "colophon"), Region.FOOTER),
}
NAMED = frozenset({"div", "section", "table", "header", "footer"})
SECTIONS = frozenset({"article", "section", "main", "aside", "nav", "blockquote", "td"})
UNSHOWN = frozenset({"head", "title"})
LANDMARKS = frozenset({*_BY_TAG, "header", "footer"})
SCOPED = GROUPS | SECTIONS | UNSHOWN
TELLING = r"[lang], [xml\:lang], [role], [hidden], [style]"
"""The elements whose attributes change what is inside them, beside those with a name."""
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)

Attributes = dict[str, str | None]


class Scope(msgspec.Struct, eq=False):
    """What a part of the page inherits from what encloses it. `landmark` is a CSS selector."""

    language: str = ""
    region: Region = Region.MAIN
    landmark: str = ""
    sectioned: bool = False
    shown: bool = True
    block: int = 0


class Element(msgspec.Struct, eq=False):
    """One element the readers asked for. `words` and `alts` are the texts inside, as met."""

    node: LexborNode
    tag: str
    attributes: Attributes
    scope: Scope
    words: list[str] = []
    alts: list[str] = []
    holder: "Element | None" = None  # the item of microdata or RDFa around it
    form: "Element | None" = None  # the form around it
    label: "Element | None" = None  # the label around it
    said: str | None = None  # its accessible words, once they are asked for

    def get(self, name: str) -> str:
        """An attribute, trimmed; "" when it is absent or empty."""
        return (self.attributes.get(name) or "").strip()

    def has(self, name: str) -> bool:
        return name in self.attributes

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def may_be_named(outer: Scope) -> bool:
    """Does the name of one of the elements `NAMED` tell where it stands?"""
    return not outer.landmark and outer.region is Region.MAIN


def inner_scope(tag: str, attributes: Attributes, outer: Scope, block: int) -> Scope:
    """The scope inside an element that may change it."""
    grouped = tag in GROUPS
    region, landmark = _region(tag, attributes, outer) or (outer.region, outer.landmark)
    tongue = attributes.get("lang") or attributes.get("xml:lang")
    return Scope(
        primary(tongue) if tongue else outer.language,
        region,
        landmark,
        outer.sectioned or tag in SECTIONS,
        outer.shown and tag not in UNSHOWN and not _is_hidden(attributes),
        block if grouped else outer.block,
    )


def _is_hidden(attributes: Attributes) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _INVISIBLE.search(style))


def primary(tag: str) -> str:
    """fr-BE -> fr; "" for what is no language tag."""
    return _primary(tag.strip()[:40])


@lru_cache(1_000)
def _primary(tag: str) -> str:
    first = re.split(r"[-_]", tag, maxsplit=1)[0].lower()
    return first if re.fullmatch(r"[a-z]{2,3}", first) else ""


def _region(tag: str, attributes: Attributes, outer: Scope) -> tuple[Region, str] | None:
    """The landmark an element opens, and its selector. A menu in a footer is still the footer."""
    found = _landmark(tag, attributes, outer)
    if found and found[0] is Region.NAV and outer.region in {Region.FOOTER, Region.ASIDE}:
        return None
    return found


def _landmark(tag: str, attributes: Attributes, outer: Scope) -> tuple[Region, str] | None:
    role = (attributes.get("role") or "").lower()
    if role in _BY_ROLE:
        return _BY_ROLE[role], f'[role="{role}"]'
    if tag in _BY_TAG:
        return _BY_TAG[tag], tag
    if tag in {"header", "footer"} and not outer.sectioned:
        return Region(tag), tag
    if tag in NAMED and may_be_named(outer):
        return _named(attributes)
    return None


def _named(attributes: Attributes) -> tuple[Region, str] | None:
    """Pages older than the landmark elements name their parts."""
    name = (attributes.get("id") or "").lower()
    if name in _BY_NAME:
        return _BY_NAME[name], f"#{attributes['id']}"
    for word in (attributes.get("class") or "").split()[:12]:
        if word.lower() in _BY_NAME:
            return _BY_NAME[word.lower()], f".{word}"
    return None
