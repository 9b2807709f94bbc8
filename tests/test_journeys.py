"""Journeys and pictures in the audit: from what was walked to what is told."""

from dataclasses import replace
from typing import Any

import pytest

from journeycheck.check import Finding, Outcome, Wording
from journeycheck.facts import (
    Break,
    Chat,
    ConsentBanner,
    Device,
    DryForm,
    Errand,
    Fact,
    Journey,
    Order,
    Place,
    Plate,
    Stage,
    Step,
)
from journeycheck.judge import Result
from journeycheck.model import Audit, Coverage, Run, Tool
from journeycheck.site import Site
from journeycheck.verdict import Conduct, conclude
from tests.conftest import CHECKS, HOME, at, site
from tests.test_verdict import ALL


def plate(file: str, device: Device = Device.MOBILE, **changes: Any) -> Plate:
    made = Plate(
        f"shots/{file}.webp", HOME, device, "2026-11-22T06:00:00+01:00", 323, 700, "0" * 64
    )
    return replace(made, **changes)


def step(name: str, path: str = "/", outcome: Any = "passed", **changes: Any) -> Step:
    made = Step(name, HOME.rstrip("/") + path, f"The customer opens {name}.", outcome)
    return replace(made, **{"waited": 0.54, "effort": 2.0, "clicks": 1} | changes)


def journey(
    errand: Errand, *steps: Step, device: Device = Device.MOBILE, outcome: Any = "passed",
    **changes: Any,
) -> Journey:  # fmt: skip
    return Journey(
        place=at("/"), errand=errand, device=device, outcome=outcome, steps=steps, **changes
    )


def order(reached: Stage = Stage.PAYMENT, broke: Break | None = None, **changes: Any) -> Order:
    return Order(place=at("/panier"), reached=reached, broke=broke, **changes)


def failed(check: str, *places: Place) -> Result:
    """A finding of a check, whatever the check would say itself."""
    told = Wording("A", "B", "C", "D", "E")
    known = replace(
        CHECKS["form/insecure"], id=check, channel=check.partition("/")[0], wording=told
    )
    return Result(known, Outcome.FAILED, findings=(Finding("site", places),))


def audited(facts: Site, *results: Result) -> Audit:
    run = Run.model_validate(
        {
            "id": "run", "started": "2026-11-21T10:00:00+01:00", "duration_s": 1.0, "settings": {},
            "finished": "2026-11-21T10:00:01+01:00", "outcome": "complete",
        }
    )  # fmt: skip
    coverage = Coverage(pages=1, links=0, links_external=0)
    return conclude(facts, results, Conduct(Tool(version="0"), run, coverage), HOME)


def test_a_journey_is_told_step_by_step() -> None:
    shot = plate("01-contact", mark=(0.1, 0.2, 0.3, 0.4), masked=2)
    walked = journey(
        Errand.PHONE,
        step("home", clicks=0),
        step("contact", "/contact", words="Nous\u202e joindre", plate=shot, problem="Nothing."),
        reached="contact",
        fields=2,
        required=1,
        tries=2,
    )
    audit = audited(site(walked, pages=["/contact"]))
    [told] = audit.journeys
    assert (told.id, told.errand, told.device, told.outcome) == (
        "phone", "phone", "mobile", "passed",
    )  # fmt: skip
    assert (told.clicks, told.effort_s, told.waited_s, told.fields, told.tries) == (1, 4, 1.1, 2, 2)
    assert told.started == shot.taken
    last = told.steps[-1]
    assert (last.words, last.quote_language, last.screenshot) == ("Nous joindre", "fr", shot.file)
    assert last.problem == "Nothing." and last.duration_s == 0.5
    [picture] = audit.plates
    assert (picture.number, picture.caption, picture.masked) == (1, "Contact page", 2)
    assert picture.mark == (0.1, 0.2, 0.3, 0.4)
    assert Audit.model_validate_json(audit.model_dump_json()) == audit


