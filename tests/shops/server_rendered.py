"""A French shop of the old school: a page for each step, forms, guests welcome.

Ugly as life is: a consent banner, the shelves behind a burger, the first tea sold out, "Ajouter"
under every neighbour, a newsletter with an address field on each page.
"""

from decimal import Decimal
from html import escape

from tests.shops.parts import Article, Ask, comma, fields, missing, pieces
from tests.shops.server import Asked, Reply, Shop, see

HTML = pieces(__file__)
TEAS = (
    Article("sencha-du-matin", "Sencha du matin", Decimal("9.90"), "thes-verts", stock=0),
    Article("jasmin-des-collines", "Jasmin des collines", Decimal("12.50"), "thes-verts"),
    Article("coffret-douze-thes", "Coffret de douze thés", Decimal("64.00"), "thes-verts"),
    Article("theiere-bleue", "Théière bleue", Decimal("38.00"), "theieres"),
)
SHELVES = {"thes-verts": "Thés verts", "theieres": "Théières", "soldes": "Bonnes affaires"}
DELIVERY = Decimal("4.90")
DEARER = Decimal("1.85")  # what the cart adds to the price of the page

PERSON = (
    Ask("email", "Adresse e-mail", "email", complete="email"),
    Ask("prenom", "Prénom", complete="given-name"),
    Ask("nom", "Nom", complete="family-name"),
)
HOUSE = (
    Ask("adresse", "Adresse", complete="address-line1"),
    Ask("code_postal", "Code postal", complete="postal-code"),
    Ask("ville", "Ville", complete="address-level2"),
    Ask("pays", "Pays", complete="country", choices={"FR": "France", "BE": "Belgique"}),
    Ask("telephone", "Téléphone", "tel", required=False, complete="tel"),
)
PRYING = tuple(
    Ask(name, label, required=False)
    for name, label in {
        "civilite": "Civilité", "deuxieme_prenom": "Deuxième prénom", "societe": "Société",
        "siret": "Numéro SIRET", "naissance": "Date de naissance", "fixe": "Téléphone fixe",
        "fax": "Télécopie", "etage": "Étage", "porte": "Porte", "batiment": "Bâtiment",
        "code_porte": "Code de la porte", "lieu_dit": "Lieu-dit", "cedex": "Cedex",
        "profession": "Profession", "parrain": "Code de parrainage", "connu": "Comment nous "
        "avez-vous connus ?", "voisin": "Nom d’un voisin",
    }.items()
)  # fmt: skip
WAYS = Ask("livraison", "Mode de livraison", choices={"poste": "Colissimo", "magasin": "Retrait"})

Step = tuple[str, str, tuple[Ask, ...]]


