"""Journeys as filmstrips, and the pictures in the report."""

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from journeycheck.catalog import load_format
from journeycheck.model import Audit, Journey
from journeycheck.present.plates import LARGEST, MOST, pictures
from journeycheck.report import Desk
from tests.reports.golden import (
    FILE,
    LANGUAGES,
    changed,
    everywhere,
    golden,
    illustrated_page,
    page,
    parsed,
    the,
    words,
)


def shown(audit: Audit, folder: Path, language: str = "en") -> LexborHTMLParser:
    return LexborHTMLParser(load_format("html").render(audit, language, Desk(folder=folder)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the golden audit, to be spoilt."""
    shutil.copytree(FILE.parent / "shots", tmp_path / "shots")
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_picture_is_carried_once_and_shown_where_it_is_proof(language: str) -> None:
    tree = LexborHTMLParser(illustrated_page(language))
    carried = [node.attributes["id"] for node in tree.css("symbol:has(image)")]
    assert carried == [f"i-{plate.number}" for plate in golden().plates]
    text = illustrated_page(language)
    assert text.count("data:image/webp;base64,") == len(golden().plates)
    used = [node.attributes["href"] for node in tree.css("#journeys use[href^='#i-']")]
    assert used == ["#i-1", "#i-2", "#i-3", "#i-3", "#i-4", "#i-5", "#i-5", "#i-4", "#i-6", "#i-7",
                    "#i-8", "#i-9"]  # fmt: skip
    assert len(tree.css("#plates .plate use")) == len(golden().plates)
    assert the(tree, "#fix-2 a.shot").attributes["href"] == "#plate-9"
    assert [node.attributes["href"] for node in tree.css("#fix-2 .tags a")] == ["#plate-9"]


def test_the_strip_says_where_it_breaks_and_what_was_never_reached() -> None:
    tree = LexborHTMLParser(illustrated_page("en"))
    kinds = [node.attributes["class"] for node in tree.css("#journey-C .frame")]
    assert kinds == ["frame"] * 4 + ["frame break"]
    broken = the(tree, "#journey-C .break")
    assert "The journey breaks here: 5. Goes to the checkout" in broken.text()
    assert len(broken.css("rect.spot")) == 1
    never = the(tree, "#journey-B .never")
    assert "never reached" in never.text() and "4. Sending" in never.text()
    assert [node.text() for node in tree.css("#journey-A .at")] == ["0:00", "0:02", "0:07", "0:12"]
    assert the(tree, "#journey-C .tots a").attributes["href"] == "#fix-2"
    assert "Tried three times, with the same result." in the(tree, "#journey-C .j-res").text()
    assert the(tree, "#journey-A .film").attributes["class"] == "film n4 tall"


def test_the_words_of_the_site_keep_their_language() -> None:
    quotes = LexborHTMLParser(illustrated_page("en")).css("#journeys q")
    assert quotes and {node.attributes["lang"] for node in quotes} == {"fr"}


def test_what_was_not_walked_is_one_sentence_a_reason() -> None:
    def leave(data: dict[str, Any]) -> None:
        walk = data["journeys"][-1]
        reasons = ("No browser.", "No browser.", "Not asked for.")
        data["journeys"] = [
            walk | {"id": n, "reason": r} for n, r in zip("abc", reasons, strict=True)
        ]

    audit = changed(leave)
    text = words(audit, "#journeys")
    assert words(audit, "#h-journeys") == "No journey was walked on this visit."
    assert text.count("Not walked:") == 2 and text.count("No browser.") == 1
    assert parsed(audit).css(".film") == []


def test_the_same_errand_from_elsewhere_is_a_line_each() -> None:
    def add(data: dict[str, Any]) -> None:
        phone = data["journeys"][0]
        late = phone | {"start": "cart", "outcome": "failed", "reason": "Something lies on it."}
        shop = phone | {"start": "product", "device": "desktop"}
        data["journeys"][1:1] = [phone | {"id": "b"}, late | {"id": "c"}, shop | {"id": "d"}]

    tree = parsed(changed(add))
    lines = [" ".join(node.text().split()) for node in tree.css(".also li")]
    assert lines == [
        "Does not work From the basket. Something lies on it.",
        "With effort From a product page (computer). 3 clicks, 20\xa0s.".replace("\xa0", " "),
    ]
    assert the(tree, "#journey-B").css(".also") and not the(tree, "#journey-A").css(".also")
    assert "One journey in four" not in words(changed(add), "#h-journeys")
    assert words(changed(add), "#h-journeys") == "Two journeys in six break on the way."


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (("passed",), "The one journey we walked comes to its end."),
        (("failed",), "The one journey we walked breaks on the way."),
        (("cant_tell",), "We cannot tell how the one journey ends."),
        (("cant_tell",) * 2, "We cannot tell how the journeys end."),
        (("passed",) * 3, "All three journeys come to their end."),
        (("failed",) * 2, "All two journeys break on the way."),
        (("failed", "passed", "failed"), "Two journeys in three break on the way."),
        (("passed", "cant_tell"), "One journey in two comes to its end; of the others, we cannot "
         "tell."),
    ],
)  # fmt: skip
def test_the_heading_is_a_sentence_that_holds(outcomes: tuple[str, ...], sentence: str) -> None:
    def end(data: dict[str, Any]) -> None:
        data["journeys"] = [data["journeys"][0] | {"outcome": outcome} for outcome in outcomes]

    assert words(changed(end), "#h-journeys") == sentence


def test_without_pictures_everything_is_still_told() -> None:
    tree = parsed(golden())
    assert tree.css(".film .shot, symbol image") == []
    assert len(tree.css(".frame")) == 13
    assert "do not lie beside the audit" in words(golden(), "#plates .lede")


def test_a_picture_that_is_gone_or_was_changed_is_a_sentence(folder: Path) -> None:
    (folder / "shots/04-home.webp").unlink()
    other = folder / "shots/05-contact.webp"
    other.write_bytes(other.read_bytes() + b"\0")
    tree = shown(golden(), folder)
    assert "does not lie beside the audit" in the(tree, "#plate-4").text()
    assert "not the picture that was taken" in the(tree, "#plate-5").text()
    assert len(tree.css("symbol:has(image)")) == len(golden().plates) - 2


@pytest.mark.parametrize(
    "name", ["../secret.webp", "/etc/passwd", "shots/../../secret.webp", "shots/x\0.webp", "shots"]
)
def test_only_pictures_of_the_audit_are_read(folder: Path, name: str) -> None:
    secret = folder.parent / "secret.webp"
    data = b"RIFF\0\0\0\0WEBPVP8 secret"
    secret.write_bytes(data)
    plate = (
        golden()
        .plates[0]
        .model_copy(update={"file": name, "sha256": hashlib.sha256(data).hexdigest()})
    )
    [shot] = pictures([plate], folder)
    assert shot.data == "" and not shot.other


def test_what_is_too_large_or_no_picture_is_not_carried(folder: Path) -> None:
    for size, head in ((LARGEST + 1, b"RIFF\0\0\0\0WEBP"), (40, b"<svg onload=alert(1)>")):
        data = head.ljust(size, b"\0")
        (folder / "shots/01-home.webp").write_bytes(data)
        fingerprint = hashlib.sha256(data).hexdigest()
        plate = golden().plates[0].model_copy(update={"sha256": fingerprint})
        assert pictures([plate], folder)[0].data == ""


def test_many_pictures_and_steps_are_capped_and_it_is_said() -> None:
    def pile(data: dict[str, Any]) -> None:
        plate, walk = data["plates"][0], data["journeys"][2]
        data["plates"] = [plate | {"number": n, "file": f"shots/{n}.webp"} for n in range(1, 101)]
        steps = walk["steps"][:1] * 40 + walk["steps"][-1:]
        data["journeys"] = [walk | {"id": str(n), "steps": steps} for n in range(30)]

    audit = changed(pile)
    tree = parsed(audit)
    assert len(tree.css("#plates .plate")) == MOST
    assert "20 more pictures lie in the folder" in words(audit, "#plates")
    assert "6 more journeys are in audit.json" in words(audit, "#journeys")
    frames = the(tree, ".film").css(".frame")
    assert len(frames) == 17 and frames[-1].attributes["class"] == "frame break"
    assert "41. Goes to the checkout" in frames[-1].text()


def test_figures_without_measure_do_no_harm() -> None:
    def swell(data: dict[str, Any]) -> None:
        for walk in data["journeys"]:
            walk |= {"effort_s": 1e308, "waited_s": 1e308, "clicks": 10**30}
            for step in walk["steps"]:
                step |= {"effort_s": 1e308, "duration_s": 1e308}

    assert "99:59" in words(changed(swell), "#journey-A .at")


def test_nothing_in_a_journey_can_act(folder: Path) -> None:
    tree = shown(everywhere('"><image href=x onerror=alert(1)>'), folder)
    assert tree.css("image, [onerror]") == []


def test_a_saved_audit_from_before_has_no_journeys() -> None:
    bare = Journey(id="order", outcome="untested")
    audit = golden().model_copy(update={"journeys": (bare,), "plates": ()})
    assert "Not walked: order." in words(audit, "#journeys")
    assert "No picture was taken" in words(audit, "#plates")
    assert not re.search(r"\bNone\b", page(audit))
