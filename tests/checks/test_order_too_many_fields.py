"""order/too-many-fields: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Order, Stage
from tests.checks.breaks import waits
from tests.checks.made import Findings, Judged, ordered, screen
from tests.conftest import site

CHECK = "order/too-many-fields"


def asking(address: int, shipping: int = 1, payment: int = 4, required: int = 3) -> Order:
    return ordered(
        screen(Stage.CART, fields=3),
        screen(Stage.ACCOUNT, fields=9),
        screen(Stage.ADDRESS, fields=address, required=required),
        screen(Stage.SHIPPING, fields=shipping, required=shipping),
        screen(Stage.PAYMENT, fields=payment, required=payment),
    )


def test_seventeen_fields_are_too_many(findings: Findings) -> None:
    [finding] = findings(CHECK, site(asking(12)))
    assert (finding.values["fields"], finding.values["required"]) == (17, 8)
    assert finding.evidence[0].url.endswith("/address")


def test_the_limit_itself_passes(result: Judged) -> None:
    assert result(CHECK, site(asking(11))).outcome is Outcome.PASSED


def test_the_cart_and_signing_in_ask_for_nothing_that_counts(result: Judged) -> None:
    assert result(CHECK, site(asking(1))).outcome is Outcome.PASSED


def test_one_page_that_grows_is_counted_once(result: Judged) -> None:
    page = {"url": "https://shop.test/checkout", "heading": "Commande"}
    stages = {Stage.ADDRESS: 9, Stage.SHIPPING: 13, Stage.PAYMENT: 11}
    grows = [screen(stage, fields=n, **page) for stage, n in stages.items()]
    assert result(CHECK, site(ordered(*grows))).outcome is Outcome.PASSED


def test_an_order_that_broke_off_was_not_counted_to_its_end(result: Judged) -> None:
    short = ordered(screen(Stage.ADDRESS, fields=8), reached=Stage.ADDRESS)
    assert result(CHECK, site(short)).outcome is Outcome.CANT_TELL
    long = ordered(screen(Stage.ADDRESS, fields=22), reached=Stage.ADDRESS)
    assert result(CHECK, site(long)).outcome is Outcome.FAILED


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "too-many-fields")
