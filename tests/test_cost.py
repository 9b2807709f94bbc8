"""The cost of friction: the convention, its figures, and how amounts are written."""

from pathlib import Path

import pytest

from journeycheck.config import load
from journeycheck.cost import amount, currency_of, figures, is_own, number, reckoned
from journeycheck.errors import ConfigError, UsageError
from journeycheck.model import Cost
from journeycheck.tables import CostFigures


def cost_of(**given: object) -> Cost:
    made = figures(CostFigures.model_validate(given), "FR")
    assert made
    return made


def test_a_coffee_a_day() -> None:
    cost = cost_of(basket=3.5, purchases=200, years=5)
    sums = reckoned(cost)
    assert (sums.one, sums.more, sums.all) == (3500, 6, 24_500)
    assert sums.year == 12 * 24_500
    assert is_own(cost)


def test_the_figures_of_a_client() -> None:
    sums = reckoned(cost_of(basket=62, purchases=3.5, years=6, per_month=2))
    assert (round(sums.one), round(sums.all), round(sums.year)) == (1302, 9114, 218_736)


def test_without_the_figures_of_the_client_it_is_an_example() -> None:
    cost = cost_of(basket=62, told=4)
    assert (cost.basket, cost.told) == (3.5, 4)
    assert cost.given == ("told",)
    assert not is_own(cost)


def test_it_can_be_switched_off() -> None:
    assert figures(CostFigures(show=False), "FR") is None


@pytest.mark.parametrize(
    ("country", "currency"), [("FR", "EUR"), ("GB", "GBP"), ("CH", "CHF"), (None, "EUR")]
)
def test_the_currency_of_the_country(country: str | None, currency: str) -> None:
    assert currency_of(country) == currency


def test_the_currency_of_the_settings_wins() -> None:
    assert cost_of(currency="usd").currency == "USD"


@pytest.mark.parametrize(
    ("value", "currency", "language", "written"),
    [
        (9114, "EUR", "en", "€9,114"),
        (9114, "EUR", "fr", "9\u202f114\u00a0€"),
        (1302.4, "CHF", "en", "CHF\u00a01,302"),
        (1302.4, "GBP", "fr", "1\u202f302\u00a0£"),
    ],
)
def test_amounts_are_written_as_each_language_does(
    value: float, currency: str, language: str, written: str
) -> None:
    assert amount(value, currency, language) == written


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [(3.5, "en", "3.5"), (3.5, "fr", "3,5"), (62, "en", "62"), (1234.567, "fr", "1\u202f234,57")],
)
def test_figures(value: float, language: str, written: str) -> None:
    assert number(value, language) == written


@pytest.mark.parametrize(
    "given", [{"basket": -1}, {"basket": "nan"}, {"target": 101}, {"years": True}, {"told": 1e12}]
)
def test_figures_nobody_can_mean(given: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=rf"cost\.{next(iter(given))}"):
        load({"cost": given}, environment={})


def test_a_misspelt_figure_names_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "journeycheck.toml"
    file.write_text("[cost]\nbaskt = 3\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"'cost\.baskt'.*'basket'"):
        load({}, file=file, environment={})
