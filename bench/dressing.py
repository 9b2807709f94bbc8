"""What dresses every page alike and says nothing: inline style, inline script, drawings."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

BLOCKS = (
    "top",
    "menu",
    "crumbs",
    "content",
    "card",
    "shelf",
    "review",
    "next",
    "foot",
    "form",
    "button",
    "icon",
)
PARTS = (
    "inner",
    "list",
    "item",
    "link",
    "title",
    "text",
    "media",
    "image",
    "price",
    "body",
    "row",
    "panel",
)
STATES = ("", ":hover", ":focus-visible", "--small", "--open", "--last")
VERBS = ("open", "close", "measure", "track", "scroll", "load", "swap", "lock", "store", "restore")


def rule(luck: Random) -> str:
    box = f".{luck.choice(BLOCKS)}__{luck.choice(PARTS)}{luck.choice(STATES)}"
    space, edge = luck.randrange(1, 32), luck.randrange(1, 12)
    return (
        f"{box}{{display:flex;padding:{space / 8}rem {edge / 8}rem;border-radius:{edge}px;"
        f"color:#{luck.randrange(16**6):06x};transition:opacity .{edge}s ease-in-out}}"
    )


def style(luck: Random, rules: int = 80) -> str:
    small = "".join(rule(luck) for _ in range(rules // 4))
    return "".join(rule(luck) for _ in range(rules)) + f"@media (max-width:48em){{{small}}}"


def function(luck: Random, number: int) -> str:
    block, part, verb = luck.choice(BLOCKS), luck.choice(PARTS), luck.choice(VERBS)
    return (
        f"function {verb}{number}(e){{var n=document.querySelectorAll('.{block}__{part}'),i=0;"
        f"for(;i<n.length;i++){{if(n[i].dataset.state<{luck.randrange(9)}&&e){{n[i].classList.toggle"
        f"('{block}__{part}--open',{luck.randrange(10**6)}%e.detail>0)}}}}return n.length}}"
        f"document.addEventListener('{verb}',{verb}{number},{{passive:true}});"
    )


def script(luck: Random, functions: int = 36) -> str:
    """Scripts hold figures and addresses that are no phone numbers and no links."""
    keys = ",".join(f"k{n}:'{luck.randrange(10**10):010}'" for n in range(60))
    body = "".join(function(luck, number) for number in range(functions))
    return f'(function(){{"use strict";var page={{{keys},home:"/#/"}};{body}}})();'


def path(luck: Random, points: int = 18) -> str:
    return (
        "M"
        + " ".join(f"{luck.random() * 24:.2f} {luck.random() * 24:.2f}" for _ in range(points))
        + "z"
    )


def icons(luck: Random, number: int = 24) -> str:
    drawn = "".join(
        f'<symbol id="icon-{n}" viewBox="0 0 24 24"><path d="{path(luck)}"/></symbol>'
        for n in range(number)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" hidden aria-hidden="true">{drawn}</svg>'


def photo(luck: Random) -> str:
    """A picture file."""
    shape = f'<path fill="#{luck.randrange(16**6):06x}" d="{path(luck, 120)}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shape}</svg>'


def state(luck: Random, size: int) -> dict[str, Any]:
    """What a front end leaves in the page for its script."""
    return {
        f"item-{number}": {"id": luck.randrange(10**9), "stock": luck.randrange(40), "on": True}
        for number in range(size)
    }


@cache
def shared(seed: int) -> dict[str, str]:
    """style, script and icons of the whole site."""
    luck = Random(seed)
    return {"style": style(luck), "script": script(luck), "icons": icons(luck)}
