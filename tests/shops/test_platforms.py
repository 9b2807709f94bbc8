"""The platform shapes: each can be walked to its payment step, and would count an order."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.shops.platforms import SHAPES
from tests.shops.server import Shop, serving

Walk = Callable[[httpx.Client], str]


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(follow_redirects=True, trust_env=False) as client:
        yield client


def woocommerce(client: httpx.Client) -> str:
    cart = {"quantity": "1", "add-to-cart": "13"}
    parts = {name: (None, value) for name, value in cart.items()}  # multipart, as the theme has it
    assert "Voir le panier" in client.post("/produit/jasmin-des-collines/", files=parts).text
    assert 'class="checkout-button' in client.get("/panier/").text
    return client.get("/commander/").text


def prestashop(client: httpx.Client) -> str:
    assert "blockcart-modal" in client.post("/panier", data={"qty": "1", "add": "1"}).text
    assert "checkout-guest-form" in client.get("/commande").text
    client.post("/commande", data={"email": "lea@exemple.test", "lastname": "Test"})
    client.post("/commande", data={"address1": "1 rue du Test", "city": "Lyon"})
    return client.post("/commande", data={"confirmDeliveryOption": "1"}).text


def opencart(client: httpx.Client) -> str:
    told = {name: "Test" for name in ("firstname", "lastname", "address1", "postcode", "city")}
    route = "/index.php?route=checkout/"
    assert "success" in client.post(route + "cart.add", data={"quantity": "1"}).json()
    assert "error" in client.post(route + "register.save", data={}).json()
    assert "success" in client.post(route + "register.save", data=told).json()
    return client.get(route + "checkout").text


def oscar(client: httpx.Client) -> str:
    assert "Proceed to checkout" in client.post("/basket/add/2/", data={"quantity": "1"}).text
    client.post("/checkout/", data={"username": "a@example.test", "options": "anonymous"})
    client.post("/checkout/shipping-address/", data={"first_name": "A"})
    client.post("/checkout/shipping-method/", data={"method_code": "standard"})
    return client.get("/checkout/preview/").text


ORDERS = {
    "woocommerce": (woocommerce, "/?wc-ajax=checkout", "17,40 €", 'id="place_order"'),
    "prestashop": (prestashop, "/module/ps_wirepayment/validation", "17,40 €", "obligation"),
    "opencart": (opencart, "/index.php?route=checkout/confirm.confirm", "€17.40", "Confirm Order"),
    "oscar": (oscar, "/checkout/preview/", "€17.40", "Place\norder"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_each_is_walked_to_its_payment_step(client: httpx.Client, name: str) -> None:
    walk, order, total, button = ORDERS[name]
    shop: Shop = SHAPES[name]()
    with serving(shop):
        client.base_url = httpx.URL(shop.url)
        for path in ("/", "/produit/x", "/nowhere"):
            known = path == "/" or name == "opencart"  # which asks by its query alone
            assert client.get(path).status_code == (200 if known else 404)
        page = walk(client)
        assert total in page and button in page
        assert (shop.orders, shop.held) == ([], 1)
        client.post(order, data={"action": "place_order"})
    assert (len(shop.orders), shop.held) == (1, 0)
