"""Where a page tells what a call costs, and who changes its numbers."""

from datetime import date

import pytest

from journeycheck.codec import facts_of, pack
from journeycheck.extract.phones.prices import price_in
from journeycheck.facts import CallTracking, PriceNote
from journeycheck.words import data
from tests.extract.pages import facts, read


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("Service 0,80 €/min + prix appel", "0,80 €/min"),
        ("0,15 € TTC / min depuis un fixe", "0,15 € ttc / min"),
        ("0,80\u202f€ la minute", "0,80 € la minute"),
        ("0,50€ par appel", "0,50€ par appel"),
        ("(0,34 €/mn)", "0,34 €/mn"),
        ("Prix d’un appel local", "prix d'un appel"),
        ("Numéro non surtaxé", "non surtaxe"),
        ("14 ct/min aus dem dt. Festnetz", "14 ct/min"),
        ("max. 10 Cent/Min.", "10 cent/min"),
        ("CHF 2.–/Min.", "chf 2.-/min"),
        ("Calls cost 13p per minute plus your phone company’s access charge", "13p per minute"),
        ("€ 0,15 per minuut", "€ 0,15 per minuut"),
        ("lokaal tarief", "lokaal tarief"),
        ("Chamada para a rede fixa nacional", "chamada para a rede fixa"),
        ("0800 123 45 (gratis)", "gratis"),
    ],
)
def test_the_price_of_a_call(text: str, clue: str) -> None:
    assert price_in(text) == clue
    [note] = facts(PriceNote, f"<p>{text}</p>")
    assert (note.clue, note.place.selector) == (clue, "p")


@pytest.mark.parametrize(
    "text",
    [
        "À 10 min à pied de la gare",
        "Parking : 30 min gratuites",
        "Livraison 4,90 €, prête en 30 min",
        "Menu 12 € – 30 min",
        "Gratis verzending vanaf 50 €",
        "Call us for a quote: tables from 1200 €",
        "Appelez le 01 42 68 53 00",
        "€" * 300 + " min",
        "1 2 3 4 5 6 7 8 9 " * 40 + "min",
    ],
)
def test_no_price_of_a_call(text: str) -> None:
    assert price_in(text) == ""
    assert facts(PriceNote, f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    ("image", "clue"),
    [
        ('<img src="/a.png" alt="0 892 70 12 39, service 0,80 €/min + prix appel">', "0,80 €/min"),
        ('<img src="/img/numero-sva-0892.svg" alt="">', "sva"),
        ('<img src="/img/nappe.min.jpg" alt="Une nappe">', ""),
    ],
)
def test_a_picture_may_hold_the_price(image: str, clue: str) -> None:
    assert [note.clue for note in facts(PriceNote, image)] == ([clue] if clue else [])


@pytest.mark.parametrize(
    ("script", "vendor"),
    [
        ('<script src="//cdn.callrail.com/companies/1/a/12/swap.js"></script>', "CallRail"),
        ('<script async src="https://123.tctm.co/t.js"></script>', "CallTrackingMetrics"),
        ("<script>s.src='//ict.infinity-tracking.net/js/nas.v1.min.js'</script>", "Infinity"),
        (
            "<script>gtag('config', 'AW-1', {'phone_conversion_number': '01'})</script>",
            "Google Ads",
        ),
        ('<script src="/js/call.js"></script><script>var a = "call"</script>', ""),
        ('<script type="application/json">{"a": "cdn.callrail.com"}</script>', ""),
        ("<p>We use cdn.callrail.com", ""),
    ],
)
def test_a_script_that_changes_numbers(script: str, vendor: str) -> None:
    found = facts(CallTracking, f"<html><body>{script}<p>Tél. 01 42 68 53 00")
    assert [fact.vendor for fact in found] == ([vendor] if vendor else [])


def test_every_vendor_has_its_marks_and_a_source() -> None:
    rows = data("call_tracking.toml")["vendor"]
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert row["source"] and row["date"] > date(2026, 1, 1) and row["verify"] in {True, False}
        assert all(len(mark) > 6 for mark in row["marks"])


def test_both_are_kept_in_the_logbook() -> None:
    reading = read('<script src="//x.tctm.co/t.js"></script><p>0,80 €/min')
    packed = pack(reading)
    assert [fact.vendor for fact in facts_of(packed, CallTracking)] == ["CallTrackingMetrics"]
    assert [fact.clue for fact in facts_of(packed, PriceNote)] == ["0,80 €/min"]
