"""The page shapes of four platforms: their addresses, classes, ids and forms, and nothing else.

Every shape is sound, takes guests, and can be walked to its payment step.
"""

from decimal import Decimal

from tests.shops.parts import Article, comma, pieces, point
from tests.shops.server import Asked, Reply, Shop, as_json, see

HTML = pieces(__file__)
GONE = Article("sencha-du-matin", "Sencha du matin", Decimal("9.90"), "thes", stock=0)
TEA = Article("jasmin-des-collines", "Jasmin des collines", Decimal("12.50"), "thes")
DELIVERY = Decimal("4.90")
HOUSE = ("firstname", "lastname", "address1", "postcode", "city")


class Shape(Shop):
    """A platform with one tea in stock and one sold out; `piece`: the prefix of its HTML."""

    piece = ""
    money = staticmethod(comma)

    def page(self, name: str, asked: Asked, **values: object) -> Reply:
        """A page in the frame of the platform, with the amounts of the cart."""
        count = self.cart(asked).total()
        goods = TEA.price * count
        amounts = {
            "count": count, "goods": self.money(goods), "total": self.money(goods + DELIVERY),
            "delivery": self.money(DELIVERY), "price": self.money(TEA.price), "name": TEA.name,
        }  # fmt: skip
        body = getattr(HTML, f"{self.piece}_{name}").format(**amounts | values)
        return Reply(getattr(HTML, f"{self.piece}_frame").format(body=body, count=count))

    def lost(self) -> Reply:
        return Reply("<!doctype html><title>Page not found</title><h1>Page not found</h1>", 404)

    def add(self, asked: Asked, name: str) -> None:
        self.cart(asked)[TEA.slug] += int(asked.form.get(name) or 1)

    def empty(self, asked: Asked) -> None:
        self.cart(asked).clear()


class WooCommerce(Shape):
    """The classic theme: the page is sent to itself to fill the cart, and once more to order."""

    piece = "woo"

    def answer(self, asked: Asked) -> Reply:
        if "wc-ajax" in asked.query:
            return self._ajax(asked)
        match asked.path.strip("/").split("/"):
            case [""] | ["boutique"] | ["categorie-produit", "thes"]:
                return self.page("shelf", asked)
            case ["produit", "sencha-du-matin"]:
                return self.page("gone", asked)
            case ["produit", "jasmin-des-collines"]:
                if "add-to-cart" in asked.form:
                    self.add(asked, "quantity")
                    return self.page("product", asked, flash=HTML.woo_added)
                return self.page("product", asked, flash="")
            case ["panier"]:
                return self._cart(asked)
            case ["commander"]:
                return self._checkout(asked)
        return self.lost()

    def _cart(self, asked: Asked) -> Reply:
        if "remove_item" in asked.query:
            self.empty(asked)
            return see("/panier/")
        return self.page("cart" if self.cart(asked) else "nothing", asked)

    def _checkout(self, asked: Asked) -> Reply:
        if not self.cart(asked):
            return see("/panier/")
        if "woocommerce-process-checkout-nonce" in asked.form:
            self.order(asked)
        return self.page("checkout", asked)

    def _ajax(self, asked: Asked) -> Reply:
        if asked.query["wc-ajax"] == "checkout":
            self.order(asked)
        return as_json({"result": "success", "fragments": {}})


class PrestaShop(Shape):
    """The classic theme: a modal after adding, and one address for all steps of the checkout."""

    piece = "ps"

    def answer(self, asked: Asked) -> Reply:
        match asked.path.strip("/"):
            case "" | "3-thes":
                return self.page("shelf", asked)
            case "12-sencha-du-matin.html":
                return self.page("gone", asked)
            case "13-jasmin-des-collines.html":
                return self.page("product", asked)
            case "panier":
                return self._cart(asked)
            case "commande":
                return self._checkout(asked)
            case "module/ps_wirepayment/validation":
                self.order(asked)
                return see("/")
        return self.lost()

    def _cart(self, asked: Asked) -> Reply:
        if asked.method == "POST":
            self.add(asked, "qty")
            return as_json({"success": True, "modal": HTML.ps_modal.format(name=TEA.name)})
        if "delete" in asked.query:
            self.empty(asked)
        return self.page("cart" if self.cart(asked) else "nothing", asked)

    def _checkout(self, asked: Asked) -> Reply:
        if not self.cart(asked):
            return see("/panier?action=show")
        told = self.told(asked) | {k: v for k, v in asked.form.items() if v}
        self.told(asked).update(told)
        needs = {"person": ("email", "lastname"), "address": ("address1", "city"),
                 "delivery": ("confirmDeliveryOption",)}  # fmt: skip
        steps = (step for step, names in needs.items() if any(n not in told for n in names))
        if asked.method == "POST":
            return see("/commande")
        return self.page(next(steps, "payment"), asked)


