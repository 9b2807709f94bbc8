"""What was never meant for customers in the visible text of pages, and what only looks so."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.extract.leaks import MOST, marks, read_leaks
from journeycheck.facts import Leak
from journeycheck.words import data
from tests.extract.pages import document, facts

PHP = "Warning: Undefined variable $total in /home/www/shop/cart.php on line 42"


def found(html: str, path: str = "/page") -> list[str]:
    """The marks of the leaks on one page."""
    return [leak.mark for leak in facts(Leak, html, path)]


LEAKS = [
    (PHP, "php"),
    ("Fatal error: Uncaught Error: Call to a member function get() on null", "php-uncaught"),
    ("Notice: Trying to get property in /var/www/a.php(12) : eval()'d code on line 3", ""),
    ("Deprecated: strftime() is deprecated in C:\\inetpub\\site\\date.php on line 7", "php"),
    ("Traceback (most recent call last): File \"/srv/app/views.py\", line 12", "python"),
    ("at com.shop.cart.Cart.add(Cart.java:112)", "java"),
    ("java.lang.NullPointerException: Cannot invoke", "dotnet"),
    ("[NullReferenceException: Object reference not set to an instance of an object.]", "dotnet"),
    ("TypeError: x is not a function at Cart.add (/srv/app/cart.js:12:4)", "node"),
    ("undefined method `name' for nil:NilClass", "ruby"),
    ("SQLSTATE[42S02]: Base table or view not found", "sqlstate"),
    ("You have an error in your SQL syntax; check the manual that corresponds", "mysql"),
    ("ORA-00942: table or view does not exist", "oracle"),
    ("Unclosed quotation mark after the character string ''.", "sql-server"),
    ('ERROR:  syntax error at or near "FROM"', "postgresql"),
    ("Error establishing a database connection", "database-connection"),
    ("Liquid error (sections/header line 12): internal", "liquid"),
    ("Twig\\Error\\RuntimeError", "twig"),
    ("translation missing: fr.products.add_to_cart", "translation-missing"),
    ("You're seeing this error because you have DEBUG = True in your settings.", "django-debug"),
    ("Whoops, looks like something went wrong.", "laravel-debug"),
    ("Symfony Exception", "symfony-debug"),
    ("NoMethodError in Carts#show", "rails-debug"),
    ("Server Error in '/' Application.", "aspnet-debug"),
    ("Welcome to nginx!", "server-greeting"),
    ("Index of /uploads", "folder-listing"),
    ("Bonjour {{ customer.first_name }},", "braces"),
    ("Prix : {{ product.price | money }}", "braces"),
    ("{% if stock %} En stock {% endif %}", "percent-braces"),
    ("Bonjour ${name}", "dollar-braces"),
    ("Bonjour &lt;%= name %&gt;", "angle-percent"),
    ("%%sitename%%, à votre service", "double-percent"),
    ("Téléphone : ###PHONE###", "hashes"),
    ("Téléphone : [[+phone]]", "square-brackets"),
    ('[vc_row css=".vc_12"]Nos valeurs[/vc_row]', "shortcode"),
    ('[contact-form-7 id="12" title="Contact"]', "shortcode"),
    ("Merci [your-name]", "mail-tag"),
    ("Bonjour %s,", "string-format"),
    ("Page %1$s sur %2$s", "string-format"),
    ("[object Object]", "object"),
    ("Prix : undefined €", "undefined"),
    ("undefined undefined", "undefined"),
    ("NaN €", "not-a-number"),
    ("Total : NaN,NaN €", "not-a-number"),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit", "lorem-ipsum"),
    ("Votre texte ici", "your-text-here"),
    ("Your text here…", "your-text-here"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), LEAKS)
def test_a_leak(text: str, mark: str) -> None:
    assert found(f"<main><h1>Panier</h1><p>{text}</p></main>") == ([mark] if mark else [])


@pytest.mark.parametrize(
    "text",
    [
        "The term is undefined in this contract.",
        "Undefined: we leave that to you.",
        "Warning: this candle burns. See line 42 of the notice.",
        "Notice: the shop in Lyon is closed on Monday",
        "La remise est de 50 %s’il en reste",
        "100 %sur mesure",
        "Remise de 20 %",
        "C'est écrit 5%sur l’étiquette",
        "Nous gravons votre texte ici, sur la lame.",
        "Mettez votre texte ici : 20 signes au plus",
        "“Lorem ipsum” is what printers have set since the 1500s.",
        "Nan, vraiment ?",
        "Naan €3",
        "Prix {sur demande}",
        "Accolades {{ }} en laiton",
        "[object of the game]",
        "[photo : A. Martin]",
        "Carrefour ### Nord",
        "The exception proves the rule.",
        "It works! Thanks to you, the fund has grown.",
        "Index of / glossary",
        "Server Error in our billing last May",
        "Whoops, we ran out of mugs.",
        "Référence ORA-12",
        "Call us on $1s",
        "See [[our terms]]",
        "Uncaught butterflies",
        "Traceback of your parcel",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert found(f"<main><h1>Panier</h1><p>{text}</p></main>") == []


@pytest.mark.parametrize(
    "html",
    [
        f"<pre>{PHP}</pre>",
        f"<pre><span>{PHP}</span></pre>",
        "<p>Write <code>{{ name }}</code> in the template.</p>",
        "<p>Press <kbd>%s</kbd> to go on</p>",
        "<samp>undefined</samp>",
        "<p hidden>Bonjour {{ name }}</p>",
        '<p style="display:none">Bonjour {{ name }}</p>',
        "<template><p>Bonjour {{ name }}</p></template>",
        "<script>var a = '{{ name }}'</script>",
        '<input placeholder="{{ name }}">',
        "<textarea>Lorem ipsum dolor sit amet</textarea>",
    ],
)
def test_samples_and_what_nobody_sees(html: str) -> None:
    assert found(f"<main><h1>Panier</h1>{html}</main>") == []


@pytest.mark.parametrize(
    "path", ["/docs/carts", "/developers/api/x", "/api/v2", "/documentation/a"]
)
def test_pages_for_developers(path: str) -> None:
    assert found(f"<p>{PHP}</p>", path) == []


def test_a_page_with_many_samples_teaches() -> None:
    samples = "<pre>a</pre><p><code>b</code></p><p><code>c</code></p>"
    assert found(f"{samples}<p>Bonjour {{{{ name }}}}</p>") == []


def test_an_article_about_an_error() -> None:
    html = "<h1>Que faire devant SQLSTATE[HY000] ?</h1><p>Le message SQLSTATE[HY000] veut dire…</p>"
    assert found(html) == []


@pytest.mark.parametrize(
    ("script", "sure"),
    [
        ('<script src="/app.js"></script>', False),
        ("<script>run()</script>", False),
        ('<script type="module">run()</script>', False),
        ('<script type="application/ld+json">{}</script>', True),
        ("", True),
    ],
)
def test_a_blank_that_a_script_may_fill_in(script: str, sure: bool) -> None:
    leaks = facts(Leak, f"<p>Bonjour {{{{ name }}}}</p><p>{PHP}</p>{script}")
    assert [(leak.mark, leak.sure) for leak in leaks] == [("braces", sure), ("php", True)]


def test_what_is_told_holds_the_leak_and_little_else() -> None:
    words = "Bonjour, " * 40
    [leak] = facts(Leak, f"<p>{words}{{{{ name }}}} {words}</p>")
    assert leak.place.text == "Bonjour, Bonjour, {{ name }} Bonjour, Bonjour,"


def test_the_first_leaks_only() -> None:
    html = "".join(f"<p>Article {n} : undefined €</p>" for n in range(100))
    assert len(found(html)) == MOST


def test_every_mark_has_an_example_and_a_sign() -> None:
    shown = {mark for _, mark in LEAKS if mark}
    assert shown == {mark.name for mark in marks()}
    assert {row["sort"] for row in data("leaks.toml")["mark"]} == {
        "fault",
        "blank",
        "filler",
        "debug",
    }
    for mark in marks():
        assert not re.search(r"[*+}]\)[*+{]", mark.pattern.pattern), mark.name


HOSTILE = [
    "{{ " * 50_000, "%1$" * 50_000, "[vc_row " * 20_000, "Warning: " * 30_000, "at a(" * 40_000,
    "Error: a at " * 20_000, "[[+" * 50_000, "undefined " * 30_000, "Lorem ipsum " * 30_000,
    "System.a" * 30_000 + "Exception: ", "<%= a(" * 30_000, "Fatal error: x in a.php(" * 9_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_takes_no_time(text: str) -> None:
    page = document(f"<main>{text.replace('<', '&lt;')}</main>")
    began = perf_counter()
    assert len(read_leaks(page)) <= MOST
    assert perf_counter() - began < 5


@given(st.text(alphabet="{}%[]$#s<>/ undefinedNaN€Lorem ipsum:.php on line 4(\\", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for leak in read_leaks(document(f"<p>{text}</p>")):
        assert leak.place.text
