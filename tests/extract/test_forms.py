"""Forms: what they are for, what they ask, what a customer sees."""

import pytest

from journeycheck.facts import EmbeddedForm, Field, Form, FormKind
from tests.extract.pages import SITE, facts

CONTACT = """<form action="/send" method="POST"><label for=n>Nom *</label><input id=n name=nom>
<label>Votre e-mail <input type=email name=mail required autocomplete=email></label>
<textarea name=msg placeholder="Votre message"></textarea><button>Envoyer</button></form>"""


def form(html: str) -> Form:
    [found] = facts(Form, html)
    return found


def field(html: str) -> Field:
    [found] = form(f"<form>{html}</form>").fields
    return found


def test_a_contact_form() -> None:
    found = form(CONTACT)
    assert (found.kind, found.method, found.button) == (FormKind.CONTACT, "post", "Envoyer")
    assert found.action == f"{SITE}/send"
    name, mail, message = found.fields
    assert (name.label, name.required, name.type) == ("Nom *", True, "text")
    assert (mail.label, mail.required, mail.autocomplete) == ("Votre e-mail", True, "email")
    assert (message.label, message.placeholder) == ("", "Votre message")
    assert (len(found.asked), len(found.compulsory)) == (3, 2)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<form role=search><input name=x></form>", FormKind.SEARCH),
        ("<form action=/recherche><input name=q><button>OK</button></form>", FormKind.SEARCH),
        ("<form><input type=email><button>S’abonner</button></form>", FormKind.NEWSLETTER),
        ("<form class=newsletter><input name=p><input name=EMAIL></form>", FormKind.NEWSLETTER),
        ("<form><input name=u><input type=password></form>", FormKind.LOGIN),
        ("<form action=/panier/ajout><input type=number name=qte></form>", FormKind.ORDER),
        ("<form><input name=n><button>Ajouter au panier</button></form>", FormKind.ORDER),
        ("<form><input type=date><button>Réserver</button></form>", FormKind.BOOKING),
        (
            "<form><input type=tel><button>Être rappelé</button></form>",
            FormKind.CALLBACK,
        ),
        (
            "<form action=/wp-comments-post.php><textarea></textarea><input type=email></form>",
            FormKind.OTHER,
        ),
        (
            "<form action=/kontakt><input name=name><input type=email></form>",
            FormKind.CONTACT,
        ),
        ("<form><select><option>FR<option>EN</select></form>", FormKind.OTHER),
        ("<form></form>", FormKind.OTHER),
    ],
)
def test_kinds(html: str, kind: FormKind) -> None:
    assert form(html).kind is kind


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<label for=a>Nom</label><input id=a>", "Nom"),
        ("<label>Pays <select><option>France</select></label>", "Pays"),
        ("<input aria-label=Nom title=x>", "Nom"),
        ("<p id=l>Votre <b>nom</b></p><input aria-labelledby='l absent'>", "Votre nom"),
        ("<input title=Nom placeholder=x>", "Nom"),
        ("<input placeholder=Nom>", ""),
        ("<label for=b>Nom</label><input id=a>", ""),
    ],
)
def test_labels(html: str, label: str) -> None:
    assert field(html).label == label


@pytest.mark.parametrize(
    ("html", "required"),
    [
        ("<input required>", True),
        ("<input aria-required=true>", True),
        ("<label>Nom <abbr>*</abbr><input></label>", True),
        ("<label>Nom (obligatoire)<input></label>", True),
        ("<input placeholder='Nom*'>", True),
        ("<label>Nom<input></label>", False),
    ],
)
def test_required(html: str, required: bool) -> None:
    assert field(html).required is required


@pytest.mark.parametrize(
    ("html", "visible"),
    [
        ("<input name=nom>", True),
        ("<input type=hidden name=token>", False),
        ("<div style='display:none'><input name=url></div>", False),
        ("<p hidden><input></p>", False),
        ("<input class='hp-field' name=website>", False),
        ("<div class=honeypot><label>Ne pas remplir<input></label></div>", False),
        ("<div aria-hidden=true style='position:absolute;left:-5000px'><input></div>", False),
        ("<input tabindex=-1 autocomplete=off>", False),
        ("<input type=checkbox style='opacity:0.5'>", True),
        ("<div style='opacity: 0.9; height:100px'><input></div>", True),
    ],
)
def test_what_a_customer_sees(html: str, visible: bool) -> None:
    assert field(html).visible is visible


def test_a_form_in_a_closed_window_still_asks_its_fields() -> None:
    assert len(form(f"<div style='display:none'>{CONTACT}</div>").asked) == 3


def test_buttons_are_no_fields_and_radio_buttons_are_one() -> None:
    html = """<form><fieldset><legend>Civilité</legend><label><input type=radio name=c>M.</label>
    <label><input type=radio name=c required>Mme</label></fieldset><input type=submit value=Ok>
    <input type=image alt=x><button type=button>+</button><input type=reset></form>"""
    found = form(html)
    [only] = found.fields
    assert (only.type, only.label, only.options) == ("radio", "Civilité", 2)
    assert found.button == "Ok"


def test_fields_outside_that_name_their_form() -> None:
    html = "<form id=f><input name=a></form><textarea form=f name=b></textarea><input name=c>"
    assert [one.name for one in form(html).fields] == ["a", "b"]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("", f"{SITE}/page"),
        ("#", f"{SITE}/page"),
        ("?sent=1", f"{SITE}/page?sent=1"),
        ("http://orvalle.test/send", "http://orvalle.test/send"),
        ("mailto:a@x.test", "mailto:a@x.test"),
        ("javascript:send()", f"{SITE}/page"),
    ],
)
def test_actions(action: str, expected: str) -> None:
    assert form(f'<form action="{action}"><input></form>').action == expected


@pytest.mark.parametrize(
    ("html", "providers"),
    [
        ("<iframe src='https://form.typeform.com/to/abc'></iframe>", ["Typeform"]),
        ("<iframe data-src='//docs.google.com/forms/d/e/x/viewform'></iframe>", ["Google Forms"]),
        ("<script src='//js.hsforms.net/forms/v2.js'></script>", ["HubSpot"]),
        ("<div class=hs-form-frame></div>", ["HubSpot"]),
        ("<iframe src='https://www.google.com/maps/embed'></iframe>", []),
        ("<script src='https://js.hs-scripts.com/1.js'></script>", []),
    ],
)
def test_forms_of_other_services(html: str, providers: list[str]) -> None:
    assert [embedded.provider for embedded in facts(EmbeddedForm, html)] == providers


def test_fifty_thousand_fields_are_bounded() -> None:
    found = form("<form>" + "<input name=a>" * 50_000 + "</form>")
    assert len(found.fields) == 500
