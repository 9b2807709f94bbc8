"""Listings in JSON: OpenStreetMap and the Places API, whole, partial and broken."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeycheck.config import load
from journeycheck.errors import UsageError
from journeycheck.facts import Confidence, Status
from journeycheck.listing import opened
from journeycheck.listing.entries import Entry, listing_of
from journeycheck.listing.objects import entries_in

TODAY = date(2026, 11, 22)
TAGS = {
    "shop": "interior_decoration", "name": "Maison Orvalle", "opening_hours": "Mo-Fr 10:00-18:30",
    "phone": "+33 1 99 00 41 27;+33 1 99 00 41 28", "website": "https://maison-orvalle.example/",
    "addr:housenumber": "14", "addr:street": "Rue des Tisserands", "addr:postcode": "22990",
    "addr:city": "Saint-Orvin", "check_date": "2026-10-02",
}  # fmt: skip
NODE = {"type": "node", "id": 42, "tags": TAGS}
PLACE: dict[str, Any] = {
    "displayName": {"text": "Maison Orvalle"},
    "formattedAddress": "14 Rue des Tisserands, 22990 Saint-Orvin, France",
    "addressComponents": [
        {"longText": "14", "types": ["street_number"]},
        {"longText": "Rue des Tisserands", "types": ["route"]},
        {"longText": "22990", "types": ["postal_code"]},
        {"longText": "Saint-Orvin", "types": ["locality", "political"]},
    ],
    "businessStatus": "OPERATIONAL",
    "internationalPhoneNumber": "+33 1 99 00 41 27",
    "websiteUri": "https://maison-orvalle.example/",
    "googleMapsUri": "https://maps.google.com/?cid=1",
    "regularOpeningHours": {
        "periods": [
            {"open": {"day": 1, "hour": 10, "minute": 0}, "close": {"day": 1, "hour": 18}},
            {"open": {"day": 6, "hour": 22}, "close": {"day": 0, "hour": 2}},
        ],
        "weekdayDescriptions": ["lundi: 10:00 – 18:00"],
    },
}


def one(value: object) -> Entry:
    [entry] = entries_in(value, TODAY)
    return entry


@pytest.mark.parametrize("value", [NODE, [NODE], {"elements": [NODE]}])
def test_an_object_of_osm(value: object) -> None:
    listing = listing_of(one(value), "FR", "fr")
    assert (listing.source, listing.name) == ("OpenStreetMap", "Maison Orvalle")
    assert listing.place.url == "https://www.openstreetmap.org/node/42"
    assert listing.dialled == ("+33199004127", "+33199004128")
    assert (listing.street, listing.postcode) == ("14 Rue des Tisserands", "22990")
    assert (listing.week[0], listing.confidence) == (((600, 1110),), Confidence.HIGH)
    assert listing.checked == date(2026, 10, 2)


def test_an_answer_of_nominatim() -> None:
    value = {
        "osm_type": "way", "osm_id": 7, "name": "Maison Orvalle", "extratags": {"phone": "1"},
        "address": {"house_number": "14", "road": "Rue X", "postcode": "22990", "village": "Y"},
    }  # fmt: skip
    entry = one([value])
    assert (entry.street, entry.postcode, entry.locality) == ("14 Rue X", "22990", "Y")
    assert entry.where == "https://www.openstreetmap.org/way/7"
    assert entry.checked is None


@pytest.mark.parametrize(
    ("tags", "status"),
    [
        ({"disused:shop": "yes", "name": "A"}, Status.CLOSED),
        ({"opening_hours": "off"}, Status.CLOSED_FOR_NOW),
        ({"opening_hours": "24/7"}, None),
    ],
)
def test_whether_osm_says_closed(tags: dict[str, str], status: Status | None) -> None:
    assert one({"type": "node", "id": 1, "tags": tags}).status is status


def test_free_text_in_osm_is_read_as_text() -> None:
    tags = TAGS | {"opening_hours": "Lundi-Dimanche : 7h-23h"}
    listing = listing_of(one({**NODE, "tags": tags}), "FR", "fr")
    assert listing.week[6] == ((420, 1380),)


@pytest.mark.parametrize("value", [PLACE, {"places": [PLACE]}])
def test_a_place_of_google(value: object) -> None:
    listing = listing_of(one(value), "FR", "fr")
    assert (listing.source, listing.status) == ("Google", Status.OPEN)
    assert (listing.street, listing.locality) == ("14 Rue des Tisserands", "Saint-Orvin")
    assert listing.week[0] == ((600, 1080),)
    assert listing.week[1] == ()
    assert listing.week[5] == ((1320, 1560),)
    assert listing.checked == TODAY


def test_round_the_clock() -> None:
    hours = {"periods": [{"open": {"day": 0, "hour": 0, "minute": 0}}]}
    assert one({**PLACE, "regularOpeningHours": hours}).week == (((0, 1440),),) * 7


@pytest.mark.parametrize(
    "periods",
    [[], "x", [{}], [{"open": {"day": 9}}], [{"open": {"day": 1}}, {"open": {"day": 2}}], [1]],
)
def test_periods_that_are_not_understood(periods: object) -> None:
    assert one({**PLACE, "regularOpeningHours": {"periods": periods}}).week is None


def test_said_to_be_closed_for_good() -> None:
    assert one({**PLACE, "businessStatus": "CLOSED_PERMANENTLY"}).status is Status.CLOSED


@pytest.mark.parametrize(
    "value",
    [None, 1, "x", [], {}, {"elements": None}, {"elements": [1, None]}, {"places": {}},
     {"tags": []}, {"error": {"code": 403}}],
)  # fmt: skip
def test_what_is_no_listing(value: object) -> None:
    assert entries_in(value, TODAY) == ()


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "osm.json"
    path.write_text(json.dumps({"elements": [NODE]}), encoding="utf-8")
    source = opened(load({"listing": str(path)}, environment={}))
    assert source is not None and source.entries[0].name == "Maison Orvalle"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"a": 1,\n "b"', "osm.json, line 2, column"),
        (b"\xff\xfe\x00", "no JSON in UTF-8"),
        (b"[" * 100_000, "no JSON in UTF-8"),
        (b"{}", "no listing in it"),
    ],
)
def test_a_broken_file(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "osm.json"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=told):
        opened(load({"listing": str(path)}, environment={}))
