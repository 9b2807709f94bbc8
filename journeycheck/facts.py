"""Facts: what the company claims, each with its place. They state, they never judge.

A fact is one claim as it stands on the site. A claim repeated word for word in the same place of
many pages (a footer) is one fact with many `urls`. What was not understood is kept, and says so.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class How(StrEnum):
    """Where in the page a claim was read."""

    TEL_LINK = "tel-link"
    MAIL_LINK = "mail-link"
    LINK = "link"
    TEXT = "text"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    RDFA = "rdfa"
    FORM = "form"
    LISTING = "listing"
    RENDERED = "rendered"


class Region(StrEnum):
    """The landmark an element stands in (WAI-ARIA roles banner, navigation, main, contentinfo…)."""

    HEADER = "header"
    NAV = "nav"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    HEAD = "head"  # not shown: <head>, structured data


class PageKind(StrEnum):
    """What a page is for, by its address, its title and the words of the links that lead to it."""

    HOME = "home"
    CONTACT = "contact"
    HOURS = "hours"
    LEGAL = "legal"
    HELP = "help"
    TERMS = "terms"
    STORES = "stores"
    SHOP = "shop"
    PRODUCT = "product"
    CART = "cart"
    ACCOUNT = "account"


ERRAND_KINDS = frozenset(
    {PageKind.CONTACT, PageKind.HOURS, PageKind.LEGAL, PageKind.HELP, PageKind.STORES}
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place in one page. `selector` is a CSS selector of the element, or "" for none."""

    url: str
    selector: str = ""
    text: str = ""
    how: How = How.TEXT
    region: Region = Region.MAIN
    language: str = ""
    status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One claim. `urls` are all the pages that carry it in this same place, in the order read."""

    place: Place
    urls: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page with this claim; never empty."""
        return self.urls or (self.place.url,)

    @property
    def shown(self) -> bool:
        """Can a customer see it? Structured data is for machines."""
        return self.place.how not in {How.JSON_LD, How.MICRODATA, How.RDFA}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Fact):
    """A link to a web page. `target` is absolute (WHATWG), without its fragment."""

    target: str
    fragment: str = ""
    internal: bool = True
    kinds: frozenset[PageKind] = frozenset()

    @property
    def words(self) -> str:
        return self.place.text


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
    telephone ring. `vendor` is a name of `data/call_tracking.toml`."""

    vendor: str


Week = tuple[tuple[tuple[int, int], ...] | None, ...]
"""Seven days from Monday: intervals in minutes from midnight (a closing time after midnight is
over 1440), an empty tuple for "says closed", None for "says nothing"."""

SILENT: Week = (None,) * 7


class Service(StrEnum):
    """Whose hours they are."""

    SHOP = "shop"
    PHONE = "phone"
    CHAT = "chat"
    RECEPTION = "reception"
    DELIVERY = "delivery"


class Confidence(StrEnum):
    """How sure the reader is of its reading. Only `high` may ground an accusation."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours(Fact):
    """Opening hours as claimed. `osm` is an OSM opening_hours value, "" if not understood."""

    raw: str
    osm: str = ""
    week: Week = SILENT
    of: str = ""  # the named place they belong to, "" for the company itself
    service: Service | None = None
    valid_from: date | None = None
    valid_through: date | None = None
    confidence: Confidence = Confidence.LOW
    leftover: str = ""
    seasonal: bool = False  # of a season, with or without its dates ("April to October")

    @property
    def regular(self) -> bool:
        """The ordinary week, with no season attached."""
        return not self.seasonal and self.valid_from is None and self.valid_through is None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPicture(Fact):
    """A picture or a file that seems to hold opening hours: what it shows is not read.

    `clue` is what gave it away: the text in place of the picture, the words of the link, or the
    name of the file. `target` is the address of the picture or file.
    """

    target: str
    clue: str
    download: bool = False  # a PDF, rather than a picture


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursHint(Fact):
    """A sign that hours are told here which no reader understood: none can be called missing."""

    clue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNow(Fact):
    """A sign that says whether somebody is there right now ("Closed – opens at 9:00 tomorrow").

    `told_at`: when the site made the page, by its own clock, aware; None when it does not say. It
    is that of the first page met with the sign, and no part of what makes two signs the same.
    """

    open: bool
    service: Service | None = None
    told_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayNote(Fact):
    """A line that speaks of public holidays, whatever it says of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Malformation(Fact):
    """Structured data a machine cannot read. `fault` is a code of `data/malformations.toml`."""

    subject: str  # hours, phone, …, or "block" for a whole block of JSON-LD
    fault: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Fact):
    """An e-mail address. `fault` names what is wrong with it (syntax only), "" when nothing is."""

    address: str
    href: str | None = None
    fault: str = ""  # empty template comma space no-at two-at no-domain prefix syntax
    hidden: str = ""  # spelled ("name at shop dot com"), coded (a script shows it), locked (none)
    in_text: str = ""  # the address that the words of a link show, "" when they show none
    label: str = ""  # the words right before it
    role: str | None = None  # sales aftersales
    of: str = ""  # whose it is, as structured data names it


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailHint(Fact):
    """A sign of an address that was not read: a script writes it, or a picture shows a part of it.
    `clue` is what gave it away."""

    clue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDomain(Fact):
    """What the name servers say of a domain behind an address that customers are given.

    `takes_mail`: None when they say nothing that can be relied on. `fault`: no-domain (it does not
    exist), refuses (it says that it takes no mail, RFC 7505), no-server (nothing takes its mail).
    """

    domain: str  # in ASCII, in lower case
    takes_mail: bool | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One visible or hidden field of a form."""

    name: str
    type: str  # text email tel textarea select checkbox radio file date password hidden …
    label: str = ""  # accessible name: label, aria-label, aria-labelledby, title; not a placeholder
    placeholder: str = ""
    required: bool = False
    visible: bool = True
    autocomplete: str = ""
    options: int = 0


