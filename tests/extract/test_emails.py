"""E-mail addresses: links, text, structured data, and what is wrong with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.extract import read_emails
from journeycheck.extract.emails import mail_targets
from journeycheck.facts import Email, How, Link
from tests.extract.pages import facts, read


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("mailto:info@orvalle.test", [("info@orvalle.test", "")]),
        ("MAILTO:Info@Orvalle.test?subject=Bonjour%20!", [("Info@Orvalle.test", "")]),
        ("mailto:a@x.test,b@x.test", [("a@x.test", ""), ("b@x.test", "")]),
        ("mailto:a@x.test?cc=c@x.test&to=b%40x.test", [("a@x.test", ""), ("b@x.test", "")]),
        ("mailto:info%40orvalle.test", [("info@orvalle.test", "")]),
        ("mailto:info+web@orvalle.co.uk", [("info+web@orvalle.co.uk", "")]),
        ("mailto:contact@mäison.test", [("contact@mäison.test", "")]),
        ("mailto:a@xn--mison-gra.xn--p1ai", [("a@xn--mison-gra.xn--p1ai", "")]),
        ("mailto:Anna%20<a@x.test>", [("a@x.test", "")]),
        ("mailto:%20info@orvalle.test ", [("info@orvalle.test", "")]),
        ("mailto:", [("", "empty")]),
        ("mailto:?subject=x&body=https%3A%2F%2Forvalle.test", []),
        ("mailto:?to=a@x.test", [("a@x.test", "")]),
        ("mailto:{{email}}", [("{{email}}", "template")]),
        ("mailto:[your-email]", [("[your-email]", "template")]),
        ("mailto:info@orvalle.test,", [("info@orvalle.test", "")]),
        ("mailto:info@orvalle,test", [("info@orvalle,test", "comma")]),
        ("mailto:in fo@orvalle.test", [("in fo@orvalle.test", "space")]),
        ("mailto:info.orvalle.test", [("info.orvalle.test", "no-at")]),
        ("mailto:a@x.test;b@x.test", [("a@x.test", ""), ("b@x.test", "")]),
        ("mailto:info@@orvalle.test", [("info@@orvalle.test", "two-at")]),
        ("mailto:info@", [("info@", "no-domain")]),
        ("mailto:info@orvalle", [("info@orvalle", "no-domain")]),
        ("mailto:mailto:info@orvalle.test", [("mailto:info@orvalle.test", "prefix")]),
        ("mailto://info@orvalle.test", [("//info@orvalle.test", "prefix")]),
        ("mailto:info.@orvalle.test", [("info.@orvalle.test", "syntax")]),
        ("mailto:info@-orvalle.test", [("info@-orvalle.test", "syntax")]),
    ],
)
def test_links(href: str, expected: list[tuple[str, str]]) -> None:
    assert list(mail_targets(href)) == expected


def test_a_link_and_its_words_are_one_claim() -> None:
    html = "<p>Écrivez à <a href='mailto:info@orvalle.test'>info@orvalle.test</a>"
    [mail] = facts(Email, html)
    assert (mail.address, mail.place.how) == ("info@orvalle.test", How.MAIL_LINK)
    assert mail.href == "mailto:info@orvalle.test"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Écrivez à info@orvalle.test.", ["info@orvalle.test"]),
        ("(a.b-c@x.co.uk), ou d@x.test", ["a.b-c@x.co.uk", "d@x.test"]),
        ("logo@2x.png et style@1.css", []),
        ("@orvalle sur Instagram, 12@3", []),
        ("info(at)orvalle.test", ["info@orvalle.test"]),
        ("https://maps.test/@48.85,2.29,17z", []),
        ("user:pass@host", []),
        ("a@b@c.test", []),
    ],
)
def test_text(text: str, expected: list[str]) -> None:
    assert [mail.address for mail in read_emails(text)] == expected


def hidden(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


def test_addresses_hidden_by_cloudflare() -> None:
    html = f"""<a href="/cdn-cgi/l/email-protection#{hidden("a@x.test")}"><span
    data-cfemail="{hidden("a@x.test")}">[email&#160;protected]</span></a>
    <p><span class=__cf_email__ data-cfemail="{hidden("b@x.test", 9)}">[email protected]</span>
    <p data-cfemail="zz">x"""
    assert [mail.address for mail in facts(Email, html)] == ["a@x.test", "b@x.test"]


def test_an_address_hidden_without_its_code_in_the_link() -> None:
    html = f"""<a href="/cdn-cgi/l/email-protection" class=__cf_email__
    data-cfemail="{hidden("a@x.test")}">[email&#160;protected]</a>"""
    [mail] = facts(Email, html)
    assert (mail.address, mail.place.how, mail.fault) == ("a@x.test", How.MAIL_LINK, "")
    assert read(html).leads == () and facts(Link, html) == []


def test_samples_in_code_are_no_claim() -> None:
    html = "<pre>mail example@example.com</pre><input value='a@x.test' placeholder='b@x.test'>"
    assert facts(Email, html) == []


def test_structured_data() -> None:
    html = """<script type="application/ld+json">{"@type": "Store", "email": "mailto:a@x.test",
    "contactPoint": {"@type": "ContactPoint", "email": "{{ email }}"}}</script>"""
    assert [(mail.address, mail.fault) for mail in facts(Email, html)] == [
        ("a@x.test", ""),
        ("{{ email }}", "template"),
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for mail in read_emails(text):
        assert mail.address.count("@") == 1
    assert mail_targets("mailto:" + text) or "?" in text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Écrivez à bonjour [at] maison-test.fr.", "bonjour@maison-test.fr"),
        ("info(arobase)maison-test(point)fr", "info@maison-test.fr"),
        ("hello {at} shop {dot} co {dot} uk", "hello@shop.co.uk"),
        ("kontakt [ät] laden [punkt] de", "kontakt@laden.de"),
    ],
)
def test_addresses_spelled_out(text: str, address: str) -> None:
    assert [email.address for email in read_emails(text)] == [address]


@pytest.mark.parametrize(
    "text", ["open (at noon) every day", "array[at] = 3", "see you [at] the shop", "a [at] b"]
)
def test_brackets_that_spell_no_address(text: str) -> None:
    assert read_emails(text) == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("vertrieb@brackmann.de.Tel 05241 90410", "vertrieb@brackmann.de"),
        ("info@shop.co.uk.We answer", "info@shop.co.uk"),
        ("Info@Shop.Com", "Info@Shop.Com"),
    ],
)
def test_a_word_run_into_an_address_is_none_of_it(text: str, address: str) -> None:
    assert [email.address for email in read_emails(text)] == [address]


def test_an_empty_link_that_nobody_can_press_is_no_link_to_write() -> None:
    assert facts(Email, '<a href="mailto:"></a><a href="mailto:?subject=x"> </a>') == []
    pressed = '<a href="mailto:"><img src="/mail.png"></a><a href="mailto:">Nous écrire</a>'
    assert [mail.fault for mail in facts(Email, pressed)] == ["empty"] * 2
