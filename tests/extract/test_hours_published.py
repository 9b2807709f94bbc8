"""Hours in structured data, and the faults that machines stumble over."""

import json
from datetime import date
from typing import Any

import pytest

from journeycheck.extract.hours import read_hours, week_of
from journeycheck.extract.json_text import FAULTS
from journeycheck.facts import Confidence, How, OpeningHours, Region, Service
from journeycheck.words import data
from tests.extract.hours_pages import page, published, spec, store

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

SOUND = [
    ([spec(["Monday", "https://schema.org/Tuesday"], "09:00", "18:00")], "Mo-Tu 09:00-18:00"),
    ([spec("http://purl.org/goodrelations/v1#Monday", "09:00", "18:00")], "Mo 09:00-18:00"),
    ([spec("Mo", "09:00:00", "18:00:00")], "Mo 09:00-18:00"),
    ([spec("Monday", "09:00:00+01:00", "18:00:00+01:00")], "Mo 09:00-18:00"),
    ([spec("Monday", "2016-01-01T09:00", "2016-01-01T18:00")], "Mo 09:00-18:00"),
    ([spec("Friday", "18:00", "02:00")], "Fr 18:00-02:00"),
    ([spec(WEEK, "00:00", "23:59")], "24/7"),
    ([spec("Monday", "09:00", "12:00"), spec("Monday", "14:00", "18:00")],
     "Mo 09:00-12:00,14:00-18:00"),
    ([spec("Monday", "09:00", "18:00"), spec("Sunday", "00:00", "00:00")],
     "Mo 09:00-18:00; Su off"),
    ([spec("Monday", "09:00", "18:00"), spec("Sunday")], "Mo 09:00-18:00; Su off"),
    ([spec(["Monday", "PublicHolidays"], "09:00", "18:00")], "Mo,PH 09:00-18:00"),
]  # fmt: skip


@pytest.mark.parametrize(("specs", "osm"), SOUND)
def test_sound_specifications(specs: Any, osm: str) -> None:
    [hours], faults = published(store(openingHoursSpecification=specs))
    assert (hours.osm, hours.confidence, faults) == (osm, Confidence.HIGH, [])
    assert (hours.place.how, hours.place.region, hours.of) == (How.JSON_LD, Region.HEAD, "")


FAULTY = [
    (spec("Monday", "09:00", "24:00"), ["SH01"], "Mo 09:00-24:00", Confidence.HIGH),
    (spec("Monday", "09:00", "09:00"), ["SH03"], "", Confidence.LOW),
    (spec(WEEK, "00:00", "00:00"), ["SH03"], "", Confidence.LOW),
    (spec("Monday", "17:00", "09:00"), ["SH04"], "", Confidence.LOW),
    (spec("Monday", "9h30", "6:00 PM"), ["SH06", "SH06"], "Mo 09:30-18:00", Confidence.HIGH),
    (spec("Monday", "early", "18:00"), ["SH06"], "", Confidence.LOW),
    (spec("Lundi", "09:00", "18:00"), ["SH07"], "Mo 09:00-18:00", Confidence.HIGH),
    (spec("Mo-Fr", "09:00", "18:00"), ["SH07"], "Mo-Fr 09:00-18:00", Confidence.HIGH),
    (spec("Someday", "09:00", "18:00"), ["SH07"], "", Confidence.LOW),
    (spec("1", "09:00", "18:00"), ["SH07"], "", Confidence.LOW),
    (spec(None, "09:00", "18:00"), ["SH08"], "", Confidence.LOW),
    (spec("Monday", "09:00"), ["SH09"], "", Confidence.LOW),
    (spec("Monday", "{{opens}}", "{{closes}}"), ["SH14", "SH14"], "", Confidence.LOW),
    (spec("Monday", "", ""), ["SH14"], "", Confidence.LOW),
]


