"""Signs of returns, complaints, mediation, withdrawal, notice and terms: HTML in, facts out."""

import pytest

from journeycheck.extract.policies import named, told
from journeycheck.facts import Fact, How, Policy, PolicyKind, Trade, TradeSign
from journeycheck.words import LANGUAGES, data
from tests.extract.pages import SITE, facts

RETURNS, WITHDRAWAL, COMPLAINTS, MEDIATION, NOTICE, TERMS = PolicyKind


def page(body: str, language: str = "fr") -> str:
    return f"<html lang={language}><title>Orvalle</title><body>{body}</body></html>"


def kinds(body: str, language: str = "fr", path: str = "/page") -> set[PolicyKind]:
    return {policy.kind for policy in facts(Policy, page(body, language), path)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Retours et échanges", RETURNS), ("Politique de retour", RETURNS),
        ("Conditions de retour", RETURNS), ("Returns", RETURNS), ("Rückgabe", RETURNS),
        ("Cambios y devoluciones", RETURNS), ("Resi e rimborsi", RETURNS),
        ("Ruilen & retourneren", RETURNS), ("Trocas e devoluções", RETURNS),
        ("Renoncer au contrat ici", WITHDRAWAL), ("Vertrag widerrufen", WITHDRAWAL),
        ("Withdraw from contract here", WITHDRAWAL), ("Desistir del contrato aquí", WITHDRAWAL),
        ("Recedere dal contratto qui", WITHDRAWAL), ("Overeenkomst hier herroepen", WITHDRAWAL),
        ("Resolver o contrato aqui", WITHDRAWAL), ("Réclamations", COMPLAINTS),
        ("Livro de Reclamações", COMPLAINTS), ("Klachtenregeling", COMPLAINTS),
        ("Médiation de la consommation", MEDIATION), ("Mentions légales", NOTICE),
        ("Impressum", NOTICE), ("Aviso legal", NOTICE), ("Note legali", NOTICE),
        ("Colofon", NOTICE), ("CGV", TERMS), ("AGB", TERMS), ("Terms & Conditions", TERMS),
    ],
)  # fmt: skip
def test_the_words_of_a_link(words: str, kind: PolicyKind) -> None:
    links = facts(Policy, page(f"<a href='/x'>{words}</a>"))
    assert (kind, f"{SITE}/x") in {(policy.kind, policy.target) for policy in links}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Retour à l’accueil", RETURNS), ("De retour en stock", RETURNS),
        ("Il est de retour !", RETURNS),
        ("Return to top", RETURNS),
        ("Retours d’expérience", RETURNS), ("Droit de rétractation", WITHDRAWAL),
        ("Widerrufsbelehrung", WITHDRAWAL), ("Right of withdrawal", WITHDRAWAL),
        ("Médiation culturelle", MEDIATION), ("Mediazione immobiliare", MEDIATION),
        ("Le retour des nappes brodées, une histoire que l’on se raconte à la veillée", RETURNS),
    ],
)  # fmt: skip
def test_words_that_mean_something_else(words: str, kind: PolicyKind) -> None:
    assert kind not in named(words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vous avez trente jours pour nous rendre une pièce.", RETURNS),
        ("You have thirty days to return a piece.", RETURNS),
        ("Sie können die Ware innerhalb von 14 Tagen zurücksenden.", RETURNS),
        ("Pour toute réclamation, appelez Marie.", COMPLAINTS),
        ("Le médiateur de la consommation est le CM2C, 49 rue de Ponthieu.", MEDIATION),
        ("Wir nehmen an keinem Streitbeilegungsverfahren teil.", MEDIATION),
    ],
)
def test_the_words_of_a_text(text: str, kind: PolicyKind) -> None:
    assert kind in told(text)
    assert kind in kinds(f"<p>{text}</p>")


def test_the_closed_platform_is_no_mediator() -> None:
    text = "La plateforme européenne de règlement en ligne des litiges est à votre disposition."
    assert MEDIATION not in told(text)


