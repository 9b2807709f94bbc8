"""A German tool shop whose checkout may ask for an account: two long pages, address and delivery in
one. An article that was added keeps the customer on its page; the cart is a picture in a corner."""

from decimal import Decimal
from html import escape

from tests.shops.parts import Article, Ask, comma, fields, missing, pieces
from tests.shops.server import Asked, Reply, Shop, see

HTML = pieces(__file__)
TOOLS = (
    Article("akkuschrauber-18v", "Akkuschrauber 18 V", Decimal("129.00"), "maschinen", stock=0),
    Article("feinsaege", "Feinsäge 250 mm", Decimal("17.90"), "handwerkzeug"),
    Article("stechbeitel-satz", "Stechbeitel, Satz", Decimal("42.00"), "handwerkzeug"),
)
SHELVES = {"maschinen": "Maschinen", "handwerkzeug": "Handwerkzeug"}
DELIVERY, DEARER = Decimal("5.95"), Decimal("2.00")
PERSON = (
    Ask("email", "E-Mail-Adresse", "email", complete="email"),
    Ask("vorname", "Vorname", complete="given-name"),
    Ask("nachname", "Nachname", complete="family-name"),
)
HOUSE = (
    Ask("strasse", "Straße und Hausnummer", complete="street-address"),
    Ask("plz", "PLZ", complete="postal-code"),
    Ask("ort", "Ort", complete="address-level2"),
    Ask("land", "Land", complete="country", choices={"": "Bitte wählen", "DE": "Deutschland"}),
)
WAYS = Ask("versand", "Versandart", choices={"dhl": "Paketdienst", "abholung": "Abholung"})
PRYING = tuple(
    Ask(f"f{n}", label, required=False)
    for n, label in enumerate(
        ("Anrede", "Titel", "Zweiter Vorname", "Firma", "Abteilung", "USt-IdNr.", "Geburtsdatum",
         "Telefon", "Mobil", "Fax", "Etage", "Adresszusatz", "Bundesland", "Beruf", "Branche",
         "Kundennummer alt", "Wie sind Sie auf uns aufmerksam geworden?")
    )
)  # fmt: skip
SMALL_STEPS = {
    "person": ("Ihre Daten", PERSON),
    "anschrift": ("Ihre Anschrift", HOUSE),
    "rechnung": ("Rechnung", (Ask("ust", "USt-IdNr.", required=False),)),
    "telefon": ("Telefon", (Ask("telefon", "Telefon", "tel", required=False),)),
    "versand": ("Versandart", (WAYS,)),
    "gutschein": ("Gutschein", (Ask("gutschein", "Gutscheincode", required=False),)),
    "bemerkung": ("Bemerkung", (Ask("bemerkung", "Bemerkung", required=False),)),
}


