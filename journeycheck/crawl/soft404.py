"""Pages that answer as if all were well, and say that they were not found.

Two signs are asked for: the title or first heading says so, and an address that cannot exist gets
much the same page. What stands in the body alone is no sign: pages may tell of things removed.
"""

import hashlib
import re

from journeycheck import urls, words
from journeycheck.page import Reading, likeness

ALIKE = 0.9
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}$", re.I)


def says_not_found(reading: Reading) -> bool:
    """Do the title or the first heading say that the page does not exist?"""
    told = words.pattern("errors", "not_found")
    visit = reading.visit
    return any(told.search(words.fold(text[:300])) for text in (visit.title, visit.heading))


def alike(one: Reading | None, other: Reading | None) -> bool:
    """Much the same page? Pages without anything in them are like no other."""
    if one is None or other is None or not one.signature or not other.signature:
        return False
    return likeness(one.signature, other.signature) >= ALIKE


def probe_address(url: str) -> str:
    """An address beside `url` that cannot exist; always the same one for the same folder."""
    folder, _, name = urls.path(url).rpartition("/")
    extension = _EXTENSION.search(name)
    seed = f"{urls.origin(url)}{folder}".encode()
    nonsense = hashlib.sha256(seed).hexdigest()[:16]
    return f"{urls.origin(url)}{folder}/{nonsense}{extension.group() if extension else ''}"
