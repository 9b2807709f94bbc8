"""Numbers that cannot be read for sure: signs of one, plans that disagree, words that only show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.extract import settle
from journeycheck.extract.language import sample, tongues
from journeycheck.facts import CountryHint, Fact, Phone, PhoneHint, Place
from tests.extract.pages import SITE, facts

FRENCH = "<p>Nous réparons vos fuites dans la région.</p>"


def clues(body: str, language: str = "fr", **options: str) -> list[str]:
    html = f"<html lang={language}><body>{body}</body></html>"
    return [hint.clue for hint in facts(PhoneHint, html, **options)]


@pytest.mark.parametrize(
    ("body", "clue"),
    [
        ("<p>Call toll free 1-800-FLOWERS for help", "1-800-FLOWERS"),
        ("<p>1-800-GOT-JUNK", "1-800-GOT-JUNK"),
        ("<p>Call us: 415-555-ROOF", "415-555-ROOF"),
        ("<p>Call us: 415-55-FIXIT", "415-55-FIXIT"),
        ("<p>0240123456", "0240123456"),
        ("<footer><p>Plomberie 0240123456 Nantes</footer>", "0240123456"),
        ("<p>Tél. : 02 40 12 …", "02 40 12 …"),
        ("<a href=/c><img src=/t.png alt='Téléphone 02 40 12 34 56'></a>", "Téléphone"),
        ("<button data-phone=0240123456>Numéro</button>", "0240123456"),
        ("<span data-tel='MDIgNDAgMTIgMzQgNTY='>Numéro</span>", "MDIgNDAg"),
        ("<a href='javascript:void(0)' onclick=\"location='tel:0240123456'\">Ici</a>", "location"),
        ("<button>Afficher le numéro</button>", "afficher le numero"),
        ("<a href=#>Show phone number</a>", "show phone number"),
        ("<p style='unicode-bidi:bidi-override;direction:rtl'>65 43 21 04 20", "02 40 12 34 56"),
        ("<p>Notre numéro, par exemple 02 40 12 34 56", "02 40 12 34 56"),
    ],
)
def test_signs_of_a_number(body: str, clue: str) -> None:
    assert [found for found in clues(body) if found.startswith(clue)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>La clé 0142685300 ouvre la porte.",
        "<p>Commande 12345, réf. 0142685300, le 12/03/2024, 1 250 000 €",
        "<p>Appelez-nous ou écrivez-nous. OUVERT LE LUNDI",
        "<p>Taille 350 GRANDS-FORMATS",
        "<button data-phone=true>Menu</button><span data-tel=1></span>",
        "<img src=tel.png alt='Téléphone'><img src=a.jpg alt='Salon 2024, 12 rue Verte'>",
        "<form><label>Téléphone <small>Exemple : 06 12 34 56 71</small><input></label></form>",
        "<p>65 43 21 04 20</p>",
        "<p>Tél. 02 40 12 34 56</p>",
    ],
)
def test_no_sign_of_a_number(body: str) -> None:
    assert clues(body) == []


def test_many_signs_are_cut_short() -> None:
    assert 0 < len(clues("<button>Afficher le numéro</button>" * 500)) <= 10


@given(st.text(alphabet="0123456789 .-/()+télFaxABC€…*x<>\"'=", max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert len(clues(f"<p>{text}</p><img alt='{text}'>")) <= 10


# Only an example ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "<form><label>Téléphone <input></label><small>Exemple : 06 12 34 56 78</small></form>",
        "<form><p>Téléphone <span>06 12 34 56 78</span><input></form>",
        "<p>Votre numéro au format international (ex. +33 6 12 34 56 78)",
        "<p>Your number, e.g. +44 20 7946 0018, helps us",
        "<p>Ihre Nummer, z.B. +49 30 123456",
    ],
)
def test_a_number_that_shows_how_to_write_one_is_no_claim(body: str) -> None:
    assert facts(Phone, f"<html lang=fr><body>{body}", country="FR") == []


def test_an_example_elsewhere_takes_no_number_away() -> None:
    body = "<p>Par exemple, appelez-nous : tél. 02 40 12 34 56. Format A4 au 01 42 68 53 00"
    assert len(facts(Phone, f"<html lang=fr><body>{body}", country="FR")) == 2


# Whose number ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("<h1>Hôtel du Port</h1><p>Tél. 02 97 12 34 57", None),
        ("<p>Hôtel du Port, Tél. 02 97 12 34 57", None),
        ("<p>Réparation de mobile, tél. 02 97 12 34 57", None),
        ("<p>Port. : 06 12 34 56 71", "mobile"),
        ("<p>Tél. 02 97 12 34 57 - Port : 06 12 34 56 71", "mobile"),
        ("<p>Téléphone portable : 06 12 34 56 71", "mobile"),
        ("<dl><dt>Mobile<dd>06 12 34 56 71</dl>", "mobile"),
        ("<a href='tel:+33612345671'>Mobile : 06 12 34 56 71</a>", "mobile"),
    ],
)
def test_a_port_is_no_mobile(text: str, role: str | None) -> None:
    assert facts(Phone, f"<html lang=fr><body>{text}", country="FR")[-1].role == role


# Which country -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "body", "normalized"),
    [
        ("fr", "<p>1204 Genève. Tél. 022 311 45 67", "+41223114567"),
        ("fr", "<p>Tél. 02 40 12 34 56", "+33240123456"),
        ("fr", "<p>Tél. 02/513.89.40", "+3225138940"),
        ("fr", "<p>Tél. 0240123456", ""),  # of France and of Switzerland
        ("fr", "<a href='tel:0240123456'>Appeler</a>", ""),
        ("fr", "<a href='tel:0240123456'>02 40 12 34 56</a>", "+33240123456"),
        ("en", f"{FRENCH}<p>Appelez-nous au 02 40 12 34 56 pour un devis", "+33240123456"),
        ("en-US", "<p>Llámanos al 612 34 56 78 para pedidos", "+34612345678"),
        ("de", "<p>Tel. 030 123 45 67", "+49301234567"),
        ("en", "<p>Call us: (415) 676-0132", "+14156760132"),
    ],
)
def test_a_country_is_not_guessed(language: str, body: str, normalized: str) -> None:
    [phone] = facts(Phone, f"<html lang={language}><body>{body}")
    assert (phone.normalized, phone.valid) == (normalized, bool(normalized))


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("en", "Nous réparons vos fuites. Appelez-nous pour un devis", ("fr", "en")),
        ("en", "Inicio Contacto Llámanos al 91 123 45 67", ("es", "en")),
        ("fr", "Nous réparons vos fuites dans la maison", ("fr",)),
        ("en", "Hôtel Le Havre", ("en",)),
        ("", "Nous réparons vos fuites à Nantes", ("fr",)),
        ("", "", ()),
    ],
)
def test_the_words_of_a_page_name_its_language(
    declared: str, text: str, expected: tuple[str, ...]
) -> None:
    assert tongues(declared, sample([text])) == expected


def open_number(value: str = "0240123456") -> Phone:
    return Phone(place=Place(f"{SITE}/a", language="fr"), value=value)


def settled(*phones: Fact) -> dict[type[Fact], list[Fact]]:
    by_kind: dict[type[Fact], tuple[Fact, ...]] = {}
    for fact in phones:
        by_kind[type(fact)] = (*by_kind.get(type(fact), ()), fact)
    return {kind: list(found) for kind, found in settle(by_kind, SITE, None, {}).facts.items()}


def test_an_open_number_is_read_as_most_others_are() -> None:
    sure = Phone(place=Place(SITE), value="02 40 12 34 57", normalized="+33240123457", valid=True)
    found = settled(sure, open_number())
    assert [phone.normalized for phone in found[Phone] if isinstance(phone, Phone)] == [
        "+33240123457", "+33240123456",
    ]  # fmt: skip


def test_an_open_number_stays_open_where_nothing_tells() -> None:
    assert settled(open_number()) == {Phone: [open_number()]}


def test_a_number_of_other_countries_is_not_called_wrong() -> None:
    american = CountryHint(place=Place(SITE), country="US", weight=40)
    found = settled(open_number(), open_number("02 40 12"), american)
    assert found[Phone] == [open_number("02 40 12")]
    assert [hint.clue for hint in found[PhoneHint] if isinstance(hint, PhoneHint)] == ["0240123456"]
