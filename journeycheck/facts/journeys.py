"""What was met on errands in a browser: the steps, what they showed, and where they broke."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from journeycheck.facts.places import Fact

Went = Literal["passed", "failed", "cant_tell", "untested"]


class Device(StrEnum):
    """What the visitor holds in hand."""

    MOBILE = "mobile"  # 390 x 844 CSS pixels, touch
    DESKTOP = "desktop"


class Errand(StrEnum):
    """What the customer wants."""

    PHONE = "phone"
    WRITE = "write"
    OPEN_NOW = "open-now"
    ORDER = "order"


class Stage(StrEnum):
    """How far an order has come."""

    HOME = "home"
    CATEGORY = "category"
    PRODUCT = "product"
    CART = "cart"
    CHECKOUT = "checkout"
    ACCOUNT = "account"  # guest, or an account
    ADDRESS = "address"
    SHIPPING = "shipping"
    PAYMENT = "payment"


class Break(StrEnum):
    """Where an order breaks; each is a check of the channel `order`."""

    PRODUCT_NOT_FINDABLE = "product-not-findable"
    NO_WAY_TO_CART = "no-way-to-cart"
    CART_EMPTY = "cart-empty"
    CHECKOUT_UNREACHABLE = "checkout-unreachable"
    DEAD_END = "dead-end"
    FORCED_ACCOUNT = "forced-account"


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture of what the customer saw. `file`: below the folder of the audit, WebP; `sha256`: of
    that file; `masked`: parts made unreadable because they showed secrets; pixels; ISO 8601.
    `mark`: the spot to look at (left, top, width, height), in parts of the picture's size."""

    file: str
    url: str
    device: Device
    taken: str
    width: int
    height: int
    sha256: str
    masked: int = 0
    mark: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the customer did. `action` and `problem` are English messages; `words` are the
    site's own, of the control that was used. `waited`: seconds until the site had answered;
    `effort`: seconds by the keystroke-level model."""

    name: str
    url: str
    action: str
    outcome: Went
    words: str = ""
    waited: float = 0.0
    effort: float = 0.0
    clicks: int = 0
    plate: Plate | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Fact):
    """An errand from its beginning to its end, or to where it broke. `start`: "home", "product",
    "cart" or "error-page"; `reached`: the name of the last step that went well; `reason`: an
    English message, "" when it passed; `never`: the names of steps that were never reached."""

    errand: Errand
    device: Device
    outcome: Went
    start: str = "home"
    reached: str = ""
    reason: str = ""
    steps: tuple[Step, ...] = ()
    never: tuple[str, ...] = ()
    fields: int = 0
    required: int = 0
    tries: int = 1

    @property
    def clicks(self) -> int:
        return sum(step.clicks for step in self.steps)

    @property
    def effort(self) -> float:
        """Seconds by the keystroke-level model."""
        return sum(step.effort for step in self.steps)

    @property
    def waited(self) -> float:
        """Seconds the site took."""
        return sum(step.waited for step in self.steps)


@dataclass(frozen=True, slots=True)
class Amount:
    """A price as it is written, and its value. `currency`: ISO 4217, "" if it is not told."""

    text: str
    value: Decimal
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of an order. `fields`: those a customer sees; `required`: those he must fill in.
    `item`: what the thing itself costs here; `shipping`, `total`: None while they are not told.
    `help`: stands a phone number or a way to write here? `mentioned`: costs said to come later."""

    stage: Stage
    url: str
    title: str = ""
    heading: str = ""
    fields: int = 0
    required: int = 0
    item: Amount | None = None
    shipping: Amount | None = None
    total: Amount | None = None
    help: bool | None = None
    mentioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Fact):
    """An order walked as far as the payment step, never further.

    `broke` is only set when a second, fresh visit broke there, too; with a `doubt` (an English
    message) nobody is to be accused. `account`: "none" was asked for, one was "offered" beside
    ordering as a guest, or "forced". `button`: the words of the control that would order.
    `emptied`: was the cart emptied afterwards? None: there was nothing in it.
    """

    reached: Stage
    broke: Break | None = None
    doubt: str = ""
    words: str = ""
    screens: tuple[Screen, ...] = ()
    product: str = ""
    account: Literal["none", "offered", "forced"] = "none"
    button: str = ""
    platform: str = ""
    device: Device = Device.MOBILE
    emptied: bool | None = None

    def screen(self, stage: Stage) -> Screen | None:
        """The first screen of a stage."""
        return next((screen for screen in self.screens if screen.stage is stage), None)


class Control(StrEnum):
    """What a customer needs under a consent banner."""

    PHONE = "phone"
    CONTACT = "contact"
    LEGAL = "legal"
    SEND = "send"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentBanner(Fact):
    """A consent banner as a first visitor meets it. `platform`: "" when it is none we know.
    `covered`: what cannot be used while it is open, and could be without it; `free`: what can.
    `refused`: could it be refused? `clicks`: to refuse it."""

    device: Device
    platform: str = ""
    covered: tuple[Control, ...] = ()
    free: tuple[Control, ...] = ()
    refused: bool = False
    clicks: int = 0
    plate: Plate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat(Fact):
    """A chat as a customer meets it. `state`: "opened", "offline" (it says that nobody is there),
    "closed" (pressed, and nothing opened, twice), "unclear" (with the `reason`)."""

    device: Device
    platform: str = ""
    state: Literal["opened", "offline", "closed", "unclear"] = "unclear"
    words: str = ""
    reason: str = ""
    plate: Plate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DryForm(Fact):
    """A contact form filled in by a fictional customer and never sent.

    `send`: can the button be reached when all is filled in? `errors`: what the customer is told
    when a required field is empty: "readable", "silent", or "unclear". `lost`: names of fields
    whose content was gone afterwards. `held_back`: requests that would have sent something.
    """

    device: Device
    send: Literal["reachable", "covered", "disabled", "missing", "unclear"] = "unclear"
    errors: Literal["readable", "silent", "unclear"] = "unclear"
    lost: tuple[str, ...] = ()
    words: str = ""
    held_back: int = 0
    plate: Plate | None = None