class AccountForced(Shop):
    """`defect`: the name of an `order/` check; "forced-account" is what the shop is known for."""

    def answer(self, asked: Asked) -> Reply:
        match asked.path.strip("/").split("/"):
            case [""]:
                return self.page(asked, "Kontor Eisenhut – Werkzeug", "<p>Werkzeug seit 1951.</p>")
            case ["c", shelf] if shelf in SHELVES:
                return self.page(asked, SHELVES[shelf], self._shelf(shelf))
            case ["artikel", slug] if tool := self._tool(slug):
                return self._article(asked, tool)
            case ["warenkorb", *act]:
                return self._cart(asked, "".join(act))
            case ["kasse", *step] if self.cart(asked):
                return self._checkout(asked, "".join(step))
            case ["kasse", *_]:
                return see("/warenkorb")
            case ["kontakt" | "impressum" | "agb" | "konto" as plain]:
                text = "<p>Kontor Eisenhut, Hafenstraße 4, 28195 Bremen</p>"
                return self.page(asked, plain.title(), text)
        return self.page(asked, "Seite nicht gefunden", "<p>Diese Seite gibt es nicht.</p>", 404)

    def page(self, asked: Asked, title: str, body: str, status: int = 200) -> Reply:
        bare = self.defect == "no-help-on-the-way" and asked.path[:6] in {"/waren", "/kasse"}
        help_, foot = ("", "") if bare else (HTML.help, HTML.foot)
        shelves = "".join(f'<li><a href="/c/{s}">{n}</a></li>' for s, n in SHELVES.items())
        inside = HTML.head.format(shelves=shelves, count=self.cart(asked).total(), help=help_)
        told = HTML.page.format(title=escape(title), head=inside, body=body, foot=foot)
        return Reply(told, status)

    def _tool(self, slug: str) -> Article | None:
        return next((tool for tool in TOOLS if tool.slug == slug), None)

    def _shelf(self, shelf: str) -> str:
        if self.defect == "product-not-findable":  # cards that lead nowhere
            return "".join(f"<div>{t.name} <b>{comma(t.price)}</b></div>" for t in TOOLS)
        shown = (tool for tool in TOOLS if tool.shelf == shelf)
        return "".join(HTML.card.format(t=t, price=comma(t.price)) for t in shown)

    def _article(self, asked: Asked, tool: Article) -> Reply:
        flash = ""
        if asked.method == "POST" and tool.stock:
            flash = HTML.added.format(name=tool.name)
            if self.defect != "cart-empty":
                self.cart(asked)[tool.slug] += int(asked.form.get("menge") or 1)
        told = "" if self.defect == "late-costs" else f", zzgl. {comma(DELIVERY)} Versand"
        add = HTML.buy.format(slug=tool.slug) if tool.stock else "<p>Zurzeit ausverkauft</p>"
        if self.defect == "no-way-to-cart":
            add = add.replace("<form", "<form hidden")
        price = f'<p class="preis">{comma(tool.price)}</p><p>inkl. MwSt.{told}</p>'
        return self.page(asked, tool.name, flash + price + add)

    # The cart

    def price(self, tool: Article) -> Decimal:
        return tool.price + (DEARER if self.defect == "price-differs" else 0)

    def _cart(self, asked: Asked, act: str) -> Reply:
        cart = self.cart(asked)
        if act == "entfernen" and asked.method == "POST":
            del cart[asked.form["artikel"]]
            return see("/warenkorb")
        if not cart:
            return self.page(asked, "Warenkorb", "<p>Ihr Warenkorb ist leer.</p>")
        way = "/warenkorb" if self.defect == "checkout-unreachable" else "/kasse"
        end = f'<a class="knopf" href="{way}">Zur Kasse</a>'
        return self.page(asked, "Warenkorb", self._lines(asked) + end)

    def _lines(self, asked: Asked, late: bool = False) -> str:
        cart, goods, rows = self.cart(asked), Decimal(0), ""
        for tool in (tool for tool in TOOLS if cart[tool.slug]):
            goods += self.price(tool) * cart[tool.slug]
            rows += HTML.line.format(t=tool, count=cart[tool.slug], price=comma(self.price(tool)))
        told = late or self.defect != "late-costs"
        costs = DELIVERY if told else Decimal(0)
        delivery = f"<p>Versandkosten: {comma(costs)}</p>" if told else ""
        sums = f"<p>Zwischensumme: {comma(goods)}</p>{delivery}"
        return f"<table>{rows}</table>{sums}<p><b>Gesamtsumme: {comma(goods + costs)}</b></p>"

    # The checkout

    def _steps(self) -> dict[str, tuple[str, tuple[Ask, ...]]]:
        if self.defect == "too-many-steps":
            return SMALL_STEPS
        prying = PRYING if self.defect == "too-many-fields" else ()
        return {"adresse": ("Adresse und Versand", (*PERSON, *HOUSE, *prying, WAYS))}

    def _checkout(self, asked: Asked, step: str) -> Reply:
        guests = self.defect != "forced-account"
        if step in self._steps() and guests:
            return self._step(asked, step)
        if step == "pruefen" and guests:
            words = (
                "Weiter" if self.defect == "order-button-wording" else "Zahlungspflichtig bestellen"
            )
            body = self._lines(asked, late=True) + HTML.pay.format(words=words)
            return self.page(asked, "Prüfen und bestellen", body)
        if step == "bestellen" and asked.method == "POST":
            self.order(asked)
            return self.page(asked, "Vielen Dank", "<p>Ihre Bestellung ist eingegangen.</p>")
        guest = HTML.guest.format(first=next(iter(self._steps()))) if guests else ""
        return self.page(asked, "Anmelden oder registrieren", HTML.login + HTML.register + guest)

    def _step(self, asked: Asked, step: str) -> Reply:
        (title, asks), told = self._steps()[step], self.told(asked)
        wrong: dict[str, str] = {}
        if asked.method == "POST" and self.defect != "dead-end":
            told |= {ask.name: asked.form.get(ask.name, "") for ask in asks}
            wrong = missing(asks, told, "Bitte ausfüllen.")
            if not wrong:
                names = [*self._steps(), "pruefen"]
                return see(f"/kasse/{names[names.index(step) + 1]}")
        inside = fields(asks, told, wrong)
        form = (
            f'<form method="post" novalidate>{inside}<button type="submit">Weiter</button></form>'
        )
        return self.page(asked, title, form)
