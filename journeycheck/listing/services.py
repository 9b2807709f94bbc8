"""Asks OpenStreetMap or Google for the company's listing: one request, no retry, no redirect.

Sources: Nominatim, search (usage policy: a User-Agent, one request a second at most); Google Maps
Platform, Places API (New), Text Search with a field mask. The address asked is the service's own
or the one the user set, never one that a site gave, so the guard of the crawl has no part in it.
"""

import asyncio
import json
import ssl
from collections.abc import Mapping

import truststore

from journeycheck.config import Settings
from journeycheck.crawl import USER_AGENT
from journeycheck.facts import PostalAddress
from journeycheck.http import httpx
from journeycheck.listed import NO_ANSWER, REFUSED
from journeycheck.postal import STRANGER
from journeycheck.site import Site

SERVICES: Mapping[str, str] = {
    "google": "https://places.googleapis.com",
    "osm": "https://nominatim.openstreetmap.org",
}
ANSWER_LIMIT = 2_000_000  # bytes
_FOUND = 5  # candidates asked for
_FIELDS = (
    "displayName", "formattedAddress", "addressComponents", "businessStatus", "websiteUri",
    "internationalPhoneNumber", "regularOpeningHours", "googleMapsUri",
)  # fmt: skip


class Unanswered(Exception):
    """The service gave no answer that can be used; its text is the reason, for a reader."""


async def ask(service: str, site: Site, settings: Settings) -> object:
    """The decoded answer. Raises Unanswered."""
    base = (settings.listing_url or SERVICES[service]).rstrip("/")
    words = _question(site)
    try:
        if service == "google":
            request = _places(base, words, site, settings.google_key)
        else:
            request = _nominatim(base, words)
        async with asyncio.timeout(4 * settings.timeout):
            return await _sent(request, settings.timeout)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, ValueError) as fault:
        raise Unanswered(NO_ANSWER) from fault


async def _sent(request: httpx.Request, timeout: float) -> object:
    request.extensions["timeout"] = httpx.Timeout(timeout).as_dict()
    verify = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(verify=verify, trust_env=False) as client:
        response = await client.send(request, stream=True)
        try:
            return await _answer(response)
        finally:
            await response.aclose()


async def _answer(response: httpx.Response) -> object:
    if response.status_code != 200:
        raise Unanswered(REFUSED)
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > ANSWER_LIMIT:
            raise Unanswered(NO_ANSWER)
    try:
        return json.loads(body)
    except RecursionError as fault:
        raise Unanswered(NO_ANSWER) from fault


def _question(site: Site) -> str:
    """Name and town, as a person would type them."""
    own = [a for a in site.facts(PostalAddress) if a.role != STRANGER and a.locality]
    town = f"{own[0].postcode} {own[0].locality}".strip() if own else ""
    return ", ".join(filter(None, (site.name, town)))


def _nominatim(base: str, words: str) -> httpx.Request:
    asked = {
        "q": words, "format": "jsonv2", "addressdetails": "1", "extratags": "1",
        "namedetails": "1", "limit": str(_FOUND),
    }  # fmt: skip
    return httpx.Request("GET", f"{base}/search", params=asked, headers={"User-Agent": USER_AGENT})


def _places(base: str, words: str, site: Site, key: str) -> httpx.Request:
    asked = {"textQuery": words, "pageSize": _FOUND, "languageCode": site.language or "en"}
    if site.country:
        asked["regionCode"] = site.country
    headers = {
        "User-Agent": USER_AGENT,
        "X-Goog-Api-Key": key,
        "X-Goog-FieldMask": ",".join(f"places.{field}" for field in _FIELDS),
    }
    return httpx.Request("POST", f"{base}/v1/places:searchText", json=asked, headers=headers)
