"""Annotations of a GitHub job: told to the runner, and never told by a site."""

import re
from typing import Any

import pytest

from journeycheck.catalog import load_format
from journeycheck.model import Audit
from tests.reports.golden import LANGUAGES, changed, everywhere, golden

COMMAND = re.compile(r"::(error|warning|notice) title=([^:,\r\n]*)::(.*)")


def commands(audit: Audit, language: str = "en") -> list[tuple[str, str, str]]:
    """Level, title and message of each line; every line is one command of ours."""
    lines = load_format("github").render(audit, language).splitlines()
    found = [COMMAND.fullmatch(line) for line in lines]
    assert all(found)
    return [(match[1], match[2], match[3]) for match in found if match]


def many(severity: str, count: int) -> Audit:
    def repeat(data: dict[str, Any]) -> None:
        first = data["findings"][0] | {"severity": severity}
        data["findings"] = [first | {"id": str(n)} for n in range(count)]

    return changed(repeat)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_finding_is_an_annotation(language: str) -> None:
    told = commands(golden(), language)
    assert len(told) == len(golden().findings)
    titles = {title.replace("%3A", ":").replace("%2C", ",") for _, title, _ in told}
    assert titles == {finding.title[language] for finding in golden().findings}
    assert golden().findings[0].evidence[0].url in told[0][2]


@pytest.mark.parametrize(
    ("severity", "level"),
    [("critical", "error"), ("serious", "error"), ("moderate", "warning"), ("minor", "notice")],
)
def test_github_shows_ten_of_a_level_and_the_rest_is_counted(severity: str, level: str) -> None:
    assert [kind for kind, _, _ in commands(many(severity, 10))] == [level] * 10
    told = commands(many(severity, 13))
    assert [kind for kind, _, _ in told] == [level] * 10
    assert told[-1][2] == "4 more fixes are in the report."
    assert commands(many(severity, 11), "fr")[-1][2] == "2 autres corrections sont dans le rapport."


@pytest.mark.parametrize("status", ["known", "accepted"])
def test_what_was_there_before_or_is_accepted_is_left_out(status: str) -> None:
    def mark(data: dict[str, Any]) -> None:
        data["findings"] = [finding | {"status": status} for finding in data["findings"]]

    assert commands(changed(mark)) == []


@pytest.mark.parametrize(
    ("outcome", "level"), [("blocked", "error"), ("failed", "error"), ("partial", "warning")]
)
def test_a_visit_that_did_not_see_everything_never_looks_clean(outcome: str, level: str) -> None:
    def stop(data: dict[str, Any]) -> None:
        data["run"] |= {"outcome": outcome, "reason": None}
        data["findings"] = []

    [(kind, title, message)] = commands(changed(stop))
    assert (kind, bool(title)) == (level, True)
    assert message.startswith(outcome)


@pytest.mark.parametrize(
    "payload",
    ["\n::error::x", "\r::add-mask::y", "%0A::set-env name=A::b", "::stop-commands::z",
     "##[add-mask]secret", "##vso[task.complete]", "\u2028::error::w", "a:b,c=d"],
)  # fmt: skip
def test_a_site_gives_no_command(payload: str) -> None:
    text = load_format("github").render(everywhere(payload), "en")
    assert len(text.splitlines()) == len(commands(everywhere(payload)))
    assert "##" not in text
    assert not re.search("%(?!25|3A|2C)", text)
