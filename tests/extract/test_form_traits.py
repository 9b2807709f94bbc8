"""Forms as the usual programs write them: what made them, what guards them, what they ask."""

import re
import tomllib
from pathlib import Path
from time import perf_counter

import pytest

from journeycheck.facts import Captcha, Form, FormKind
from journeycheck.words import data
from tests.extract.pages import facts

FIELDS = """<label for=n>Nom</label><input id=n name=nom><label for=e>E-mail</label>
<input id=e type=email name=mail required><label for=m>Message</label><textarea id=m name=msg>
</textarea><button>Envoyer</button>"""

PAGES = {
    page["plugin"]: page["html"].replace("{FIELDS}", FIELDS)
    for page in tomllib.loads((Path(__file__).parent / "form_pages.toml").read_text("utf-8"))[
        "page"
    ]
}


def form(html: str) -> Form:
    [found] = facts(Form, html)
    return found


@pytest.mark.parametrize("plugin", PAGES)
def test_programs(plugin: str) -> None:
    found = form(f"<body><main>{PAGES[plugin]}</main>")
    assert found.plugin == plugin
    assert found.kind is FormKind.CONTACT
    assert not any("website" in field.name or "hp" in field.name for field in found.asked)


@pytest.mark.parametrize(
    "plugin", ["Gravity Forms", "WPForms", "Formidable Forms", "Mailchimp", "Netlify"]
)
def test_traps_for_robots_ask_customers_nothing(plugin: str) -> None:
    names = {field.name for field in form(PAGES[plugin]).asked}
    assert names.isdisjoint({"input_9", "wpforms[hp]", "frm_verify", "bot-field"})
    assert not any(name.startswith("b_") for name in names)


LETTERS, RIDDLE = "letters in a picture", "a question"
GUARDS = [
    ("<div class=g-recaptcha data-sitekey=x></div>", Captcha.PUZZLE, "reCAPTCHA"),
    ("<div class=g-recaptcha data-size=invisible></div>", Captcha.UNSEEN, "reCAPTCHA"),
    ("<button class=g-recaptcha data-sitekey=x>Ok</button>", Captcha.UNSEEN, "reCAPTCHA"),
    ("<span class='wpcf7-recaptcha'></span>", Captcha.PUZZLE, "reCAPTCHA"),
    ("<iframe src='//www.google.com/recaptcha/api2/anchor'></iframe>", Captcha.PUZZLE, "reCAPTCHA"),
    ("<div class=h-captcha data-sitekey=x></div>", Captcha.PUZZLE, "hCaptcha"),
    ("<div class=h-captcha data-size=invisible></div>", Captcha.UNSEEN, "hCaptcha"),
    ("<div class=cf-turnstile data-sitekey=x></div>", Captcha.UNSEEN, "Turnstile"),
    ("<div class=frc-captcha data-sitekey=x></div>", Captcha.UNSEEN, "Friendly Captcha"),
    ("<altcha-widget challengeurl=/c></altcha-widget>", Captcha.UNSEEN, "ALTCHA"),
    ("<iframe src='https://client-api.arkoselabs.com/fc/'></iframe>", Captcha.PUZZLE, "FunCaptcha"),
    ("<img src=/captcha.php?id=3 alt=''><input name=code>", Captcha.LETTERS, LETTERS),
    ("<img class='wpcf7-captchac' src=/1.png>", Captcha.LETTERS, LETTERS),
    ("<span class=wpcf7-quiz-label>2 ou 3 ?</span><input>", Captcha.QUESTION, RIDDLE),
    ("<label>Combien font 3 + 4 = ?<input name=q></label>", Captcha.QUESTION, RIDDLE),
    ("<input placeholder='7 x 6 ?' name=q>", Captcha.QUESTION, RIDDLE),
]  # fmt: skip


@pytest.mark.parametrize(("html", "captcha", "guard"), GUARDS)
def test_guards(html: str, captcha: Captcha, guard: str) -> None:
    found = form(f"<form method=post>{FIELDS}{html}</form>")
    assert (found.captcha, found.guard) == (captcha, guard)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<input name=tel placeholder='01 99 00 41 27'>",
        "<label>Dimensions (170 x 250 cm)<input name=d></label>",
        "<label>Code postal + ville<input name=v></label>",
        "<label>Nombre de personnes (1-6)<input name=p></label>",
        "<label>Créneau 10-12 ?<textarea name=c></textarea></label>",
        "<p>Ce formulaire n’a pas de captcha.</p>",
    ],
)
def test_no_guard(html: str) -> None:
    assert form(f"<form method=post>{FIELDS}{html}</form>").captcha is None


def test_the_captcha_of_another_form_is_not_ours() -> None:
    html = f"""<form id=a method=post>{FIELDS}</form><form action=/login><input type=password>
    <div class=g-recaptcha></div></form>"""
    assert [found.captcha for found in facts(Form, html)] == [None, Captcha.PUZZLE]


@pytest.mark.parametrize(
    ("script", "captcha"),
    [
        ("https://www.google.com/recaptcha/api.js?render=6LcAbCdEfGhIj", Captcha.UNSEEN),
        ("https://www.google.com/recaptcha/api.js?hl=fr&amp;render=6LcAbCdEfGhIj", Captcha.UNSEEN),
        ("https://www.google.com/recaptcha/api.js?render=explicit", None),
        ("https://www.google.com/recaptcha/api.js", None),
    ],
)
def test_visitors_who_are_scored(script: str, captcha: Captcha | None) -> None:
    html = f"<script src='{script}'></script><form method=post>{FIELDS}</form>"
    assert form(html).captcha is captcha


@pytest.mark.parametrize(
    "label",
    [
        "J’accepte la politique de confidentialité", "I agree to the privacy policy",
        "Ich habe die Datenschutzerklärung gelesen", "He leído la política de privacidad",
        "Acconsento al trattamento dei dati", "Ik ga akkoord met het privacybeleid",
        "Li e aceito a política de privacidade",
    ],
)  # fmt: skip
def test_consent(label: str) -> None:
    box = f"<label><input type=checkbox name=c required>{label}</label>"
    assert form(f"<form>{FIELDS}{box}</form>").consent
    assert not form(f"<form>{FIELDS}<input type=checkbox name=c title=Urgent></form>").consent


def test_customers_only() -> None:
    asked = "<label>Numéro de client *<input name=client></label>"
    assert form(f"<form>{FIELDS}{asked}</form>").account
    optional = "<label>Numéro de client (facultatif)<input name=client></label>"
    assert not form(f"<form>{FIELDS}{optional}</form>").account


def test_files_can_be_sent() -> None:
    assert form(PAGES["PrestaShop"]).uploads
    assert not form(PAGES["Shopify"]).uploads


def test_the_data_has_a_source_and_works() -> None:
    told = data("forms.toml")
    names = [row["name"] for row in told["plugin"]]
    assert len(names) == len(set(names)) >= 30
    for row in told["plugin"]:
        assert row["source"] and row["date"].year >= 2026
        assert any(re.compile(row[key]) for key in ("form", "around", "field") if key in row)
    for row in told["captcha"]["row"]:
        assert Captcha(row["kind"]) and row["marks"] and row["source"] and row["date"].year >= 2026
    assert set(told["captcha"]["seconds"]) == set(Captcha)


def test_a_page_full_of_forms_takes_no_time() -> None:
    html = "<div class=wrap>" * 20 + f"<form class='{'x ' * 5000}'>{FIELDS}</form>" * 50
    began = perf_counter()
    facts(Form, html)
    assert perf_counter() - began < 5
