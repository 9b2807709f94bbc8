"""Facts for the tests of the checks, made in one line each."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from journeycheck.check import Finding
from journeycheck.facts import (
    Amount,
    Answer,
    Chat,
    Confidence,
    ConsentBanner,
    Device,
    DryForm,
    Email,
    Fact,
    Field,
    Form,
    FormKind,
    HoursPicture,
    How,
    LinkOutcome,
    Listing,
    OpeningHours,
    Order,
    Phone,
    Place,
    Policy,
    PolicyKind,
    PostalAddress,
    Promise,
    PromiseKind,
    Region,
    Screen,
    Stage,
    Trade,
    TradeSign,
    Unit,
    Visit,
    Week,
)
from journeycheck.judge import Result
from journeycheck.site import Site
from tests.conftest import HOME, at

F = TypeVar("F", bound=Fact)
Findings = Callable[[str, Site], list[Finding]]
Judged = Callable[[str, Site], Result]

ROOT = HOME.rstrip("/")
WAY = ("/", "/about", "/about/us", "/about/us/reach")  # a page for each click
ENGLISH = {f"{HOME}en/{n}": Visit(f"{HOME}en/{n}", language="en") for n in ("", "shop", "about")}
DAY = ((540, 1080),)
WORKDAYS: Week = (DAY,) * 5 + ((), ())


def phone(path: str, normalized: str = "+33142685300", **changes: Any) -> Phone:
    """A number as plain text in the page of that path."""
    facts: dict[str, Any] = {
        "place": at(path, text=normalized),
        "value": normalized.replace("+33", "0"),
        "normalized": normalized,
        "valid": True,
    }
    return Phone(**facts | changes)


def call(path: str, href: str, dials: str = "+33142685300", **changes: Any) -> Phone:
    """A link that should dial."""
    place = at(path, text="Appelez-nous", how=How.TEL_LINK)
    facts: dict[str, Any] = {
        "place": place, "value": "Appelez-nous", "href": href, "normalized": dials,
        "valid": bool(dials), "tappable": True,
    }  # fmt: skip
    return Phone(**facts | changes)


def hours(path: str, week: Week = WORKDAYS, **changes: Any) -> OpeningHours:
    """Hours read without any doubt, as text."""
    facts: dict[str, Any] = {
        "place": at(path, text="horaires"), "raw": "horaires", "osm": "Mo-Fr 09:00-18:00",
        "week": week, "confidence": Confidence.HIGH,
    }  # fmt: skip
    return OpeningHours(**facts | changes)


def form(path: str, fields: Iterable[Field] = (), **changes: Any) -> Form:
    """A contact form that sends to its own page."""
    facts: dict[str, Any] = {
        "place": at(path, selector="form", how=How.FORM), "kind": FormKind.CONTACT,
        "method": "post", "action": ROOT + path, "fields": tuple(fields),
    }  # fmt: skip
    return Form(**facts | changes)


def on(fact: F, *paths: str) -> list[F]:
    """The same claim in the same place of several pages, as a footer repeats it."""
    return [replace(fact, place=replace(fact.place, url=ROOT + path)) for path in paths]


def fields(count: int, **changes: Any) -> list[Field]:
    return [Field(f"field-{n}", "text", **{"label": "Nom"} | changes) for n in range(count)]


def email(path: str, address: str, how: How = How.TEXT, fault: str = "", href: str = "") -> Email:
    place = at(path, text=address or href, how=how)
    return Email(place=place, address=address, fault=fault, href=href or None)


def answers(outcome: LinkOutcome, *targets: str, status: int | None = 404) -> dict[str, Answer]:
    """What these addresses answered; a path is one of the site."""
    urls = [target if "://" in target else ROOT + target for target in targets]
    return {url: Answer(url, outcome, status) for url in urls}


def picture(path: str, clue: str = "Nos horaires", **changes: Any) -> HoursPicture:
    """A picture that seems to hold hours."""
    facts: dict[str, Any] = {
        "place": at(path, text=clue), "target": f"{ROOT}/horaires.jpg", "clue": clue,
    }  # fmt: skip
    return HoursPicture(**facts | changes)


def address(path: str, street: str = "14, rue des Tisserands", **changes: Any) -> PostalAddress:
    """An address as text at the foot of a page; `how` to have it elsewhere."""
    town = {"postcode": "22990", "locality": "Saint-Orvin"} | changes
    how = town.pop("how", How.TEXT)
    value = f"{street}, {town['postcode']} {town['locality']}"
    place = at(path, text=value, how=how, region=town.pop("region", Region.FOOTER))
    facts: dict[str, Any] = {"place": place, "value": value, **town}
    return PostalAddress(street=street, **facts)


def listing(**changes: Any) -> Listing:
    """A fresh entry of Google that says what the other facts made here say."""
    facts: dict[str, Any] = {
        "place": Place("listing.csv, line 2", text="Maison Test", how=How.LISTING),
        "source": "Google", "name": "Maison Test", "street": "14, rue des Tisserands",
        "postcode": "22990", "locality": "Saint-Orvin", "address": "14, rue des Tisserands, 22990",
        "phones": ("01 42 68 53 00",), "dialled": ("+33142685300",), "website": HOME,
        "hours": "Mo-Fr 09:00-18:00", "week": WORKDAYS, "confidence": Confidence.HIGH,
        "checked": date(2026, 11, 1),
        "asked": frozenset({"name", "phone", "hours", "address", "website"}),
    }  # fmt: skip
    return Listing(**facts | changes)


def listed(one: Site, *entries: Listing) -> Site:
    """The site with these entries to compare with."""
    return replace(one, gathered={**one.gathered, Listing: entries or (listing(),)})


def promise(path: str, most: int, unit: Unit = Unit.HOUR, **changes: Any) -> Promise:
    """A promise of an answer, in the main part of the page of that path."""
    facts: dict[str, Any] = {
        "place": at(path, text=f"sous {most} {unit}."), "kind": PromiseKind.ANSWER,
        "most": most, "unit": unit,
    }  # fmt: skip
    return Promise(**facts | changes)


def policy(path: str, kind: PolicyKind, target: str = "") -> Policy:
    """A link, or a word, that leads to one of the policies."""
    return Policy(place=at(path, text=kind.value, how=How.LINK), kind=kind, target=target)


def order(path: str, trade: Trade = Trade.ORDER) -> TradeSign:
    """A sign of how the company sells; something can be ordered, if nothing else is said."""
    return TradeSign(place=at(path, text="Ajouter au panier"), trade=trade)


def euros(price: str, **changes: Any) -> Amount:
    """12.50 as a French shop writes it."""
    text = price.replace(".", ",") + " €"
    return replace(Amount(text, Decimal(price), "EUR"), **changes)


def screen(stage: Stage, **changes: Any) -> Screen:
    """One screen of an order, at an address of its own, where help is in sight."""
    facts: dict[str, Any] = {
        "url": f"{HOME}{stage.value}", "heading": stage.value.title(), "help": True,
    }  # fmt: skip
    return Screen(stage, **facts | changes)


def ordered(*screens: Screen, reached: Stage = Stage.PAYMENT, **changes: Any) -> Order:
    """An order walked on a phone; without screens, those of a sound shop as far as it came."""
    way = list(Stage)[: list(Stage).index(reached) + 1]
    met = screens or tuple(screen(stage) for stage in way)
    return Order(place=at("/"), reached=reached, screens=met, **changes)


def banner(path: str, **changes: Any) -> ConsentBanner:
    """A consent banner on a phone, refused with one press."""
    facts: dict[str, Any] = {"device": Device.MOBILE, "refused": True, "clicks": 1}
    return ConsentBanner(place=at(path, text="Cookies", how=How.RENDERED), **facts | changes)


def chat(state: str, **changes: Any) -> Chat:
    """A chat on the home page, on a phone."""
    place = at("/", text="Discuter", how=How.RENDERED)
    facts: dict[str, Any] = {"place": place, "device": Device.MOBILE, "state": state}
    return Chat(**facts | changes)


def dry_form(**changes: Any) -> DryForm:
    """A contact form that was filled in, and of which nothing more is known."""
    place = at("/contact", selector="form", how=How.RENDERED)
    return DryForm(place=place, device=Device.MOBILE, **changes)
