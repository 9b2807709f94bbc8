"""Listings in JSON: objects of OpenStreetMap (its API, Overpass, Nominatim), and of the Places API.

Sources: the OSM wiki, keys opening_hours, phone, check_date; Nominatim, place output; Google Maps
Platform, Places API (New), resource `places`. What is not of these shapes gives no listing.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from journeycheck.facts import Status, Week
from journeycheck.listing.entries import Entry, split_phones, status_of

OBJECT_LIMIT = 500
OSM, GOOGLE = "OpenStreetMap", "Google"
_ASKED = frozenset({"name", "phone", "hours", "address", "website"})
_CHECKED = ("check_date:opening_hours", "check_date", "survey:date", "lastcheck")
_GONE = re.compile(
    r"(?:disused|abandoned|was|removed|demolished):(?:shop|amenity|office|craft|tourism)"
)
_DAY = 24 * 60
_SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)  # the days of the Places API, as ours

Json = Mapping[str, Any]


def entries_in(value: object, today: date) -> tuple[Entry, ...]:
    """The listings in decoded JSON of one of the services. Of the Places API, which answers with
    what holds today, they are as fresh as `today`."""
    found = (entry for thing in _things(value) if (entry := _entry(thing, today)))
    return tuple(entry for entry, _ in zip(found, range(OBJECT_LIMIT), strict=False))


def _things(value: object) -> Iterator[Json]:
    """The objects in a list, in `elements` (OSM, Overpass), in `places` (Google), or alone."""
    inside = value
    if isinstance(value, dict):
        inside = value.get("elements", value.get("places", [value]))
    for thing in inside if isinstance(inside, list) else ():
        if isinstance(thing, dict):
            yield thing


def _entry(thing: Json, today: date) -> Entry | None:
    if "displayName" in thing or str(thing.get("name", "")).startswith("places/"):
        return _of_places(thing, today)
    tags = _dict(thing.get("tags")) or _nominatim_tags(thing)
    return _of_osm(thing, {str(k): str(v) for k, v in tags.items()}) if tags else None


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _nominatim_tags(thing: Json) -> dict[str, Any]:
    """What Nominatim spreads over three places, as the tags it was."""
    if "osm_id" not in thing:
        return {}
    address, extra = _dict(thing.get("address")), _dict(thing.get("extratags"))
    towns = ("city", "town", "village", "municipality", "hamlet")
    told = {
        "name": thing.get("name") or _dict(thing.get("namedetails")).get("name"),
        "addr:housenumber": address.get("house_number"),
        "addr:street": address.get("road") or address.get("pedestrian"),
        "addr:postcode": address.get("postcode"),
        "addr:city": next((address[town] for town in towns if town in address), None),
    }
    return {**extra, **{key: value for key, value in told.items() if value}}


def _of_osm(thing: Json, tags: Mapping[str, str]) -> Entry:
    def first(*keys: str) -> str:
        return next((tags[key] for key in keys if tags.get(key)), "")

    kind = thing.get("osm_type") or thing.get("type") or "node"
    number = str(thing.get("osm_id") or thing.get("id") or "")
    hours = first("opening_hours")
    off = hours.strip().lower() in {"off", "closed"}
    gone = any(_GONE.fullmatch(key) for key in tags)
    street = " ".join(filter(None, (first("addr:housenumber"), first("addr:street", "addr:place"))))
    return Entry(
        where=f"https://www.openstreetmap.org/{kind}/{number}" if number.isdecimal() else OSM,
        source=OSM,
        name=first("name", "old_name", "disused:name"),
        street=street,
        postcode=first("addr:postcode", "contact:postcode"),
        locality=first("addr:city", "contact:city"),
        phones=split_phones(first("phone", "contact:phone", "mobile", "contact:mobile")),
        website=first("website", "contact:website", "url"),
        hours="" if off else hours,
        status=Status.CLOSED if gone else Status.CLOSED_FOR_NOW if off else None,
        checked=_latest(tags),
        asked=_ASKED,
    )


def _latest(tags: Mapping[str, str]) -> date | None:
    """The day somebody checked it; the hours' own day where there is one."""
    for key in _CHECKED:
        try:
            return date.fromisoformat(tags.get(key, "").strip())
        except ValueError:  # no such tag, or a month only: that is no day
            continue
    return None


def _of_places(thing: Json, today: date) -> Entry:
    phone = str(thing.get("internationalPhoneNumber") or thing.get("nationalPhoneNumber") or "")
    hours = _dict(thing.get("regularOpeningHours"))
    lines = hours.get("weekdayDescriptions")
    street, postcode, town = _parts(thing.get("addressComponents"))
    return Entry(
        where=str(thing.get("googleMapsUri") or GOOGLE),
        source=GOOGLE,
        name=str(_dict(thing.get("displayName")).get("text") or ""),
        street=street,
        postcode=postcode,
        locality=town,
        address=str(thing.get("formattedAddress") or ""),
        phones=(phone,) if phone else (),
        website=str(thing.get("websiteUri") or ""),
        hours="; ".join(map(str, lines)) if isinstance(lines, list) else "",
        week=_week(hours.get("periods")),
        status=status_of(str(thing.get("businessStatus") or "")),
        checked=today,
        asked=_ASKED,
    )


def _parts(components: object) -> tuple[str, str, str]:
    """Street, postcode and town of `addressComponents`."""
    told: dict[str, str] = {}
    for part in components if isinstance(components, list) else ():
        for kind in _dict(part).get("types") or ():
            told.setdefault(str(kind), str(_dict(part).get("longText") or ""))
    street = " ".join(filter(None, (told.get("street_number"), told.get("route"))))
    town = told.get("locality") or told.get("postal_town") or ""
    return street, told.get("postal_code", ""), town


def _week(periods: object) -> Week | None:
    """Seven days of periods; a single one without an end is open round the clock. None when they
    are not told, or told in a way that is not known."""
    if not isinstance(periods, list) or not periods:
        return None
    days: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for period in periods:
        opens, closes = (_point(_dict(period).get(end)) for end in ("open", "close"))
        if opens is not None and closes is None and len(periods) == 1:
            return (((0, _DAY),),) * 7
        if opens is None or closes is None:
            return None
        length = (closes - opens) % (7 * _DAY)
        days[opens // _DAY].append((opens % _DAY, opens % _DAY + length))
    return tuple(tuple(sorted(spans)) for spans in days)


def _point(value: object) -> int | None:
    """Minutes from Monday, midnight."""
    point = _dict(value)
    told = [point.get("day"), point.get("hour", 0), point.get("minute", 0)]
    day, hour, minute = (number if isinstance(number, int) else -1 for number in told)
    if not (0 <= day <= 6 and 0 <= hour <= 24 and 0 <= minute < 60):
        return None
    return _SUNDAY_FIRST[day] * _DAY + hour * 60 + minute
