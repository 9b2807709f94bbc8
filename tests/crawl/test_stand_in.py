"""Pages that answer in place of the site: challenges, closed doors, parked domains."""

import pytest

from journeycheck.crawl import reasons
from journeycheck.facts import LinkOutcome
from tests.crawl.server import page, visit

CLOUDFLARE = (
    "<html><head><title>Just a moment...</title></head><body>Checking your browser<script "
    'src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
RECAPTCHA = (
    "<html><title>Vérification</title><h1>Vérification de sécurité</h1><p>Veuillez patienter.</p>"
    '<div class="g-recaptcha" data-sitekey="x"></div></html>'
)


def bare(title: str, heading: str = "", text: str = "", *links: str) -> str:
    anchors = "".join(f'<a href="{href}">Lire</a>' for href in links)
    return f"<html><title>{title}</title><h1>{heading}</h1><p>{text}</p>{anchors}</html>"


@pytest.mark.parametrize("body", [CLOUDFLARE, RECAPTCHA])
def test_a_challenge_with_status_200_blocks(body: str) -> None:
    seen = visit({"/": body})
    assert (seen.crawled.outcome, seen.crawled.reason) == ("blocked", reasons.CHALLENGED)
    assert seen.answer("/").outcome is LinkOutcome.REFUSED
    assert seen.reader.kept == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (bare("Maintenance", "Site en maintenance", "Nous revenons."), reasons.UNDER_WORK),
        (bare("Orvalle", "Maintenance", "À tout de suite."), reasons.UNDER_WORK),
        (bare("Orvalle - Coming soon", "", "", "/wp-login.php"), reasons.UNDER_WORK),
        (bare("Website im Aufbau", "Orvalle GmbH", "Tel. 030 1234567"), reasons.UNDER_WORK),
        (bare("Domain", "Ce domaine est à vendre"), reasons.PARKED),
        (bare("orvalle.test", "This domain is for sale!", "Make an offer"), reasons.PARKED),
        (bare("Welcome to nginx!", "Welcome to nginx!", "Further work is needed"), reasons.PARKED),
        (bare("x", "", "<script src='https://www.sedoparking.com/x.js'></script>"), reasons.PARKED),
    ],
)  # fmt: skip
def test_a_home_page_that_is_no_site_yet(body: str, reason: str) -> None:
    seen = visit({"/": body})
    assert (seen.crawled.outcome, seen.crawled.reason) == ("failed", reason)
    assert seen.unread() == {"/": reason}
    assert seen.answer("/").outcome is LinkOutcome.CANT_TELL
    assert (seen.reader.kept, seen.skips()) == ([], {})


@pytest.mark.parametrize(
    "body",
    [
        page("/a", "/b", title="Maintenance de chaudières"),
        bare("Dupont", "Maintenance", "Nous entretenons votre chaudière. " * 12),
        bare("Maintenance chauffage Nantes", "Dupont Maintenance", "Tél. 02 40 12 34 56"),
        bare("Site en maintenance ? Nos contrats", "Tarifs", "Au mois.", "/tarifs", "/contact"),
        bare("Under maintenance", "Guide", "A plan for each boiler. " * 60),
        bare("Security Check Ltd", "Alarms", "Call us", "/contact"),
        bare("Contact", "Écrivez-nous", "<div class='g-recaptcha'></div>"),
        bare("Domaine viticole à vendre", "Château Orvalle", "Vente de vins."),
    ],
)
def test_a_small_company_is_no_closed_door(body: str) -> None:
    seen = visit({"/": body, "*": page()})
    assert seen.crawled.outcome == "complete"
    assert seen.reader.paths[0] == "/"


@pytest.mark.parametrize(
    ("body", "outcome", "reason"),
    [
        (RECAPTCHA, LinkOutcome.REFUSED, reasons.CHALLENGED),
        (bare("Contact", "Page en maintenance"), LinkOutcome.CANT_TELL, reasons.UNDER_WORK),
    ],
)
def test_a_page_inside_that_stands_in_is_not_read(
    body: str, outcome: LinkOutcome, reason: str
) -> None:
    seen = visit({"/": page("/contact", "/a"), "/contact": body, "/a": page()})
    assert seen.answer("/contact").outcome is outcome
    assert seen.unread() == {"/contact": reason}
    assert sorted(seen.reader.paths) == ["/", "/a"]
