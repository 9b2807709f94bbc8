"""Two audits of a site: what is new, what is settled, and what nobody can tell."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck import comparable, compare
from journeycheck.audit import audit
from journeycheck.compare import since
from journeycheck.config import Settings
from journeycheck.demo import listing, name_server, serve
from journeycheck.facts import Email, Fact, Form, FormKind, How, OpeningHours, Phone
from journeycheck.judge import judge
from journeycheck.model import Audit, Change, Coverage, Run, Tool
from journeycheck.site import Site
from journeycheck.verdict import Conduct, conclude
from journeycheck.verdict.records import finding_records
from tests.conftest import CHECKS, HOME, at, link, site
from tests.reports.golden import changed, golden

EARLIER = "2026-08-18T10:00:00+02:00"


def compared(change: Callable[[dict[str, Any]], object], now: Audit | None = None) -> Change:
    """The golden audit, compared with what it was before `change`."""

    def before(data: dict[str, Any]) -> None:
        data["run"] |= {"id": "earlier", "started": EARLIER}
        change(data)

    told = since(now or golden(), changed(before)).change
    assert told
    return told


def unchanged(data: dict[str, Any]) -> None:
    return


def test_nothing_has_changed() -> None:
    told = compared(unchanged)
    assert told.still == tuple(finding.id for finding in golden().findings)
    assert (told.new, told.settled, told.unseen, told.reasons) == ((), (), (), ())
    assert {turn.trend for turn in told.channels} == {"same"}


def test_new_and_known_stand_in_the_findings() -> None:
    first = golden().findings[0].id

    def younger(data: dict[str, Any]) -> None:
        del data["findings"][0]

    audit = since(golden(), changed(younger))
    assert [finding.status for finding in audit.findings] == [
        "new", *["known"] * (len(audit.findings) - 1),
    ]  # fmt: skip
    assert audit.compared_with == golden().run.id
    assert audit.change and audit.change.new == (first,)


def stranger(data: dict[str, Any], check: str, **more: Any) -> dict[str, Any]:
    """A finding of the earlier audit that the golden one does not have."""
    made = {**data["findings"][0], "id": "gone", "check": check, **more}
    made["evidence"] = [made["evidence"][0] | {"url": "https://www.maison-orvalle.example/old"}]
    data["findings"].append(made)
    return made


def outcome_of(outcome: str) -> str:
    return next(check.id for check in golden().checks if check.outcome == outcome)


def test_what_was_looked_at_and_is_gone_is_settled() -> None:
    told = compared(lambda data: stranger(data, outcome_of("passed")))
    assert [past.id for past in told.settled] == ["gone"]
    assert told.unseen == ()


@pytest.mark.parametrize("check", ["cant_tell", "untested", "no such check"])
def test_what_could_not_be_looked_at_is_never_settled(check: str) -> None:
    name = outcome_of(check) if check != "no such check" else "phone/none"
    told = compared(lambda data: stranger(data, name))
    assert told.settled == ()
    [past] = told.unseen
    assert past.reason


def test_a_page_that_could_not_be_read_settles_nothing() -> None:
    walled = {"url": "https://www.maison-orvalle.example/old", "reason": "bot-wall", "detail": ""}
    now = changed(lambda data: data["coverage"]["skipped"].append(walled))
    told = compared(lambda data: stranger(data, outcome_of("passed")), now)
    assert [past.reason for past in told.unseen] == [compare.NOT_READ]


def test_a_listing_that_was_not_given_settles_nothing() -> None:
    def unlisted(data: dict[str, Any]) -> None:
        data["checks"].append(
            {
                "id": "phone/differs-from-listing", "channel": "phone", "question": "consistent",
                "outcome": "inapplicable", "reason": "None was given.",
            }
        )  # fmt: skip

    now = changed(unlisted)
    told = compared(lambda data: stranger(data, "phone/differs-from-listing"), now)
    assert [past.reason for past in told.unseen] == [compare.NOT_CHECKED]


def test_an_edition_that_was_not_read_settles_nothing() -> None:
    def german(data: dict[str, Any]) -> None:
        stranger(data, outcome_of("passed"))["evidence"][0]["language"] = "de"
        data["coverage"]["languages"] = ["fr", "en", "de"]

    assert [past.reason for past in compared(german).unseen] == [compare.NOT_SPOKEN]


def test_words_in_another_language_on_a_page_that_was_read_are_settled() -> None:
    def quoted(data: dict[str, Any]) -> None:
        stranger(data, outcome_of("passed"))["evidence"][0]["language"] = "la"

    assert len(compared(quoted).settled) == 1


def test_a_check_that_could_not_be_carried_out_before_is_said() -> None:
    first = golden().findings[0]

    def blind(data: dict[str, Any]) -> None:
        del data["findings"][0]
        [check] = [check for check in data["checks"] if check["id"] == first.check]
        check |= {"outcome": "cant_tell", "reason": "Not everything was read."}

    told = compared(blind)
    assert (told.new, told.unjudged) == ((first.id,), (first.id,))


def put(*path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        for name in path[:-1]:
            data = data[name]
        data[path[-1]] = value

    return change


def without_a_browser(data: dict[str, Any]) -> None:
    """Or with one, where the golden audit has none."""
    given = data["run"]["settings"]
    given["browser"] = "auto" if given["browser"] == "never" else "never"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (put("site", "country", value="BE"), comparable.OTHER_COUNTRY),
        (put("site", "language", value="nl"), comparable.OTHER_LANGUAGE),
        (put("run", "outcome", value="partial"), comparable.HAD_ENDED["partial"]),
        (put("run", "outcome", value="blocked"), comparable.HAD_ENDED["blocked"]),
        (without_a_browser, comparable.OTHER_BROWSER),
        (put("run", "settings", "robots", value="ignore"), comparable.OTHER_ROADS),
        (put("run", "settings", "exclude", value=["/a*"]), comparable.OTHER_ROADS),
        (put("tool", "version", value="0.9.0"), comparable.OTHER_VERSION),
        (put("coverage", "pages", value=12), comparable.OTHER_SIZE),
    ],
)
def test_audits_that_cannot_be_compared(
    change: Callable[[dict[str, Any]], None], reason: str
) -> None:
    def before(data: dict[str, Any]) -> None:
        stranger(data, outcome_of("passed"))
        data["verdict"]["states"]["phone"] = "works"
        change(data)

    told = compared(before)
    assert not told.comparable
    start = reason.partition("{")[0]
    assert [text["en"].startswith(start) for text in told.reasons] == [True]
    assert told.settled == ()
    assert [past.reason for past in told.unseen] == [compare.NOT_COMPARABLE]
    assert {turn.trend for turn in told.channels} <= {"same", "unclear"}


@pytest.mark.parametrize("outcome", ["partial", "blocked", "failed"])
def test_a_visit_that_saw_little_settles_nothing(outcome: str) -> None:
    def cut(data: dict[str, Any]) -> None:
        data["run"]["outcome"] = outcome
        data["findings"] = []

    told = compared(unchanged, changed(cut))
    assert told.settled == ()
    assert len(told.unseen) == len({finding.id for finding in golden().findings})


def test_another_site() -> None:
    def other(data: dict[str, Any]) -> None:
        data["site"] |= {"name": "Autre maison", "final_url": "https://autre.example/"}

    told = compared(other)
    assert told.still == ()  # another site's audit makes nothing known here
    assert len(told.new) == len(golden().findings)
    assert [text["en"] for text in told.reasons] == [
        "They are of two different sites: www.maison-orvalle.example, and before autre.example."
    ]


@pytest.mark.parametrize("host", ["https://staging.maison-orvalle.example/", "http://127.0.0.1:8/"])
def test_the_same_site_at_another_address(host: str) -> None:
    told = compared(put("site", "final_url", value=host))
    assert told.comparable
    assert [text["en"].split(":")[0] for text in told.remarks] == [
        "The earlier visit was made at another address"
    ]


def test_audits_given_in_the_wrong_order_are_told_so() -> None:
    told = since(changed(put("run", "started", value=EARLIER)), golden()).change
    assert told and told.remarks[0]["en"] == comparable.SWAPPED
    odd = since(changed(put("run", "started", value="yesterday")), golden()).change
    assert odd and odd.remarks == ()


@pytest.mark.parametrize(
    ("before", "trend"),
    [("works", "worse"), ("does_not_work", "better"), ("cannot_tell", "unclear")],
)
def test_the_way_of_a_channel(before: str, trend: str) -> None:
    told = compared(put("verdict", "states", "phone", value=before))
    phone = next(turn for turn in told.channels if turn.channel == "phone")
    assert (phone.before, phone.now, phone.trend) == (before, "with_effort", trend)
    if trend == "worse":
        assert told.channels[0] == phone


def test_a_channel_that_was_not_spoken_of_is_unclear() -> None:
    def without(data: dict[str, Any]) -> None:
        del data["verdict"]["states"]["phone"]

    assert next(t for t in compared(without).channels if t.channel == "phone").trend == "unclear"


# ---------- the same defect is the same finding ----------

FACTS: tuple[Fact, ...] = (
    Phone(place=at("/a", how=How.TEL_LINK), value="01 99", href="tel:0199", tappable=True),
    Phone(place=at("/b", text="Tél. 01 99 00 41"), value="01 99 00 41"),
    Email(place=at("/c"), address="no-reply@shop.test", href="mailto:no-reply@shop.test"),
    Email(place=at("/d"), address="", href="mailto:bonjour@shop,test", fault="no-domain"),
    Form(place=at("/a", selector="form"), kind=FormKind.CONTACT, action="mailto:a@shop.test"),
    OpeningHours(place=at("/a"), raw="Lundi 9 h – 12 h", osm="Mo 09:00-12:00",
                 week=(((540, 720),), *[None] * 6)),
    OpeningHours(place=at("/b"), raw="Lundi 9 h – 13 h", osm="Mo 09:00-13:00",
                 week=(((540, 780),), *[None] * 6)),
    link("/", "/a"), link("/", "/b"), link("/a", "/c"), link("/a", "/d"),
)  # fmt: skip


def audited(facts: Site) -> Audit:
    run = Run(
        id="run", started=EARLIER, finished=EARLIER, duration_s=1.0, outcome="complete", settings={}
    )
    coverage = Coverage(pages=len(facts.pages), links=0, links_external=0)
    results = judge(CHECKS.values(), facts)
    return conclude(facts, results, Conduct(Tool(version="0.1.0"), run, coverage), facts.url)


BEFORE = audited(site(*FACTS))


@settings(max_examples=25, deadline=None)
@given(st.permutations(FACTS), st.lists(st.sampled_from(FACTS[:5]), max_size=4))
def test_order_and_counts_make_no_other_finding(facts: list[Fact], again: list[Fact]) -> None:
    twice = [replace(fact, place=replace(fact.place, url=HOME + "z")) for fact in again]
    now = audited(site(*facts, *twice))
    told = since(now, BEFORE).change
    assert told and (told.new, told.settled, told.unseen) == ((), (), ())
    assert BEFORE.findings


@pytest.fixture(scope="module")
def careless() -> Site:
    """The gathered site of the careless demo company."""
    with serve("careless") as url, listing("careless") as table:
        given = Settings.model_validate({"rate": 0, "browser": "never", "listing": str(table)})
        errand = audit(url, given, CHECKS.values(), lambda *_: None, demo=name_server("careless"))
        return asyncio.run(errand).site


def met_otherwise(fact: Fact, dice: Random) -> Fact:
    """The fact, as if another of its pages had been read first."""
    pages = dice.sample(fact.pages, len(fact.pages))
    return replace(fact, place=replace(fact.place, url=pages[0]), urls=tuple(pages))


def ids(facts: Site) -> set[tuple[str, str]]:
    return {(f.check, f.id) for f in finding_records(judge(CHECKS.values(), facts))}


@pytest.mark.parametrize("seed", range(5))
def test_a_whole_site_read_in_another_order_has_the_same_findings(
    careless: Site, seed: int
) -> None:
    dice = Random(seed)
    gathered = {
        kind: tuple(met_otherwise(fact, dice) for fact in dice.sample(facts, len(facts)))
        for kind, facts in careless.gathered.items()
    }
    found = ids(careless)
    assert ids(replace(careless, gathered=gathered)) == found
    assert len(found) > 50


def test_another_host_makes_no_other_finding() -> None:
    facts = [
        replace(fact, place=replace(fact.place, url=fact.place.url.replace("//", "//staging.")))
        for fact in FACTS
        if not hasattr(fact, "target")
    ]
    home = HOME.replace("//", "//staging.")
    staged = site(*facts)
    pages = {url: visit for url, visit in staged.pages.items() if "staging" in url}
    now = audited(replace(staged, url=home, pages=pages))
    assert {finding.id for finding in now.findings} & {finding.id for finding in BEFORE.findings}
    shared = {"phone/undialable-link", "email/no-reply-address", "email/malformed-link"}
    ids = [{f.id for f in audit.findings if f.check in shared} for audit in (now, BEFORE)]
    assert ids[0] == ids[1] != set()


def moved(data: dict[str, Any]) -> None:
    """The first finding stood on another page, and its name came from there."""
    data["findings"][0]["id"] = "as it was called there"
    for place in data["findings"][0]["evidence"]:
        place |= {"url": "https://www.maison-orvalle.example/moved", "selector": "#a", "text": "b"}


def here(data: dict[str, Any]) -> None:
    for place in data["findings"][0]["evidence"]:
        place |= {"selector": "#a", "text": "b"}


def test_a_page_that_has_moved_keeps_its_findings() -> None:
    told = compared(moved, changed(here))
    assert (told.new, told.settled, told.unseen) == ((), (), ())
    assert golden().findings[0].id in told.still


def test_a_page_that_is_still_there_has_not_moved() -> None:
    def both(data: dict[str, Any]) -> None:
        here(data)
        data["facts"][0]["url"] = "https://www.maison-orvalle.example/moved"

    told = compared(moved, changed(both))
    assert told.new == (golden().findings[0].id,)


def test_two_that_look_alike_are_not_paired() -> None:
    def twice(data: dict[str, Any]) -> None:
        moved(data)
        data["findings"].append({**data["findings"][0], "id": "its twin"})

    told = compared(twice, changed(here))
    assert told.new == (golden().findings[0].id,)
    assert len([*told.settled, *told.unseen]) == 2


def test_other_words_of_ours_make_no_other_finding() -> None:
    def reworded(data: dict[str, Any]) -> None:
        for finding in data["findings"]:
            finding |= {name: {"en": "Else."} for name in ("title", "experience", "remedy")}
            finding["severity"], finding["occurrences"] = "minor", 1

    assert compared(reworded).new == ()
