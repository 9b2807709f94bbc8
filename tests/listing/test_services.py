"""Asking Google and OpenStreetMap, played by a double on loopback."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from journeycheck.check import Outcome
from journeycheck.config import Settings, load
from journeycheck.demo.server import Request, Response, listening
from journeycheck.errors import UsageError
from journeycheck.facts import Listing
from journeycheck.judge import Result
from journeycheck.listed import NO_ANSWER, NOT_FOUND, REFUSED
from journeycheck.listing import compared, opened
from journeycheck.site import Site
from tests.checks.made import address, phone
from tests.conftest import HOME, site
from tests.listing.test_objects import NODE, PLACE

HERE = site(phone("/", "+33199004127"), address("/"), name="Maison Orvalle")


class Double:
    """Answers every question in the same way, and remembers the last one."""

    def __init__(self, value: Any, status: int = 200) -> None:
        self.body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.status = status
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        return Response(self.status, self.body, "application/json")


def settings(service: str, url: str) -> Settings:
    key = {"JOURNEYCHECK_GOOGLE_KEY": "a-key"} if service == "google" else {}
    return load({"listing": service, "listing_url": url}, environment=key)


def looked_up(service: str, double: Callable[[Request], Response], facts: Site = HERE) -> Site:
    with listening(double) as url:
        told = settings(service, url)
        return asyncio.run(compared(facts, opened(told), told))


def test_google_is_asked_once() -> None:
    double = Double({"places": [PLACE]})
    [listing] = looked_up("google", double).facts(Listing)
    assert listing.name == "Maison Orvalle"
    [request] = double.asked
    assert (request.method, request.target) == ("POST", "/v1/places:searchText")


def test_osm_is_asked_once() -> None:
    double = Double([{**NODE, "osm_id": 42, "osm_type": "node"}])
    assert len(looked_up("osm", double).facts(Listing)) == 1
    [request] = double.asked
    assert request.method == "GET"
    assert request.target.startswith("/search?q=Maison+Orvalle%2C+22990+Saint-Orvin&format=jsonv2")


def test_the_entry_of_somebody_else_is_left_alone() -> None:
    other = {**PLACE, "internationalPhoneNumber": "", "websiteUri": "https://a.test/"}
    other["displayName"] = {"text": "Maison Corvalle"}
    found = looked_up("google", Double({"places": [other]}))
    assert found.facts(Listing) == ()
    assert found.acts["listing"] == NOT_FOUND


def test_found_by_its_website() -> None:
    mine = {**PLACE, "internationalPhoneNumber": "", "websiteUri": HOME}
    assert looked_up("google", Double({"places": [mine]})).facts(Listing)


def test_found_by_its_name_and_postcode() -> None:
    mine = {**PLACE, "internationalPhoneNumber": "", "websiteUri": ""}
    assert looked_up("google", Double({"places": [mine]})).facts(Listing)


@pytest.mark.parametrize(
    ("double", "reason"),
    [
        (Double({"error": {}}, 403), REFUSED),
        (Double(b"<html>", 200), NO_ANSWER),
        (Double(b"[" * 100_000, 200), NO_ANSWER),
        (Double(b" " * 3_000_000, 200), NO_ANSWER),
        (Double({}, 302), REFUSED),
        (Double({}), NOT_FOUND),
    ],
)
def test_no_answer_is_no_finding(
    double: Double, reason: str, result: Callable[[str, Site], Result]
) -> None:
    found = looked_up("google", double)
    said = result("listing/closed", found)
    assert (said.outcome, said.reason) == (Outcome.CANT_TELL, reason)


def test_nobody_at_the_address() -> None:
    told = settings("osm", "http://127.0.0.1:9/")
    found = asyncio.run(compared(HERE, opened(told), told))
    assert found.acts["listing"] == NO_ANSWER


def test_google_needs_a_key() -> None:
    with pytest.raises(UsageError, match="JOURNEYCHECK_GOOGLE_KEY"):
        opened(load({"listing": "google"}, environment={}))


def test_the_key_is_never_told() -> None:
    told = settings("google", "http://127.0.0.1:9/")
    assert "a-key" not in repr(told) + told.model_dump_json()


def test_without_a_listing_nothing_changes() -> None:
    told = load({}, environment={})
    assert asyncio.run(compared(HERE, opened(told), told)) is HERE
