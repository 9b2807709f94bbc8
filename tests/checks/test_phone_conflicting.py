"""phone/conflicting: facts in, findings out."""

import pytest

from journeycheck.check import Certainty, Outcome
from journeycheck.evidence import SWAPPED
from journeycheck.facts import CallTracking, How, PageKind, Phone, Region, Visit
from tests.checks.made import ROOT, Findings, Judged, call, on, phone
from tests.conftest import at, site

RIGHT, WRONG = "+33142685327", "+33142685372"
CONTACT, LEGAL = phone("/contact", RIGHT), phone("/mentions-legales", WRONG)


def test_the_legal_notice_gives_another_number(findings: Findings) -> None:
    [finding] = findings("phone/conflicting", site(CONTACT, LEGAL))
    assert finding.key == "unlabelled" and finding.certainty is Certainty.LIKELY
    assert [place.text for place in finding.evidence] == [RIGHT, WRONG]


def test_a_labelled_service_is_sure(findings: Findings) -> None:
    two = (phone("/contact", RIGHT, role="sales"), phone("/shop", WRONG, role="sales"))
    [finding] = findings("phone/conflicting", site(*two))
    assert finding.key == "sales" and finding.certainty is Certainty.CONFIRMED


def test_data_for_search_engines_against_the_page(findings: Findings) -> None:
    card = phone("/contact", WRONG, place=at("/contact", how=How.JSON_LD, region=Region.HEAD))
    [finding] = findings("phone/conflicting", site(CONTACT, card))
    assert finding.evidence[0].how is How.TEXT


@pytest.mark.parametrize(
    "other",
    [
        phone("/contact", WRONG),  # side by side on one page
        phone("/mentions-legales", WRONG, role="aftersales"),
        phone("/mentions-legales", WRONG, role="fax"),
        phone("/mentions-legales", WRONG, valid=False),
        phone("/mentions-legales", "+33123456789", fictional=True),
        phone("/mentions-legales", "+33612345678"),  # a mobile
        phone("/mentions-legales", "+33800123456"),  # a free number
        phone("/en/contact", "+442079460123"),  # another country
        phone("/mentions-legales", WRONG, label="Hébergeur : OVH"),
        phone("/cgv", WRONG, place=at("/cgv", text="Médiateur de la consommation, 01 42 68 53 72")),
        call("/mentions-legales", "tel:0142685372", WRONG, in_text=RIGHT),  # has its own check
    ],
)
def test_different_lines_are_no_contradiction(findings: Findings, other: Phone) -> None:
    assert findings("phone/conflicting", site(CONTACT, other)) == []


def test_together_on_any_page_they_are_two_lines(findings: Findings) -> None:
    footer = on(phone("/", RIGHT), "/", "/contact", "/mentions-legales")
    assert findings("phone/conflicting", site(*footer, LEGAL, phone("/help", WRONG))) == []


def test_pages_of_several_places(findings: Findings) -> None:
    stores = {
        f"{ROOT}/{town}": Visit(f"{ROOT}/{town}", kinds=frozenset({PageKind.STORES}))
        for town in ("lyon", "paris")
    }
    here = site(phone("/lyon", RIGHT), phone("/paris", WRONG), visits=stores)
    assert findings("phone/conflicting", here) == []


def test_three_numbers_are_one_finding(findings: Findings) -> None:
    third = phone("/cgv", "+33142685399")
    [finding] = findings("phone/conflicting", site(CONTACT, LEGAL, third))
    assert finding.occurrences == 3
    assert len(finding.evidence) == 3


def test_a_directory_stays_quick(findings: Findings) -> None:
    many = [phone(f"/p{n}", f"+3314268{n:04}") for n in range(2_000)]
    [finding] = findings("phone/conflicting", site(*many))
    assert len(finding.evidence) == 5


def visit(path: str, title: str = "", *kinds: PageKind) -> dict[str, Visit]:
    return {f"{ROOT}{path}": Visit(f"{ROOT}{path}", title=title, kinds=frozenset(kinds))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boutique Lyon", "Boutique Paris"),
        ("École Jules Ferry", "Crèche"),
        ("Accounts", "Tel"),
        ("Tél. Nantes", "Téléphone"),
        ("Agence de Nantes, du lundi au vendredi", "Agence de Rezé, du lundi au vendredi"),
    ],
)
def test_labels_tell_lines_apart(findings: Findings, one: str, other: str) -> None:
    two = (phone("/a", RIGHT, label=one), phone("/b", WRONG, label=other))
    assert findings("phone/conflicting", site(*two)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tél.", "Téléphone"),
        ("Contactez-nous", "Éditeur du site"),
        ("Call us", "Phone number"),
        ("Appelez-nous du lundi au vendredi", "Tél"),
        ("Maison Test", "Nous joindre par téléphone"),
    ],
)
def test_words_that_name_no_line_tell_nothing_apart(
    findings: Findings, one: str, other: str
) -> None:
    two = (phone("/contact", RIGHT, label=one), phone("/legal", WRONG, label=other))
    assert len(findings("phone/conflicting", site(*two))) == 1


def test_brackets_behind_the_number_tell_it_apart(findings: Findings) -> None:
    place = at("/b", text=f"Tél. {WRONG} (Lyon)")
    lyon = phone("/b", WRONG, value=WRONG, place=place)
    assert findings("phone/conflicting", site(phone("/a", RIGHT), lyon)) == []