def test_names_say_what_sets_journeys_apart() -> None:
    walked = [
        journey(Errand.ORDER, device=Device.DESKTOP),
        journey(Errand.PHONE, device=Device.DESKTOP),
        journey(Errand.PHONE, start="product"),
        journey(Errand.PHONE),
        journey(Errand.PHONE, device=Device.DESKTOP, start="product"),
        journey(Errand.PHONE, step("home")),
    ]
    assert [told.id for told in audited(site(*walked)).journeys] == [
        "phone", "phone-2", "phone-desktop", "phone-from-product", "phone-desktop-from-product",
        "order",
    ]  # fmt: skip


def test_every_picture_stands_once_in_the_order_of_the_report() -> None:
    home, banner = plate("01-home"), plate("02-consent-banner")
    facts: list[Fact] = [
        ConsentBanner(place=at("/"), device=Device.MOBILE, plate=banner),
        Chat(place=at("/"), device=Device.MOBILE, plate=plate("03-chat")),
        DryForm(place=at("/contact"), device=Device.MOBILE, plate=plate("04-form")),
        DryForm(place=at("/contact"), device=Device.DESKTOP),
        journey(Errand.WRITE, step("home", plate=home)),
        journey(Errand.PHONE, step("home", plate=home), step("spa view", plate=plate("05-x"))),
    ]
    told = audited(site(*facts)).plates
    assert [(one.number, one.file[6:8], one.caption) for one in told] == [
        (1, "01", "Home page"), (2, "05", "Spa view"),
        (3, "02", "Consent banner, as a first visitor meets it"),
        (4, "03", "Chat, after it was pressed"),
        (5, "04", "Contact form, filled in and not sent"),
    ]  # fmt: skip


def test_what_was_not_walked_says_why() -> None:
    nobody = site(*ALL, acts={"browser": "No browser.", "order": "Not asked for."})
    told = {one.id: (one.outcome, one.reason) for one in audited(nobody).journeys}
    assert told == dict.fromkeys(("phone", "write", "open-now"), ("untested", "No browser."))
    shop = site(*ALL, order(), acts={"order": "Not asked for."})
    [only] = audited(shop).journeys
    assert (only.id, only.outcome, only.reason) == ("order", "untested", "Not asked for.")
    assert audited(site(*ALL)).journeys == ()


def test_an_errand_that_was_walked_is_not_untested() -> None:
    half = site(*ALL, journey(Errand.PHONE), acts={"browser": "It broke down."})
    assert [one.outcome for one in audited(half).journeys] == ["passed", "untested", "untested"]


BROKE = order(Stage.CART, Break.CHECKOUT_UNREACHABLE)
PROOF = failed("order/checkout-unreachable", at("/panier"))


def test_an_order_that_breaks_is_told_with_its_proof() -> None:
    walked = journey(
        Errand.ORDER, step("home", plate=plate("01-home")),
        step("cart", "/panier", plate=plate("02-cart")),
        step("checkout", "/panier", "failed", plate=plate("03-cart")),
        outcome="failed", reached="cart", reason="The checkout does not open.", never=("payment",),
    )  # fmt: skip
    audit = audited(site(*ALL, BROKE, walked), PROOF)
    [finding] = audit.findings
    [told] = audit.journeys
    assert told.finding == finding.id and told.never == ("payment",)
    assert finding.evidence[0].screenshot == "shots/03-cart.webp"
    assert audit.verdict.states["order"] == "does_not_work"
    assert (
        audit.verdict.headline["en"] == "A customer can phone you, but cannot go to the checkout."
    )
    assert audit.verdict.headline["fr"].endswith("il ne peut pas passer à la caisse.")
    assert audit.verdict.clauses[-1].finding == finding.id
    [way] = [way for way in audit.verdict.ways if way.channel == "order"]
    assert way.clicks == 3 and way.story["en"].startswith("An order stops on the way.")


