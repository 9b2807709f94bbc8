"""Rules that every check keeps, those of tomorrow too: names, documentation, two languages."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import polib
import pytest

import journeycheck.evidence
from journeycheck.catalog import load_checks, shipped
from journeycheck.check import Check, Wording
from journeycheck.texts import Message, Plural

CHECKS = load_checks()
IDS = [check.id for check in CHECKS]
TESTS = Path(__file__).parent / "checks"
FRENCH = polib.pofile(str(shipped("checks") / "locale" / "fr.po"))
BY_ID = {entry.msgid: entry for entry in FRENCH}
CHANNELS = {
    "phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "legal", "pages",
    "listing", "promises",
}  # fmt: skip
LIMITS = {"title": (8, 9), "experience": (45, 50), "remedy": (50, 55)}  # words, English and French
JARGON = re.compile(
    r"\b(?:40\d|50\d|redirect\w*|redirection\w*|selectors?|sélecteurs?|json(?:-ld)?|dom|cta|ux"
    r"|href|http|html|mailto|url|balises?|tunnel|optimi[sz]e\w*|optimis\w+|seamless|fluidifier"
    r"|users?|visitors?|utilisateurs?|internautes?|most customers|la plupart|illegal|illégal)\b",
    re.IGNORECASE,
)
NO_VERDICT = {"CannotTell", "Inapplicable"}
NOT_VERBS = {"the", "a", "an", "your", "this", "it", "no", "all"}
INFINITIVE = re.compile(r"(?:(?:En|Les) |[NSL]’)?\w+(?:er|ir|re|oir)\b")


def wordings(check: Check) -> Iterator[Wording]:
    yield check.wording
    yield from check.others


def forms_of(message: Message) -> tuple[str, ...]:
    return (message.one, message.many) if isinstance(message, Plural) else (message,)


def french(message: Message) -> tuple[str, ...]:
    """The French of a message, singular and plural; fails when it is missing."""
    entry = BY_ID[forms_of(message)[0]]
    if isinstance(message, Plural):
        assert entry.msgid_plural == message.many
        return tuple(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural))
    return (entry.msgstr,)


def word_count(text: str) -> int:
    """Punctuation that stands alone in French is no word."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def source(check: Check) -> Path:
    return Path(inspect.getfile(check.judge))


def reasons(check: Check) -> Iterator[str]:
    """The sentences this check gives when it judges nothing, looked up in its file."""
    scope = check.judge.__globals__
    for node in ast.walk(ast.parse(source(check).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NO_VERDICT:
            [argument] = node.args
            if isinstance(argument, ast.Constant):
                yield str(argument.value)
            elif isinstance(argument, ast.Name) and argument.id in scope:
                yield scope[argument.id]


def shared_reasons() -> set[str]:
    """Those that several checks give, kept beside their tools."""
    tools = vars(journeycheck.evidence)
    names = ("NO_FORM", "SWAPPED", "TRACKED", "TURNED_AWAY", "UNSURE")
    return {tools[name] for name in names}


def test_ids_are_unique() -> None:
    assert len(set(IDS)) == len(IDS) >= 24


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_named_by_its_file(check: Check) -> None:
    assert source(check).stem == check.judge.__name__
    assert source(check).parent.name == check.channel
    assert check.channel in CHANNELS


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_documented(check: Check) -> None:
    assert check.summary.endswith(".")
    assert "\nFails: " in check.doc and "\nPasses: " in check.doc
    assert (inspect.getmodule(check.judge) or check.judge).__doc__


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_has_tests(check: Check) -> None:
    assert (TESTS / f"test_{check.channel}_{check.judge.__name__}.py").is_file()


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_told_in_french(check: Check) -> None:
    for message in (m for wording in wordings(check) for m in wording.messages):
        for english, text in zip(forms_of(message), french(message), strict=True):
            assert text and text != english
            assert placeholders(text) == placeholders(english)


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
@pytest.mark.parametrize("part", LIMITS)
def test_short(check: Check, part: str) -> None:
    english_limit, french_limit = LIMITS[part]
    for message in (getattr(wording, part) for wording in wordings(check)):
        assert max(map(word_count, forms_of(message))) <= english_limit
        assert max(map(word_count, french(message))) <= french_limit


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_no_jargon_and_no_blame(check: Check) -> None:
    for wording in wordings(check):
        for message in (wording.title, wording.experience, wording.remedy, wording.action):
            for text in (*forms_of(message), *french(message)):
                assert not JARGON.search(text), text


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_the_customer_is_the_subject(check: Check) -> None:
    for wording in wordings(check):
        assert all("customer" in text for text in forms_of(wording.experience))
        assert all("client" in text for text in french(wording.experience))


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_a_repair_starts_with_a_verb(check: Check) -> None:
    for message in (m for w in wordings(check) for m in (w.remedy, w.action)):
        for text in forms_of(message):
            assert text.split()[0].lower() not in NOT_VERBS
        for text in french(message):
            assert INFINITIVE.match(text), text


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_reasons_are_translated(check: Check) -> None:
    for reason in reasons(check):
        assert BY_ID[reason].msgstr not in {"", reason}


def test_nothing_left_over_in_the_catalogue() -> None:
    told = {forms_of(m)[0] for c in CHECKS for w in wordings(c) for m in w.messages}
    given = {reason for check in CHECKS for reason in reasons(check)} | shared_reasons()
    assert {entry.msgid for entry in FRENCH} == told | given
    assert not FRENCH.obsolete_entries() and not FRENCH.fuzzy_entries()


@pytest.mark.parametrize("entry", FRENCH, ids=lambda entry: entry.msgid[:40])
def test_french_typography(entry: polib.POEntry) -> None:
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        assert not re.search(r" [;:?!»]|« |\u202f", text), "a no-break space belongs here"
        assert not re.search(r"[^\u00a0][;?!»]|[^\u00a0\d]:|«[^\u00a0]", text)
        assert "'" not in text and '"' not in text


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_quotes_hold_the_site_s_words_only(check: Check) -> None:
    for message in (m for wording in wordings(check) for m in wording.messages):
        for text in forms_of(message):
            assert all(re.fullmatch(r"\{\w+\}", quoted) for quoted in re.findall("“(.*?)”", text))
        for text in french(message):
            quotes = re.findall("«\u00a0(.*?)\u00a0»", text)
            assert all(re.fullmatch(r"\{\w+\}", quoted) for quoted in quotes)
