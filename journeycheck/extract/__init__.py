"""Reads one page as received into facts. Never fetches, never judges."""

import logging

from journeycheck.extract import parts
from journeycheck.extract.document import Document
from journeycheck.extract.emails import read_emails
from journeycheck.extract.phones import read_phones
from journeycheck.extract.readers import Context, PageReaders
from journeycheck.extract.settle import Settled, settle
from journeycheck.facts import Visit
from journeycheck.page import Page, Reading

__all__ = ["Context", "Settled", "read_emails", "read_page", "read_phones", "settle"]

log = logging.getLogger(__name__)


def read_page(page: Page, context: Context, *, divided: bool = True) -> Reading:
    """Everything one page says. Never raises: a reader that breaks down on it is logged, and the
    page is marked as not wholly read.

    When `divided`, its menus and feet are read apart, once for all the pages that repeat them,
    unless what they say depends on the rest of the page.
    """
    try:
        return (divided and _divided(page, context)) or _whole(page, context)
    except Exception:
        log.exception("the page %s could not be read", page.final_url)
        return Reading(Visit(page.final_url, truncated=True))


def _divided(page: Page, context: Context) -> Reading | None:
    """None when the page must be read as a whole."""
    document = Document(page, parts.divide)
    if document.apart and parts.must_be_whole(document):
        return None
    return PageReaders(document, context).reading()


def _whole(page: Page, context: Context) -> Reading:
    reading = PageReaders(Document(page), context).reading()
    return reading or Reading(Visit(page.final_url, truncated=True))
