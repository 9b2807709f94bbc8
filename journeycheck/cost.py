"""What a customer who gives up may cost: a convention of consultants, never a measurement.

worth of one customer = basket × purchases a year × years;
others lost = people told × circle of each × share in the target × share who stay away.
"""

from dataclasses import dataclass

from journeycheck.model import Cost
from journeycheck.tables import CostFigures
from journeycheck.texts import grouped
from journeycheck.words import data

COFFEE = {"basket": 3.5, "purchases": 200.0, "years": 5.0}
"""The example that stands where the client gave no figures: a coffee a day."""

MONTHS = 12


@dataclass(frozen=True)
class Sum:
    """The sums, in the currency of the figures: `one` customer, `more` customers lost with them,
    `all` of them, and a `year` in which it happens as often as the figures say."""

    one: float
    more: float
    all: float
    year: float


def reckoned(cost: Cost) -> Sum:
    one = cost.basket * cost.purchases * cost.years
    more = cost.told * cost.circle * cost.target / 100 * cost.leave / 100
    total = one * (1 + more)
    return Sum(one, more, total, total * MONTHS * cost.per_month)


def figures(wished: CostFigures, country: str | None) -> Cost | None:
    """The figures of the settings; where the client's own are not all given, those of the example.
    None when the section is switched off."""
    if not wished.show:
        return None
    own = {name: getattr(wished, name) for name in COFFEE}
    complete = None not in own.values()
    given = [name for name in wished.model_fields_set if name in Cost.model_fields]
    convention = {name: getattr(wished, name) for name in CONVENTION}
    return Cost(
        **(own if complete else COFFEE),
        **convention,
        currency=wished.currency or currency_of(country),
        given=tuple(sorted(name for name in given if complete or name not in COFFEE)),
    )


CONVENTION = ("told", "circle", "target", "leave", "per_month")


def is_own(cost: Cost) -> bool:
    """Are the basket, the purchases and the years those of the client?"""
    return COFFEE.keys() <= set(cost.given)


def currency_of(country: str | None) -> str:
    """The currency of a country (ISO 4217); the euro where it is not known."""
    return str(data("currencies.toml")["of"].get(country or "", "EUR"))


def amount(value: float, currency: str, language: str, *, decimals: int = 0) -> str:
    """€9,114, 9 114 €: with the sign of the currency where it has one."""
    before, after = around(currency, language)
    return f"{before}{number(value, language, decimals, fixed=True)}{after}"


def around(currency: str, language: str) -> tuple[str, str]:
    """What is written before and after an amount."""
    sign = str(data("currencies.toml")["sign"].get(currency, currency))
    if language == "fr":
        return "", f"\u00a0{sign}"
    return (f"{sign}\u00a0" if sign[-1].isalpha() else sign), ""


def number(value: float, language: str, decimals: int = 2, *, fixed: bool = False) -> str:
    """A figure with at most so many decimals, or with exactly as many: 3.5, 1,302; 3,5, 1 302."""
    text = f"{value:.{decimals}f}"
    whole, _, rest = text.partition(".")
    rest = rest if fixed else rest.rstrip("0")
    mark = "," if language == "fr" else "."
    return grouped(int(whole), language) + (mark + rest if rest else "")
