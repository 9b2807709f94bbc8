"""Every sentence the engine can say exists in French, written as French is."""

import re
from types import ModuleType

import pytest

from journeycheck import (
    audit,
    choice,
    cli_setup,
    comparable,
    compare,
    doctor,
    duties,
    errands,
    evidence,
    judge,
    laws,
    orders,
    rendering,
    second_look,
    telling,
    terminal,
    texts,
    walk,
)
from journeycheck.crawl import reasons
from journeycheck.texts import Message, Plural, translations
from journeycheck.verdict import phrases, ways
from journeycheck.walk import chat, told
from journeycheck.walk.order import reasons as ordering

SPACED = re.compile(r"(?<![\u00a0\d/])[:;?!»](?=\s|$)|«(?!\u00a0)")


def messages(module: ModuleType) -> list[Message]:
    """The constants of a module that are told: sentences, and tables of them."""
    found: list[Message] = []
    for name, value in vars(module).items():
        if name.isupper() and isinstance(value, str | Plural):
            found.append(value)
        elif name.isupper() and isinstance(value, dict):
            found += [told for told in value.values() if isinstance(told, str | Plural)]
    return found


TOLD = [
    *messages(phrases), *messages(reasons), *messages(duties), *messages(errands), *messages(laws),
    orders.NOT_SO_FAR, *messages(second_look), judge.NOTHING_TO_JUDGE, judge.OUR_FAULT,
    audit.ERRANDS, *messages(rendering), *messages(walk), *messages(ordering),
    *messages(told), *messages(chat),
    evidence.NO_FORM, *terminal.CHANNELS.values(),
    *(state for _, state in terminal.MARKS.values()), choice.LEFT_OUT, *messages(comparable),
    *messages(compare), *messages(telling), *(word for _, word in telling.TRENDS.values()),
    *terminal.NOTHING_FOUND.values(), *terminal.ACCEPTANCES.values(), terminal.SINCE,
    terminal.APART, *doctor.TOLD, cli_setup.WRITTEN, cli_setup.KEPT,
    *texts.DAYS, *texts.MONTHS, *ways.NUMBERS,
]  # fmt: skip


@pytest.mark.parametrize("message", TOLD, ids=str)
def test_each_sentence_exists_in_french(message: Message) -> None:
    one = message.one if isinstance(message, Plural) else message
    many = message.many if isinstance(message, Plural) else message
    french = translations("fr")
    said = french.ngettext(one, many, 2) if isinstance(message, Plural) else french.gettext(one)
    if one not in {"six", "French"}:
        assert said != many
    assert set(re.findall(r"{\w+}", said)) == set(re.findall(r"{\w+}", many))
    assert not SPACED.search(said), said
    assert "'" not in said
