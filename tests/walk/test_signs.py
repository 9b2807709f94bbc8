"""What a page of a shop is, told from what it shows."""

import pytest

from journeycheck.browse.view import View
from journeycheck.walk.order.scene import Scene
from journeycheck.walk.order.signs import failure, is_refusal

WARNING = "Warning: Undefined index: remise in /srv/www/panier.php on line 12"


def scene(words: str, status: int = 200, heading: str = "Votre panier") -> Scene:
    seen = View(
        address="https://a.example/panier", state="complete", title=heading, language="fr",
        heading=heading, words=words, height=900, controls=(), forms=(),
    )  # fmt: skip
    return Scene(seen, status)


@pytest.mark.parametrize(
    ("shown", "fails"),
    [
        (scene(f"{WARNING}\nVotre panier\nNappe | 1 | 127,00 €\nTotal | 127,00 €"), False),
        (scene(f"Oups\n{WARNING}"), True),
        (scene("Votre panier", status=500), True),
        (scene("Nappe 12 €", heading="Page introuvable"), True),
        (scene("Nappe 12 €\nTotal 12 €"), False),
    ],
)
def test_a_page_with_prices_works_in_spite_of_a_warning(shown: Scene, fails: bool) -> None:
    assert bool(failure(shown)) is fails


def test_a_status_that_depends_on_us_is_no_fault_of_the_shop() -> None:
    assert is_refusal(scene("Access denied", status=403))
    assert not is_refusal(scene("Votre panier"))
