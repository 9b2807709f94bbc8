"""hours/missing: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Confidence, HoursHint, How, PageKind
from tests.checks.made import ENGLISH, ROOT, Findings, Judged, hours, picture
from tests.conftest import at, link, site


def test_no_hours_at_all(findings: Findings) -> None:
    [finding] = findings("hours/missing", site(pages=["/contact"]))
    assert finding.key == "site" and finding.values == {"n": 2}


def test_hours_on_any_page(findings: Findings) -> None:
    assert findings("hours/missing", site(hours("/contact"))) == []


def test_hours_not_understood_are_present(findings: Findings) -> None:
    odd = hours("/", osm="", week=(None,) * 7, confidence=Confidence.LOW)
    assert findings("hours/missing", site(odd)) == []


def test_data_for_search_engines_is_not_seen(findings: Findings) -> None:
    hidden = hours("/", place=at("/", how=How.JSON_LD))
    assert [finding.key for finding in findings("hours/missing", site(hidden))] == ["site"]


def test_english_pages_without_hours(findings: Findings) -> None:
    [finding] = findings("hours/missing", site(hours("/contact"), visits=ENGLISH))
    assert finding.key == "edition:en" and finding.values["n"] == 3
    assert finding.evidence[0].language == "en"


def test_english_pages_that_link_to_the_hours(findings: Findings) -> None:
    way = link("/en/", "/contact", "Find us", kinds=frozenset({PageKind.HOURS}))
    assert findings("hours/missing", site(hours("/contact"), way, visits=ENGLISH)) == []


def test_hours_in_a_picture_are_told_elsewhere(findings: Findings) -> None:
    assert findings("hours/missing", site(picture("/contact"))) == []


def test_english_hours_in_a_picture_are_told_elsewhere(findings: Findings) -> None:
    here = site(hours("/contact"), picture("/en/about"), visits=ENGLISH)
    assert findings("hours/missing", here) == []


def test_a_french_picture_does_not_help_english_readers(findings: Findings) -> None:
    here = site(hours("/contact"), picture("/contact"), visits=ENGLISH)
    assert [finding.key for finding in findings("hours/missing", here)] == ["edition:en"]


def test_an_unread_page_forbids_the_accusation(result: Judged) -> None:
    walled = site(unread={f"{ROOT}/horaires": "The page took too long to answer."})
    assert result("hours/missing", walled).outcome is Outcome.CANT_TELL


def hint(path: str) -> HoursHint:
    return HoursHint(place=at(path, text="Réception ouverte 24h/24"), clue="24h/24")


def test_a_hint_at_hours_forbids_the_accusation(result: Judged) -> None:
    assert result("hours/missing", site(hint("/contact"))).outcome is Outcome.CANT_TELL


def test_a_hint_on_the_english_pages_forbids_it_there(result: Judged) -> None:
    here = site(hours("/contact"), hint("/en/about"), visits=ENGLISH)
    assert result("hours/missing", here).outcome is Outcome.CANT_TELL


def test_a_hint_beside_understood_hours_changes_nothing(result: Judged) -> None:
    here = site(hours("/contact"), hint("/contact"))
    assert result("hours/missing", here).outcome is Outcome.PASSED


def test_a_french_hint_does_not_help_english_readers(findings: Findings) -> None:
    here = site(hours("/contact"), hint("/contact"), visits=ENGLISH)
    assert [finding.key for finding in findings("hours/missing", here)] == ["edition:en"]