def test_a_heading_is_a_way_to_withdraw_only_with_a_form() -> None:
    assert WITHDRAWAL not in kinds("<h2>Rétractation</h2><p>Quatorze jours.</p>")
    assert WITHDRAWAL in kinds("<h2>Rétractation</h2><form><input type=email name=e></form>")
    assert WITHDRAWAL in kinds(
        "<form><button>Confirmer la rétractation</button><button>Me rétracter</button></form>"
    )


def test_a_link_into_a_text_is_no_way_to_withdraw() -> None:
    assert WITHDRAWAL not in kinds("<a href='/cgv#retractation'>Rétractation</a>")


def test_a_page_is_named_by_its_address_too() -> None:
    assert RETURNS in kinds("<p>Comment faire ?</p>", path="/politique-de-retour.html")


def test_a_link_to_a_mediator_needs_no_words() -> None:
    body = "<a href='https://www.cm2c.net/'><img src='logo.png' alt='CM'></a>"
    assert MEDIATION in kinds(body)


def test_several_links_in_one_line() -> None:
    body = "<p><a href=/cgv>CGV</a> | <a href=/ml>Mentions légales</a> | <a href=/r>Retours</a></p>"
    links = facts(Policy, page(body))
    assert {(p.kind, p.target.removeprefix(SITE)) for p in links} >= {
        (TERMS, "/cgv"), (NOTICE, "/ml"), (RETURNS, "/r"),
    }  # fmt: skip


def test_a_panel_that_is_folded_up_counts_on_a_legal_page() -> None:
    body = "<h1>CGV</h1><div hidden>Médiateur de la consommation : CM2C</div>"
    assert MEDIATION in kinds(body, path="/cgv")


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/panier?ajouter=1'>Ajouter au panier</a>", "<button>In den Warenkorb</button>",
        "<form><input type=submit value='Add to basket'></form>", "<button>Comprar ahora</button>",
    ],
)  # fmt: skip
def test_something_can_be_ordered(body: str) -> None:
    assert [sign.trade for sign in facts(TradeSign, page(body))] == [Trade.ORDER]


def test_other_ways_to_sell() -> None:
    [sign] = facts(TradeSign, page("<p>Site réservé aux professionnels.</p>"))
    assert sign.trade is Trade.BUSINESS
    block = '<script type="application/ld+json">{"@type": "Restaurant", "name": "X"}</script>'
    [sign] = facts(TradeSign, page(block))
    assert sign.trade is Trade.EXEMPT


def test_what_is_quoted_is_where_it_stands() -> None:
    found: list[Fact] = [*facts(Policy, page("<footer><a href='/r'>Retours</a></footer>"))]
    assert found[0].place.how is How.LINK and found[0].place.text == "Retours"


def test_the_words_say_where_they_come_from() -> None:
    listed = data("policies.toml")
    assert listed["source"]["by"] and listed["source"]["date"]
    assert all(set(listed[tag]) == set(listed["fr"]) for tag in LANGUAGES)
    assert all(words for tag in LANGUAGES for words in listed[tag].values())


def test_a_page_of_links_is_cut() -> None:
    links = "".join(f"<a href='/x{n}'>Retours {n}</a>" for n in range(3_000))
    assert len(facts(Policy, page(links))) <= 100


def test_the_way_back_is_no_policy_of_returns() -> None:
    assert kinds("<a href='/tisanes'>← Retour</a>") == set()
    assert kinds("<a href='javascript:history.back()'>Retour</a>") == set()
    assert kinds("<a href='/content/5-retour'>Retour</a>") == {RETURNS}


@pytest.mark.parametrize("text", ["Livraison sous 14 jours", "Facture payable sous 14 jours"])
def test_two_weeks_alone_are_no_time_to_return(text: str) -> None:
    assert told(text) == frozenset()
    assert told("Remboursement sous 14 jours") == {RETURNS}
