"""pages/unhelpful-404: facts in, findings out."""

from typing import Any

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import ErrorPage
from journeycheck.site import Site
from tests.checks.made import Findings, Judged
from tests.conftest import at, site

ID = "pages/unhelpful-404"


def here(page: ErrorPage | None, **more: Any) -> Site:
    return site(error_page=page, **more)


def shown(status: int | None = 404, **offers: Any) -> ErrorPage:
    place = at("/5f2a9c", text="404 Not Found", status=status)
    return ErrorPage(place=place, status=status, **offers)


@pytest.mark.parametrize("page", [shown(), shown(410), shown(200, says_not_found=True)])
def test_nothing_helps(findings: Findings, page: ErrorPage) -> None:
    [finding] = findings(ID, here(page))
    assert finding.key == "site" and finding.evidence == (page.place,)


@pytest.mark.parametrize("offers", [{"links": 1}, {"search": True}, {"contact": True}])
def test_one_way_on_or_one_contact_will_do(result: Judged, offers: dict[str, Any]) -> None:
    assert result(ID, here(shown(**offers))).outcome is Outcome.PASSED


@pytest.mark.parametrize("page", [None, shown(403), shown(503), shown(200), shown(None)])
def test_what_was_not_seen_accuses_nobody(result: Judged, page: ErrorPage | None) -> None:
    assert result(ID, here(page)).outcome is Outcome.CANT_TELL


def test_a_site_that_shows_its_home_page_at_any_address(result: Judged) -> None:
    assert result(ID, here(shown(200), catch_all=True)).outcome is Outcome.INAPPLICABLE
