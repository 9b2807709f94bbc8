"""Addresses kept from robots: what is read, what is only a sign, and what is neither."""

from time import perf_counter

import pytest

from journeycheck.extract import read_emails
from journeycheck.extract.hidden_emails import decoded
from journeycheck.facts import Email, EmailHint, How
from journeycheck.words import LANGUAGES, data
from tests.extract.pages import facts

SPELLED = [
    ("Écrivez à contact arobase maison-test point fr", "contact@maison-test.fr"),
    ("nom (at) maison point fr", "nom@maison.fr"),
    ("prenom [point] nom [arobase] maison [point] fr", "prenom.nom@maison.fr"),
    ("Une question ? info [at] maison.fr. Nous répondons vite.", "info@maison.fr"),
    ("info(a)maison.fr", "info@maison.fr"),
    ("contact [chez] maison [point] fr", "contact@maison.fr"),
    ("jean.dupont (arobase) maison.fr (bureau)", "jean.dupont@maison.fr"),
    ("hello {at} shop {dot} co {dot} uk", "hello@shop.co.uk"),
    ("info<at>shop.com", "info@shop.com"),
    ("info AT shop DOT com", "info@shop.com"),
    ("sales at shop dot com", "sales@shop.com"),
    ("info(@)laden.de", "info@laden.de"),
    ("info @ laden.de", "info@laden.de"),
    ("kontakt [ät] laden [punkt] de", "kontakt@laden.de"),
    ("kontakt klammeraffe laden punkt de", "kontakt@laden.de"),
    ("ventas arroba tienda punto es", "ventas@tienda.es"),
    ("ventas (arroba) tienda.es", "ventas@tienda.es"),
    ("info chiocciola negozio punto it", "info@negozio.it"),
    ("info [chiocciola] negozio.it", "info@negozio.it"),
    ("info apenstaartje winkel punt nl", "info@winkel.nl"),
    ("info [apestaartje] winkel.nl", "info@winkel.nl"),
    ("geral arroba loja ponto pt", "geral@loja.pt"),
    ("kontakt (at) mäison.de", "kontakt@mäison.de"),
]
PLAIN = [
    ("Tél. 01 99 00 41 27, e-mail:contact@maison.fr", "contact@maison.fr"),
    ("<contact@maison.fr>", "contact@maison.fr"),
    ("contact@xn--mison-gra.fr", "contact@xn--mison-gra.fr"),
    ("prénom@maison.fr", "prénom@maison.fr"),
    ("info+site@maison.co.uk", "info+site@maison.co.uk"),
    ("mailto:info%40maison.fr?subject=Bonjour", "info@maison.fr"),
    ('<a href="mailto:info@maison.fr">Écrire</a>', "info@maison.fr"),
    ('<span data-cfemail="543d3a323b142c7a3226">', "info@x.fr"),
    ("/cdn-cgi/l/email-protection#543d3a323b142c7a3226", "info@x.fr"),
]
TRAPS = [
    "retina@2x.png, image@3x.webp?v=12",
    "user@localhost",
    "@media (max-width: 600px) { a { color: red } }",
    "@font-face and @import",
    "Suivez @orvalle et @maison.test sur Instagram !",
    "array[at] = 3 and b.c",
    "open (at noon) every day.com",
    "see you [at] the shop",
    "a [at] b",
    "Meet us at noon dot com",
    "Meet us at the shop, dot",
    "Rendez-vous @ fabrique.fr",
    "Live @ La.Cigale",
    "Réservation (@ la carte) maison.fr",
    "15 kg por arroba de aceite",
    "El punto de encuentro es la plaza",
    "npm i foo@1.2.3 or @scope/package@2.0.0",
    "git@github.com:orvalle/site.git",
    "https://user:secret@maison.fr/",
    "https://maps.test/@48.85,2.29,17z",
    "a..b@x.fr",
    "a@b@c.test",
    "2 @ 9,90 €",
    "contact [at] maison",
    "Ouvert de 9h (à partir de mars) à 18h.",
    "Tour (a) Eiffel, niveau 2.",
    "le point (a) du contrat. fr",
]


@pytest.mark.parametrize(("text", "address"), SPELLED)
def test_spelled_out(text: str, address: str) -> None:
    assert [(mail.address, mail.hidden) for mail in read_emails(text)] == [(address, "spelled")]


@pytest.mark.parametrize(("text", "address"), SPELLED)
def test_spelled_out_in_a_page(text: str, address: str) -> None:
    html = text.replace("<at>", "&lt;at&gt;")
    [mail] = facts(Email, f"<p>Bienvenue<p>{html}<p>Merci")
    assert (mail.address, mail.hidden, mail.place.how) == (address, "spelled", How.TEXT)


@pytest.mark.parametrize(("text", "address"), PLAIN)
def test_in_clear_or_in_code(text: str, address: str) -> None:
    assert [mail.address for mail in read_emails(text)] == [address]


@pytest.mark.parametrize("text", TRAPS)
def test_no_address(text: str) -> None:
    assert read_emails(text) == ()
    assert facts(Email, f"<p>{text}") == []


def test_several_on_one_line() -> None:
    text = "jean(at)maison(dot)fr, marie [arobase] maison.fr et sav@maison.fr"
    found = {mail.address for mail in read_emails(text)}
    assert found == {"jean@maison.fr", "marie@maison.fr", "sav@maison.fr"}


def test_spelled_in_the_words_of_a_link_that_writes() -> None:
    html = "<a href='mailto:info@maison.fr'>info (at) maison.fr</a>"
    found = facts(Email, html)
    assert {(mail.address, mail.hidden) for mail in found} >= {("info@maison.fr", "")}


