"""The shops themselves: a customer gets through the sound ones, and an order would be counted."""

from collections.abc import Iterator

import httpx
import pytest

from tests.shops.account_forced import AccountForced
from tests.shops.server import Shop, serving
from tests.shops.server_rendered import ServerRendered
from tests.shops.single_page import SinglePage
from tests.shops.twins import DEFECTS, MAKES, SHOPS

PERSON = {"email": "lea@exemple.test", "prenom": "Léa", "nom": "Test"}
HOUSE = {"adresse": "1 rue du Test", "code_postal": "69001", "ville": "Lyon", "pays": "FR"}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(follow_redirects=True, trust_env=False) as client:
        yield client


def tea(client: httpx.Client, shop: Shop) -> str:
    """The cart after one tea was put into it."""
    form = {"produit": "jasmin-des-collines", "quantite": "1"}
    return client.post(shop.url + "panier/ajouter", data=form).text


def to_payment(client: httpx.Client, shop: Shop) -> str:
    tea(client, shop)
    client.post(shop.url + "commande/adresse", data=PERSON | HOUSE)
    return client.post(shop.url + "commande/livraison", data={"livraison": "poste"}).text


def test_every_defect_has_its_twin_in_every_shop() -> None:
    assert {(twin.shop, twin.defect) for twin in SHOPS} >= {
        (make, defect) for make in MAKES for defect in ["", *DEFECTS]
    }


def test_a_guest_comes_to_the_payment_and_has_ordered_nothing(client: httpx.Client) -> None:
    with serving(ServerRendered()) as shop:
        page = to_payment(client, shop)
    assert "Commander et payer" in page and "17,40 €" in page
    assert (shop.orders, shop.paid, shop.held) == ([], [], 1)
    assert shop.emails == ["lea@exemple.test"]


def test_an_order_is_counted(client: httpx.Client) -> None:
    with serving(ServerRendered()) as shop:
        to_payment(client, shop)
        client.get(shop.url + "commande/confirmer")
        assert shop.orders == []
        client.post(shop.url + "commande/confirmer", data={"payment": "card", "cgv": "on"})
    assert (len(shop.orders), len(shop.paid), shop.held) == (1, 1, 0)


def test_a_plain_link_orders_where_the_shop_is_so_careless(client: httpx.Client) -> None:
    with serving(ServerRendered("order-by-link")) as shop:
        assert 'href="/commande/confirmer?cgv=1"' in to_payment(client, shop)
        client.get(shop.url + "commande/confirmer?cgv=1")
    assert len(shop.orders) == 1


def test_visitors_have_carts_of_their_own(client: httpx.Client) -> None:
    with serving(ServerRendered()) as shop:
        tea(client, shop)
        assert "vide" in httpx.get(shop.url + "panier", trust_env=False).text


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        ("", "12,50 €"), ("cart-empty", "Votre panier est vide"), ("price-differs", "14,35 €"),
        ("late-costs", "Sous-total"),
    ],
)  # fmt: skip
def test_the_cart_says_so(client: httpx.Client, defect: str, told: str) -> None:
    with serving(ServerRendered(defect)) as shop:
        page = tea(client, shop)
    assert "a été ajouté à votre panier" in page and told in page
    assert ("4,90" in page) is (defect not in {"late-costs", "cart-empty"})


def test_what_was_left_empty_is_said_aloud_unless_it_is_a_dead_end(client: httpx.Client) -> None:
    for defect, times in (("", 4), ("dead-end", 0)):
        with serving(ServerRendered(defect)) as shop:
            tea(client, shop)
            page = client.post(shop.url + "commande/adresse", data=PERSON)
        assert page.url.path == "/commande/adresse"
        assert page.text.count("Ce champ est obligatoire") == times


def test_an_account_is_forced_or_not(client: httpx.Client) -> None:
    for defect, guests in (("", True), ("forced-account", False)):
        with serving(AccountForced(defect)) as shop:
            client.cookies.clear()
            client.post(shop.url + "artikel/feinsaege", data={"menge": "1"})
            assert ("als Gast" in client.get(shop.url + "kasse").text) is guests
            address = client.get(shop.url + "kasse/adresse").text
        assert ("Anmelden oder registrieren" in address) is not guests


def test_the_german_guest_comes_to_the_payment(client: httpx.Client) -> None:
    told = {"vorname": "Lea", "nachname": "Test", "email": "lea@beispiel.test", "plz": "28195",
            "strasse": "Testweg 1", "ort": "Bremen", "land": "DE", "versand": "dhl"}  # fmt: skip
    with serving(AccountForced()) as shop:
        client.post(shop.url + "artikel/feinsaege", data={"menge": "1"})
        page = client.post(shop.url + "kasse/adresse", data=told)
        assert page.url.path == "/kasse/pruefen"
        assert "Zahlungspflichtig bestellen" in page.text and shop.orders == []
        client.post(shop.url + "kasse/bestellen", data={"payment": "transfer"})
    assert (len(shop.orders), len(shop.paid)) == (1, 0)


def test_the_single_page_has_a_cart_behind_it(client: httpx.Client) -> None:
    chosen = {"slug": "tern-beanie", "size": "M", "colour": "Moss"}
    with serving(SinglePage()) as shop:
        assert client.post(shop.url + "api/cart", json={"slug": "tern-beanie"}).status_code == 422
        cart = client.post(shop.url + "api/cart", json=chosen).json()
        assert (cart["count"], cart["total"], shop.held) == (1, "€30.00", 1)
        client.post(shop.url + "api/orders", json={"payment": "card"})
    assert len(shop.paid) == 1
