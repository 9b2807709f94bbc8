"""Which checks are carried out, and with what weight."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.choice import ACT, LEFT_OUT, chosen, named
from journeycheck.errors import UsageError
from journeycheck.facts import Phone
from journeycheck.judge import Result, judge
from journeycheck.model import Audit, Coverage, Run, Tool
from journeycheck.site import Site
from journeycheck.verdict import Conduct, conclude
from tests.conftest import CHECKS, at, site

PHONE = Phone(place=at("/"), value="01 99 00 41 27", normalized="+33199004127", valid=True)


def facts() -> Site:
    return site(PHONE, pages=["/contact", "/legal"], acts={ACT: LEFT_OUT})


def judged(**settings: object) -> dict[str, Result]:
    checks = chosen(CHECKS.values(), **settings)  # type: ignore[arg-type]
    return {result.check.id: result for result in judge(checks, facts())}


def concluded(**settings: object) -> Audit:
    run = Run(id="r", started="", finished="", duration_s=1.0, outcome="complete", settings={})
    conduct = Conduct(Tool(version="0"), run, Coverage(pages=3, links=0, links_external=0))
    return conclude(facts(), list(judged(**settings).values()), conduct, "https://shop.test/")


def test_what_is_ignored_is_untested_and_says_why() -> None:
    results = judged(ignore=["hours", "email/missing"])
    left_out = {name for name, result in results.items() if result.reason == LEFT_OUT}
    assert left_out == {name for name in CHECKS if name.startswith("hours/")} | {"email/missing"}
    assert {results[name].outcome for name in left_out} == {Outcome.UNTESTED}
    assert results["form/missing"].outcome is Outcome.FAILED


def test_only_what_is_selected_is_looked_at() -> None:
    results = judged(select=["phone", "hours/missing"], ignore=["phone/buried"])
    looked_at = {name for name, result in results.items() if result.reason != LEFT_OUT}
    phones = {name for name in CHECKS if name.startswith("phone/")}
    assert looked_at == (phones | {"hours/missing"}) - {"phone/buried"}


def test_what_nobody_looked_at_is_never_fine() -> None:
    everything, less = concluded(), concluded(ignore=["phone"])
    assert everything.verdict.states["phone"] == "with_effort"
    assert less.verdict.states["phone"] == "cannot_tell"
    row = next(row for row in less.matrix if row.channel == "phone")
    assert {row.findable, row.consistent, row.works} == {"untested"}
    [way] = [way for way in less.verdict.ways if way.channel == "phone"]
    assert way.line["en"] == LEFT_OUT
    assert "phone you" not in less.verdict.headline["en"]


def test_a_severity_of_the_settings_wins_whatever_the_case() -> None:
    audit = concluded(severity={"hours/missing": "minor", "form/missing": "moderate"})
    told = {finding.check: finding.severity for finding in audit.findings}
    assert (told["hours/missing"], told["form/missing"]) == ("minor", "moderate")
    before = {finding.check: finding.severity for finding in concluded().findings}
    assert before["hours/missing"] != "minor"
    assert {k: v for k, v in told.items() if k not in {"hours/missing", "form/missing"}} == {
        k: v for k, v in before.items() if k not in {"hours/missing", "form/missing"}
    }


def test_the_check_itself_carries_the_severity() -> None:
    [check] = [c for c in chosen(CHECKS.values(), severity={"phone/buried": "minor"})
               if c.id == "phone/buried"]  # fmt: skip
    assert check.severity is Severity.MINOR


@pytest.mark.parametrize(
    ("settings", "nearest"),
    [
        ({"select": ["phnoe"]}, "'phone'"),
        ({"ignore": ["hours/mising"]}, "'hours/missing'"),
        ({"severity": {"form/captch": "minor"}}, "'form/captcha'"),
        ({"severity": {"form": "minor"}}, "'form/"),
    ],
)
def test_an_unknown_name_is_an_error_that_names_the_nearest(
    settings: dict[str, object], nearest: str
) -> None:
    with pytest.raises(UsageError, match=nearest):
        chosen(CHECKS.values(), **settings)  # type: ignore[arg-type]


def test_known_names_are_no_error() -> None:
    named(CHECKS.values(), ["phone", "phone/missing"])
