"""Addresses in their parts: the quick way says what ada says, part by part."""

from hypothesis import given
from hypothesis import strategies as st

from journeycheck import urls, whatwg

PIECES = st.sampled_from(
    ["http://", "https://", "HTTP://", "ftp://", "mailto:", "//", "shop.test", "A.é", "0x7f.1",
     "[2001:DB8::1]", "u:p@", "@", ":80", ":443", ":8080", ":", "/", "/../", "/./", "/a b/", "?",
     "?a=1", "??", "&b=%41", "#", "#x?y", "%2e", "%", "\\", "\n", "\t", "|", "javascript:", "."]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_parts_of_any_address(text: str) -> None:
    parsed, parts = whatwg.url(text), whatwg.parts(text)
    if parsed is None:
        assert parts is None
    else:
        assert parts is not None
        assert {name: getattr(parsed, name) for name in whatwg.Parts._fields} == parts._asdict()


SESSIONS = st.sampled_from([";jsessionid=1A2B3C", ";sid=abc", "/(S(abcdefghijklmnop))/", "?sid=1"])


@given(st.lists(PIECES | SESSIONS, max_size=8).map("".join))
def test_every_address_stands_for_itself(text: str) -> None:
    assert urls.identity(urls.identity(text)) == urls.identity(text)


def test_an_address_to_write_to_keeps_what_looks_like_a_session() -> None:
    assert urls.identity("mailto:a@shop.test;sid=abc") == "mailto:a@shop.test;sid=abc"
    assert urls.identity("http://shop.test/a;sid=abc") == "http://shop.test/a"
