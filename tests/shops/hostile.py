"""Shops that fight back: each behaves as a shop until a customer touches it.

`STORMS` names them; `HostileShop(storm)` serves one. They have no order to place, and count one
all the same whenever something is sent to where a shop would take it.
"""

from tests.shops.parts import pieces
from tests.shops.server import Asked, Reply, Shop

HTML = pieces(__file__)
ON_LOAD = {
    "alerts": "while (true) alert('Bienvenue');",
    "questions": "setInterval(() => prompt('Votre e-mail ?'), 1);",
    "memory": "const held = []; while (true) held.push(new Uint8Array(3e7).fill(1));",
    "hangs": "while (true);",
    "wanders": "location = '/' + Math.random();",
    "windows": "setInterval(() => open('/'), 5);",
    "grows": "setInterval(() => document.body.append(...Array.from({length: 500}, "
    "() => Object.assign(document.createElement('a'), {href: '/produit/' + Math.random(), "
    "textContent: 'Produit'}))), 5);",
    "no-leaving": "onbeforeunload = (event) => { event.preventDefault(); return 'Restez !'; };",
    "redraws": "setInterval(() => document.querySelector('main').innerHTML += '', 1);",
}
ON_ADD = {
    "windows-on-add": "for (;;) open('/produit/the');",
    "alerts-on-add": "for (;;) alert('Ajouté !');",
    "hangs-on-add": "for (;;);",
    "keeps-adding": "setInterval(() => fetch('/panier', {method: 'POST'}), 2);",
    "leaves-on-add": "location = 'https://elsewhere.test/panier';",
    "downloads-on-add": "setInterval(() => { const a = document.createElement('a'); "
    "a.href = 'data:,x'; a.download = 'bon.exe'; a.click(); }, 5);",
    "covers-on-add": "document.body.insertAdjacentHTML('beforeend', '<div style=\"position: fixed; "
    "inset: 0; z-index: 99; background: #fff\">Offre !</div>');",
}
AT_CHECKOUT = {
    "circles-at-checkout": "location = '/commande?' + Math.random();",
    "orders-by-itself": "fetch('/place-order', {method: 'POST', body: 'payment=card'});",
    "sends-itself": "document.forms[0].submit();",
    "beacons": "setInterval(() => navigator.sendBeacon('/place-order', 'payment=card'), 5);",
}
STORMS = (*ON_LOAD, *ON_ADD, *AT_CHECKOUT)


class HostileShop(Shop):
    """`defect`: the name of its storm."""

    def answer(self, asked: Asked) -> Reply:
        if asked.path in {"/place-order", "/commande/payer"}:
            self.order(asked)
        if asked.path == "/panier" and asked.method == "POST":
            self.cart(asked)["the"] += 1
        match asked.path.strip("/").split("/")[0]:
            case "produit":
                return self._page("product")
            case "panier":
                return self._page("cart" if self.cart(asked) else "nothing")
            case "commande":
                return self._page("checkout")
        return self._page("home")

    def _page(self, name: str) -> Reply:
        script = ON_LOAD.get(self.defect, "")
        if name == "product" and self.defect in ON_ADD:
            script = (
                f"document.forms[0].addEventListener('submit', () => {{ {ON_ADD[self.defect]} }});"
            )
            if self.defect != "keeps-adding":
                script = script.replace("() => {", "(event) => { event.preventDefault();", 1)
        if name == "cart" and self.defect == "keeps-adding":
            script = ON_ADD[self.defect]
        if name == "checkout":
            script = AT_CHECKOUT.get(self.defect, script)
        return Reply(HTML.frame.format(body=getattr(HTML, name), script=script))
