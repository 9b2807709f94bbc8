"""Every sentence of the report exists in French, written as French is, and no other does."""

import re
from collections.abc import Iterator, Mapping

import polib
import pytest

from journeycheck.catalog import load_format, shipped
from journeycheck.present import NUMBERS
from journeycheck.present.templates import environment
from journeycheck.texts import Plural, translations

SAME = {"Site", "Sites", "Menu", "Mobile", "Effort", "Pages", "Question", "marketing", "six"}
FOLDER = shipped("reports")
SPACED = re.compile(r"(?<![\u00a0;])[;:?!»](?=\s|$)|«(?!\u00a0)")


def messages() -> Iterator[tuple[str, str | None]]:
    """Each message of the templates, with its plural."""
    for file in sorted((FOLDER / "html").glob("*.html")):
        templates = environment(FOLDER / "html", "en")
        text = file.read_text(encoding="utf-8")
        found = templates.extract_translations(text)  # type: ignore[attr-defined]
        for _, _, message in found:
            yield message[:2] if isinstance(message, tuple) else (message, None)
    yield from ((number, None) for number in NUMBERS)
    for name in ("github", "md"):
        yield from sentences(load_format(name).text.__globals__)


def sentences(names: Mapping[str, object]) -> Iterator[tuple[str, str | None]]:
    """The constants of a module that are told."""
    for name, value in names.items():
        for told in value.values() if isinstance(value, dict) else [value]:
            if name.isupper() and isinstance(told, Plural):
                yield told.one, told.many
            elif name.isupper() and isinstance(told, str) and told.endswith("."):
                yield told, None


MESSAGES = sorted(set(messages()), key=str)


def french(message: tuple[str, str | None]) -> list[str]:
    one, many = message
    catalogue = translations("fr")
    return [catalogue.ngettext(one, many, n) for n in (1, 2)] if many else [catalogue.gettext(one)]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message[0][:50])
def test_each_message_is_in_french(message: tuple[str, str | None]) -> None:
    one, many = message
    for said in french(message):
        assert said != one or re.sub(r"%\(\w+\)s|\W|s\b", "", one) in {"", "page"} or one in SAME
        assert not SPACED.search(said), said
        assert "'" not in said and "..." not in said
        names = set(re.findall(r"%\(\w+\)s|{\w+}", said))
        assert names <= set(re.findall(r"%\(\w+\)s|{\w+}", f"{one} {many}"))
    assert len(MESSAGES) > 200


def test_no_translation_is_left_over() -> None:
    said = {one for one, _ in MESSAGES}
    assert [
        e.msgid for e in polib.pofile(str(FOLDER / "locale" / "fr.po")) if e.msgid not in said
    ] == []
