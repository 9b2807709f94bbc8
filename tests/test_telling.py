"""The comparison on the terminal."""

import re

import pytest

from journeycheck.sequel import followed
from journeycheck.telling import change
from journeycheck.terminal import Out
from tests.reports.golden import changed, everywhere, golden
from tests.reports.sequel import SETTINGS, TODAY, earlier, full


def test_it_is_told_by_channel_and_by_finding(capsys: pytest.CaptureFixture[str]) -> None:
    change(full(), Out("en"))
    out = capsys.readouterr().out
    assert "Compared with the audit of 18 August 2026" in out
    assert re.search(r"Phone +Works → With effort +Worse", out)
    assert out.index("2 new") < out.index("1 settled") < out.index("1 not seen again")
    assert "Email · Gone, untested (The audit was broken off before the errands" in out
    assert "(accepted)" in out


def test_it_is_told_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    change(full(), Out("fr"))
    out = capsys.readouterr().out
    assert "2 défauts nouveaux" in out
    assert "Moins bien" in out


def test_what_cannot_be_compared_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    other = changed(lambda data: data["site"].update(country="BE"))
    change(followed(other, SETTINGS, earlier(), TODAY), Out("en"))
    out = capsys.readouterr().out
    assert "The two audits cannot be compared:" in out
    assert "judged for another country: BE, and before FR." in out
    assert not re.search(r"^\d+ settled", out, re.MULTILINE)


def test_nothing_is_said_of_an_audit_that_was_not_compared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(golden(), Out("en"))
    assert capsys.readouterr().out == ""


def test_a_saved_audit_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = followed(everywhere("\x1b]0;pwned\x07\x1b[2J\u202e"), SETTINGS, earlier(), TODAY)
    change(hostile, Out("en"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", capsys.readouterr().out)
