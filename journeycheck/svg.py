"""A drawing made inert: of an SVG file only shapes, texts and paints are kept.

What would change the picture when it is taken out (a script, a foreign document, a reference to
another file) is refused by name; what only an editor needs is left out without a word.
"""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"
_KEPT = frozenset({
    "a", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComposite",
    "feDropShadow", "feFlood", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset", "filter",
    "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text",
    "textPath", "title", "tspan", "use",
})  # fmt: skip
_REFUSED = {"script": "a script", "foreignObject": "a foreign document", "handler": "a script"}
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_URL = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,5}(?:\.\d{1,6})?)(?:px)?")
DEPTH = 60


class Refused(Exception):
    """The drawing holds what a logo has no use for; the message names it."""


def inert_svg(text: str) -> str:
    """The drawing, with nothing in it that acts or asks for another file. Raises Refused."""
    if "<!entity" in text.lower():
        raise Refused("it defines entities")
    try:
        root = ET.fromstring(text)
    except ET.ParseError as problem:
        raise Refused(f"it is not well-formed ({problem})") from problem
    if _name(root.tag) != "svg":
        raise Refused("it holds no drawing")
    made = _copied(root, 0)
    _size(made)
    made.set("xmlns", SVG)
    return ET.tostring(made, "unicode")


def _name(tag: object) -> str:
    """The name of an element of SVG; "" for all others, comments and instructions too."""
    space, _, name = str(tag).rpartition("}")
    return name if space in {"{" + SVG, ""} and isinstance(tag, str) else ""


def _copied(old: ET.Element, depth: int) -> ET.Element:
    if depth > DEPTH:
        raise Refused("its parts are nested too deeply")
    name = _name(old.tag)
    new = ET.Element("g" if name == "a" else name, _attributes(name, old.attrib))
    new.text, new.tail = old.text, old.tail
    if name == "style":
        _local(old.text or "")
    for child in old:
        inner = _name(child.tag)
        if inner in _REFUSED:
            raise Refused(f"it holds {_REFUSED[inner]}")
        if inner in _KEPT:
            new.append(_copied(child, depth + 1))
    return new


def _attributes(name: str, given: Mapping[str, str]) -> dict[str, str]:
    kept = {}
    for key, value in given.items():
        if key in {"href", LINK}:
            if name != "a":
                kept["href"] = _reference(value.strip())
        elif key.lower().startswith("on"):
            raise Refused("it holds a script")
        elif "}" not in key and ":" not in key:
            kept[key] = _local(value)
    return kept


def _reference(target: str) -> str:
    """A part of the same drawing, or a picture that is in it."""
    if target.startswith("#") or _PICTURE.fullmatch(target):
        return target
    raise Refused("it refers to another file")


def _local(style: str) -> str:
    """Paints and rules that name nothing outside the drawing. A backslash could spell anything."""
    if _URL.search(style) or "@import" in style.lower() or "\\" in style or "image-set(" in style:
        raise Refused("it refers to another file")
    return style


def _size(root: ET.Element) -> None:
    """A drawing without `viewBox` could not be made smaller: its width and height give one."""
    if root.get("viewBox"):
        return
    sides = [_NUMBER.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
    if not all(sides):
        raise Refused("it has no viewBox")
    root.set("viewBox", " ".join(["0 0", *(side[1] for side in sides if side)]))
