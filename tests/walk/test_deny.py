"""A visit that walks an order can neither order nor pay, whatever it presses."""

import pytest

from journeycheck.browse.policy import Asked
from journeycheck.walk.order.shopping import Door, Shopping

SHOP = "https://shop.test"


def shopping(door: Door) -> Shopping:
    policy = Shopping()
    if door >= Door.CHECKOUT:
        policy.enter_checkout()
    if door >= Door.PAYMENT:
        policy.close()
    if door is Door.TIDYING:
        policy.tidy()
    return policy


ORDERS = [
    ("/place-order", ""), ("/checkout/placeOrder", "a=1"), ("/?wc-ajax=checkout", "billing=x"),
    ("/wp-json/wc/store/v1/checkout", "{}"), ("/wp-json/wc/store/checkout?x=1", "{}"),
    ("/rest/default/V1/guest-carts/ab12/payment-information", "{}"),
    ("/rest/V1/carts/mine/order", "{}"), ("/checkout/order", "tos=on"), ("/checkout/finish", ""),
    ("/fr/module/ps_wirepayment/validation", ""), ("/index.php?route=checkout/confirm", ""),
    ("/checkout/preview/", "action=place_order"), ("/shop/payment/transaction/12", "{}"),
    ("/checkouts/cn/abc/payments", "{}"), ("/commande/confirmer", "cgv=1"),
    ("/kasse/bestellen", "agb=1"), ("/pedido/confirmar", ""), ("/ordine/conferma", ""),
    ("/afrekenen/plaatsen", ""), ("/encomenda/confirmar", ""), ("/api/orders", '{"payment":"x"}'),
    ("/api/v2/orders/12/pay", "{}"),
    ("/on/demandware.store/Sites-x/CheckoutServices-PlaceOrder", ""),
    ("/store/carts/c1/complete", ""), ("/payment_intents/pi_1/confirm", ""), ("/buy-now", "id=1"),
    ("/commande", "submit=place_order"), ("/commande", "action=placeorder&x=1"),
    ("/graphql", '{"operationName":"PlaceOrder","query":"mutation { x }"}'),
    ("/graphql", '{"query":"mutation { checkoutComplete(id: 1) { order { id } } }"}'),
    ("/graphql", '{"query":"mutation { placeOrder(input: {cart_id: 1}) { order { id } } }"}'),
    ("/commande", "woocommerce_checkout_place_order=Commander"), ("/x", "card_number=4111"),
    ("/x", '{"cvc": "123"}'), ("/x", "%70lace_order=1"), ("/PLACE%2DORDER", ""),
]  # fmt: skip


@pytest.mark.parametrize("door", list(Door))
@pytest.mark.parametrize(("path", "body"), ORDERS)
def test_no_order_ever_passes(door: Door, path: str, body: str) -> None:
    assert not shopping(door).lets(Asked("POST", SHOP + path, body))


@pytest.mark.parametrize("host", [
    "api.stripe.com", "www.paypal.com", "checkoutshopper-live.adyen.com", "api.klarna.com",
    "a.klaviyo.com", "secure.payplug.com",
])  # fmt: skip
def test_nothing_is_sent_to_payment_services(host: str) -> None:
    assert not Shopping().lets(Asked("POST", f"https://{host}/v1/anything", ""))
    assert Shopping().lets(Asked("GET", f"https://{host}/v3/elements.js"))


@pytest.mark.parametrize("body", [
    "email=a%40example.com&password=secret", '{"user":{"password":"secret"}}',
    "login[password]=x", "motdepasse=x", "kennwort=x", "createaccount=1&billing=x",
])  # fmt: skip
def test_no_account_is_made_and_nobody_logs_in(body: str) -> None:
    assert not Shopping().lets(Asked("POST", f"{SHOP}/commande", body))


