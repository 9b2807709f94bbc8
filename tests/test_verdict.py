"""From facts and results to the verdict: states, matrix, sentence, ways."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import (
    Answer,
    Captcha,
    Confidence,
    Email,
    EmailHint,
    Fact,
    Field,
    Form,
    FormKind,
    HolidayNote,
    HoursPicture,
    How,
    LinkOutcome,
    MailDomain,
    OpeningHours,
    Order,
    PageKind,
    Phone,
    Policy,
    PolicyKind,
    Promise,
    PromiseKind,
    Stage,
    Unit,
    Visit,
)
from journeycheck.judge import judge
from journeycheck.model import Audit, Coverage, Run, Tool
from journeycheck.site import Site
from journeycheck.verdict import Conduct, conclude
from journeycheck.verdict.records import fingerprint
from tests.checks.made import address
from tests.conftest import CHECKS, HOME, at, link, site

PHONE = Phone(
    place=at("/", how=How.TEL_LINK),
    value="01 99 00 41 27",
    normalized="+33199004127",
    valid=True,
    href="tel:+33199004127",
    tappable=True,
)
WEEK = (((540, 1080),),) * 5 + ((), ())
HOURS = OpeningHours(
    place=at("/"), raw="Lundi à vendredi, 9 h – 18 h", osm="Mo-Fr 09:00-18:00; Sa-Su off",
    week=WEEK, confidence=Confidence.HIGH,
)  # fmt: skip
FORM = Form(place=at("/", selector="form"), kind=FormKind.CONTACT, method="post", action=HOME)
EMAIL = Email(place=at("/"), address="bonjour@shop.test", href="mailto:bonjour@shop.test")
HOLIDAYS = HolidayNote(place=at("/", text="Fermé les jours fériés"))
NOTICE = Policy(place=at("/", text="Mentions légales"), kind=PolicyKind.NOTICE)
ANSWER = Promise(place=at("/"), kind=PromiseKind.ANSWER, most=2, unit=Unit.WORKING_DAY)
ALL = (PHONE, HOURS, HOLIDAYS, FORM, EMAIL, address("/"), NOTICE, ANSWER)


def audited(facts: Site, outcome: str = "complete") -> Audit:
    run = Run.model_validate(
        {
            "id": "run", "started": "2026-11-21T10:00:00+01:00", "duration_s": 1.0, "settings": {},
            "finished": "2026-11-21T10:00:01+01:00", "outcome": outcome,
        }
    )  # fmt: skip
    coverage = Coverage(pages=len(facts.pages), links=0, links_external=0)
    results = judge(CHECKS.values(), facts)
    return conclude(facts, results, Conduct(Tool(version="0"), run, coverage), HOME)


def test_everything_works() -> None:
    audit = audited(site(*ALL))
    assert audit.findings == ()
    assert audit.verdict.headline == {
        "en": "A customer can phone you, write to you and know when you are open.",
        "fr": "Un client peut vous téléphoner, vous écrire et savoir quand vous êtes ouverts.",
    }
    assert audit.verdict.states["phone"] == "works"


def test_nothing_works() -> None:
    audit = audited(site(pages=["/contact", "/legal"]))
    assert audit.verdict.states["phone"] == "not_offered"
    assert audit.verdict.headline["en"] == "A customer cannot reach you from your website."


def test_a_block_and_no_more_is_said() -> None:
    audit = audited(site(PHONE, FORM, EMAIL))
    assert audit.verdict.headline["en"] == (
        "A customer can phone you, but cannot know when you are open."
    )
    [reach, block] = audit.verdict.clauses
    assert (reach.state, block.state) == ("works", "not_offered")
    assert block.finding in {finding.id for finding in audit.findings}


def test_limit_and_block_stand_in_the_sentence() -> None:
    untappable = Phone(place=at("/"), value="01 99 00 41 27", normalized="+33199004127", valid=True)
    audit = audited(site(untappable, FORM, EMAIL))
    for language, sentence in audit.verdict.headline.items():
        assert all(clause.text[language] in sentence for clause in audit.verdict.clauses)
    assert [clause.state for clause in audit.verdict.clauses] == [
        "works", "with_effort", "not_offered",
    ]  # fmt: skip


def test_a_walled_site_is_never_fine_nor_broken() -> None:
    walled = site(unread={HOME: "The site turned our visit away."})
    audit = audited(walled, "blocked")
    assert audit.findings == ()
    assert set(audit.verdict.states.values()) == {"cannot_tell"}
    assert audit.verdict.headline["en"].startswith("We cannot tell")
    row = next(row for row in audit.matrix if row.channel == "phone")
    assert row.findable == "cant_tell"


def test_hours_that_were_not_understood_are_not_closed() -> None:
    unclear = OpeningHours(place=at("/"), raw="ouvert selon la marée, 12 jours sur 14")
    audit = audited(site(PHONE, FORM, EMAIL, unclear))
    assert audit.verdict.states["hours"] == "cannot_tell"
    assert "cannot know when" not in audit.verdict.headline["en"]


def test_contradicted_hours_do_not_work() -> None:
    other = OpeningHours(
        place=at("/contact"), raw="Samedi 9 h – 12 h", osm="Sa 09:00-12:00",
        week=((None,) * 5 + (((540, 720),), None)), confidence=Confidence.HIGH,
    )  # fmt: skip
    assert audited(site(*ALL, other)).verdict.states["hours"] == "does_not_work"


def test_a_shop_says_that_nobody_ordered() -> None:
    product = Visit(HOME + "vase", language="fr", kinds=frozenset({PageKind.PRODUCT}))
    states = audited(site(*ALL, visits={product.url: product})).verdict.states
    assert states["order"] == "cannot_tell"
    assert "order" not in audited(site(*ALL)).verdict.states


def test_effort_counts_clicks() -> None:
    far = Phone(place=at("/b"), value="01 99 00 41 27", normalized="+33199004127", valid=True)
    audit = audited(site(far, link("/", "/a"), link("/a", "/b"), pages=["/a", "/b"]))
    assert audit.verdict.effort["find-phone"].clicks == 2
    assert audit.verdict.effort["find-phone"].seconds == pytest.approx(6.5, abs=0.2)


def test_the_matrix_has_every_channel_and_question() -> None:
    rows = audited(site(*ALL)).matrix
    assert [row.channel for row in rows] == [
        "phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "pages",
        "promises",
    ]  # fmt: skip
    assert rows[0].answered == Outcome.UNTESTED.value
    assert rows[4].answered == Outcome.INAPPLICABLE.value


def test_fingerprints_last() -> None:
    assert fingerprint("phone/missing", "site") == fingerprint("phone/missing", "site")
    assert fingerprint("phone/missing", "site") != fingerprint("hours/missing", "site")


@pytest.mark.parametrize("facts", [(), (PHONE,), ALL])
def test_an_audit_survives_being_saved(facts: tuple[Fact, ...]) -> None:
    audit = audited(site(*facts, today=date(2026, 11, 21)))
    assert Audit.model_validate_json(audit.model_dump_json()) == audit


def test_hours_in_a_picture_take_effort() -> None:
    picture = HoursPicture(place=at("/"), target=HOME + "horaires.png", clue="horaires.png")
    assert audited(site(PHONE, FORM, EMAIL, picture)).verdict.states["hours"] == "with_effort"


def test_hours_for_machines_alone_are_not_offered() -> None:
    hidden = OpeningHours(
        place=at("/", how=How.JSON_LD), raw="Mo-Fr 09:00-18:00", osm="Mo-Fr 09:00-18:00", week=WEEK
    )
    assert audited(site(PHONE, FORM, EMAIL, hidden)).verdict.states["hours"] == "not_offered"


def test_closed_days_alone_do_not_say_when_to_come() -> None:
    days: tuple[Any, ...] = ((), None, None, None, None, None, ())
    closed = OpeningHours(place=at("/"), raw="Fermé lundi et dimanche", osm="Mo,Su off", week=days)
    assert audited(site(PHONE, FORM, EMAIL, closed)).verdict.states["hours"] == "cannot_tell"


HOST = Phone(
    place=at("/legal", selector="#host", text="Hébergeur : OVH, tél. 0 800"), value="0 800",
    label="Hébergeur : OVH, tél",
)  # fmt: skip


def test_the_number_of_the_host_is_no_way_to_phone_the_company() -> None:
    only = replace(HOST, normalized="+33199004199", valid=True)
    assert audited(site(only, HOURS, FORM, EMAIL)).verdict.states["phone"] == "cannot_tell"


def test_a_fault_in_the_number_of_the_host_limits_nothing() -> None:
    audit = audited(
        site(*ALL, replace(HOST, normalized="+33123456789", fictional=True, valid=True))
    )
    assert "phone/placeholder" in {finding.check for finding in audit.findings}
    assert audit.verdict.states["phone"] == "works"
    assert audit.verdict.headline["en"].startswith("A customer can phone you, write")


def test_an_address_where_nothing_arrives_does_not_work() -> None:
    lost = replace(EMAIL, address="bonjour@maison.fr")
    denied = MailDomain(place=lost.place, domain="maison.fr", takes_mail=False, fault="no-domain")
    assert audited(site(PHONE, FORM, lost, denied)).verdict.states["email"] == "does_not_work"


def test_an_address_that_only_a_browser_shows_cannot_be_told() -> None:
    sign = EmailHint(place=at("/"), clue="@")
    assert audited(site(PHONE, FORM, sign)).verdict.states["email"] == "cannot_tell"


def test_a_form_that_sends_to_nothing_does_not_work() -> None:
    url = f"{HOME}contact.php"
    gone = {url: Answer(url, LinkOutcome.BROKEN, 404, tries=2)}
    lost = site(PHONE, replace(FORM, action=url), form_actions=gone)
    assert audited(lost).verdict.states["form"] == "does_not_work"


def test_the_time_to_write_counts_the_fields_and_the_puzzle() -> None:
    fields = (Field("mail", "email", required=True), Field("name", "text"))
    plain = audited(site(replace(FORM, fields=fields))).verdict.effort["write-form"]
    guarded = replace(FORM, fields=fields, captcha=Captcha.PUZZLE, guard="hCaptcha")
    puzzled = audited(site(guarded)).verdict.effort["write-form"]
    assert (plain.clicks, plain.fields) == (0, 1)
    assert puzzled.seconds == pytest.approx(plain.seconds + 12)


def test_the_line_of_an_authority_is_no_way_to_reach_the_company() -> None:
    others = replace(PHONE, normalized="+442082530800", label="Legal Ombudsman")
    [channel] = audited(site(PHONE, others)).channels
    assert channel.normalized == PHONE.normalized


@pytest.mark.parametrize(
    ("label", "branch", "told"),
    [
        ("", "Magasin de Lyon", "Magasin de Lyon"),
        ("Magasin de Lyon, tél", "Magasin de Lyon", "Magasin de Lyon, tél"),
        ("SAV", "Magasin de Lyon", "Magasin de Lyon · SAV"),
        ("", "", None),
    ],
)
def test_a_channel_is_called_by_its_place(label: str, branch: str, told: str | None) -> None:
    [channel] = audited(site(replace(PHONE, label=label, branch=branch))).channels
    assert channel.label == told


def test_a_number_of_two_places_is_called_by_neither() -> None:
    lyon, paris = (replace(PHONE, branch=name) for name in ("Magasin de Lyon", "Magasin de Paris"))
    [channel] = audited(site(lyon, paris)).channels
    assert channel.label == (PHONE.label or None)


def test_what_only_a_browser_shows_says_so() -> None:
    drawn = replace(PHONE, place=replace(PHONE.place, rendered=True))
    declared = replace(drawn, place=replace(drawn.place, how=How.JSON_LD))
    [channel] = audited(site(drawn, declared)).channels
    assert [source.how for source in channel.sources] == ["rendered", "json-ld"]


def test_the_platform_is_told_when_an_order_met_it() -> None:
    walked = Order(place=at("/"), reached=Stage.CART, platform="woocommerce")
    assert audited(site(walked)).site.platform == "woocommerce"
    assert audited(site(PHONE)).site.platform is None
