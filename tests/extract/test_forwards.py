"""Pages that send their visitors on without a link, and ways to write that lead elsewhere."""

import pytest

from journeycheck.facts import ContactElsewhere, EmbeddedForm, Link, PageKind
from tests.extract.pages import SITE, facts, read

TEXT = "<p>Maison Orvalle tisse le lin depuis trois générations dans son atelier de la vallée." * 3


@pytest.mark.parametrize(
    "html",
    [
        '<meta http-equiv="refresh" content="0;url=/fr/">',
        "<meta http-equiv=Refresh content=\"5; URL='/fr/'\">",
        "<frameset><frame src=/fr/></frameset>",
        "<iframe src=/fr/></iframe>",
        '<script>location.replace("/fr/")</script>',
        "<script>window.location.href = '/fr/';</script>",
        '<script>setTimeout(function(){top.location="/fr/"}, 100)</script>',
    ],
)
def test_where_a_home_page_that_says_nothing_forwards_to(html: str) -> None:
    reading = read(f"<html lang=fr><head>{html}", "/")
    [lead] = reading.leads
    assert (lead.target, set(lead.kinds)) == (f"{SITE}/fr/", {PageKind.HOME})
    assert [fact.target for fact in reading.facts if isinstance(fact, Link)] == [lead.target]


@pytest.mark.parametrize(
    "html",
    [
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="refresh" content="300;url=/page">',
        '<noscript><meta http-equiv="refresh" content="0;url=/no-script"></noscript>',
        "<iframe src=about:blank></iframe>",
        "<script>location.href = '/products/' + id;</script>",
        "<script>if (location == '/fr/') { go('/x') }</script>",
        "<script>location.href.replace('http:', 'https:')</script>",
        "<script>location.href = '/x';" + "x=1;" * 1_000 + "</script>",
        f"{TEXT}<script>function out() {{ location.href = '/out'; }}</script>",
        "<button onclick=\"location.href='tel:0142685300'\">Appeler</button>",
        "<a onclick=\"if (confirm('?')) location.href='/x'\">Supprimer</a>",
    ],
)
def test_what_forwards_nowhere(html: str) -> None:
    assert read(html).leads == ()


def test_a_button_that_goes_to_a_page_is_a_link() -> None:
    html = f"{TEXT}<button onclick=\"location.href='/ecrire'\">Contactez-nous</button>"
    [lead] = read(html).leads
    assert (lead.target, lead.words) == (f"{SITE}/ecrire", "Contactez-nous")
    assert lead.kinds == {PageKind.CONTACT}


def test_a_frame_of_the_site_is_a_page_of_it() -> None:
    [lead] = read(f"{TEXT}<iframe src=/formulaire title=Formulaire></iframe>", "/").leads
    assert (lead.target, lead.kinds) == (f"{SITE}/formulaire", frozenset())


@pytest.mark.parametrize(
    ("html", "path", "hosts"),
    [
        ("<frameset><frame src=https://other.test/></frameset>", "/", ["other.test"]),
        ('<meta http-equiv=refresh content="0;url=https://other.test/fr">', "/", ["other.test"]),
        ("<iframe src=https://desk.test/new></iframe>", "/contact", ["desk.test"]),
        ("<iframe src=https://desk.test/new></iframe>", "/team", []),
        ("<iframe src=https://www.youtube.com/embed/x></iframe>", "/", []),
        (f"{TEXT}<iframe src=https://other.test/></iframe>", "/", []),
    ],
)
def test_a_page_that_says_nothing_and_leads_to_another_site(
    html: str, path: str, hosts: list[str]
) -> None:
    assert [fact.host for fact in facts(ContactElsewhere, html, path)] == hosts
    assert read(html, path).leads == ()


@pytest.mark.parametrize(
    ("href", "words", "hosts"),
    [
        ("https://aide.orvalle-desk.test/new", "Contact", ["aide.orvalle-desk.test"]),
        ("https://orvalle.typeform.com/to/x", "Écrivez-nous", ["orvalle.typeform.com"]),
        ("https://help.orvalle.test/new", "Contact", []),
        ("/contact", "Contact", []),
        ("https://www.facebook.com/orvalle", "Contactez-nous", []),
        ("https://notfacebook.com/orvalle", "Contactez-nous", ["notfacebook.com"]),
        ("https://other.test/", "Nos partenaires", []),
    ],
)
def test_contact_on_another_site(href: str, words: str, hosts: list[str]) -> None:
    html = f"<p><a href={href}>{words}</a>"
    assert [fact.host for fact in facts(ContactElsewhere, html)] == hosts


@pytest.mark.parametrize(
    ("href", "providers"),
    [
        ("https://orvalle.typeform.com/to/x", ["Typeform"]),
        ("https://forms.gle/x", ["Google Forms"]),
        ("https://other.test/?typeform.com/", []),
    ],
)
def test_a_link_to_a_form_of_another_service(href: str, providers: list[str]) -> None:
    found = facts(EmbeddedForm, f"<p><a href={href}>Donnez votre avis</a>")
    assert [fact.provider for fact in found] == providers
