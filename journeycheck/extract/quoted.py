"""What others say on a page: reviews and testimonials are no word of the company."""

import re

from journeycheck.extract.lines import Line

_UPWARDS = 8  # elements around a line that are looked at
_NAME = 200  # characters
_WHOLE = frozenset({"body", "main", "article", "html"})  # named after all sorts of things
_NAMES = ("class", "id", "itemprop")
_OTHERS = re.compile(
    r"(?<![a-z])(?:testimonials?|reviews?|reviewbody|temoignages?|avis-clients?|comments?-list"
    r"|comment-(?:body|content|text)|kundenstimmen|bewertungen|opiniones|recensioni|depoimentos)"
    r"(?![a-z])|^comments?$",
    re.I | re.M,
)


def is_quoted(line: Line) -> bool:
    """Does it stand in a review or a testimonial, by the names of the elements around it?"""
    node = line.node
    for _ in range(_UPWARDS):
        if node.tag in _WHOLE:
            return False
        names = [(node.attributes.get(key) or "")[:_NAME] for key in _NAMES]
        if _OTHERS.search("\n".join(names)):
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False
