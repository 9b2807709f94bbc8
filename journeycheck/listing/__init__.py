"""Listings of the company outside its site, to compare with: a file, OpenStreetMap or Google."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.errors import UsageError
from journeycheck.facts import Listing, Phone, PostalAddress
from journeycheck.listed import NOT_FOUND
from journeycheck.listing.entries import Entry, listing_of
from journeycheck.listing.objects import entries_in
from journeycheck.listing.services import SERVICES, Unanswered, ask
from journeycheck.listing.table import entries_of
from journeycheck.site import Site
from journeycheck.words import fold

SIZE_LIMIT = 20_000_000  # bytes


@dataclass(frozen=True)
class Source:
    """What the user gave: the entries of a file, or the name of a service to ask later."""

    entries: tuple[Entry, ...] = ()
    service: str = ""


def opened(settings: Settings) -> Source | None:
    """Read the file, or make sure that the service can be asked; None when nothing was given.

    Raises UsageError, with the line and the column of a mistake in the file.
    """
    named = settings.listing
    if not named:
        return None
    if named in SERVICES:
        if named == "google" and not settings.google_key:
            raise UsageError(
                "--listing google needs a key of the Places API in JOURNEYCHECK_GOOGLE_KEY."
            )
        return Source(service=named)
    return Source(_entries(Path(named)))


def _entries(path: Path) -> tuple[Entry, ...]:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise UsageError(f"{path.name} is larger than {SIZE_LIMIT // 1_000_000} MB.")
        found = _of_json(path) if path.suffix.lower() == ".json" else entries_of(path)
    except OSError as problem:
        raise UsageError(f"--listing {path}: {problem.strerror or problem}.") from problem
    if not found:
        raise UsageError(f"{path.name} has no listing in it that we know how to read.")
    return found


def _of_json(path: Path) -> tuple[Entry, ...]:
    seen = date.fromtimestamp(path.stat().st_mtime)  # an answer is as old as its file
    try:
        return entries_in(json.loads(path.read_text(encoding="utf-8-sig")), seen)
    except json.JSONDecodeError as fault:
        where = f"{path.name}, line {fault.lineno}, column {fault.colno}"
        raise UsageError(f"{where}: {fault.msg}.") from fault
    except (UnicodeDecodeError, RecursionError) as fault:
        raise UsageError(f"{path.name} is no JSON in UTF-8.") from fault


async def compared(site: Site, source: Source | None, settings: Settings) -> Site:
    """The site with its listings among the facts, or with the reason why there are none."""
    if source is None or not site.pages:
        return site
    entries = source.entries
    if source.service:
        try:
            answer = await ask(source.service, site, settings)
        except Unanswered as reason:
            return _without(site, str(reason))
        entries = entries_in(answer, site.today)
    listings = tuple(listing_of(entry, site.country, site.language) for entry in entries)
    if source.service:
        listings = tuple(listing for listing in listings if belongs(listing, site))[:1]
    if not listings:
        return _without(site, NOT_FOUND)
    return replace(site, gathered={**site.gathered, Listing: listings})


def _without(site: Site, reason: str) -> Site:
    return replace(site, acts={**site.acts, "listing": reason})


def belongs(listing: Listing, site: Site) -> bool:
    """Is what a service found surely this company? By its website, its number, or by its name
    together with its postcode."""
    if urls.is_web(listing.website) and urls.same_site(listing.website, site.url):
        return True
    numbers = {phone.normalized for phone in site.facts(Phone) if phone.valid}
    if not numbers.isdisjoint(listing.dialled):
        return True
    postcodes = {address.postcode for address in site.facts(PostalAddress)} - {""}
    return fold(listing.name) == fold(site.name) and listing.postcode in postcodes
