"""Addresses and words that act are told from the pages that speak of acts."""

import pytest

from journeycheck import words
from journeycheck.crawl import reasons, safety
from journeycheck.facts import LinkOutcome
from tests.crawl.server import page, visit

ACTS = [
    "/?add-to-cart=5", "/?trash=1", "/LogOut", "/logout;jsessionid=1", "/log%6fut", "/exit",
    "/session/end", "/cron.php", "/backup/run", "/index.php?controller=cart&add=1&id_product=2",
    "/index.php?route=checkout/cart/add&product_id=3", "/index.php?route=account/logout",
    "/index.php?option=com_user&task=user.logout", "/x?next=/logout", "/order/cancel/33",
    "/order/33/cancel", "/commande/annuler/33", "/reservation/cancel?id=1", "/annulation/rdv/3",
    "/cancel-order?id=3", "/cancelOrder", "/deleteAccount", "/basket/addItem?sku=1",
    "/product/5?addToCart=true", "/item.php?do=del&id=3",
    "/wp-admin/post.php?action=trash&post=3", "/admin/posts/3/trash", "/wishlist?action=add&id=3",
    "/wishlist/toggle/5", "/compare/add/3", "/cart/change?line=1&quantity=0", "/shop?delete=3",
    "/shop?qty=0", "/warenkorb/hinzufuegen/5", "/warenkorb/hinzuf%C3%BCgen/5",
    "/carrito/agregar/3", "/activate/abc", "/verify-email?token=zz", "/approve?id=1",
    "/accept-terms?ok=1", "/pay?order=1", "/payment/stripe?session=1", "/subscribe?email=a@b",
    "/vote?id=3&v=up", "/like/5", "/rate.php?stars=5", "/poll/3/vote", "/commentaires/signaler/3",
    "/rsvp?answer=yes", "/lang?set=fr", "/checkout/onepage/success", "/download.php?file=1",
    "/bestellung/stornieren/5", "/pedido/cancelar/5", "/ordine/annulla/5",
    "/bestelling/annuleren/5",
]  # fmt: skip
READS = [
    "/cart", "/panier", "/checkout", "/paiement", "/moyens-de-paiement", "/payment-methods?id=5",
    "/order", "/order-status?order=5", "/cancel", "/annuler", "/conditions/annulation",
    "/reservation/annulation", "/delete-account", "/cancel-order", "/help/order/cancel",
    "/aide/commande/annuler", "/hc/articles/33/cancel", "/blog/like/5-raisons", "/vote/2024",
    "/2024/05/vote", "/2024/5/vote", "/subscribe", "/newsletter", "/likes", "/rate-us", "/run/5",
    "/archive/5", "/sets/set/5", "/rendez-vous", "/prendre-rendez-vous", "/reservation?date=3",
    "/booking?room=2", "/users/5", "/language/fr", "/fr/?lang=fr", "/cron", "/download",
    "/exit-festival", "/account/login?next=/account", "/contact?sujet=annuler", "/page?v=3",
    "/index.php?route=information/contact", "/index.php?controller=order",
    "/index.php?controller=contact", "/index.php?route=product/product&product_id=3",
    "/index.php?id_product=2&controller=product", "/verification-periodique", "/activation-carte",
    "/abonnement/2", "/produit?id=3&lang=fr", "/adds?add=0&n=1",
]  # fmt: skip


@pytest.mark.parametrize("path", ACTS)
def test_addresses_that_act(path: str) -> None:
    assert safety.looks_like_action("https://orvalle.test" + path)


@pytest.mark.parametrize("path", READS)
def test_addresses_to_read(path: str) -> None:
    assert not safety.looks_like_action("https://orvalle.test" + path)


@pytest.mark.parametrize(
    "said",
    [
        "Annuler la commande", "Cancel my order", "Bestellung stornieren", "Pay order",
        "Annuler ma réservation", "Retirer du panier", "Supprimer",
    ],
)  # fmt: skip
def test_words_that_act(said: str) -> None:
    assert words.bids(said)
    assert not safety.looks_like_action("https://orvalle.test/aide/compte/33", said)


@pytest.mark.parametrize(
    "said",
    [
        "Cancel anytime", "Ma commande", "Suivre ma commande", "Comment annuler ma commande",
        "Conditions d’annulation", "Payer en 3 fois", "Annuler", "Cancel order?", "×", "",
    ],
)  # fmt: skip
def test_words_that_tell(said: str) -> None:
    assert not words.bids(said)


def test_the_folder_of_a_service_in_front_is_never_asked() -> None:
    path = "/cdn-cgi/l/email-protection"
    seen = visit({"/": page(f"{path}#0a1b|[email protected] contact", "/a"), "/a": page()})
    assert path not in seen.server.asked()
    assert seen.answer(path).outcome is LinkOutcome.SKIPPED
    assert seen.answer(path).reason == reasons.NOT_A_PAGE
    assert seen.crawled.unread == {}
