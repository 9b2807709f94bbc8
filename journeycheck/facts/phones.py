"""Telephone numbers, and signs of them."""

from dataclasses import dataclass

from journeycheck.facts.places import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Fact):
    """A phone number, as written and as it would be dialled.

    `normalized`: E.164, or the digits of a short number, or "" when it is no number of any plan.
    A `tel:` link has its `href`, and `normalized` is what the link dials; `in_text` is the number
    that the words of the link show ("" when they show none, as "Call us" does).
    """

    value: str
    normalized: str = ""
    valid: bool = False
    fictional: bool = False  # a sample or a number of the ranges reserved for drama
    reserved: bool = False  # of the ranges reserved for drama only (see `Site.fictional`)
    label: str = ""
    role: str | None = None  # switchboard sales aftersales fax mobile
    href: str | None = None
    in_text: str = ""
    tappable: bool = False  # stands inside a link that dials
    heading: str = ""  # the nearest heading or label above it
    branch: str = ""  # the named place it rings at ("Magasin de Lyon"), "" for the company itself


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneHint(Fact):
    """A weak sign of a number that was not read as one: digits without a label, a number in
    letters, in a picture or behind a button. `clue` is what gave it away."""

    clue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceNote(Fact):
    """A line, or a picture, that tells the price of a call. `clue` is what gave it away."""

    clue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTracking(Fact):
    """A script that gives each visitor a number of its own, to know which advertisement made the
    telephone ring. `vendor` is a name of `data/call_tracking.toml`, "" for a script that was only
    seen at work: a browser was shown other numbers than the page has."""

    vendor: str
