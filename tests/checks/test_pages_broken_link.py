"""pages/broken-link: facts in, findings out; and dead links by cause."""

from journeycheck.check import Outcome, Severity
from journeycheck.dead_links import Spread, causes
from journeycheck.facts import (
    Link,
    LinkOutcome,
    PageKind,
    Region,
)
from journeycheck.site import Site
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged, answers, on
from tests.conftest import at, link, site

PAGES = ("/", "/nappes", "/serviettes", "/contact")


def footer(target: str, words: str, pages: tuple[str, ...] = PAGES) -> list[Link]:
    """The same link at the foot of these pages."""
    place = at("/", text=words, region=Region.FOOTER, selector="footer a", language="fr")
    return on(Link(place=place, target=ROOT + target), *pages)


def dead(*links: Link) -> Site:
    targets = [each.target for each in links]
    return site(*links, pages=PAGES, answers=answers(LinkOutcome.BROKEN, *targets))


def test_a_link_of_the_footer(findings: Findings) -> None:
    [finding] = findings("pages/broken-link", dead(*footer("/retours", "Retours et échanges")))
    assert finding.key == "template:/retours" and finding.severity is Severity.SERIOUS
    assert finding.occurrences == 4 and finding.evidence[0].status == 404
    assert finding.wording is not None
    title = say(finding.wording.title, "fr", finding.values)
    assert title == "«\u00a0Retours et échanges\u00a0» ne mène nulle part"


def test_a_picture_in_the_header_has_no_words(findings: Findings) -> None:
    [finding] = findings("pages/broken-link", dead(*footer("/soldes", "")))
    assert finding.wording is not None
    assert say(finding.wording.title, "en", finding.values) == "A link on 4 pages leads nowhere"


def test_a_footer_of_two_pages_is_no_shared_part(findings: Findings) -> None:
    [finding] = findings("pages/broken-link", dead(*footer("/retours", "Retours", PAGES[:2])))
    assert finding.key == "family:/" and finding.severity is Severity.MODERATE


def test_missing_pages_of_one_folder(findings: Findings) -> None:
    links = [link("/", f"/produits/{name}", name) for name in ("nappe", "torchon", "tablier")]
    [finding] = findings("pages/broken-link", dead(*links, link("/nappes", "/produits/nappe")))
    assert finding.key == "family:/produits/" and finding.values["n"] == 3
    assert finding.occurrences == 4 and finding.severity is Severity.MODERATE


def test_a_page_of_the_customer_s_errand(findings: Findings) -> None:
    help_page = link("/", "/info/aide", "Aide", kinds=frozenset({PageKind.HELP}))
    [finding] = findings("pages/broken-link", dead(help_page, link("/", "/info/b", "b")))
    assert finding.severity is Severity.SERIOUS


def test_other_sites_are_grouped_by_host(findings: Findings) -> None:
    urls = ["https://carrier.example/a", "https://carrier.example/b", "https://press.example/x"]
    links = [Link(place=at("/", text=url), target=url, internal=False) for url in urls]
    found = findings("pages/broken-link", dead(*links))
    assert [finding.key for finding in found] == [
        "external:carrier.example",
        "external:press.example",
    ]
    assert {finding.severity for finding in found} == {Severity.MINOR}


def test_what_turned_us_away_is_neither_broken_nor_fine(result: Judged) -> None:
    for outcome in (LinkOutcome.REFUSED, LinkOutcome.CANT_TELL):
        here = site(link("/", "/x"), answers=answers(outcome, "/x", status=403))
        assert result("pages/broken-link", here).outcome is Outcome.CANT_TELL


def test_a_visit_cut_short_is_no_clean_bill(result: Judged) -> None:
    short = site(link("/", "/a"), acts={"crawl": "The visit ended when its time was up."})
    assert result("pages/broken-link", short).outcome is Outcome.CANT_TELL


def test_another_site_that_turns_us_away_is_its_own_affair(result: Judged) -> None:
    social = "https://social.example/us"
    away = Link(place=at("/"), target=social, internal=False)
    here = site(away, link("/", "/a"), answers=answers(LinkOutcome.REFUSED, social, status=999))
    assert result("pages/broken-link", here).outcome is Outcome.PASSED


def test_links_that_work(result: Judged) -> None:
    here = site(link("/", "/a"), answers=answers(LinkOutcome.REDIRECTED, "/a", status=200))
    assert result("pages/broken-link", here).outcome is Outcome.PASSED


def test_evidence_is_capped_and_hostile_words_are_short(findings: Findings) -> None:
    links = [link("/", f"/p/{n}", "x" * 900) for n in range(30)]
    [finding] = findings("pages/broken-link", dead(*links, *(link(p, "/p/1") for p in PAGES)))
    assert len(finding.evidence) <= 5 and len(str(finding.values["words"])) <= 60


def test_causes_name_every_place_to_edit() -> None:
    body = link("/nappes", "/retours", "ici")
    here = dead(
        *footer("/retours", "Retours"), body, link("/", "/produits/a"), link("/", "/produits/b")
    )
    shared, family = causes(here, LinkOutcome.BROKEN)
    assert (shared.spread, shared.links, shared.pages) == (Spread.TEMPLATE, 5, 4)
    assert [(e.template, e.words, e.links) for e in shared.edits] == [
        ("footer", ("Retours",), 4),
        ("", ("ici",), 1),
    ]
    assert [place.url for place in shared.places] == [f"{ROOT}/", f"{ROOT}/nappes"]
    [edit] = family.edits
    assert edit.targets == (f"{ROOT}/produits/a", f"{ROOT}/produits/b") and edit.links == 2


def test_a_link_in_a_text_of_many_pages_is_one_edit_per_page() -> None:
    [cause] = causes(dead(*on(link("/", "/x", "ici"), *PAGES)), LinkOutcome.BROKEN)
    assert cause.spread is Spread.FAMILY and len(cause.edits) == 4


def test_no_dead_link_no_cause() -> None:
    assert causes(site(link("/", "/a")), LinkOutcome.BROKEN) == ()
