"""What a tab shows at this moment, read from a world of its own that no script of the page can
reach."""

import asyncio
from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession, Error

LARGEST = 5_000_000  # characters of HTML
_WORDS = 50_000  # characters
_LINE = 2_000  # characters of a title, a heading
_TRIES = 3  # a page may move on while it is read
_AGAIN = 0.2  # seconds
_DEADLINE = 5_000  # milliseconds, held by the browser itself
_SCRIPT = """((mostHtml, mostWords, mostLine) => {
  const roots = [document];
  for (const root of roots)
    for (const one of root.querySelectorAll("*"))
      if (one.shadowRoot && roots.length < 1000) roots.push(one.shadowRoot);
  const first = (rule) => {
    for (const root of roots)
      for (const one of root.querySelectorAll(rule))
        if (one.innerText?.trim() && one.checkVisibility()) return one.innerText;
    return "";
  };
  const shown = [document.body, ...roots.slice(1).flatMap((root) => [...root.children])];
  const html = mostHtml ? document.documentElement?.outerHTML ?? "" : "";
  return {
    address: location.href.slice(0, 4 * mostLine),
    state: document.readyState,
    title: document.title.slice(0, mostLine),
    heading: (first("h1") || first("h2, [role=heading]")).slice(0, mostLine),
    words: shown.map((one) => one?.innerText ?? "").join("\\n").slice(0, mostWords),
    html: html.slice(0, mostHtml),
    cut: html.length > mostHtml,
  };
})"""


@dataclass(frozen=True, slots=True)
class Shown:
    """`address`: that of the document; `state`: "loading", "interactive" (it stands) or "complete"
    (all it needs has come); `words`: what can be
    seen, open shadow trees included; `cut`: the HTML goes on."""

    address: str
    state: str
    title: str
    heading: str
    words: str
    html: str
    cut: bool


async def read(wire: CDPSession, html: bool = False) -> Shown:
    """`wire`: that of the page. Raises Error when the page does not let itself be read."""
    for _ in range(_TRIES - 1):
        try:
            return await _read(wire, html)
        except Error:  # it has just moved on
            await asyncio.sleep(_AGAIN)
    return await _read(wire, html)


async def _read(wire: CDPSession, html: bool) -> Shown:
    tree = await wire.send("Page.getFrameTree")
    frame = tree["frameTree"]["frame"]["id"]
    world = await wire.send(
        "Page.createIsolatedWorld", {"frameId": frame, "worldName": "journeycheck"}
    )
    answer = await wire.send("Runtime.evaluate", {
        "expression": f"{_SCRIPT}({LARGEST if html else 0}, {_WORDS}, {_LINE})",
        "contextId": world["executionContextId"],
        "returnByValue": True,
        "timeout": _DEADLINE,
    })  # fmt: skip
    value = answer["result"].get("value")
    if not isinstance(value, dict):
        raise Error("the page does not let itself be read")
    return Shown(**{name: _sound(part) for name, part in value.items()})


def _sound(part: Any) -> Any:
    """Text without halves of characters (lone surrogates), which cannot be stored."""
    return part.encode(errors="replace").decode() if isinstance(part, str) else part
