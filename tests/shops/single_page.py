"""An Irish shop of one page: a script draws everything, sizes and colours have to be chosen.

The pages are drawn by `single_page.js`; here are the shell, the articles and the cart behind it.
"""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.shops.parts import point
from tests.shops.server import Asked, Reply, Shop, as_json

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
SHELL = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
KNITS: list[dict[str, Any]] = [
    {"slug": "harbour-jumper", "name": "Harbour jumper", "price": "79.00", "shelf": "knitwear",
     "sizes": {"S": 0, "M": 0, "L": 0}, "colours": ["Navy"]},
    {"slug": "tern-beanie", "name": "Tern beanie", "price": "24.50", "shelf": "knitwear",
     "sizes": {"S": 0, "M": 4, "L": 2}, "colours": ["Navy", "Moss"]},
    {"slug": "island-socks", "name": "Island socks", "price": "14.00", "shelf": "socks",
     "sizes": {"36-39": 3, "40-43": 0}, "colours": ["Oat"]},
]  # fmt: skip
SHIPPING, FEE, DEARER = Decimal("5.50"), Decimal("2.90"), Decimal("3.80")


class SinglePage(Shop):
    """`defect`: the name of an `order/` check."""

    def answer(self, asked: Asked) -> Reply:
        match asked.path.strip("/").split("/"):
            case ["app.js"]:
                return Reply(SCRIPT, type="text/javascript; charset=utf-8")
            case ["api", *rest]:
                return self._api(asked, "/".join(rest))
        return Reply(SHELL.replace("DEFECT_HERE", json.dumps(self.defect)))

    def _api(self, asked: Asked, name: str) -> Reply:
        act = name if asked.method == "POST" else ""
        if act == "cart":
            return self._add(asked)
        if act == "cart/remove":
            del self.cart(asked)[asked.form["line"]]
        elif act == "address":
            self.told(asked).update(asked.form)
        elif act == "newsletter":
            return as_json({"thanks": True})
        elif act == "orders":
            self.order(asked)
            return as_json({"number": len(self.orders)})
        elif name == "products":
            return as_json([] if self.defect == "product-not-findable" else KNITS)
        return as_json(self._told(self.cart(asked)))

    def _add(self, asked: Asked) -> Reply:
        knit = next((k for k in KNITS if k["slug"] == asked.form.get("slug")), None)
        size, colour = asked.form.get("size", ""), asked.form.get("colour", "")
        if not knit or not knit["sizes"].get(size) or colour not in knit["colours"]:
            return as_json({"error": "Please choose a size and a colour"}, 422)
        if self.defect != "cart-empty":
            self.cart(asked)[f"{knit['slug']}/{size}/{colour}"] += 1
        return as_json(self._told(self.cart(asked)))

    def _told(self, cart: Counter[str]) -> dict[str, Any]:
        """The cart as the script draws it. Costs that come late are kept from it until then."""
        prices = {knit["slug"]: Decimal(knit["price"]) for knit in KNITS}
        extra = DEARER if self.defect == "price-differs" else 0
        each = {line: prices[line.split("/")[0]] + extra for line in cart}
        goods = sum((each[line] * n for line, n in cart.items()), Decimal(0))
        fee = FEE if self.defect == "late-costs" else Decimal(0)
        return {
            "lines": [
                {"line": line, "name": " · ".join(line.split("/")), "price": point(each[line]),
                 "count": n}
                for line, n in cart.items()
            ],
            "count": cart.total(),
            "goods": point(goods),
            "shipping": point(SHIPPING),
            "fee": point(fee) if fee else "",
            "total": point(goods + SHIPPING + fee),
        }  # fmt: skip