@pytest.mark.parametrize(("specification", "codes", "osm", "confidence"), FAULTY)
def test_faulty_specifications(
    specification: Any, codes: list[str], osm: str, confidence: Confidence
) -> None:
    [hours], faults = published(store(openingHoursSpecification=specification))
    assert [fault.fault for fault in faults] == codes
    assert {fault.subject for fault in faults} == {"hours"}
    assert (hours.osm, hours.confidence) == (osm, confidence)


TEXTS = [
    (["Mo-Fr 09:00-12:00", "Mo-Fr 14:00-18:00"], [], "Mo-Fr 09:00-12:00,14:00-18:00"),
    (["Mo 09:00-12:00"], [], "Mo 09:00-12:00"),
    (["Mo,Tu,We,Th 09:00-12:00"], [], "Mo-Th 09:00-12:00"),
    (["Su-Th 09:00-17:00"], [], "Mo-Th,Su 09:00-17:00"),
    (["Mo-Su"], [], "24/7"),
    (["Mo-Fr 09:00-17:00", "Su 00:00-00:00"], [], "Mo-Fr 09:00-17:00; Su off"),
    (["Mo-Fr 9:00-12:00 14:00-18:00"], ["SH12"], "Mo-Fr 09:00-12:00,14:00-18:00"),
    (["Mo-Fr 09:00-17:00, Sa 10:00-12:00"], ["SH12"], "Mo-Fr 09:00-17:00; Sa 10:00-12:00"),
    (["Mon-Sat 10:00 - 19:00 Sun 12:00-17:00"], ["SH12"], "Mo-Sa 10:00-19:00; Su 12:00-17:00"),
    (["Mo-Fr: 9–17"], ["SH12"], "Mo-Fr 09:00-17:00"),
    (["Mo-Fr 08:30-19:00; Su,PH off"], ["SH12"], "Mo-Fr 08:30-19:00; Su,PH off"),
    (["Monday-Friday 09:00-17:00"], ["SH13"], "Mo-Fr 09:00-17:00"),
    (["Du lundi au vendredi de 9h à 18h"], ["SH13"], "Mo-Fr 09:00-18:00"),
]


@pytest.mark.parametrize(("texts", "codes", "osm"), TEXTS)
def test_texts(texts: list[str], codes: list[str], osm: str) -> None:
    [hours], faults = published(store(openingHours=texts))
    assert [fault.fault for fault in faults] == codes
    assert (hours.osm, hours.confidence) == (osm, Confidence.HIGH)


@pytest.mark.parametrize("value", ["", "null", "undefined", "{{hours}}", "[opening_hours]", "${h}"])
def test_a_template_that_was_never_filled_in(value: str) -> None:
    hours, faults = published(store(openingHours=value))
    assert ([fault.fault for fault in faults], hours) == (["SH14"], [])


def test_a_text_that_is_no_hours() -> None:
    [hours], [fault] = published(store(openingHours="Sur rendez-vous uniquement, 24h avant"))
    assert (hours.osm, hours.confidence, fault.fault) == ("", Confidence.LOW, "SH13")


def test_a_bar_may_close_in_the_morning() -> None:
    bar = store(openingHoursSpecification=spec("Friday", "17:00", "09:00"))
    [hours], faults = published(bar | {"@type": "BarOrPub"})
    assert (hours.osm, faults) == ("Fr 17:00-09:00", [])


def test_seasons_are_claims_of_their_own() -> None:
    summer = {"validFrom": "2026-07-01", "validThrough": "2026-08-31"}
    specs = [spec("Monday", "09:00", "18:00"), spec("Monday", "10:00", "16:00", **summer)]
    [usual, special], faults = published(store(openingHoursSpecification=specs))
    assert (usual.osm, usual.regular, faults) == ("Mo 09:00-18:00", True, [])
    assert (special.valid_from, special.valid_through) == (date(2026, 7, 1), date(2026, 8, 31))


def test_special_days_are_no_part_of_the_week() -> None:
    christmas = {"validFrom": "2024-12-25", "validThrough": "2024-12-25"}
    for key in ("specialOpeningHoursSpecification", "openingHoursSpecification"):
        [hours], faults = published(store(**{key: spec(None, "00:00", "00:00", **christmas)}))
        assert (hours.regular, hours.week, faults) == (False, ((),) * 7, [])


