"""order/dead-end: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Break, Order, Stage
from tests.checks.breaks import doubts, holds, told, waits
from tests.checks.made import Judged, ordered
from tests.conftest import at, site

CASE = (Break.DEAD_END, Stage.ADDRESS, Stage.PAYMENT)


def test_it_accuses_where_the_order_broke(result: Judged) -> None:
    holds(result, *CASE)


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    doubts(result, *CASE)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "dead-end")


def test_behind_an_account_the_order_was_not_seen(result: Judged) -> None:
    judged = told(result, "dead-end", Stage.ACCOUNT, account="forced")
    assert judged.outcome is Outcome.CANT_TELL


def test_of_two_visits_the_one_that_broke_is_told(result: Judged) -> None:
    sound, stuck = ordered(), ordered(reached=Stage.SHIPPING, broke=Break.DEAD_END)
    [finding] = result("order/dead-end", site(sound, stuck)).findings
    assert finding.evidence[0].url.endswith("/shipping")


def test_the_place_of_a_visit_without_screens(result: Judged) -> None:
    lost = Order(place=at("/", text="Boutique"), reached=Stage.CART, broke=Break.DEAD_END)
    [finding] = result("order/dead-end", site(lost)).findings
    assert finding.evidence[0].text == "Boutique"
