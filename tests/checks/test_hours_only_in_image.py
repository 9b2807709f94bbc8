"""hours/only-in-image: facts in, findings out."""

from journeycheck.check import Certainty, Outcome
from journeycheck.facts import Confidence, How, PageKind
from journeycheck.texts import say
from tests.checks.made import ENGLISH, ROOT, Findings, Judged, hours, picture
from tests.conftest import CHECKS, at, link, site

CHECK = CHECKS["hours/only-in-image"]
FILE, EDITION = CHECK.others


def test_a_picture_and_no_text(findings: Findings) -> None:
    [finding] = findings("hours/only-in-image", site(picture("/contact")))
    assert (finding.key, finding.values, finding.wording) == (
        "site",
        {"clue": "Nos horaires"},
        None,
    )
    assert finding.evidence[0].url == f"{ROOT}/contact"
    assert CHECK.certainty is Certainty.LIKELY


def test_a_file_to_download(findings: Findings) -> None:
    pdf = picture("/", "horaires-2026.pdf", download=True)
    [finding] = findings("hours/only-in-image", site(pdf))
    assert finding.wording is FILE
    told = say(FILE.experience, "fr", finding.values)
    assert "«\u00a0horaires-2026.pdf\u00a0»" in told


def test_the_picture_is_told_before_the_file(findings: Findings) -> None:
    here = site(picture("/", "horaires.pdf", download=True), picture("/contact", "Horaires"))
    [finding] = findings("hours/only-in-image", here)
    assert finding.values["clue"] == "Horaires" == finding.evidence[0].text


def test_a_picture_beside_text_is_welcome(result: Judged) -> None:
    told = result("hours/only-in-image", site(picture("/contact"), hours("/")))
    assert told.outcome is Outcome.PASSED


def test_hours_that_we_do_not_understand_are_text_too(result: Judged) -> None:
    odd = hours("/", osm="", week=(None,) * 7, confidence=Confidence.LOW)
    told = result("hours/only-in-image", site(picture("/"), odd))
    assert told.outcome is Outcome.PASSED


def test_data_for_search_engines_is_not_seen(findings: Findings) -> None:
    hidden = hours("/", place=at("/", how=How.JSON_LD))
    assert len(findings("hours/only-in-image", site(picture("/"), hidden))) == 1


def test_no_hours_at_all_is_another_matter(result: Judged) -> None:
    assert result("hours/only-in-image", site()).outcome is Outcome.INAPPLICABLE


def test_the_english_hours_are_a_picture(findings: Findings) -> None:
    here = site(hours("/contact"), picture("/en/about", "Opening hours"), visits=ENGLISH)
    [finding] = findings("hours/only-in-image", here)
    assert (finding.key, finding.wording) == ("edition:en", EDITION)
    assert say(EDITION.title, "en", finding.values) == "The English hours are not written as text"


def test_english_pages_that_link_to_the_hours(findings: Findings) -> None:
    way = link("/en/", "/contact", "Find us", kinds=frozenset({PageKind.HOURS}))
    here = site(hours("/contact"), picture("/en/about"), way, visits=ENGLISH)
    assert findings("hours/only-in-image", here) == []


def test_an_unread_page_forbids_the_accusation(result: Judged) -> None:
    walled = site(picture("/"), unread={f"{ROOT}/horaires": "The page took too long to answer."})
    assert result("hours/only-in-image", walled).outcome is Outcome.CANT_TELL