def test_one_role_in_two_towns(findings: Findings) -> None:
    two = (
        phone("/a", RIGHT, role="aftersales", label="SAV Lyon"),
        phone("/b", WRONG, role="aftersales", label="SAV Paris"),
    )
    assert findings("phone/conflicting", site(*two)) == []


def test_a_page_about_one_place_has_its_own_line(findings: Findings) -> None:
    lyon = visit("/boutique-lyon", "Boutique Lyon | Maison Test")
    facts = (CONTACT, phone("/boutique-lyon", WRONG, label="Tél"))
    assert findings("phone/conflicting", site(*facts, visits=lyon)) == []


def test_the_foot_of_such_a_page_speaks_for_the_company(findings: Findings) -> None:
    foot = phone("/boutique-lyon", WRONG, place=at("/boutique-lyon", region=Region.FOOTER))
    here = site(CONTACT, foot, visits=visit("/boutique-lyon", "Boutique Lyon"))
    assert len(findings("phone/conflicting", here)) == 1


def test_the_title_of_a_common_page_tells_nothing_apart(findings: Findings) -> None:
    legal = visit("/mentions-legales", "Informations de l’éditeur, RGPD", PageKind.LEGAL)
    assert len(findings("phone/conflicting", site(CONTACT, LEGAL, visits=legal))) == 1


def test_the_address_in_a_legal_notice_names_no_line(findings: Findings) -> None:
    seat = "Maison Test SARL, 12 rue des Lilas, 44000 Nantes, Tél"
    legal = visit("/legal", "Mentions légales", PageKind.LEGAL)
    here = site(CONTACT, phone("/legal", WRONG, label=seat), visits=legal)
    assert len(findings("phone/conflicting", here)) == 1
    assert findings("phone/conflicting", site(CONTACT, phone("/a", WRONG, label=seat))) == []


def test_a_script_gives_each_visitor_another_number(result: Judged) -> None:
    tracked = CallTracking(place=at("/contact"), vendor="CallRail")
    assert result("phone/conflicting", site(CONTACT, LEGAL, tracked)).outcome is Outcome.CANT_TELL
    assert result("phone/conflicting", site(CONTACT, tracked)).outcome is Outcome.PASSED


def test_two_places_told_apart_by_the_headings_above_them(findings: Findings) -> None:
    lyon = phone("/contact", RIGHT, label="Standard", heading="Lyon", role="switchboard")
    nantes = phone("/about", WRONG, label="Standard", heading="Nantes", role="switchboard")
    assert findings("phone/conflicting", site(lyon, nantes)) == []


def test_the_heading_of_the_page_tells_no_lines_apart(findings: Findings) -> None:
    kinds = frozenset({PageKind.CONTACT})
    page = Visit(f"{ROOT}/contact", language="fr", heading="Parlons lin", kinds=kinds)
    headed = phone("/contact", RIGHT, heading="Parlons lin")
    here = site(headed, LEGAL, visits={page.url: page})
    assert [finding.key for finding in findings("phone/conflicting", here)] == ["unlabelled"]


def test_two_named_places_have_two_numbers(findings: Findings) -> None:
    lyon = phone("/contact", RIGHT, branch="Magasin de Lyon")
    paris = phone("/about", WRONG, branch="Magasin de Paris")
    assert findings("phone/conflicting", site(lyon, paris, phone("/help", "+33142685399"))) == []


@pytest.mark.parametrize("kind", [PageKind.STORES, PageKind.CONTACT])
def test_one_named_place_has_one_number(findings: Findings, kind: PageKind) -> None:
    lyon = phone("/contact", RIGHT, branch="Magasin de Lyon", label="Magasin de Lyon")
    own = phone("/magasins/lyon", WRONG, branch="MAGASIN DE LYON", heading="MAGASIN DE LYON")
    here = site(lyon, own, visits=visit("/magasins/lyon", "Magasin de Lyon", kind))
    [finding] = findings("phone/conflicting", here)
    assert (finding.key, finding.certainty) == ("unlabelled@lyon-magasin", Certainty.LIKELY)
    assert finding.values["place"] == "Magasin de Lyon" and finding.wording


def test_roles_within_a_place_are_not_compared(findings: Findings) -> None:
    lyon = phone("/contact", RIGHT, branch="Magasin de Lyon", role="sales")
    other = phone("/lyon", WRONG, branch="Magasin de Lyon", role="aftersales")
    assert findings("phone/conflicting", site(lyon, other)) == []
    [finding] = findings(
        "phone/conflicting",
        site(lyon, phone("/lyon", WRONG, branch="Magasin de Lyon", role="sales")),
    )
    assert (finding.key, finding.certainty) == ("sales@lyon-magasin", Certainty.CONFIRMED)


def test_the_number_of_the_company_beside_that_of_a_place(findings: Findings) -> None:
    central = on(phone("/", RIGHT), "/", "/lyon")
    there = phone("/contact", RIGHT, branch="Magasin de Lyon")
    lyon = phone("/lyon", WRONG, branch="Magasin de Lyon")
    assert findings("phone/conflicting", site(*central, there, lyon)) == []


def test_a_script_that_was_only_seen_at_work(result: Judged) -> None:
    swapped = CallTracking(place=at("/contact"), vendor="")
    told = result("phone/conflicting", site(CONTACT, LEGAL, swapped))
    assert (told.outcome, told.reason) == (Outcome.CANT_TELL, SWAPPED)