CODE = "543d3a323b142c7a3226"


@pytest.mark.parametrize(
    ("script", "hidden"),
    [
        (
            "<script src=/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js></script>",
            "coded",
        ),
        ("", "locked"),
    ],
)
def test_a_coded_address_and_its_script(script: str, hidden: str) -> None:
    text = f"<p><span class=__cf_email__ data-cfemail={CODE}>[email&#160;protected]</span>{script}"
    link = f"<a href='/cdn-cgi/l/email-protection#{CODE}'>Écrire</a>{script}"
    assert [mail.hidden for mail in facts(Email, text)] == [hidden]
    assert [mail.hidden for mail in facts(Email, link)] == [hidden]


@pytest.mark.parametrize("code", ["", "zz", "5", "54", "ff" * 300, "54ff"])
def test_codes_that_hold_nothing(code: str) -> None:
    assert "@" not in decoded(code)


HINTS = [
    "<script>document.write('<a href=\"mailto:' + a + b + '\">')</script>",
    "<script>var u='info', d='maison.fr'; el.textContent = u + '@' + d;</script>",
    '<script>el.href = "mailto:" + nom + "&#64;maison.fr"</script>',
    "<script>s = String.fromCharCode(64)</script>",
    "<a href=\"javascript:linkTo_UnCryptMailto('nbjmup')\">Écrire</a>",
    "<a href=# data-mailto-token=nbjmup data-mailto-vector=1>Écrire</a>",
    "<joomla-hidden-mail first=aW5mbw== last=bWFpc29uLmZy>activez JavaScript</joomla-hidden-mail>",
    "<span id=cloak1>Adresse protégée</span><script>var addy = 'info' + '&#64;' + 'x.fr'</script>",
    "<span class=spamspan><span class=u>info</span> chez <span class=d>maison.fr</span></span>",
    "<span data-user=info data-domain=maison.fr></span>",
    "<p>contact<img src=/i/arobase.gif alt=''>maison.fr",
    "<p>contact<img src=/i/x.gif alt='@'>maison.fr",
    "<img src=/img/adresse-mail.png alt=''>",
    "<img src=/x.png alt='contact@maison.fr'>",
    "<span style='unicode-bidi:bidi-override;direction:rtl'>rf.nosiam@ofni</span>",
]
NO_HINTS = [
    "<script>if (a.href.indexOf('mailto:') > -1) ga('send', 'event', 'mail')</script>",
    "<script>document.write('<script src=//cdn.test/lib@1.2.3/a.js><\\/script>')</script>",
    "<script>location = 'mailto:?subject=' + t</script>",
    '<script type="application/ld+json">{"@context": "//schema.org", "@type": "A"}</script>',
    '<script type="application/json">{"sign": "@"}</script>',
    "<img src=/icons/mail.svg alt=E-mail><img src=/img/email-icon.png alt=''>",
    "<img src=/img/atelier.jpg alt=Atelier><img src=/img/at-home.jpg alt='At home'>",
    "<a href=/contact data-email-subject=x>Contact</a>",
    "<p>Nous cloakons nos pages. spamspan, bidi-override.",
]  # fmt: skip


@pytest.mark.parametrize("html", HINTS)
def test_signs_of_an_address(html: str) -> None:
    assert len(facts(EmailHint, f"<p>Contact : {html}")) == 1


@pytest.mark.parametrize("html", NO_HINTS)
def test_no_sign(html: str) -> None:
    assert facts(EmailHint, f"<p>Contact : {html}") == []


def test_links_tell_what_they_show_and_what_names_them() -> None:
    html = """<p>Service client : <a href="mailto:sav@ancien.fr">sav@maison.fr</a>
    <p>Presse : <a href="mailto:presse@maison.fr">Écrivez-nous</a>"""
    first, second = facts(Email, html)
    assert (first.in_text, first.label, first.role) == (
        "sav@maison.fr", "Service client", "aftersales",
    )  # fmt: skip
    assert (second.in_text, second.label, second.role) == ("", "Presse", None)


def test_structured_data_says_whose_it_is() -> None:
    html = """<script type="application/ld+json">{"@type": "Store", "name": "Orvalle",
    "email": "info@maison.fr", "contactPoint": {"contactType": "customer service",
    "email": "sav@maison.fr"}}</script><div itemscope itemtype="https://schema.org/Store">
    <span itemprop=email>contact@maison.fr</span></div>"""
    told = {mail.address: (mail.of, mail.role) for mail in facts(Email, html)}
    assert told["info@maison.fr"] == ("Orvalle", None)
    assert told["sav@maison.fr"] == ("", "aftersales")
    assert "contact@maison.fr" in told


@pytest.mark.parametrize(
    "unit", ["a (at) ", "info arobase ", "(", "x at y dot ", "@ ", "[at]", "a."]
)
def test_a_megabyte_of_signs_takes_no_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = perf_counter()
    read_emails(text)
    assert perf_counter() - began < 10


def test_the_data_has_a_source_and_every_language() -> None:
    told = data("emails.toml")
    assert {row["language"] for row in told["spelling"]} == set(LANGUAGES)
    for row in (*told["spelling"], *told["hiding"]):
        assert row["source"] and row["date"].year >= 2026
    for row in told["spelling"]:
        assert row["at"] and row["dot"] and set(row["alone"]) <= set(row["at"])
    for row in told["hiding"]:
        assert row["tell"] and row["mark"]
