"""A page as a tree; cut before it is parsed where that would take too much time or memory."""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

DEPTH_LIMIT = 1_000  # open elements; the parser's time grows with the square of the depth
TAG_LIMIT = 400_000  # opened and closed; beyond, the tree itself takes too much memory
STYLE_LIMIT = 1_000_000  # a style left open is opened anew in every block: the tree multiplies
ATTRIBUTE_LIMIT = 1_000  # of one tag; the parser compares each with all others
_LONG = 4 * ATTRIBUTE_LIMIT  # characters; a shorter tag cannot have too many
_STYLES = frozenset({"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike"}) | {
    "strong", "tt", "u",
}  # fmt: skip
_VOID = "area base br col embed hr img input link meta param source track wbr"
_SELF_CLOSING = "p li dd dt option optgroup tr td th tbody thead tfoot colgroup rp rt a"
_FLAT = frozenset(f"{_VOID} {_SELF_CLOSING} html head body".split())
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"
_MARKUP = re.compile(
    rf"{_COMMENT}"
    r"|<(?P<close>/?)(?P<tag>[a-z][^\s/>]{0,20})"
    r"""(?:=\s*+(?:"[^"]*+"?+|'[^']*+'?+)?|[^=>])*+""",
    re.DOTALL | re.IGNORECASE,
)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW}
_VALUE = r"""="[^"]*+"|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=>]*+)"""
_FEW = rf"""[^=>]{{0,60}}+(?:(?:{_VALUE})[^=>]{{0,60}}+){{0,30}}+>"""
_OTHERS = "".join(sorted(set("abcdefghijklmnopqrstuvwxyz") - {name[0] for name in _RAW}))
_NAMES = rf"(?i:{'|'.join(_RAW)})[\s/>]"
_RAW_TEXT = "|".join(
    rf"(?i:{n})(?=[\s/>]){_FEW}[^<]*+(?:<(?!/(?i:{n}))[^<]*+)*+(?=<|\Z)" for n in _RAW
)
_TAME = re.compile(  # text, tags of few attributes, raw text and comments
    rf"[^<]*+(?:<(?:/[^=>]{{0,60}}+>|[{_OTHERS}]{_FEW}|/[a-zA-Z]{_FEW}"
    rf"|(?!{_NAMES})[a-zA-Z]{_FEW}|{_RAW_TEXT}"
    rf"|{_COMMENT[1:]}|[!?][^>]*+>|(?![a-zA-Z/]))[^<]*+)*+".encode(),
    re.DOTALL,
)
_OPENED = re.compile(rb"<([a-zA-Z][a-zA-Z0-9]*+)")
_STYLED = re.compile(
    rb"<[bceifnstuBCEIFNSTU](?:[\s/>]|(?i:ig|ode|m|ont|obr|mall|trike|trong|t)[\s/>])"
)
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"?+|'[^']*+'?+)""")


def _sparse(html: str) -> str:
    """The page up to where it holds too many tags; nearly always all of it."""
    if len(html) <= TAG_LIMIT or html.count("<") <= TAG_LIMIT:
        return html
    end = -1
    for _ in range(TAG_LIMIT):
        end = html.find("<", end + 1)
    return html[:end]


def _is_crowded(tag: str) -> bool:
    """Has one tag too many attributes? What stands in quotes is none."""
    if len(tag) < _LONG:
        return False
    return len(re.split(r"[\s/]+", _QUOTED.sub("", tag))) > ATTRIBUTE_LIMIT


def _is_tame(coded: bytes) -> bool:
    """Can it neither nest too deeply, nor leave too many styles open, nor crowd a tag?"""
    tags = coded.count(b"<")
    opened = tags - coded.count(b"</")
    if opened * tags > STYLE_LIMIT and len(_STYLED.findall(coded)) * tags > STYLE_LIMIT:
        return False
    if opened > DEPTH_LIMIT:
        flat = sum(name.lower().decode() in _FLAT for name in _OPENED.findall(coded))
        if opened - flat > DEPTH_LIMIT:
            return False
    tame = _TAME.match(coded)
    return tame is not None and tame.end() == len(coded)


def shallow(html: str) -> str:
    """The page up to where it nests too deeply, leaves too many styles open or crowds attributes
    into a tag; nearly always all of it."""
    return html if _is_tame(html.encode("utf-8", "ignore")) else _cut(html)


def _cut(html: str) -> str:
    """The same for a page that may have to be cut."""
    unclosed: Counter[str] = Counter()
    depth = styles = made = 0
    for match in _markup(html):
        made += styles
        if depth > DEPTH_LIMIT or made > STYLE_LIMIT:
            return html[: match.start()]
        if match["tag"] and _is_crowded(match[0]):
            return html[: match.start()]
        tag = (match["tag"] or "").lower()
        if not tag or tag in _FLAT or tag in _ENDS or (match["close"] and not unclosed[tag]):
            continue
        step = -1 if match["close"] else 1
        unclosed[tag] += step
        depth += step
        styles += step if tag in _STYLES else 0
    return html


def _markup(html: str) -> Iterator[re.Match[str]]:
    """The tags and comments; what looks like them in raw text, as in a script, is none."""
    match = _MARKUP.search(html)
    while match:
        yield match
        at, end = match.end(), _ENDS.get((match["tag"] or "").lower())
        if end and not match["close"]:
            ended = end.search(html, at)
            at = ended.start() if ended else len(html)
        match = _MARKUP.search(html, at)


def parsed(html: str) -> tuple[LexborHTMLParser, bool]:
    """The tree, and whether something was cut off."""
    whole = html.replace("\0", "") if "\0" in html else html
    sparse = _sparse(whole)
    coded = sparse.encode("utf-8", "ignore")  # as the parser would
    if _is_tame(coded):
        return LexborHTMLParser(coded), len(sparse) < len(whole)
    safe = _cut(sparse)
    return LexborHTMLParser(safe), len(safe) < len(whole)
