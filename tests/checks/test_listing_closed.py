"""listing/closed: the map says that nobody is there any more."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Status
from tests.checks.made import Findings, Judged, listed, listing
from tests.conftest import site

CHECK = "listing/closed"


@pytest.mark.parametrize(
    ("status", "severity"), [(Status.CLOSED, None), (Status.CLOSED_FOR_NOW, Severity.SERIOUS)]
)
def test_said_to_be_closed(findings: Findings, status: Status, severity: Severity | None) -> None:
    [found] = findings(CHECK, listed(site(), listing(status=status)))
    assert (found.key, found.severity) == ("Google", severity)


@pytest.mark.parametrize("status", [None, Status.OPEN])
def test_said_to_be_open(result: Judged, status: Status | None) -> None:
    assert result(CHECK, listed(site(), listing(status=status))).outcome is Outcome.PASSED


def test_an_old_entry(findings: Findings) -> None:
    old = listing(status=Status.CLOSED, checked=None)
    assert findings(CHECK, listed(site(), old))[0].severity is Severity.MINOR


def test_two_entries_of_one_source_have_two_names(findings: Findings) -> None:
    one, other = (listing(status=Status.CLOSED, name=name) for name in ("Nord", "Sud"))
    found = findings(CHECK, listed(site(), one, other))
    assert [finding.key for finding in found] == ["Google:nord", "Google:sud"]


def test_no_listing_was_given(result: Judged) -> None:
    assert result(CHECK, site()).outcome is Outcome.INAPPLICABLE