def test_the_hotline_has_its_own_hours() -> None:
    contact = {"@type": "ContactPoint", "hoursAvailable": spec("Monday", "08:00", "20:00")}
    [hours], _ = published(store(contactPoint=contact))
    assert (hours.service, hours.osm) == (Service.PHONE, "Mo 08:00-20:00")


def test_departments_are_named_places() -> None:
    pharmacy = store(openingHours="Tu 09:00-12:00") | {"name": "Pharmacie"}
    both, _ = published(store(openingHours="Mo 09:00-12:00", department=pharmacy))
    assert {hours.of: hours.osm for hours in both} == {
        "Maison Test": "Mo 09:00-12:00", "Pharmacie": "Tu 09:00-12:00",
    }  # fmt: skip


def test_microdata_and_the_case_of_keys() -> None:
    [hours], _ = published(store(OpeningHours="Mo 09:00-12:00"))
    assert hours.osm == "Mo 09:00-12:00"
    body = """<div itemscope itemtype="https://schema.org/Store">
        <time itemprop="openingHours" datetime="Sa 10:00-12:00">Samedi matin</time></div>"""
    [marked] = [f for f in read_hours(page(body)) if isinstance(f, OpeningHours) and not f.shown]
    assert (marked.osm, marked.place.how) == ("Sa 10:00-12:00", How.MICRODATA)


def test_a_broken_card_of_the_company() -> None:
    _, [fault] = published('{"@type": "Store", "telephone": "+33199004127",}')
    assert (fault.subject, fault.fault) == ("block", "trailing-comma")


@pytest.mark.parametrize("text", ["", '{"@type": "Product", "name": "Lamp",}'])
def test_blocks_that_are_no_card_of_the_company(text: str) -> None:
    assert published(text) == ([], [])


def test_contradicting_rows_are_left_to_a_person() -> None:
    specs = [spec("Monday", "09:00", "18:00"), spec("Monday", "10:00", "19:00")]
    [hours], _ = published(store(openingHoursSpecification=specs))
    assert hours.confidence is Confidence.LOW


def test_every_fault_is_described() -> None:
    table = data("malformations.toml")
    used = {code for _, codes, *_ in FAULTY for code in codes} | {"SH12", "SH13"}
    assert (used | set(FAULTS) - {"empty"}) == set(table) - {"source"}
    for code in used:
        assert table[code]["wrong"] and table[code]["meaning"]


@pytest.mark.parametrize(
    "value",
    [{"openingHours": [1, True, None, {"a": []}]}, {"openingHoursSpecification": "text"},
     {"openingHoursSpecification": [{"dayOfWeek": {"x": 1}, "opens": [], "closes": {}}]},
     {"openingHoursSpecification": spec("Monday", "9" * 9_000, "\x00")},
     {"openingHours": "lundi " * 9_000}],
)  # fmt: skip
def test_never_raises(value: dict[str, Any]) -> None:
    hours, _ = published(store(**value))
    assert all(fact.confidence is Confidence.LOW for fact in hours)


# What `data/malformations.toml` calls no fault, and where it is tested: SH02 (00:00 to 23:59)
# and SH05 (seconds, offsets, dates) in SOUND; SH10 and SH11 (past dates) below, and as findings in
# tests/checks; SH15 (case) with microdata; SH16 (several companies) below; SH17 (structured data
# against the text) in tests/checks; SH18 (two rules for one day) below.


def test_rules_for_one_day_are_added_up() -> None:
    [hours], _ = published(store(openingHours=["Mo 09:00-12:00", "Mo 18:00-19:00"]))
    assert hours.osm == "Mo 09:00-12:00,18:00-19:00"
    assert week_of(hours.osm)[0] == ((540, 720), (1080, 1140))


