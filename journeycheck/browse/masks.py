"""What a picture must not show is covered before it is taken: passwords, keys, paths of servers.

Looked for from a world of its own that no script of the page can reach; the cover stands in the
page's top layer for as long as the picture takes, and then it is gone.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from typing import Any

from playwright.async_api import CDPSession, Error

from journeycheck.browse.session import within
from journeycheck.words import data

Box = tuple[float, float, float, float]
"""Left, top, width and height in CSS pixels of the window."""

_FRAMES = 10  # of one page; those of other sites keep to themselves
_DEADLINE = 2_000  # milliseconds, held by the browser itself
_UNCOVERING = 2.0  # seconds
_TO_THE_END = frozenset({"fault", "debug"})  # leaks that go on behind what was recognised
# Beyond them nobody can say that all is covered, and no picture is taken. `line` and `all`: in
# characters, of what can be seen in the window.
_LIMITS = {"nodes": 100_000, "line": 20_000, "all": 300_000, "boxes": 500}

_FIND = """((limits) => {
  const roots = [document], blocks = new Map(), lines = [];
  const block = (one) => {
    const way = [];
    while (one && !blocks.has(one)) {
      way.push(one);
      if (!getComputedStyle(one).display.startsWith("inline")) blocks.set(one, one);
      else one = one.parentElement;
    }
    for (const other of way) blocks.set(other, blocks.get(one));
    return blocks.get(one);
  };
  const few = (count, most) => { if (count > most) throw new Error("too much to be looked at"); };
  const range = document.createRange();
  const inWindow = (node) => {
    range.selectNodeContents(node);
    const {left, top, right, bottom} = range.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  };
  let seen = 0, length = 0, line = null;
  const walk = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      few(++seen, limits.nodes);
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) roots.push(node.shadowRoot);
        if (node.tagName === "BR") line = null;
        continue;
      }
      const holder = node.parentElement, own = holder && block(holder);
      if (!own || !node.data.trim() || !inWindow(node)) continue;
      if (!line || line.own !== own) lines.push(line = {own, text: "", parts: []});
      line.parts.push([node, line.text.length]);
      line.text += node.data;
      few(line.text.length, limits.line);
      few(length += node.data.length, limits.all);
    }
    line = null;
  };
  for (const root of roots) walk(root);
  const rule = "input:not([type=hidden]), textarea";
  const fields = roots.flatMap((root) => [...root.querySelectorAll(rule)]).filter((f) => f.value);
  const secret = (f) => f.type === "password"
    || /cc-|one-time-code/.test(f.autocomplete) || /card.?num|cvv|cvc/i.test(f.name + " " + f.id);
  globalThis.found = {lines, fields};
  return {
    lines: lines.map((one) => one.text),
    fields: fields.map((f) => secret(f) ? null : f.value.slice(0, limits.line)),
  };
})"""

_COVER = """((hits, fields, rules, boxes, most) => {
  const inside = ([x, y, w, h]) =>
    w > 0 && h > 0 && x < innerWidth && y < innerHeight && x + w > 0 && y + h > 0;
  const flat = (rect) => [rect.x, rect.y, rect.width, rect.height];
  const text = ([number, start, end]) => {
    const range = document.createRange(), parts = found.lines[number].parts;
    const at = (place) => parts.findLast(([, from]) => from <= place);
    const [first, from] = at(start), [last, to] = at(end - 1);
    range.setStart(first, start - from);
    range.setEnd(last, end - to);
    return [...range.getClientRects()].map(flat);
  };
  const parts = [
    ...hits.map(text),
    ...fields.map((number) => [flat(found.fields[number].getBoundingClientRect())]),
    ...rules.flatMap((rule) =>
      [...document.querySelectorAll(rule)].map((one) => [flat(one.getBoundingClientRect())])),
    ...boxes.map((box) => [box]),
  ].map((part) => part.filter(inside)).filter((part) => part.length);
  if (!parts.length) return 0;
  const set = (one, style) => {
    for (const [name, value] of Object.entries({all: "initial", position: "fixed", ...style}))
      one.style.setProperty(name, value, "important");
  };
  const host = document.createElement("div"), root = host.attachShadow({mode: "closed"});
  set(host, {inset: "0", width: "auto", height: "auto", background: "none", border: "0",
    display: "block", "pointer-events": "none", "z-index": "2147483647"});
  host.popover = "manual";
  document.documentElement.append(host);
  globalThis.cover = host;
  try { host.showPopover(); } catch { /* then it lies above all but what is in the top layer */ }
  const zoom = host.currentCSSZoom || 1, spots = parts.flat();
  if (spots.length > most) return -1;
  const covers = spots.map(([x, y, w, h]) => {
    const box = root.appendChild(document.createElement("div"));
    const [left, top, width, height] = [x - 1, y - 1, w + 2, h + 2].map((n) => n / zoom + "px");
    set(box, {left, top, width, height, background: "#4a5157"});
    return box;
  });
  const lies = ([x, y, w, h], box) => {
    const at = box.getBoundingClientRect();
    return at.x <= x && at.y <= y && at.right >= x + w && at.bottom >= y + h;
  };
  return spots.every((spot, n) => lies(spot, covers[n])) ? parts.length : -1;
})"""

_UNCOVER = "globalThis.cover?.remove(); globalThis.cover = globalThis.found = null"


@asynccontextmanager
async def covered(wire: CDPSession, mask: Sequence[str | Box] = ()) -> AsyncIterator[int]:
    """While it lasts, secrets in the window of the page are covered, and what `mask` says: boxes,
    and CSS selectors in the main document. Gives the number of covered parts. Raises Error when
    something cannot be covered."""
    worlds = await _worlds(wire)
    try:
        parts = [
            await _cover(wire, world, mask if number == 0 else ())
            for number, world in enumerate(worlds)
        ]
        yield sum(parts)
    finally:
        with suppress(TimeoutError):  # a page that hangs keeps its cover, which hinders nobody
            await within(_UNCOVERING, _uncover(wire, worlds))


async def _uncover(wire: CDPSession, worlds: Sequence[int]) -> None:
    for world in worlds:
        with suppress(Error):  # the page has moved on, and its cover with it
            await _said(wire, world, _UNCOVER)


async def _worlds(wire: CDPSession) -> list[int]:
    """A world of ours in the main frame, and in its first frames."""
    tree = (await wire.send("Page.getFrameTree"))["frameTree"]
    worlds = []
    for frame in list(_frames(tree))[:_FRAMES]:
        world = await wire.send(
            "Page.createIsolatedWorld", {"frameId": frame, "worldName": "journeycheck-masks"}
        )
        worlds.append(int(world["executionContextId"]))
    return worlds


def _frames(tree: Mapping[str, Any]) -> Iterator[str]:
    """The main frame first."""
    waiting = [tree]
    for branch in waiting:
        yield branch["frame"]["id"]
        waiting += branch.get("childFrames", ())


async def _cover(wire: CDPSession, world: int, mask: Sequence[str | Box]) -> int:
    shown = await _said(wire, world, f"{_FIND}({_json(_LIMITS)})")
    hits = [(n, *span) for n, line in enumerate(shown["lines"]) for span in secrets(line)]
    fields = [n for n, value in enumerate(shown["fields"]) if value is None or any(secrets(value))]
    rules = [rule for rule in mask if isinstance(rule, str)]
    boxes = [box for box in mask if not isinstance(box, str)]
    if not (hits or fields or rules or boxes):
        return 0
    told = ", ".join(map(_json, (hits, fields, rules, boxes, _LIMITS["boxes"])))
    parts = int(await _said(wire, world, f"{_COVER}({told})"))
    if parts < 0:
        raise Error("the cover does not lie where it should")
    return parts


async def _said(wire: CDPSession, world: int, script: str) -> Any:
    answer = await wire.send("Runtime.evaluate", {
        "expression": script, "contextId": world, "returnByValue": True, "timeout": _DEADLINE,
    })  # fmt: skip
    if "exceptionDetails" in answer:
        raise Error("the page does not let itself be covered")
    return answer["result"].get("value")


def _json(value: Any) -> str:
    return json.dumps(value)


@lru_cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    """Each pattern; does it hide all to the end of the line; must its digits check out?"""
    faults = [row for row in data("leaks.toml")["mark"] if row["sort"] in _TO_THE_END]
    secret = data("secrets.toml")["secret"]
    return (
        *((re.compile(row["pattern"]), True, False) for row in faults),
        *((re.compile(row["pattern"]), False, row.get("digits", False)) for row in secret),
    )


def secrets(line: str) -> tuple[tuple[int, int], ...]:
    """Where a line shows what was not meant for customers: (start, end) in UTF-16 units, as
    browsers count."""
    hits = sorted(_hits(line))
    merged: list[tuple[int, int]] = []
    for start, end in hits:
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return tuple((_units(line[:start]), _units(line[:end])) for start, end in merged)


def _hits(line: str) -> Iterator[tuple[int, int]]:
    for pattern, to_the_end, digits in _patterns():
        for hit in pattern.finditer(line):
            if not digits or _checks_out(hit[0]):
                yield hit.start(), len(line) if to_the_end else hit.end()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _checks_out(text: str) -> bool:
    """Is the last digit the right one for the others (Luhn)?"""
    digits = [int(c) for c in reversed(text) if c.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
