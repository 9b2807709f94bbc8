"""order/too-many-steps: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Screen, Stage
from tests.checks.breaks import waits
from tests.checks.made import Findings, Judged, ordered, screen
from tests.conftest import site

CHECK = "order/too-many-steps"
BEFORE = (screen(Stage.HOME), screen(Stage.CATEGORY), screen(Stage.PRODUCT))


def addresses(count: int) -> list[Screen]:
    return [screen(Stage.ADDRESS, heading=f"Étape {n}") for n in range(count)]


def walk(between: int) -> tuple[Screen, ...]:
    return (*BEFORE, screen(Stage.CART), *addresses(between), screen(Stage.PAYMENT))


def test_eight_screens_are_too_many(findings: Findings) -> None:
    [finding] = findings(CHECK, site(ordered(*walk(6))))
    assert finding.values["steps"] == 8 and finding.values["most"] == 7
    assert [place.url[-8:] for place in finding.evidence] == ["/payment", "est/cart"]


def test_the_limit_itself_passes(result: Judged) -> None:
    assert result(CHECK, site(ordered(*walk(5)))).outcome is Outcome.PASSED


def test_a_page_that_comes_back_is_one_step(result: Judged) -> None:
    again = walk(4) + tuple(addresses(4)) * 2
    assert result(CHECK, site(ordered(*again))).outcome is Outcome.PASSED


def test_an_order_that_broke_off_was_not_counted_to_its_end(result: Judged) -> None:
    short = ordered(*walk(2)[:-1], reached=Stage.ADDRESS)
    assert result(CHECK, site(short)).outcome is Outcome.CANT_TELL
    long = ordered(*walk(8)[:-1], reached=Stage.ADDRESS)
    assert result(CHECK, site(long)).outcome is Outcome.FAILED


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    judged = result(CHECK, site(ordered(*walk(9), doubt="We were turned away.")))
    assert (judged.outcome, judged.reason) == (Outcome.CANT_TELL, "We were turned away.")


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "too-many-steps")
