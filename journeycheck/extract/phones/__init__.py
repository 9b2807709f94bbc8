"""Telephone numbers: what a page shows, links and declares."""

from journeycheck.extract.phones.reader import read_phone_facts
from journeycheck.extract.phones.text import read_phones

__all__ = ["read_phone_facts", "read_phones"]