@pytest.mark.parametrize(
    ("facts", "results", "state"),
    [
        (order(), (), "works"),
        (order(), (failed("order/too-many-steps", at("/panier")),), "with_effort"),
        (order(Stage.SHIPPING), (), "cannot_tell"),
        (BROKE, (PROOF,), "does_not_work"),
        (BROKE, (), "cannot_tell"),
        (BROKE, (failed("order/late-costs", at("/panier")),), "cannot_tell"),
        (replace(BROKE, doubt="It may be us."), (PROOF,), "cannot_tell"),
        (replace(order(), doubt="It may be us."), (), "cannot_tell"),
    ],
)
def test_an_order_is_accused_only_with_proof(
    facts: Order, results: tuple[Result, ...], state: str
) -> None:
    audit = audited(site(*ALL, facts), *results)
    assert audit.verdict.states["order"] == state
    [way] = [way for way in audit.verdict.ways if way.channel == "order"]
    assert way.line["en"] and way.story["fr"]
    assert ("order" in audit.verdict.headline["en"]) == (state == "works")


@pytest.mark.parametrize(
    ("states", "results", "expected"),
    [
        (("opened",), (), "works"),
        (("closed", "opened"), (failed("chat/does-not-open", at("/")),), "with_effort"),
        (("offline",), (), "with_effort"),
        (("closed",), (failed("chat/does-not-open", at("/")),), "does_not_work"),
        (("closed",), (), "cannot_tell"),
        (("unclear",), (), "cannot_tell"),
    ],
)
def test_a_chat_is_told_as_it_was_met(
    states: tuple[Any, ...], results: tuple[Result, ...], expected: str
) -> None:
    chats = [Chat(place=at("/"), device=Device.MOBILE, state=state) for state in states]
    audit = audited(site(*ALL, *chats), *results)
    assert audit.verdict.states["chat"] == expected
    [way] = [way for way in audit.verdict.ways if way.channel == "chat"]
    assert ("nobody is there" in way.story["en"]) == ("offline" in states)
    assert "chat" not in audited(site(*ALL)).verdict.states


def test_effort_is_that_of_the_errand_that_was_walked() -> None:
    walked = [
        journey(Errand.PHONE, step("home"), step("call", effort=9.0), device=Device.DESKTOP),
        journey(Errand.PHONE, step("home"), step("call", effort=5.0)),
        journey(Errand.PHONE, step("home", effort=1.0), start="cart"),
        journey(Errand.WRITE, step("home"), fields=4),
        journey(Errand.OPEN_NOW, step("home"), outcome="failed"),
    ]
    effort = audited(site(*ALL, *walked)).verdict.effort
    assert (effort["find-phone"].clicks, effort["find-phone"].seconds) == (2, 7.0)
    assert effort["write"].fields == 4
    assert {"find-hours", "find-phone", "write"} <= effort.keys()
    assert not {"write-form", "open-now", "order"} & effort.keys()


def test_a_broken_errand_leads_to_what_was_found_on_its_page() -> None:
    walked = journey(Errand.PHONE, step("home"), step("legal", "/legal"), outcome="failed")
    there, elsewhere = (
        failed("phone/not-tappable", at("/legal")),
        failed("hours/buried", at("/legal")),
    )
    audit = audited(site(*ALL, walked), elsewhere, there)
    [told] = audit.journeys
    [proof] = [finding.id for finding in audit.findings if finding.channel == "phone"]
    assert told.finding == proof
    assert audited(site(*ALL, walked), elsewhere).journeys[0].finding is None


def test_a_banner_is_shown_beside_what_it_covers_and_nothing_else() -> None:
    banner = ConsentBanner(
        place=at("/", selector="#cmp"), device=Device.MOBILE, plate=plate("01-banner")
    )
    covered = failed("phone/hidden-by-consent-banner", at("/", selector="#cmp"))
    other = failed("phone/not-tappable", at("/", selector="#cmp"))
    audit = audited(site(*ALL, banner), covered, other)
    shown = {finding.check: finding.evidence[0].screenshot for finding in audit.findings}
    assert shown == {
        "phone/hidden-by-consent-banner": "shots/01-banner.webp", "phone/not-tappable": None,
    }  # fmt: skip