class ServerRendered(Shop):
    """`defect`: the name of an `order/` check; "order-by-link": the last button is a plain link."""

    def answer(self, asked: Asked) -> Reply:
        match asked.path.strip("/").split("/"):
            case [""]:
                return self.page(asked, "Le Comptoir Bleu, thés et théières", self._home())
            case ["categorie", shelf] if shelf in SHELVES:
                return self.page(asked, SHELVES[shelf], self._shelf(shelf))
            case ["recherche"]:
                return self.page(asked, "Résultats de la recherche", self._found(asked))
            case ["produit", slug] if tea := self._tea(slug):
                return self.page(asked, tea.name, self._product(tea))
            case ["panier", *act]:
                return self._basket(asked, "".join(act))
            case ["commande", *step] if self.defect != "checkout-unreachable":
                return self._checkout(asked, "".join(step))
            case ["contact" | "mentions-legales" | "cgv" | "newsletter" | "compte" as plain]:
                return self.page(
                    asked, plain.title(), "<p>Le Comptoir Bleu, 3 quai Vert, Lyon.</p>"
                )
        return self.page(asked, "Page introuvable", "<p>Cette page n’existe pas.</p>", 404)

    def page(self, asked: Asked, title: str, body: str, status: int = 200) -> Reply:
        bare = self.defect == "no-help-on-the-way" and asked.path[:4] in {"/pan", "/com"}
        head, foot = (HTML.head_bare, HTML.foot_bare) if bare else (HTML.head, HTML.foot)
        shelves = "".join(f'<a href="/categorie/{s}">{n}</a>' for s, n in SHELVES.items())
        cart = self.cart(asked).total()
        inside = head.replace("SHELVES", shelves).replace("COUNT", str(cart))
        heading = f"<h1>{escape(title)}</h1>"
        whole = inside + heading + body + foot
        return Reply(HTML.page.format(title=escape(title), body=whole), status)

    # The shelves

    def _stock(self) -> tuple[Article, ...]:
        return () if self.defect == "product-not-findable" else TEAS

    def _tea(self, slug: str) -> Article | None:
        return next((tea for tea in self._stock() if tea.slug == slug), None)

    def _home(self) -> str:
        return f"<p>Des thés choisis, expédiés de Lyon.</p><h2>À la une</h2>{self._cards(TEAS[:2])}"

    def _shelf(self, shelf: str) -> str:
        return self._cards(tuple(tea for tea in TEAS if tea.shelf == shelf))

    def _found(self, asked: Asked) -> str:
        wanted = asked.query.get("q", "").lower()
        return self._cards(tuple(tea for tea in TEAS if wanted in tea.name.lower()))

    def _cards(self, teas: tuple[Article, ...]) -> str:
        shown = [tea for tea in teas if tea in self._stock()]
        if not shown:
            return '<p class="vide">Aucun produit ne correspond à votre sélection.</p>'
        return f'<ul class="produits">{"".join(map(self._card, shown))}</ul>'

    def _card(self, tea: Article) -> str:
        add = "" if tea.stock else '<span class="badge">Épuisé</span>'
        if tea.stock and self.defect != "no-way-to-cart":
            add = HTML.add.format(slug=tea.slug, words="Ajouter", quantity="")
        link = f'<a href="/produit/{tea.slug}"><h3>{tea.name}</h3></a>'
        return f'<li class="carte">{link}<span class="prix">{comma(tea.price)}</span>{add}</li>'

    def _product(self, tea: Article) -> str:
        state = "En stock, expédié sous 48 h" if tea.stock else "Épuisé"
        add = ""
        if tea.stock and self.defect != "no-way-to-cart":
            add = HTML.add.format(slug=tea.slug, words="Ajouter au panier", quantity=HTML.quantity)
        told = "" if self.defect == "late-costs" else f"<p>Livraison : {comma(DELIVERY)}</p>"
        others = self._cards(tuple(other for other in TEAS if other.slug != tea.slug))
        return (
            f'<p class="prix" itemprop="price">{comma(tea.price)}</p><p>{state}</p>{told}{add}'
            f"<h2>Vous aimerez aussi</h2>{others}"
        )

    # The cart

    def _basket(self, asked: Asked, act: str) -> Reply:
        cart, slug = self.cart(asked), asked.form.get("produit", "")
        if asked.method != "POST":
            return self.page(asked, "Votre panier", self._cart(asked))
        tea = self._tea(slug)
        if act == "ajouter" and tea and tea.stock:
            if self.defect != "cart-empty":
                cart[slug] += int(asked.form.get("quantite") or 1)
            return see(f"/panier?ajoute={slug}")
        if act == "modifier":
            cart[slug] = max(0, int(asked.form.get("quantite") or 0))
        if act == "retirer":
            del cart[slug]
        return see("/panier")

    def price(self, tea: Article) -> Decimal:
        return tea.price + (DEARER if self.defect == "price-differs" else 0)

    def _sum(self, asked: Asked) -> Decimal:
        cart = self.cart(asked)
        return sum((self.price(tea) * cart[tea.slug] for tea in TEAS), Decimal(0))

    def _cart(self, asked: Asked) -> str:
        tea = self._tea(asked.query.get("ajoute", ""))
        flash = f'<p role="status">« {tea.name} » a été ajouté à votre panier.</p>' if tea else ""
        lines = "".join(
            HTML.line.format(slug=tea.slug, name=tea.name, price=comma(self.price(tea)), count=n,
                        sum=comma(self.price(tea) * n))
            for tea in TEAS if (n := self.cart(asked)[tea.slug])
        )  # fmt: skip
        if not lines:
            return f'{flash}<p>Votre panier est vide.</p><a href="/">Continuer mes achats</a>'
        end = '<a class="bouton" href="/commande">Valider mon panier</a>'
        also = f"<h2>Complétez votre commande</h2>{self._cards(TEAS[2:])}"
        return f'{flash}<table class="panier">{lines}</table>{self._totals(asked)}{end}{also}'

    def _totals(self, asked: Asked, late: bool = False) -> str:
        told = late or self.defect != "late-costs"
        goods, costs = self._sum(asked), DELIVERY if told else Decimal(0)
        delivery = f"<tr><td>Livraison</td><td>{comma(costs)}</td></tr>" if told else ""
        return (
            f'<table class="totaux"><tr><td>Sous-total</td><td>{comma(goods)}</td></tr>{delivery}'
            f"<tr><th>Total TTC</th><td>{comma(goods + costs)}</td></tr></table>"
        )

    # The checkout

    def _steps(self) -> tuple[Step, ...]:
        if self.defect == "too-many-steps":
            return (
                ("recapitulatif", "Récapitulatif", ()),
                ("coordonnees", "Vos coordonnées", PERSON),
                ("adresse", "Adresse de livraison", HOUSE[:4]),
                ("telephone", "Votre téléphone", HOUSE[4:]),
                ("cadeau", "Emballage cadeau", (Ask("mot", "Petit mot", required=False),)),
                ("assurance", "Assurance", (Ask("assurance", "Assurer", "checkbox", False),)),
                ("livraison", "Livraison", (WAYS,)),
                ("verification", "Vérifiez votre commande", ()),
            )
        asks = PERSON + HOUSE + (PRYING if self.defect == "too-many-fields" else ())
        return (("adresse", "Adresse de livraison", asks), ("livraison", "Livraison", (WAYS,)))

    def _checkout(self, asked: Asked, step: str) -> Reply:
        if not self.cart(asked):
            return see("/panier")
        if not step:
            return self.page(asked, "Identification", self._who())
        if step == "confirmer" and (asked.method == "POST" or self.defect == "order-by-link"):
            self.order(asked)
            return self.page(asked, "Merci pour votre commande", "<p>Elle part demain.</p>")
        guests = self.defect != "forced-account"
        names = [name for name, _, _ in self._steps()]
        if guests and step in names:
            return self._step(asked, names.index(step))
        return self._payment(asked) if guests and step == "paiement" else see("/commande")

    def _who(self) -> str:
        first = self._steps()[0][0]
        forced = self.defect == "forced-account"
        return str(HTML.login + (HTML.register if forced else HTML.guest.format(first=first)))

    def _step(self, asked: Asked, n: int) -> Reply:
        name, title, asks = self._steps()[n]
        told, wrong = self.told(asked), {}
        if asked.method == "POST":
            told |= {ask.name: asked.form.get(ask.name, "") for ask in asks}
            wrong = missing(asks, told, "Ce champ est obligatoire.")
            if self.defect == "dead-end":
                return self.page(asked, title, self._form(name, asks, {}, {}))
            if not wrong:
                following = [step for step, _, _ in self._steps()[n + 1 :]] + ["paiement"]
                return see(f"/commande/{following[0]}")
        late = name == "livraison"
        body = self._form(name, asks, told, wrong) + self._totals(asked, late)
        return self.page(asked, title, body)

    def _form(
        self, name: str, asks: tuple[Ask, ...], told: dict[str, str], wrong: dict[str, str]
    ) -> str:
        button = '<button type="submit">Continuer</button>'
        inside = fields(asks, told, wrong)
        return f'<form method="post" action="/commande/{name}" novalidate>{inside}{button}</form>'

    def _payment(self, asked: Asked) -> Reply:
        words = "Valider" if self.defect == "order-button-wording" else "Commander et payer"
        body = HTML.pay.format(words=words)
        if self.defect == "order-by-link":
            body = f'<a class="bouton" href="/commande/confirmer?cgv=1">{words}</a>'
        return self.page(asked, "Paiement", self._totals(asked, late=True) + body)
