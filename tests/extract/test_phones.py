"""Telephone numbers: as many traps as numbers, in ten countries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.extract import read_phones
from journeycheck.facts import How, Phone, Region
from tests.extract.pages import facts

# region, text, what is read: E.164, the digits of a short number, "?" for a number of no plan
NUMBERS = [
    ("FR", "Tél. : 01 42 68 53 00", "+33142685300"),
    ("FR", "Tél01 42 68 53 00Fax01 42 68 53 01", "+33142685300 +33142685301"),
    ("FR", "Appelez le 3631 (service gratuit)", "3631"),
    ("FR", "Composez le 118 712", "118712"),
    ("FR", "Service client : 0 800 123 456 (appel gratuit)", "+33800123456"),
    ("FR", "0825 123 456 Service 0,15 €/min + prix appel", "+33825123456"),
    ("FR", "01.42.68.53.00 - 06.12.34.56.71", "+33142685300 +33612345671"),
    ("FR", "+33 (0)1 42 68 53 00", "+33142685300"),
    ("FR", "0033 1 42 68 53 00", "+33142685300"),
    ("FR", "Standard : 01·42·68·53·00", "+33142685300"),
    ("FR", "Appelez-nous au 01\u202f42\u202f68\u202f53\u202f00 avant midi", "+33142685300"),
    ("FR", "Tél. 01 42 68 53 00 / 01 42 68 53 01", "+33142685300 +33142685301"),
    ("FR", "Service après-vente 0 969 36 00 00", "+33969360000"),
    ("FR", "Guadeloupe : tél. 0590 12 34 56", "+590590123456"),
    ("FR", "Mobile : 06 39 98 12 34", "+33639981234"),
    ("FR", "Agence 4 : 01 42 68 53 00", "+33142685300"),
    ("FR", "Siège 12 rue de la Paix 75002 Paris 01 42 68 53 00", "+33142685300"),
    ("FR", "Tél. 01 99 00 41 2", "?"),
    ("FR", "Pour toute réclamation, tél. : +33 1 99 00 41 2. Munissez-vous du numéro", "?"),
    ("FR", "Call us: +33 1 99 00 41 2", "?"),
    ("FR", "Tél. 01 xx xx xx xx", "?"),
    ("FR", "Téléphone : 00 00 00 00 00", "?"),
    ("BE", "Tel. 02 512 34 56", "+3225123456"),
    ("BE", "GSM +32 475 12 34 56", "+32475123456"),
    ("CH", "Tél. 022 310 22 10", "+41223102210"),
    ("CH", "Telefon 044 668 18 00", "+41446681800"),
    ("DE", "Tel.: 030 / 123 45 67-0", "+493012345670"),
    ("DE", "Fon: +49 (0)89 12 34 56-78", "+498912345678"),
    ("DE", "Hotline 0800 330 1000", "+498003301000"),
    ("AT", "Tel. 01 234 56 78", "+4312345678"),
    ("GB", "Call us on 020 7946 0018", "+442079460018"),
    ("GB", "Phone: (01632) 960 123", "+441632960123"),
    ("GB", "Customer service 0345 600 3000", "+443456003000"),
    ("IE", "Tel: (01) 677 1234", "+35316771234"),
    ("US", "Call (212) 736-5000", "+12127365000"),
    ("US", "1-800-275-2273", "+18002752273"),
    ("ES", "Teléfono 912 34 56 78", "+34912345678"),
    ("ES", "Llámanos: 900 123 456", "+34900123456"),
    ("IT", "Tel. 02 1234 5678", "+390212345678"),
    ("IT", "Numero Verde 800 123 456", "+39800123456"),
    ("NL", "Bel 020 123 4567", "+31201234567"),
    ("PT", "Ligue 21 123 45 67", "+351211234567"),
    ("LU", "Tél. 26 12 34 56", "+35226123456"),
]
TRAPS = [
    ("FR", "SIREN 552 100 554 RCS Paris"),
    ("FR", "SIRET : 443 061 841 00018"),
    ("FR", "Commande n° 0123456789"),
    ("FR", "Réf. 0142685300"),
    ("FR", "05.06.2024 14:30"),
    ("FR", "du 01/02/2024 au 05/02/2024"),
    ("FR", "Le 01 02 2024, 03 04 2024"),
    ("FR", "01 02 03 04 05 06"),
    ("FR", "Tirage : 04 12 23 38 41 et 07 dans la salle des fêtes"),
    ("FR", "Prix : 1 234 567 890 €"),
    ("FR", "Capital social de 01 500 000 €"),
    ("FR", "IBAN FR76 3000 6000 0112 3456 7890 189"),
    ("FR", "TVA FR 40 123 456 824"),
    ("FR", "IMG_0612345678.jpg"),
    ("FR", "https://a.test/p/0612345678?x=0142685300"),
    ("FR", "0142685300@fax.test"),
    ("FR", "ISBN 978-2-07-036822-8"),
    ("FR", "Code 3017620422003 (EAN)"),
    ("FR", "48.858370, 2.294481"),
    ("FR", "Ouvert de 09:00 à 12:00 et 14:00-18:00"),
    ("FR", "© 2019-2024 Maison"),
    ("FR", "Dimensions 120 x 60 x 75"),
    ("FR", "a1b2c3d40142685300"),
    ("FR", "Le 3631 et le 3949 sont des numéros courts"),
    ("FR", "Appelez avant 2024"),
    ("FR", "ORIAS n° 07 000 123"),
    ("FR", "Tél. : 01 42 68 …"),
    ("FR", "Tél. : 01 42 68 53 .."),
    ("FR", "Tél. : 01 42 68 5* **"),
    ("FR", "Carte 12 xxxx xxxx xxxx"),
    ("BE", "BTW BE 0403.170.701"),
    ("CH", "CHE-123.456.789 MWST"),
    ("DE", "USt-IdNr. DE123456789"),
    ("DE", "HRB 12345 B Amtsgericht Charlottenburg"),
    ("DE", "04.06.-07.06.2024"),
    ("DE", "geb. 03.05.1987"),
    ("DE", "Steuernummer 27/123/45678"),
    ("DE", "Bestellnummer 0221 4710 123"),
    ("DE", "09.00 - 18.00 Uhr"),
    ("AT", "UID ATU12345678"),
    ("GB", "Company No. 01234567"),
    ("GB", "VAT GB 123 4567 89"),
    ("GB", "Sort code 20-00-00 Account 12345678"),
    ("US", "ZIP 10001-1234"),
    ("US", "Order #2127365000"),
    ("ES", "CIF B-12345678"),
    ("ES", "Población: 912 345 678 habitantes"),
    ("IT", "P. IVA 01234567890"),
    ("IT", "C.F. e P.IVA: 01234567890"),
    ("NL", "KvK-nummer: 12345678 BTW NL123456789B01"),
    ("PT", "NIPC 501 234 567"),
]


@pytest.mark.parametrize(("region", "text", "expected"), NUMBERS)
def test_numbers(region: str, text: str, expected: str) -> None:
    assert " ".join(p.normalized or "?" for p in read_phones(text, (region,))) == expected


@pytest.mark.parametrize(("region", "text"), TRAPS)
def test_what_is_no_number(region: str, text: str) -> None:
    assert read_phones(text, (region,)) == ()


@pytest.mark.parametrize(
    ("text", "valid", "fictional", "reserved"),
    [
        ("Tél. 01 42 68 53 00", True, False, False),
        ("Tél. 01 23 45 67 89", True, True, False),
        ("Tél. 0123456789", True, True, False),
        ("Tél. 00 00 00 00 00", False, True, False),
        ("Tél. 01 xx xx xx xx", False, True, False),
        ("Tél. 01 99 00 41 27", True, True, True),
        ("Tél. 06 39 98 41 27", True, True, True),
        ("Tél. +1 234 567 8900", True, True, False),
        ("Tél. +44 20 7946 0018", True, True, True),
        ("Tél. +1 212 555 0123", True, True, True),
    ],
)
def test_samples_and_numbers_kept_for_drama(
    text: str, valid: bool, fictional: bool, reserved: bool
) -> None:
    [phone] = read_phones(text, ("FR",))
    assert (phone.valid, phone.fictional, phone.reserved) == (valid, fictional, reserved)


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("Fax : 01 42 68 53 01", "fax", "Fax"),
        ("Service après-vente 01 42 68 53 00", "aftersales", "Service après-vente"),
        ("Devis, service commercial : 01 42 68 53 00", "sales", "Devis, service commercial"),
        ("Standard - 01 42 68 53 00", "switchboard", "Standard"),
        ("Mob. 06 12 34 56 71", "mobile", "Mob"),
        ("Customer care: 01 42 68 53 00", "aftersales", "Customer care"),
        ("Tél. 01 42 68 53 00", None, "Tél"),
        ("Tél. / fax : 01 42 68 53 00", None, "Tél. / fax"),  # people answer it
        ("SAV, tél/fax 01 42 68 53 00", "aftersales", "SAV, tél/fax"),
        ("F. 01 42 68 53 01", "fax", "F"),
        ("M : 06 12 34 56 71", "mobile", "M"),
        ("Suivi de votre commande : 01 42 68 53 00", "aftersales", "Suivi de votre commande"),
    ],
)
def test_whose_number_it_is(text: str, role: str | None, label: str) -> None:
    [phone] = read_phones(text, ("FR",))
    assert (phone.role, phone.label) == (role, label)


def test_a_label_belongs_to_the_number_after_it() -> None:
    one, two = read_phones("Tél : 01 42 68 53 00 - Fax : 01 42 68 53 01", ("FR",))
    assert (one.role, two.role) == (None, "fax")


# Links that call ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "normalized", "valid"),
    [
        ("tel:+33142685300", "+33142685300", True),
        ("TEL:+33-1-42-68-53-00", "+33142685300", True),
        ("tel:01 42 68 53 00", "+33142685300", True),
        ("tel:01%2042%2068%2053%2000", "+33142685300", True),
        ("tel:%2B33142685300", "+33142685300", True),
        ("tel:0033142685300", "+33142685300", True),
        ("tel:+33142685300;ext=12", "+33142685300", True),
        ("callto:0142685300", "+33142685300", True),
        ("tel://0142685300", "+33142685300", True),
        ("tel:3631", "3631", True),
        ("tel:112", "112", True),
        ("tel:+33(0)142685300", "+330142685300", False),
        ("tel:+330142685300", "+330142685300", False),
        ("tel:+33 0142685300", "+330142685300", False),
        ("tel:+39(0)212345678", "+390212345678", True),
        ("tel:+333631", "", False),
        ("tel:014268530", "", False),
        ("tel:", "", False),
        ("tel:#", "", False),
        ("tel:undefined", "", False),
        ("tel:null", "", False),
        ("tel:{{phone}}", "", False),
        ("tel:XX", "", False),
    ],
)
def test_what_a_link_dials(href: str, normalized: str, valid: bool) -> None:
    [phone] = facts(Phone, f'<p>Tél : <a href="{href}">Appelez-nous</a>', country="FR")
    assert (phone.normalized, phone.valid) == (normalized, valid)
    assert (phone.place.how, phone.value, phone.href) == (How.TEL_LINK, "Appelez-nous", href)
    assert phone.label == "Tél"


def test_a_link_and_its_words_are_one_claim() -> None:
    html = "<footer><p>Tél. <a href='tel:+33142685300'>01 42 68 53 00</a></footer>"
    [phone] = facts(Phone, html, country="FR")
    assert (phone.normalized, phone.in_text) == ("+33142685300", "+33142685300")
    assert phone.tappable and phone.valid
    assert phone.place.region is Region.FOOTER
    assert phone.place.text == "Tél. 01 42 68 53 00"


def test_the_words_are_read_as_the_country_of_the_link_reads_them() -> None:
    html = "<a href='tel:+3225123456'>02 512 34 56</a>"
    [phone] = facts(Phone, html, country="FR")
    assert phone.in_text == phone.normalized == "+3225123456"


def test_words_that_show_another_number() -> None:
    html = "<a href='tel:+33142685301'>01 42 68 53 00</a>"
    [phone] = facts(Phone, html, country="FR")
    assert (phone.normalized, phone.in_text) == ("+33142685301", "+33142685300")


def test_a_dead_link_does_not_hide_the_number_it_shows() -> None:
    html = "<p>Tél. <a href='tel:#'>01 42 68 53 00</a>"
    link, text = facts(Phone, html, country="FR")
    assert (link.normalized, link.in_text, link.tappable) == ("", "+33142685300", False)
    assert (text.normalized, text.place.how, text.tappable) == ("+33142685300", How.TEXT, False)


def test_links_in_hidden_menus_and_pictures_count_and_messengers_do_not() -> None:
    html = """<div hidden><a href="tel:+33142685300"><img alt="Appeler"></a></div>
    <a href="https://wa.me/33612345671">WhatsApp</a><a href="sms:+33612345671">SMS</a>"""
    [phone] = facts(Phone, html, country="FR")
    assert phone.value == "Appeler"


# Pages -------------------------------------------------------------------------------------------


def numbers(html: str, **options: str) -> list[str]:
    return [phone.normalized for phone in facts(Phone, html, **options)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<dl><dt>Téléphone<dd>0142685300</dl>", True),
        ("<table><tr><th>Tél.<td>0142685300</table>", True),
        ("<h3>Téléphone</h3><p>0142685300", True),
        ("<div>Téléphone</div><div>0142685300</div>", True),
        ("<p><i class='fa fa-phone'></i> 0142685300", True),
        ("<footer><p>0142685300</footer>", True),
        ("<p>Une question ? Le 01 42 68 53 00 vous attend.", True),
        ("<p>La clé 0142685300 ouvre la porte.", False),
        ("<p><span>Tél</span><span>01 42 68 53 00</span>", True),
        ("<p>01<span>42</span><span>68</span><span>53</span><span>00</span>", True),
        ("<script>var t = '01 42 68 53 00'</script>", False),
        ("<p style='display:none'>Tél. 01 42 68 53 00", False),
        ("<input placeholder='01 42 68 53 00'>", False),
        ("<select><option>01 42 68 53 00</select>", False),
        ("<ul class=pages><li>01</li><li>02</li><li>03</li><li>04</li><li>05</li></ul>", False),
        (
            "<p><span>01</span> <span>02</span> <span>03</span> <span>04</span> <span>05</span>",
            False,
        ),
    ],
)
def test_evidence_around_a_number(html: str, found: bool) -> None:
    assert numbers(html, country="FR") == (["+33142685300"] if found else [])


def test_a_contact_page_is_evidence() -> None:
    assert numbers("<p>0142685300", path="/contact", country="FR") == ["+33142685300"]
    assert numbers("<p>du 0142685300 au", path="/actualites", country="FR") == []


def test_the_ending_of_the_host_and_the_language_choose_the_region() -> None:
    german = "<html lang=de><p>Tel. 030 123 45 67"
    assert numbers(german) == ["+49301234567"]
    assert numbers("<html lang=pl><p>Tel. 22 123 45 67") == ["+48221234567"]


@pytest.mark.parametrize(
    ("country", "text", "normalized"),
    [
        ("ES", "Teléfono 968 25 14 37/38/39", "+34968251437"),
        ("DE", "Tel. 0211/38424-10", "+492113842410"),
        ("IT", "Cell. 348.9012234", "+393489012234"),
        ("IT", "Coordinate 45.5467123, 10.7214567", ""),
    ],
)
def test_further_lines_and_points(country: str, text: str, normalized: str) -> None:
    found = facts(Phone, f"<p>{text}</p>", country=country)
    assert [phone.normalized for phone in found] == [normalized] * bool(normalized)


def test_a_long_paragraph_is_quoted_where_the_number_stands() -> None:
    said = "Titular: Talleres Requena, S.L. " + "Inscrita en el Registro Mercantil de Murcia. " * 12
    host = "Alojamiento: Arsys Internet, C/ Madre de Dios, 21, Logroño, tel. 941 620 100."
    [one] = facts(Phone, f"<html lang=es><p>{said}{host}</p>", country="ES")
    assert one.place.text.startswith("…") and one.place.text.endswith(host)


def test_structured_data() -> None:
    html = """<script type="application/ld+json">{"@type": "Store", "name": "Lyon",
    "telephone": "04 72 12 34 56", "faxNumber": "+33 4 72 12 34 57",
    "address": {"@type": "PostalAddress", "addressCountry": "FR"},
    "contactPoint": {"@type": "ContactPoint", "contactType": "customer service",
    "telephone": "+33-1-42-68-53-0"}}</script>"""
    shop, fax, service = facts(Phone, html)
    assert (shop.normalized, shop.label, shop.valid) == ("+33472123456", "Lyon", True)
    assert (fax.normalized, fax.role) == ("+33472123457", "fax")
    assert (service.normalized, service.role, service.valid) == ("", "aftersales", False)
    assert {phone.place.how for phone in (shop, fax, service)} == {How.JSON_LD}


def test_a_number_that_cannot_be_read_without_a_country_is_kept_as_not_read() -> None:
    html = "<p>Tel. 22 123 45 67 and +33 1 42 68 53 00"
    unread, read = facts(Phone, html)
    assert (unread.value, unread.normalized, unread.valid) == ("22 123 45 67", "", False)
    assert (read.normalized, read.valid) == ("+33142685300", True)


@given(st.text(max_size=300), st.sampled_from([(), ("FR",), ("DE", "AT")]))
def test_any_text_is_read_without_a_fault(text: str, regions: tuple[str, ...]) -> None:
    for phone in read_phones(text, regions):
        assert not phone.valid or phone.normalized


@given(st.text(alphabet="0123456789 .-/()+tél:Fax€hx%", max_size=200))
def test_any_heap_of_digits_is_read_without_a_fault(text: str) -> None:
    for phone in read_phones(text, ("FR",)):
        assert phone.fictional or sum(map(str.isdigit, phone.value)) >= 3


def test_an_empty_link_that_nobody_can_press_is_no_link_to_call() -> None:
    assert facts(Phone, '<a href="tel:"></a><a class="btn" href="tel: "> <!-- tel --> </a>') == []
    pressed = '<a href="tel:"><i class="fa-phone"></i></a><a href="tel:">Appeler</a>'
    assert len(facts(Phone, pressed)) == 2
    [hidden] = facts(Phone, '<a href="tel:+33142685300"></a>')
    assert hidden.valid
