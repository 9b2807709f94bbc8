"""Selectors of what hardly any page has: all of them are tried at once."""

from functools import lru_cache

from journeycheck.words import data

BASE = "base"
TURNED = "bdo"  # words that run the other way
APPS = "app-root, [ng-app]"  # places that a script draws in
CALLING = '[onclick*="tel:"], a[href^="javascript:"][href*="tel:"]'


@lru_cache
def embedded() -> tuple[tuple[str, str], ...]:
    """Providers of forms, and selectors of what their scripts fill."""
    embeds = data("embeds.toml")["embed"]
    return tuple((embed["provider"], mark) for embed in embeds for mark in embed["marks"])


@lru_cache
def everything() -> str:
    """One selector for all; but for `data-` attributes, whose names are known beforehand."""
    marks = (mark for _, mark in embedded() if not mark.startswith("[data-"))
    return ", ".join((BASE, TURNED, APPS, CALLING, *marks))
