"""The friction report says what the audit says, and nothing that a site says can act in it."""

import hashlib
import json
import re
from base64 import b64encode
from typing import Any

import pytest

from journeycheck.model import Audit, FindingRecord
from tests.reports.golden import LANGUAGES, changed, everywhere, golden, page, parsed, the, words

PAYLOAD = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% raw %}'</style>"


def many(data: dict[str, Any], name: str, key: str, count: int) -> None:
    """Repeat what stands under a name, each time with another key."""
    known = data[name]
    data[name] = [known[n % len(known)] | {key: type(known[0][key])(n)} for n in range(count)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_answers(language: str) -> None:
    audit = golden()
    first = words(audit, ".first", language)
    for way in audit.verdict.ways:
        assert way.line[language].replace("\u00a0", " ") in first.replace("\u00a0", " ")
    assert words(audit, "h1", language).startswith(
        audit.verdict.clauses[0].text[language].replace("\u00a0", " ")
    )
    assert [node.text() for node in parsed(audit, language).css(".bottom li a")] == [
        audit.findings[number - 1].action[language] for number in (3, 6, 1)
    ]


def test_the_fixes_of_the_verdict_keep_their_numbers() -> None:
    assert words(golden(), ".bottom li b") == "3 6 1"


def test_a_visit_of_seconds_is_told_as_one() -> None:
    def hurry(data: dict[str, Any]) -> None:
        data["run"] |= {"finished": data["run"]["started"], "duration_s": 4.2}

    assert re.search(r"at \d\d:\d\d, in 4 seconds", words(changed(hurry), "#coverage"))
    assert re.search(r"from \d\d:\d\d to \d\d:\d\d", words(golden(), "#coverage"))


def test_what_no_check_looks_at_is_one_sentence() -> None:
    def ignore(data: dict[str, Any]) -> None:
        for channel in ("chat", "email"):
            row = next(row for row in data["matrix"] if row["channel"] == channel)
            row |= dict.fromkeys(("findable", "consistent", "works", "answered"), "untested")
        data["checks"] = [check for check in data["checks"] if check["channel"] != "chat"]

    audit = changed(ignore)
    assert "Chat" not in words(audit, ".matrix") and "Email" in words(audit, ".matrix")
    assert "No check of this version looks at: chat." in words(audit, "#coverage")
    assert "No check of this version" not in words(golden())


def test_section_1_tells_the_first_two_things_to_do() -> None:
    def pile(data: dict[str, Any]) -> None:
        data["verdict"]["ways"][0]["findings"] = [finding["id"] for finding in data["findings"][:5]]

    row = the(parsed(changed(pile)), "#c-phone .todo")
    links = [link.attributes["href"] for link in row.css("a")]
    assert links == ["#fix-1", "#fix-2", "#fixes"]
    assert "and 3 others" in row.text()


def test_hours_that_are_over_are_called_so() -> None:
    assert "ended on 31 August 2024" in words(golden(), "#hours .claims")

    def quoted(data: dict[str, Any]) -> None:
        [over] = [claim for claim in data["hours"] if claim["valid_through"] == "2024-08-31"]
        data["verdict"]["ways"][1]["quotes"] = [over["raw"]]

    assert "(ended on 31 August 2024)" in words(changed(quoted), "#c-hours")

    def shared(data: dict[str, Any]) -> None:
        quoted(data)
        data["hours"][0]["raw"] = data["verdict"]["ways"][1]["quotes"][0]

    assert "(a part of it ended on 31 August 2024)" in words(changed(shared), "#c-hours")
    assert "ended on" not in words(golden(), "#c-hours")


def test_no_jargon_on_the_first_screen() -> None:
    first = words(golden(), ".first")
    assert not re.search(r"\b(404|redirect|selector|JSON-LD|HTTP|URL)\b", first)


def test_a_clause_leads_to_its_fix() -> None:
    verdict = the(parsed(golden()), "h1")
    assert [link.attributes["href"] for link in verdict.css("sup a")] == ["#fix-6", "#fix-3"]
    assert [node.text() for node in verdict.css("span")] == [
        "has to look for the number",
        "cannot rely on your hours",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_and_quotes_are_in_their_language(language: str) -> None:
    for finding, node in zip(
        golden().findings, parsed(golden(), language).css(".fix"), strict=True
    ):
        text = node.text().replace("\u00a0", " ")
        assert finding.experience[language].replace("\u00a0", " ") in text
        assert finding.settled[language].replace("\u00a0", " ") in text
    quoted = parsed(golden(), language).css("#fix-5 h4 span[lang]")
    assert [node.attributes["lang"] for node in quoted] == ([] if language == "fr" else ["fr"])


def test_other_languages_fall_back_to_english() -> None:
    assert the(parsed(golden(), "de"), "html").attributes["lang"] == "en"
    assert the(parsed(golden(), "fr_FR.UTF-8"), "html").attributes["lang"] == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "payload", [PAYLOAD, "' onmouseover='alert(1)", "</title><svg onload=a()>"]
)
def test_nothing_a_site_says_can_act(payload: str, language: str) -> None:
    tree = parsed(everywhere(payload), language)
    assert len(tree.css("script")) == 1
    assert len(tree.css("style")) == 2
    assert tree.css("img, iframe, object, embed, base, form, link:not([rel=icon])") == []
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on") and name != "style"
            if name in {"href", "src", "action"}:
                assert re.match(r"(#|https?://|data:,$)", value or ""), value
    assert "49" not in words(everywhere("{{7*7}}"), "h1")


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    def lure(data: dict[str, Any]) -> None:
        data["findings"][0]["evidence"][0]["url"] = "javascript:alert(1)"
        data["facts"][0]["url"] = "data:text/html,<script>alert(1)</script>"
        data["links"]["causes"][0]["places"][0]["targets"] = ["tel:0199004127"]

    tree = parsed(changed(lure))
    assert "javascript:alert(1)" in the(tree, "#fix-1").text()
    assert [a for a in tree.css("a") if not re.match("#|http", a.attributes["href"] or "")] == []


def test_control_and_direction_characters_are_gone() -> None:
    text = page(everywhere("\u202e\x00\x1b[31m\ud800\u2066"))
    assert not re.search("[\x00\x1b\u202a-\u202e\u2066-\u2069]", text)
    assert text.encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_loads_nothing_and_its_links_lead_somewhere(language: str) -> None:
    tree = parsed(golden(), language)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for node in tree.css("[href], [src], [aria-labelledby]"):
        for name in ("href", "src"):
            value = node.attributes.get(name) or ""
            if value.startswith("#"):
                assert value[1:] in ids
            elif value:
                assert (node.tag, name) == ("a", "href") or value == "data:,"
        assert set((node.attributes.get("aria-labelledby") or "").split()) <= set(ids)
    assert tree.css("[target]") == []
    assert the(tree, "meta[name=referrer]").attributes["content"] == "no-referrer"


def test_the_policy_knows_the_script() -> None:
    tree = parsed(golden())
    policy = the(tree, "meta[http-equiv]").attributes["content"] or ""
    digest = hashlib.sha256(the(tree, "script").text().encode()).digest()
    assert f"'sha256-{b64encode(digest).decode()}'" in policy
    assert "default-src 'none'" in policy


def test_a_machine_finds_the_run_in_the_head() -> None:
    odd = "</script>\u2028\u2029\"'&lt;"
    tree = parsed(changed(lambda data: data["site"].update(name=odd)))
    told = json.loads(the(tree, "meta[name=journeycheck]").attributes["content"] or "")
    assert (told["run"], told["site"]) == (golden().run.id, golden().site.url)
    assert told["name"] == "</script> \"'&lt;"
    assert told["states"] == golden().verdict.states
    assert told["findings"]["serious"] == sum(f.severity == "serious" for f in golden().findings)
    assert told["outcomes"]["cant_tell"] == 2
    assert told["new"] is None
    assert "\u2028" not in page(everywhere("\u2028"))


def test_the_name_of_a_site_stays_inside_the_margin_text() -> None:
    def rename(data: dict[str, Any]) -> None:
        data["site"]["name"] = 'A"}*{display:none}</style>\\'

    style = parsed(changed(rename)).css("style")[1].text()
    assert style.count('"') == 2
    assert "display:" not in style


@pytest.mark.parametrize("language", LANGUAGES)
def test_fifty_findings_stay_small(language: str) -> None:
    assert (
        len(page(changed(lambda data: many(data, "findings", "id", 50)), language).encode())
        < 150_000
    )


def test_ten_thousand_broken_links_are_capped_and_it_is_said() -> None:
    def break_(data: dict[str, Any]) -> None:
        cause = data["links"]["causes"][1]
        cause["places"] = [
            cause["places"][0] | {"url": f"https://x.test/{n}"} for n in range(10_000)
        ]
        cause["places_total"] = 12_000

    audit = changed(break_)
    tree = parsed(audit)
    assert len(tree.css("#links tbody tr")) == 200
    assert "11,805 more places to edit are not listed here" in words(audit, "#links")
    assert len(tree.css("#links article")) == len(audit.links.causes)


def test_the_annex_is_capped_and_it_is_said() -> None:
    audit = changed(lambda data: many(data, "facts", "number", 5000))
    assert len(parsed(audit).css("#facts tbody tr")) == 300
    assert "The first 300 of 5,000 are listed" in words(audit, "#facts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_is_said_in_a_sentence_each(language: str) -> None:
    audit = golden()
    bare = Audit(
        tool=audit.tool, site=audit.site, run=audit.run.model_copy(update={"outcome": "blocked"}),
        coverage=audit.coverage.model_copy(update={"pages": 0, "links": 0, "skipped": ()}),
        verdict=audit.verdict.model_copy(update={"clauses": (), "ways": (), "summary": {}}),
    )  # fmt: skip
    tree = parsed(bare, language)
    for section in ("reach", "hours", "fixes", "links", "coverage", "facts"):
        assert the(tree, f"#{section} h2").text().strip()
    assert tree.css("table") == []
    clean_bills = (
        "found nothing to fix|rien trouvé à corriger|no dead end|aucune impasse|no opening"
    )
    assert not re.search(clean_bills, words(bare, language=language))
    blocked = {"en": "The site turned our visit away.", "fr": "Le site a refusé notre visite."}
    assert blocked[language] in words(bare, ".first", language)


def test_an_unknown_reason_stays_and_is_marked_as_english() -> None:
    def unheard(data: dict[str, Any]) -> None:
        data["checks"][-1]["reason"] = "The moon was full."

    nodes = parsed(changed(unheard), "fr").css('#coverage span[lang="en"]')
    assert {node.text() for node in nodes} >= {"The moon was full."}


def test_cannot_tell_is_never_shown_as_broken_or_fine() -> None:
    tree = parsed(golden())
    chat = next(li for li in tree.css(".strip li") if "Chat" in li.text())
    assert the(chat, ".state").attributes["class"] == "state s-unknown"
    assert "Cannot tell" in chat.text()


def test_a_finding_without_a_known_place_or_text_is_still_told() -> None:
    def strip(data: dict[str, Any]) -> None:
        data["findings"][0]["evidence"] = []

    finding: FindingRecord = changed(strip).findings[0]
    assert finding.title["en"] in words(changed(strip), "#fix-1")