def test_hours_of_the_past_are_kept_with_their_dates() -> None:
    past = {"validFrom": "2020-12-24", "validThrough": "2020-12-24"}
    rows = [spec("Monday", "09:00", "18:00"), spec("Thursday", "09:00", "12:00", **past)]
    for key in ("openingHoursSpecification", "specialOpeningHoursSpecification"):
        found, faults = published(store(**{key: rows}))
        dated = [hours for hours in found if not hours.regular]
        assert [hours.valid_through for hours in dated] == [date(2020, 12, 24)]
        assert faults == []


def test_several_companies_of_one_graph_keep_their_names() -> None:
    lyon = store(openingHours="Mo 09:00-12:00") | {"@id": "#lyon", "name": "Lyon"}
    paris = store(openingHours="Mo 14:00-18:00") | {"@type": ["Store", "Bakery"], "name": "Paris"}
    found, _ = published({"@context": "https://schema.org", "@graph": [lyon, paris]})
    assert {hours.of: hours.osm for hours in found} == {
        "Lyon": "Mo 09:00-12:00", "Paris": "Mo 14:00-18:00",
    }  # fmt: skip


def marked(body: str) -> list[OpeningHours]:
    facts = read_hours(page(body))
    return [fact for fact in facts if isinstance(fact, OpeningHours) and not fact.shown]


@pytest.mark.parametrize(
    ("body", "how"),
    [
        ("""<div itemscope itemtype="https://schema.org/Store">
            <div itemprop="openingHoursSpecification" itemscope
                itemtype="https://schema.org/OpeningHoursSpecification">
            <link itemprop="dayOfWeek" href="https://schema.org/Saturday">
            <meta itemprop="opens" content="10:00"><meta itemprop="closes" content="12:00">
            </div></div>""", How.MICRODATA),
        ("""<div itemscope itemtype="https://schema.org/Store">
            <meta itemprop="openingHours" content="Sa 10:00-12:00"></div>""", How.MICRODATA),
        ("""<div vocab="https://schema.org/" typeof="Store">
            <span property="openingHours" content="Sa 10:00-12:00">samedi matin</span></div>""",
         How.RDFA),
        ("""<div vocab="https://schema.org/" typeof="Store">
            <div property="openingHoursSpecification" typeof="OpeningHoursSpecification">
            <link property="dayOfWeek" href="https://schema.org/Saturday">
            <span property="opens" content="10:00">dix heures</span>
            <span property="closes" content="12:00">midi</span></div></div>""", How.RDFA),
    ],
)  # fmt: skip
def test_hours_marked_in_the_page_itself(body: str, how: How) -> None:
    [hours] = marked(body)
    assert (hours.osm, hours.confidence, hours.place.how) == (
        "Sa 10:00-12:00", Confidence.HIGH, how,
    )  # fmt: skip


def test_a_chat_with_hours_of_its_own() -> None:
    contact = {
        "@type": "ContactPoint", "contactType": "Chat support",
        "hoursAvailable": spec("Monday", "08:00", "20:00"),
    }  # fmt: skip
    [hours], _ = published(store(contactPoint=contact))
    assert (hours.service, hours.osm) == (Service.CHAT, "Mo 08:00-20:00")


def test_other_days_are_no_day_of_structured_data() -> None:
    [hours], [fault] = published(
        store(openingHoursSpecification=spec("les autres jours", "09:00", "18:00"))
    )
    assert (hours.osm, hours.confidence, fault.fault) == ("", Confidence.LOW, "SH07")


def test_a_block_cut_off_in_the_middle_is_used_and_never_certain() -> None:
    text = json.dumps(store(openingHoursSpecification=[
        spec("Monday", "09:00", "18:00"), spec("Tuesday", "09:00", "18:00")
    ]))  # fmt: skip
    cut = text[: text.rindex('"opens"')]
    [hours], [fault] = published(cut)
    assert (hours.osm, hours.confidence) == ("Mo 09:00-18:00", Confidence.MEDIUM)
    assert hours.week[1] is None  # not read is not closed
    assert (fault.fault, fault.place.selector) == (
        "truncated",
        'script[type="application/ld+json"]',
    )