class FormKind(StrEnum):
    """What a form is for."""

    CONTACT = "contact"
    NEWSLETTER = "newsletter"
    SEARCH = "search"
    LOGIN = "login"
    BOOKING = "booking"
    ORDER = "order"
    CALLBACK = "callback"
    OTHER = "other"


class Captcha(StrEnum):
    """How a form keeps robots out, as far as the customer is concerned."""

    PUZZLE = "puzzle"  # a box to tick that may bring pictures, or pictures at once
    LETTERS = "letters"  # characters in a picture, to be copied
    QUESTION = "question"  # a sum or a question, as text
    UNSEEN = "unseen"  # nothing to do, unless something seems odd


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Fact):
    """A form as it stands, untouched. `action` is absolute, or `mailto:…`.

    plugin: the program it was made with, a name of `data/form_plugins.toml`, "" when nothing tells.
    guard: the service or sort of captcha, by its name, "" for none. consent: it asks to agree to
    something. account: it cannot be sent without a customer number or an account.
    """

    kind: FormKind
    method: str = "get"
    action: str = ""
    fields: tuple[Field, ...] = ()
    button: str = ""
    plugin: str = ""
    captcha: Captcha | None = None
    guard: str = ""
    consent: bool = False
    account: bool = False

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields a customer sees and may fill in."""
        return tuple(f for f in self.fields if f.visible)

    @property
    def compulsory(self) -> tuple[Field, ...]:
        return tuple(f for f in self.asked if f.required)

    @property
    def uploads(self) -> bool:
        """Does it take files?"""
        return any(f.type == "file" for f in self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedForm(Fact):
    """A form of another service (an iframe or a script): it cannot be read from the page alone."""

    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactElsewhere(Fact):
    """The way to contact leads to the site of somebody else, where this audit does not read."""

    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress(Fact):
    """A postal address: of structured data, of the text, or of a link to a map."""

    value: str  # one line
    street: str = ""
    postcode: str = ""
    locality: str = ""
    country: str = ""  # ISO 3166 alpha-2
    name: str = ""
    role: str = ""  # registered returns, or stranger: a host, a mediator, an authority


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressHint(Fact):
    """A sign of an address that was not read as one: a street without its town, a pin on a map."""

    clue: str


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One date with hours of its own: intervals in minutes, none for closed."""

    day: date
    spans: tuple[tuple[int, int], ...] = ()


