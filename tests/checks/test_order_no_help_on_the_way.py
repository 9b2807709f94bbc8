"""order/no-help-on-the-way: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import Order, Stage
from tests.checks.breaks import waits
from tests.checks.made import Findings, Judged, ordered, screen
from tests.conftest import site

CHECK = "order/no-help-on-the-way"
WAY = (Stage.CART, Stage.ADDRESS, Stage.PAYMENT)


def walk(*helps: bool | None, reached: Stage = Stage.PAYMENT) -> Order:
    shown = [screen(stage, help=help_) for stage, help_ in zip(WAY, helps, strict=False)]
    return ordered(screen(Stage.PRODUCT), *shown, reached=reached)


def test_no_screen_helps(findings: Findings) -> None:
    [finding] = findings(CHECK, site(walk(False, False, False)))
    assert finding.values == {"n": 3} and len(finding.evidence) == 3


@pytest.mark.parametrize("helps", [(True, False, False), (False, None, True)])
def test_one_that_helps_is_enough(result: Judged, helps: tuple[bool | None, ...]) -> None:
    assert result(CHECK, site(walk(*helps))).outcome is Outcome.PASSED


def test_what_was_not_seen_accuses_nobody(result: Judged) -> None:
    assert result(CHECK, site(walk(False, None, False))).outcome is Outcome.CANT_TELL
    assert result(CHECK, site(walk())).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize("helps", [True, False])
def test_a_cart_alone_is_not_the_way(result: Judged, helps: bool) -> None:
    assert result(CHECK, site(walk(helps, reached=Stage.CART))).outcome is Outcome.CANT_TELL


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "no-help-on-the-way")
