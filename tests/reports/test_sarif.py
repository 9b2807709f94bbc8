"""SARIF: what the schema asks for, what code hosts accept, and nothing of a site that acts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from journeycheck.catalog import load_format
from journeycheck.model import Acceptance, Audit, Change, Past
from journeycheck.report import EMPTY_DESK, Desk
from tests.reports.golden import LANGUAGES, changed, everywhere, golden

SCHEMA = Path(__file__).parents[1] / "vendor" / "sarif-2.1.0.json"
HOSTILE = "](javascript:alert(1)) {0} ${{x}} <img src=x onerror=a()> \u202e\x00\ud800"


@cache
def validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run(audit: Audit, language: str = "en", desk: Desk = EMPTY_DESK) -> dict[str, Any]:
    """The one run of the log, which follows the schema."""
    log = json.loads(load_format("sarif").render(audit, language, desk))
    assert [error.message for error in validator().iter_errors(log)] == []
    [found] = log["runs"]
    return dict(found)


def compared() -> Audit:
    """The golden audit after an earlier one: its first finding is new, one of then is settled."""
    first, *others = golden().findings
    past = Past(id="gone", check="phone/missing", channel="phone", severity="critical",
                title={"en": "No number", "fr": "Pas de numéro"})  # fmt: skip
    change = Change(
        run="before", started="2026-10-01T10:00:00+02:00", site="x", new=(first.id,),
        still=tuple(finding.id for finding in others), settled=(past,),
    )  # fmt: skip
    return golden().model_copy(update={"change": change})


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_finding_is_a_result(language: str) -> None:
    results = run(golden(), language)["results"]
    assert len(results) == len(golden().findings)
    for result, finding in zip(results, golden().findings, strict=True):
        assert result["ruleId"] == finding.check
        told = result["message"]["text"]
        assert finding.title[language] in told and finding.evidence[0].url in told
        assert result["properties"]["url"] == finding.evidence[0].url


def test_a_result_stands_in_a_file_of_the_repository() -> None:
    for desk in (EMPTY_DESK, Desk(file="ci/the site.toml")):
        for result in run(golden(), desk=desk)["results"]:
            [place] = result["locations"]
            artifact = place["physicalLocation"]["artifactLocation"]
            assert artifact["uri"] == desk.file.replace(" ", "%20")
            assert place["physicalLocation"]["region"]["startLine"] == 1


def test_alerts_are_told_apart_by_the_finding() -> None:
    names = [result["partialFingerprints"] for result in run(golden())["results"]]
    assert [name["journeycheck/v1"] for name in names] == [f.id for f in golden().findings]
    assert len({name["primaryLocationLineHash"] for name in names}) == len(names)


@pytest.mark.parametrize(
    ("severity", "level"),
    [("critical", "error"), ("serious", "error"), ("moderate", "warning"), ("minor", "note")],
)
def test_severity_is_the_level(severity: str, level: str) -> None:
    audit = changed(lambda data: data["findings"][0].update(severity=severity))
    assert run(audit)["results"][0]["level"] == level


def test_every_rule_explains_itself_and_speaks_of_no_security() -> None:
    driver = run(golden())["tool"]["driver"]
    assert {rule["id"] for rule in driver["rules"]} == {f.check for f in golden().findings}
    for rule in driver["rules"]:
        assert rule["help"]["text"] and rule["help"]["markdown"]
        assert "security" not in json.dumps(rule["properties"])


def test_what_changed_is_told() -> None:
    states = [result["baselineState"] for result in run(compared())["results"]]
    assert states == ["new", *["unchanged"] * (len(golden().findings) - 1), "absent"]
    assert "baselineState" not in run(golden())["results"][0]


def test_nothing_is_compared_with_an_audit_that_cannot_be() -> None:
    change = compared().change
    assert change is not None
    apart = change.model_copy(update={"comparable": False})
    results = run(golden().model_copy(update={"change": apart}))["results"]
    assert len(results) == len(golden().findings)
    assert not any("baselineState" in result for result in results)


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    audit = changed(lambda data: data["findings"][0].update(status="accepted"))
    case = Acceptance(what=audit.findings[0].check, reason="New form in March", until="2027-03-01",
                      state="in_force", findings=(audit.findings[0].id,))  # fmt: skip
    first, second, *_ = run(audit.model_copy(update={"acceptances": (case,)}))["results"]
    assert first["suppressions"][0]["justification"] == "New form in March (2027-03-01)"
    assert "suppressions" not in second


@pytest.mark.parametrize("outcome", ["blocked", "failed", "partial"])
def test_a_visit_that_did_not_see_everything_is_no_success(outcome: str) -> None:
    audit = changed(lambda data: data["run"].update(outcome=outcome, reason="Turned away."))
    [visit] = run(audit)["invocations"]
    assert visit["executionSuccessful"] == (outcome == "partial")
    assert visit["toolExecutionNotifications"][0]["message"]["text"] == "Turned away."
    assert "toolExecutionNotifications" not in run(golden())["invocations"][0]


@pytest.mark.parametrize("payload", [HOSTILE, "\n::error::x", "\u2028</script>"])
def test_hostile_text_stays_text(payload: str) -> None:
    found = run(everywhere(payload))
    for result in found["results"]:
        text = result["message"]["text"]
        assert "](" not in text
        assert not any(sign in text for sign in "\x00\u202e\ud800\n\u2028")
        assert "{0}" not in text.replace("{{0}}", "")
    for rule in found["tool"]["driver"]["rules"]:
        assert "<img" not in rule["help"]["markdown"].replace("\\<", "")


def test_times_are_universal() -> None:
    [visit] = run(golden())["invocations"]
    assert visit["startTimeUtc"] == "2026-11-17T09:31:04Z"
    unsure = changed(lambda data: data["run"].update(started="yesterday"))
    assert "startTimeUtc" not in run(unsure)["invocations"][0]