class Status(StrEnum):
    """What a listing says of the company's door."""

    OPEN = "open"
    CLOSED = "closed"
    CLOSED_FOR_NOW = "closed-for-now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Fact):
    """What others are told of the company, outside its site: a map, a directory.

    source: its name, as customers know it. asked: the fields this source can tell (name phone
    hours address website special); the others being empty means nothing. phones: as written, then
    `dialled` the same as E.164. checked: the day on which somebody last confirmed it.
    """

    source: str
    name: str = ""
    street: str = ""
    postcode: str = ""
    locality: str = ""
    address: str = ""  # one line
    phones: tuple[str, ...] = ()
    dialled: tuple[str, ...] = ()
    website: str = ""
    hours: str = ""  # as written
    osm: str = ""
    week: Week = SILENT
    confidence: Confidence = Confidence.LOW  # of the hours
    special: tuple[SpecialDay, ...] = ()
    status: Status | None = None
    checked: date | None = None
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors(Fact):
    """The parts of one page that a link can lead to, named as `urls.anchor` writes them. A page
    whose parts are not all known, because a script makes some, has no such fact."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak(Fact):
    """Something that was never meant for customers stands in the page. `mark` is a name of
    `data/leaks.toml`. `sure`: no script can have filled or changed it before they see it."""

    mark: str
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Fact):
    """What an address that cannot exist shows. `links`: the pages of the site it leads to;
    `contact`: a number, an address or a page by which somebody can be reached."""

    status: int | None
    links: int = 0
    search: bool = False
    contact: bool = False
    says_not_found: bool = False


class PromiseKind(StrEnum):
    """What is promised: an answer in writing, a delivery, or a call back."""

    ANSWER = "answer"
    DELIVERY = "delivery"
    CALLBACK = "callback"


class Unit(StrEnum):
    """What a promise counts in."""

    HOUR = "hour"
    WORKING_HOUR = "working-hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Fact):
    """A time within which the company says it answers, delivers or calls back.

    `service`: the means of an answer (email, chat…) or the stage of a delivery (dispatch, arrival;
    "" when it could be either). `condition`: the words that narrow it to some cases (a country, a
    way of shipping, a sort of goods), "" when there are none.
    """

    kind: PromiseKind
    most: int
    unit: Unit
    least: int | None = None
    condition: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseHint(Fact):
    """A line that speaks of an answer and of a time, which was not understood as a promise."""


class PolicyKind(StrEnum):
    """What a customer looks for after the sale, and who is behind the site."""

    RETURNS = "returns"
    WITHDRAWAL = "withdrawal"  # the way to declare it, not a text about the right
    COMPLAINTS = "complaints"
    MEDIATION = "mediation"
    NOTICE = "notice"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Fact):
    """A sign of one of them: a link (`target` is its address), a heading, or a word in a text
    (`target` is "")."""

    kind: PolicyKind
    target: str = ""


class Trade(StrEnum):
    """How the company sells, as far as signs tell."""

    ORDER = "order"  # something can be put into a basket
    BUSINESS = "business"  # it says that it sells to professionals only
    EXEMPT = "exempt"  # meals, rooms, tickets: what nobody sends back


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeSign(Fact):
    """A sign of how the company sells."""

    trade: Trade


class Particular(StrEnum):
    """What a legal notice tells of a company."""

    FORM = "form"  # a company with limited liability, by the letters behind its name
    CAPITAL = "capital"
    REGISTER = "register"
    VAT = "vat"
    DIRECTOR = "director"
    REPRESENTATIVE = "representative"
    HOST = "host"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalMention(Fact):
    """One of the particulars of the company. `value` is its number, if it has one; `fault` names
    the check digits that it fails ("siren", "vat"…), "" for none."""

    particular: Particular
    value: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleReference(Fact):
    """A law that was repealed or a body that was closed. `name` is that of a row of `laws.toml`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Fact):
    """A name the company gives itself. `weight` is the worth of the source (higher wins)."""

    name: str
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryHint(Fact):
    """A sign of the site's country. `weight` says how much it is worth (higher wins)."""

    country: str
    weight: int = 0


class LinkOutcome(StrEnum):
    """What following an address gave. Only what was confirmed is `broken`, `error` or `gone`."""

    WORKS = "works"
    REDIRECTED = "redirected"  # works, after a redirect
    BROKEN = "broken"  # 404 or 410, twice
    ERROR = "error"  # 5xx or no answer, twice, on the site's own host
    GONE = "soft-404"  # answers 200, and says "not found"
    REFUSED = "refused"  # a bot wall: we were turned away
    CANT_TELL = "cant_tell"
    SKIPPED = "skipped"  # never asked: robots, dangerous, budget…


# Reasons of an answer that checks tell apart; any other is only shown.
BAD_CERTIFICATE = "The certificate of the host is expired, self-signed or made for another name."
ROUND_IN_CIRCLES = "The address sends its visitors round in circles."
TOO_MANY_REDIRECTS = "The address sends its visitors on more than twenty times."


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered. `seconds`: the last try; `hops`: the redirects; `part`: the
    fragment that the last of them names. `again`: the seconds of a look at the end of the visit,
    for the slowest pages only."""

    url: str
    outcome: LinkOutcome
    status: int | None = None
    reason: str = ""
    final_url: str = ""
    hops: tuple[str, ...] = ()
    seconds: float = 0.0
    tries: int = 1
    part: str = ""
    again: float | None = None

    @property
    def goes_round(self) -> bool:
        """Does it send its visitors on without end?"""
        return self.reason in {ROUND_IN_CIRCLES, TOO_MANY_REDIRECTS}

    @property
    def bad_certificate(self) -> bool:
        return self.reason == BAD_CERTIFICATE


@dataclass(frozen=True, slots=True)
class Certificate:
    """The life of the certificate that a host shows, both ends aware of their time zone."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """One page of the site that was read. `url` is its address after redirects."""

    url: str
    title: str = ""
    heading: str = ""
    language: str = ""
    kinds: frozenset[PageKind] = frozenset()
    words: int = 0
    shell: bool = False  # drawn by a script: its static text says next to nothing
    truncated: bool = False
    aliases: tuple[str, ...] = ()  # other addresses that lead here