STEPS = [
    ("POST", "/panier/ajouter", "produit=the"),
    ("POST", "/cart/add.js", '{"id": 1, "quantity": 1}'),
    ("POST", "/?wc-ajax=add_to_cart", "product_id=7"), ("POST", "/panier", "add=1&action=update"),
    ("POST", "/checkout/cart/add/product/7/", "form_key=abc"),
    ("POST", "/basket/add/7/", "quantity=1"),
    ("POST", "/index.php?route=checkout/cart.add", "product_id=40"),
    ("POST", "/checkout/line-item/add", "x=1"), ("POST", "/shop/cart/update_json", "{}"),
    ("POST", "/wp-json/wc/store/v1/cart/add-item", "{}"), ("DELETE", "/api/cart/lines/1", ""),
    ("POST", "/commande", "firstname=Camille&password=&submitCreate=1"),
    ("POST", "/commande", "confirm-addresses=1"), ("POST", "/commande", "confirmDeliveryOption=1"),
    ("POST", "/checkout/shipping-address/", "first_name=Camille"),
    ("POST", "/index.php?route=checkout/register.save", "account=0&firstname=Camille"),
    ("POST", "/?wc-ajax=update_order_review", "payment_method=bacs"),
    ("POST", "/graphql", '{"query":"mutation { addProductsToCart(cartId: 1) { cart { id } } }"}'),
    ("POST", "/rest/V1/guest-carts/ab12/shipping-information", "{}"),
    ("PATCH", "/graphql-cart", '{"query":"mutation { cartLinesUpdate { cart { id } } }"}'),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body"), STEPS)
def test_the_steps_of_an_order_pass_until_the_payment(method: str, path: str, body: str) -> None:
    asked = Asked(method, SHOP + path, body)
    assert shopping(Door.SHELVES).lets(asked) and shopping(Door.CHECKOUT).lets(asked)
    assert not shopping(Door.PAYMENT).lets(asked)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_for_carts_only(method: str) -> None:
    assert not Shopping().lets(Asked(method, f"{SHOP}/api/customers/1", "{}"))


def test_what_is_sent_unseen_does_not_pass() -> None:
    assert not Shopping().lets(Asked("POST", f"{SHOP}/cart/add", None))
    assert not Shopping().lets(Asked("POST", f"{SHOP}/cart/add", "x" * 200_000))


@pytest.mark.parametrize("path", [
    "/commande/confirmer?cgv=1", "/checkout/place-order", "/checkout/submit/", "/kasse/bestellen",
    "/fr/module/ps_checkpayment/validation", "/shop/confirm_order=1",
])  # fmt: skip
def test_from_the_checkout_on_no_link_orders_either(path: str) -> None:
    asked = Asked("GET", SHOP + path)
    assert shopping(Door.SHELVES).lets(asked)
    assert not any(
        shopping(door).lets(asked) for door in (Door.CHECKOUT, Door.PAYMENT, Door.TIDYING)
    )


def test_pages_on_the_way_can_be_read() -> None:
    for path in ("/commande/paiement", "/checkout/confirm", "/checkout/preview/", "/shop/payment",
                 "/checkout/#payment", "/index.php?route=checkout/checkout"):  # fmt: skip
        assert shopping(Door.CHECKOUT).lets(Asked("GET", SHOP + path))


def test_behind_the_payment_only_the_cart_is_touched() -> None:
    tidying = shopping(Door.TIDYING)
    assert tidying.lets(Asked("POST", f"{SHOP}/panier/retirer", "produit=the"))
    assert tidying.lets(
        Asked("POST", f"{SHOP}/graphql", '{"query":"mutation { cartLinesRemove }"}')
    )
    assert not tidying.lets(Asked("POST", f"{SHOP}/commande/adresse", "ville=Lyon"))


def test_a_closed_door_stays_closed() -> None:
    policy = shopping(Door.PAYMENT)
    policy.enter_checkout()
    assert policy.door is Door.PAYMENT


def test_what_passed_and_what_did_not_is_noted() -> None:
    policy = Shopping()
    passed, refused = (
        Asked("POST", f"{SHOP}/cart/add", "id=1"),
        Asked("POST", f"{SHOP}/place-order", ""),
    )
    policy.lets(passed)
    policy.lets(refused)
    policy.lets(Asked("GET", SHOP))
    assert (policy.passed, policy.refused) == ([passed], [refused])
