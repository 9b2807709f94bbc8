"""order/order-button-wording: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import Stage
from journeycheck.words import LANGUAGES, data
from tests.checks.breaks import waits
from tests.checks.made import Findings, Judged, ordered
from tests.conftest import site

CHECK = "order/order-button-wording"


@pytest.mark.parametrize("words", ["Valider", "SUBMIT »", "Weiter", "  Continuer…"])
def test_words_that_name_neither_an_order_nor_a_payment(findings: Findings, words: str) -> None:
    [finding] = findings(CHECK, site(ordered(button=words)))
    assert finding.values["words"] == words
    assert finding.values["example"] == "Commande avec obligation de paiement"


def test_the_example_is_in_the_language_of_the_site(findings: Findings) -> None:
    here = site(ordered(button="Weiter"), language="de-AT", country="AT")
    assert findings(CHECK, here)[0].values["example"] == "Zahlungspflichtig bestellen"
    polish = site(ordered(button="Submit"), language="pl", country="PL")
    assert findings(CHECK, polish)[0].values["example"] == "Order with obligation to pay"


@pytest.mark.parametrize(
    "words",
    [
        "Commander et payer", "Payer 17,40 €", "Zahlungspflichtig bestellen", "Jetzt kaufen",
        "Buy now", "PAY €30.00", "Ordine con obbligo di pagare", "Je confirme et je paie",
        *data("order.toml")["button"]["example"].values(),
    ],
)  # fmt: skip
def test_words_that_say_so(result: Judged, words: str) -> None:
    assert result(CHECK, site(ordered(button=words))).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "words", ["Commander", "Place order", "Valider ma commande", "Bestellen", "Paypal", "→", ""]
)
def test_words_for_a_lawyer(result: Judged, words: str) -> None:
    assert result(CHECK, site(ordered(button=words))).outcome is Outcome.CANT_TELL


def test_where_no_rule_is_known(result: Judged) -> None:
    vague = ordered(button="Submit")
    assert result(CHECK, site(vague, country="US")).outcome is Outcome.INAPPLICABLE
    assert result(CHECK, site(vague, country=None)).outcome is Outcome.CANT_TELL


def test_a_button_before_the_payment_step_orders_nothing(result: Judged) -> None:
    early = ordered(button="Valider", reached=Stage.SHIPPING)
    assert result(CHECK, site(early)).outcome is Outcome.CANT_TELL


def test_the_words_are_there_in_every_language() -> None:
    for kind in ("clear", "vague", "example"):
        assert set(data("order.toml")["button"][kind]) == set(LANGUAGES)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "order-button-wording")
