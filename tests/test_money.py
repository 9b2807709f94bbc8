"""Prices as they are written, and what the words beside them name."""

from decimal import Decimal

import pytest

from journeycheck.money import amounts, is_free, label


@pytest.mark.parametrize(("text", "value", "currency"), [
    ("12,50 €", "12.50", "EUR"),
    ("12,50 €", "12.50", "EUR"),
    ("€12.50", "12.50", "EUR"),
    ("1.234,56 €", "1234.56", "EUR"),
    ("1 234,56 EUR", "1234.56", "EUR"),
    ("EUR 1.234", "1234", "EUR"),
    ("£1,299.00", "1299.00", "GBP"),
    ("CHF 1’234.50", "1234.50", "CHF"),
    ("12€50", "12.50", "EUR"),
    ("12,– €", "12", "EUR"),
    ("19.- CHF", "19", "CHF"),
    ("US$ 5", "5", "USD"),
    ("$5.99", "5.99", ""),
    ("12,50 €/kg", "12.50", "EUR"),
])  # fmt: skip
def test_a_price_is_read_as_its_country_writes_it(text: str, value: str, currency: str) -> None:
    [amount] = amounts(text)
    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize("text", [
    "-3,00 €", "4,9/5 (120 avis)", "12.03.2026", "01 99 00 12 34", "Réf. 12500", "100 % coton",
    "€", "1234567890123 €", "", "9" * 5_000 + " €",
])  # fmt: skip
def test_what_is_no_price_is_none(text: str) -> None:
    assert amounts(text) == ()


def test_prices_stand_in_the_order_of_the_text() -> None:
    assert [one.value for one in amounts("9,90 € au lieu de 12,50 €")] == [
        Decimal("9.90"), Decimal("12.50"),
    ]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), [
    ("Sous-total", "subtotal"), ("Total TTC", "total"), ("dont TVA", "tax"),
    ("Total (tax incl.)", "total"), ("Livraison", "shipping"), ("Versandkosten:", "shipping"),
    ("Service fee", "fees"), ("Gesamtsumme", "total"), ("Remise", "discount"), ("Totaal", "total"),
    ("Gastos de envío", "shipping"), ("Spese di spedizione", "shipping"), ("Portes", "shipping"),
    ("Verzendkosten", "shipping"), ("Jasmin des collines", ""),
])  # fmt: skip
def test_the_words_beside_an_amount_name_it(words: str, name: str) -> None:
    assert label(words) == name


def test_what_costs_nothing_is_known() -> None:
    assert is_free("Livraison offerte") and is_free("Versand: kostenlos")
    assert not is_free("Livraison 4,90 €")
