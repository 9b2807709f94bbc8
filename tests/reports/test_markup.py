"""The small pieces of markup."""

import pytest

from journeycheck.present.filters import css
from journeycheck.present.markup import address, breakable, lang, page_name, quoting, unbroken
from journeycheck.present.speech import Speech
from journeycheck.present.tidy import tidied
from tests.reports.golden import everywhere, golden


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“Envoyer” then", '“<span lang="fr">Envoyer</span>” then'),
        ("appuie sur «\u00a0Send\u00a0», puis", None),
        ("“<b>”", '“<span lang="fr">&lt;b&gt;</span>”'),
        ("an “open quote", "an “open quote"),
    ],
)
def test_quotes_are_marked(text: str, marked: str | None) -> None:
    expected = marked or 'appuie sur «\u00a0<span lang="fr">Send</span>\u00a0», puis'
    assert quoting(text, "fr") == expected


@pytest.mark.parametrize("tag", ["", '"><b>', "fr onload", "x" * 40, "français"])
def test_a_tag_that_is_none_marks_nothing(tag: str) -> None:
    assert lang(tag) == ""
    assert quoting("“a”", tag) == "“a”"


def test_addresses() -> None:
    home = "https://www.shop.test/"
    assert ">/<wbr>aide/<wbr>faq</a>" in address("https://shop.test/aide/faq", home)
    assert ">/</a>" in address(home, home)
    assert "other.<wbr>test" in address("https://other.test/", home)
    assert address("javascript:alert(1)", home).startswith('<span class="url">')
    assert address('https://x.test/"><script>', home).count("<script") == 0
    assert "…" in breakable("https://x.test/" + "a" * 500)
    assert "a" * 500 in address("https://x.test/" + "a" * 500)


def test_a_css_string_cannot_be_left() -> None:
    assert css('a"\\</style>\n') == "a\\22 \\5c \\3c \\2f style\\3e \\a "


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://x.test/la-boutique/", "La boutique"),
        ("https://x.test/a/nous_joindre.html", "Nous joindre"),
        ("https://x.test/en/", "EN"),
        ("https://x.test/index.php", ""),
        ("https://x.test/", ""),
        ("no address", ""),
    ],
)
def test_a_page_has_a_name_that_one_can_say(address: str, name: str) -> None:
    assert page_name(address) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tel. 01 99 00 41 27, or write", "Tel. 01~99~00~41~27, or write"),
        ("+33 (0)1 99 00 41 27", "+33~(0)1~99~00~41~27"),
        ("on 31 August 2024", "on 31 August 2024"),
        ("10:00 – 18:30", "10:00 – 18:30"),
    ],
)
def test_a_number_stays_on_one_line(text: str, shown: str) -> None:
    assert unbroken(text) == shown.replace("~", "\u00a0")


def test_a_long_row_of_digits_can_still_be_broken() -> None:
    assert " " in unbroken("1 " * 300)


def test_dates_and_times_of_each_language() -> None:
    moment = "2026-11-17T10:05:04+01:00"
    assert (Speech("en").day(moment), Speech("en").time(moment)) == (
        "Tuesday 17 November 2026",
        "10:05",
    )
    assert (Speech("fr").day(moment), Speech("fr").time(moment)) == (
        "mardi 17 novembre 2026", "10\u00a0h\u00a005",
    )  # fmt: skip
    assert Speech("en").day("yesterday") == "yesterday"


def test_numbers_are_spelled_up_to_twelve() -> None:
    assert [Speech("en").spelled(n) for n in (2, 12, 13, 1234)] == ["two", "twelve", "13", "1,234"]


def test_tidying_keeps_our_no_break_spaces_and_our_addresses() -> None:
    assert tidied(golden()) == golden()
    assert tidied(everywhere("\x00\u202e" + "a" * 9000)).site.name.endswith("…")
