"""Structured data: JSON-LD also when broken, microdata, RDFa."""

from time import process_time

import pytest

from journeycheck.extract.document import Item
from journeycheck.extract.json_text import FAULTS, read_json
from journeycheck.facts import How
from tests.extract.pages import document


def ld(text: str, kind: str = "application/ld+json") -> str:
    return f"<head><script type='{kind}'>{text}</script></head><body>"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"@type": "Store", "name": "A"}', ""),
        ('\ufeff{"@type": "Store", "name": "A"}', ""),
        ("", "empty"),
        ('<!-- {"name": "A"} -->', "wrapper"),
        ('//<![CDATA[\n{"name": "A"}\n//]]>', "wrapper"),
        ('/*<![CDATA[*/{"name": "A"}/*]]>*/', "wrapper"),
        ("{&quot;name&quot;: &quot;A&quot;}", "escaped"),
        ('{"name": "A\nB"}', "control-character"),
        ('{"name": "A", /* le nom */ "url": "https://a.test/"}', "comment"),
        ('{"name": "A", // le nom\n "x": 1}', "comment"),
        ('{"name": "A", "x": [1, 2,],}', "trailing-comma"),
        ('{"name": "A"}\n{"name": "B"}', "several-values"),
        ('{"name": "A"};', "trailing-text"),
        ('{"name": "A"} fin', "trailing-text"),
        ("{“name”: “A”}", "quotes"),
        ('{"name": "A", "address": {"street": "1, rue B", "city": "Par', "truncated"),
        ("{'name': 'A', 'x': 'rue de l'Est'}", "quotes"),
        ("NaN", "syntax"),
        ('{"name": "A", "x": NaN}', "syntax"),
    ],
)
def test_faults_of_json(text: str, fault: str) -> None:
    values, found = read_json(text)
    assert found == fault
    assert fault == "" or fault in FAULTS
    if fault not in {"empty", "syntax"}:
        assert values[0]["name"].startswith("A")


def test_a_truncated_block_keeps_what_was_whole() -> None:
    values, fault = read_json('{"name": "A", "tel": ["1", "2"], "geo": {"lat": 1, "lon')
    assert fault == "truncated"
    assert values == [{"name": "A", "tel": ["1", "2"], "geo": {"lat": 1}}]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "A", "x": "1"\n "y": "2"}',
        '{"x": [{"a": 1} {"b": 2}], "name": "A"}',
        '{name: "A", x: 1}',
        '{"name": "A "grand" bar", "x": 1}',
        "{'name': 'A', 'x': 'd",
        '{"name": "A", "x": "2]}',
    ],
)
def test_what_no_decoder_takes_is_read_up_to_the_break(text: str) -> None:
    values, fault = read_json(text)
    assert fault in FAULTS and values[0]["name"].startswith("A")


@pytest.mark.parametrize(
    "text", ['"', "'", "{'", "a:", '"a" ', "'a', ", '\\"', "[{", "} {", "{a", "["]
)
def test_hostile_blocks_take_no_time(text: str) -> None:
    began = process_time()
    read_json("{" + text * (100_000 // len(text)))
    assert process_time() - began < 5


def test_items_are_flattened_and_nesting_is_kept() -> None:
    html = ld(
        """{"@context": "https://schema.org", "@graph": [
        {"@type": ["LocalBusiness", "https://schema.org/Store"], "@id": "#s", "Telephone": "1",
         "OpeningHours": ["Mo 9-12", "Tu 9-12"], "geo": {"@type": "Geo", "latitude": 1.5},
         "address": {"postalCode": 75011}, "isOpen": true, "none": null},
        [{"@type": "schema:WebSite", "name": {"@value": "A"}}]]}"""
    )
    store, site = document(html).items
    assert store.types == ("LocalBusiness", "Store")
    assert (store.id, store.how) == ("#s", How.JSON_LD)
    assert store.get("openingHours") == store.get("OPENINGHOURS") == ("Mo 9-12", "Tu 9-12")
    assert store.text("telephone") == "1"
    assert store.items("geo")[0].text("latitude") == "1.5"
    assert store.items("address")[0].text("postalCode") == "75011"
    assert (store.text("isOpen"), store.get("none")) == ("true", ())
    assert (site.types, site.text("name")) == (("WebSite",), "A")
    assert len(document(html).every_item) == 4


def test_a_block_with_a_charset_in_its_type_is_read() -> None:
    html = ld('{"@type": "Store", "name": "A"}', "Application/LD+JSON; charset=utf-8")
    assert document(html).items[0].text("name") == "A"


def test_broken_blocks_are_told_and_read() -> None:
    read = document(ld('{"@type": "Store", "name": "A",}') + ld('{"@type": "Store"}'))
    assert [block.fault for block in read.broken] == ["trailing-comma"]
    assert read.broken[0].excerpt.startswith('{"@type"')
    assert [item.types for item in read.items] == [("Store",), ("Store",)]


def names(item: Item) -> set[str]:
    return set(item.props)


def test_microdata() -> None:
    html = """<div itemscope itemtype="http://schema.org/LocalBusiness" itemid="#b">
    <h1 itemprop="name">Chez <b>Nous</b></h1><p>bla <span itemprop="telephone">01 42</span>
    <meta itemprop="priceRange" content="€€"><a itemprop="url sameAs" href="/a">site</a>
    <time itemprop="openingHours" datetime="Sa 10:00-12:00">samedi</time>
    <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
    <span itemprop="postalCode">75011</span></div></div><p itemprop="name">perdu"""
    [item] = document(html).items
    assert item.types == ("LocalBusiness",)
    assert item.how is How.MICRODATA
    assert item.text("name") == "Chez Nous"
    assert item.text("openingHours") == "Sa 10:00-12:00"
    assert item.text("sameAs") == item.text("url") == "/a"
    assert item.items("address")[0].text("postalCode") == "75011"
    assert names(item) >= {"name", "telephone", "pricerange", "address"}


def test_rdfa() -> None:
    html = """<meta property="og:title" content="x"><div vocab="https://schema.org/" typeof="Store">
    <span property="schema:name">A</span><div property="address" typeof="PostalAddress">
    <span property="addressLocality">Lyon</span></div></div>"""
    [item] = document(html).items
    assert (item.types, item.how, item.text("name")) == (("Store",), How.RDFA, "A")
    assert item.items("address")[0].text("addressLocality") == "Lyon"


def test_deep_and_wide_structured_data_is_bounded() -> None:
    deep = '{"a":' * 5_000 + "1" + "}" * 5_000
    wide = "[" + ",".join(['{"@type": "Store"}'] * 20_000) + "]"
    assert len(document(ld(deep)).every_item) < 100
    assert len(document(ld(wide)).every_item) <= 2_001
