"""pages/redirected-to-home: facts in, findings out."""

from dataclasses import replace
from typing import Any

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import Answer, Link, LinkOutcome, PageKind, Region, Visit
from journeycheck.site import Site
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged, answers, on
from tests.conftest import CHECKS, HOME, at, link, site

ID = "pages/redirected-to-home"
PAGES = ("/nappes", "/serviettes", "/torchons", "/tabliers", "/contact")


def to_home(*paths: str, home: str = HOME, **changes: Any) -> dict[str, Answer]:
    told = {
        ROOT + path: Answer(ROOT + path, LinkOutcome.REDIRECTED, 200, final_url=home)
        for path in paths
    }
    return {url: replace(answer, **changes) for url, answer in told.items()}


def here(*links: Link, answered: dict[str, Answer] | None = None, **more: Any) -> Site:
    paths = [each.target.removeprefix(ROOT) for each in links]
    return site(*links, pages=PAGES, answers=answered or to_home(*paths), **more)


def test_two_lost_pages(findings: Findings) -> None:
    links = [link("/", "/aide/retours", "Retours"), link("/", "/aide/garantie", "Garantie")]
    [finding] = findings(ID, here(*links))
    assert finding.key == "family:/aide/" and finding.occurrences == 2
    title = say(CHECKS[ID].wording.title, "en", finding.values)
    assert title == "2 links end at the home page"


def test_one_lost_page_must_be_seen_twice(findings: Findings, result: Judged) -> None:
    one = link("/", "/retours", "Retours")
    assert result(ID, here(one)).outcome is Outcome.CANT_TELL
    [finding] = findings(ID, here(one, answered=to_home("/retours", tries=2)))
    assert finding.wording is not None
    assert say(finding.wording.title, "en", finding.values) == "“Retours” ends at the home page"


def test_a_menu_link_on_300_pages_is_one_finding(findings: Findings) -> None:
    place = at("/", text="Retours", region=Region.NAV, selector="nav a")
    menu = on(Link(place=place, target=f"{ROOT}/retours"), *(f"/p/{n}" for n in range(300)))
    [finding] = findings(ID, site(*menu, answers=to_home("/retours", tries=2)))
    assert finding.key == "template:/retours" and finding.occurrences == 300


@pytest.mark.parametrize("home", ["", "fr/", "en-GB/", "index.html", "en/home.php", "accueil"])
def test_the_home_page_in_whatever_language(findings: Findings, home: str) -> None:
    links = [link("/", "/retours", "Retours"), link("/", "/garantie", "Garantie")]
    found = findings(ID, here(*links, answered=to_home("/retours", "/garantie", home=HOME + home)))
    assert len(found) == 1


@pytest.mark.parametrize("end", ["aide", "?p=12", "en/help", "boutique"])
def test_forwarded_to_another_page(result: Judged, end: str) -> None:
    links = [link("/", "/retours", "Retours"), link("/", "/garantie", "Garantie")]
    forwarded = to_home("/retours", "/garantie", home=HOME + end)
    assert result(ID, here(*links, answered=forwarded)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "innocent",
    [
        link("/", "/index.html", "Retours"),
        link("/", "/accueil", "Retours"),
        link("/", "/fr/", "Retours"),
        link("/", "/start.php", "Retours"),
        link("/", "/lost", "Accueil"),
        link("/", "/lost", "Retour à l’accueil"),
        link("/", "/lost", ""),
        link("/", "/lost", "Maison Test"),
        link("/", "/lost", "English"),
        link("/", "/lost", "EN"),
        link("/", "/lost", "English version"),
        link("/", "/en/returns", "Returns"),
        link("/", "/panier", "Panier", kinds=frozenset({PageKind.CART})),
        link("/", "/compte", "Mon compte", kinds=frozenset({PageKind.ACCOUNT})),
    ],
)
def test_links_that_promise_no_page(findings: Findings, innocent: Link) -> None:
    other = link("/", "/garantie", "Garantie")
    assert findings(ID, here(innocent, other)) == []


def test_words_that_only_hold_the_word_home(findings: Findings) -> None:
    links = [link("/", "/delivery", "Home delivery"), link("/", "/enquiries", "Enquiries")]
    assert len(findings(ID, here(*links))) == 1


def test_a_part_of_the_home_page_is_an_answer(result: Judged) -> None:
    links = [link("/", "/retours", "Retours"), link("/", "/garantie", "Garantie")]
    parts = to_home("/retours", "/garantie", part="retours")
    assert result(ID, here(*links, answered=parts)).outcome is Outcome.PASSED


def test_a_visit_that_began_on_a_page_with_a_name(findings: Findings) -> None:
    home = f"{ROOT}/portail/vue"
    links = [link("/", "/retours", "Retours"), link("/", "/garantie", "Garantie")]
    told = to_home("/retours", "/garantie", home=home)
    facts = here(*links, answered=told, visits={home: Visit(home, aliases=(HOME,))})
    assert findings(ID, replace(facts, url=home)) != []
    renamed = here(*links, answered=told, visits={home: Visit(home)})
    assert findings(ID, replace(renamed, url=home)) == []


def test_a_site_of_one_page(result: Judged) -> None:
    links = [link("/", "/retours", "Retours"), link("/", "/garantie", "Garantie")]
    small = site(*links, answers=to_home("/retours", "/garantie"))
    assert result(ID, small).outcome is Outcome.INAPPLICABLE


def test_our_visit_was_sent_home_from_everywhere(result: Judged) -> None:
    links = [link("/", f"/p/{n}", f"P {n}") for n in range(9)]
    assert result(ID, here(*links)).outcome is Outcome.CANT_TELL


def test_a_site_that_shows_its_home_page_everywhere_is_told_once(result: Judged) -> None:
    links = [link("/", "/retours", "Retours"), link("/", "/garantie", "Garantie")]
    assert result(ID, here(*links, catch_all=True)).outcome is Outcome.CANT_TELL


def test_turned_away(result: Judged) -> None:
    away = answers(LinkOutcome.REFUSED, "/a", status=403)
    assert result(ID, here(link("/", "/a"), answered=away)).outcome is Outcome.CANT_TELL
