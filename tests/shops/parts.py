"""Pieces that the pages of all shops are made of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from types import SimpleNamespace

CENT = Decimal("0.01")


def pieces(module: str) -> SimpleNamespace:
    """The pieces of HTML beside a module: in `shop.html`, each stands under a comment, its name."""
    told = Path(module).with_suffix(".html").read_text(encoding="utf-8")
    _, *cut = re.split(r"(?m)^<!-- (\w+) -->\n", told)
    return SimpleNamespace(**dict(zip(cut[::2], map(str.strip, cut[1::2]), strict=True)))


@dataclass(frozen=True)
class Article:
    """Something to buy. `price` in euros."""

    slug: str
    name: str
    price: Decimal
    shelf: str
    stock: int = 9


@dataclass(frozen=True)
class Ask:
    """A field of a form. `choices`: of a list, value -> words."""

    name: str
    label: str
    type: str = "text"
    required: bool = True
    complete: str = ""
    choices: Mapping[str, str] | None = None


def comma(amount: Decimal) -> str:
    """12,50 €, as the continent writes it."""
    return f"{amount.quantize(CENT)}".replace(".", ",") + " €"


def point(amount: Decimal) -> str:
    """€12.50, as Ireland writes it."""
    return f"€{amount.quantize(CENT)}"


def field(ask: Ask, value: str = "", wrong: str = "") -> str:
    """A field with its label, and what is wrong with it."""
    mark, must = (" *", " required") if ask.required else ("", "")
    complete = f' autocomplete="{ask.complete}"' if ask.complete else ""
    common = f'id="{ask.name}" name="{ask.name}"{complete}{must}'
    if ask.type == "checkbox":
        box = f'<input type="checkbox" {common} value="1">'
        return f'<p>{box} <label for="{ask.name}">{ask.label}{mark}</label></p>'
    if ask.choices is not None:
        told = "".join(
            f'<option value="{v}"{" selected" * (v == value)}>{words}</option>'
            for v, words in ask.choices.items()
        )
        control = f"<select {common}>{told}</select>"
    else:
        control = f'<input type="{ask.type}" {common} value="{escape(value)}">'
    error = f'<span class="error" role="alert">{wrong}</span>' if wrong else ""
    return f'<p><label for="{ask.name}">{ask.label}{mark}</label>{control}{error}</p>'


def fields(
    asks: Iterable[Ask], told: Mapping[str, str], wrong: Mapping[str, str] | None = None
) -> str:
    """Fields with what was filled in, and what is wrong."""
    return "".join(field(a, told.get(a.name, ""), (wrong or {}).get(a.name, "")) for a in asks)


def missing(asks: Iterable[Ask], told: Mapping[str, str], words: str) -> dict[str, str]:
    """The required fields that were left empty."""
    return {a.name: words for a in asks if a.required and not told.get(a.name, "").strip()}
