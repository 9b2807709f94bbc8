"""The real shop opens with full shelves, and an order placed in it would be seen."""

import os
import re

import httpx
import pytest

from tests.shops.oscar import ASKED_FOR, NOT_HERE, opened, prepare, prepared

pytestmark = pytest.mark.skipif(not (prepared() or os.environ.get(ASKED_FOR)), reason=NOT_HERE)

PERSON = {"first_name": "Aoife", "last_name": "Test", "line1": "1 Test Lane", "line4": "Galway",
          "postcode": "H91 TEST", "country": "IE"}  # fmt: skip


def send(client: httpx.Client, path: str, **form: str) -> httpx.Response:
    """Send a form of this page, with the token that stands in it."""
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', client.get(path).text)
    assert token
    target = form.pop("to", path)
    return client.post(target, data=form | {"csrfmiddlewaretoken": token[1]})


def test_a_guest_comes_to_the_preview_and_an_order_would_be_counted() -> None:
    prepare()
    with opened() as shop, httpx.Client(base_url=shop.url, trust_env=False) as client:
        client.follow_redirects = True
        assert "Unavailable" in client.get("/catalogue/morning-sencha_1/").text
        send(client, "/catalogue/hill-jasmine_2/", to="/basket/add/2/", quantity="1")
        assert shop.held == 1
        send(client, "/checkout/", username="aoife@example.test", options="anonymous")
        page = send(client, "/checkout/shipping-address/", **PERSON)
        assert page.url.path == "/checkout/shipping-method/" and "€4.90" in page.text
        send(client, "/checkout/shipping-method/", method_code="post")
        preview = client.get("/checkout/preview/")
        assert "€17.40" in preview.text and shop.orders == 0
        send(client, "/checkout/preview/", action="place_order")
        assert shop.orders == 1