class OpenCart(Shape):
    """Version 4: everything behind `index.php?route=`, and a checkout of one page."""

    piece = "oc"
    money = staticmethod(point)

    def answer(self, asked: Asked) -> Reply:
        route = asked.query.get("route", "common/home")
        if route.startswith("checkout/") and asked.method == "POST":
            return self._act(asked, route)
        match route, asked.query.get("product_id"):
            case (("common/home" | "product/category"), _):
                return self.page("shelf", asked)
            case "product/product", "40":
                return self.page("gone", asked)
            case "product/product", "41":
                return self.page("product", asked)
            case "checkout/cart", _:
                return self.page("cart" if self.cart(asked) else "nothing", asked)
            case "checkout/checkout", _:
                return self.page("checkout", asked) if self.cart(asked) else see(CART)
        return self.lost()

    def _act(self, asked: Asked, route: str) -> Reply:
        match route:
            case "checkout/cart.add":
                self.add(asked, "quantity")
                return as_json({"success": HTML.oc_added.format(name=TEA.name)})
            case "checkout/cart.remove":
                self.empty(asked)
                return see(CART)
            case "checkout/confirm.confirm":
                self.order(asked)
            case "checkout/register.save" if any(not asked.form.get(n) for n in HOUSE):
                return as_json({"error": "Please fill in all the fields marked with a star"})
        return as_json({"success": "Saved"})


CART = "/index.php?route=checkout/cart"


class Oscar(Shape):
    """The sandbox of the framework: guests give an address first, the order is in the preview."""

    piece = "os"
    money = staticmethod(point)
    steps = ("", "shipping-address", "shipping-method", "payment-method", "payment-details")

    def answer(self, asked: Asked) -> Reply:
        match asked.path.strip("/").split("/"):
            case [""] | ["catalogue"]:
                return self.page("shelf", asked)
            case ["catalogue", "sencha-du-matin_1"]:
                return self.page("gone", asked)
            case ["catalogue", "jasmin-des-collines_2"]:
                return self.page("product", asked)
            case ["basket", "add", "2"] if asked.method == "POST":
                self.add(asked, "quantity")
                return see("/basket/")
            case ["basket"]:
                return self._basket(asked)
            case ["checkout", *step] if self.cart(asked):
                return self._checkout(asked, "".join(step))
            case ["checkout", *_]:
                return see("/basket/")
        return self.lost()

    def _basket(self, asked: Asked) -> Reply:
        if asked.method == "POST":
            if asked.form.get("form-0-DELETE") or asked.form.get("form-0-quantity") == "0":
                self.empty(asked)
            return see("/basket/")
        return self.page("basket" if self.cart(asked) else "nothing", asked)

    def _checkout(self, asked: Asked, step: str) -> Reply:
        if step == "preview":
            if asked.form.get("action") == "place_order":
                self.order(asked)
                return see("/")
            return self.page("preview", asked)
        if step == "payment-method":
            return see("/checkout/payment-details/")
        if step not in self.steps:
            return self.lost()
        if asked.method == "POST":
            return see(f"/checkout/{self.steps[self.steps.index(step) + 1]}/")
        return self.page(f"step_{step.replace('-', '_')}", asked)


SHAPES: dict[str, type[Shape]] = {
    "woocommerce": WooCommerce,
    "prestashop": PrestaShop,
    "opencart": OpenCart,
    "oscar": Oscar,
}
