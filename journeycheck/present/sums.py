"""The cost of friction, written as the language of the report writes it."""

from dataclasses import dataclass

from journeycheck.cost import amount, around, is_own, number, reckoned
from journeycheck.model import Cost

EXAMPLE = (3.5, 3500, 24_500)  # a coffee, what its customer is worth, and with those who heard


@dataclass(frozen=True)
class Figure:
    """A figure of the sentence: its name, its value for the script, and as it is written between
    what stands `before` and `after` it."""

    name: str
    value: str
    written: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Sums:
    """`own`: with the client's figures, not with those of the example. The four sums, the example,
    the figures by name, and the names of those that the client gave."""

    own: bool
    currency: str
    one: str
    more: str
    all: str
    year: str
    example: tuple[str, ...]
    figures: dict[str, Figure]
    given: tuple[str, ...]


def sums(cost: Cost | None, language: str) -> Sums | None:
    """None when the section is switched off."""
    if cost is None:
        return None
    told = reckoned(cost)

    def money(value: float) -> str:
        whole = float(value).is_integer() or value >= 100
        return amount(value, cost.currency, language, decimals=0 if whole else 2)

    return Sums(
        own=is_own(cost),
        currency=cost.currency,
        one=money(told.one),
        more=number(told.more, language, 1),
        all=money(told.all),
        year=money(told.year),
        example=tuple(map(money, EXAMPLE)),
        figures={name: _figure(name, cost, language) for name in FIGURES},
        given=cost.given,
    )


FIGURES = ("basket", "purchases", "years", "told", "circle", "target", "leave", "per_month")


def _figure(name: str, cost: Cost, language: str) -> Figure:
    value = float(getattr(cost, name))
    plain = f"{value:.4f}".rstrip("0").rstrip(".")
    if name != "basket":
        return Figure(name, plain, number(value, language))
    decimals = 0 if value.is_integer() else 2
    before, after = around(cost.currency, language)
    return Figure(name, plain, number(value, language, decimals, fixed=True), before, after)
