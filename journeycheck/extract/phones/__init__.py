"""Telephone numbers: what a page shows, links and declares."""

from journeycheck.extract.phones.plain import read_phones
from journeycheck.extract.phones.reader import read_phone_facts

__all__ = ["read_phone_facts", "read_phones"]
