"""The demo companies are what they claim to be, before any audit looks at them."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import journeycheck.demo
from journeycheck.catalog import load_checks
from journeycheck.demo import NAMES, labels, serve
from journeycheck.demo.company import Company
from journeycheck.demo.server import Request, listening
from journeycheck.demo.shop import PIECES, VISITORS
from journeycheck.errors import UsageError

FOLDER = Path(journeycheck.demo.__file__).parent
PIECE = {"careful": "bol-brume", "careless": "nappe-rivage"}
LOST = "/retours-et-echanges"
FOR_FICTION = re.compile(r"(?:\+33(?:\(0\))?|0)\s*(?:1\s*99\s*00|6\s*39\s*98)")


class Site:
    """A company being served, read page by page as a visitor would."""

    def __init__(self, home: str) -> None:
        self.home = home

    def ask(self, path: str, method: str = "GET", body: str | None = None) -> tuple[int, str]:
        with closing(HTTPConnection(urlsplit(self.home).netloc, timeout=5)) as line:
            line.request(method, path, body)
            answer = line.getresponse()
            return answer.status, answer.read().decode()

    def page(self, path: str) -> LexborHTMLParser:
        return LexborHTMLParser(self.ask(path)[1])

    def links(self, path: str) -> list[str]:
        """The paths of the site that the page links to."""
        hrefs = [a.attributes.get("href") or "" for a in self.page(path).css("a[href]")]
        targets = [urljoin(self.home, href) for href in hrefs if not href.startswith("#")]
        return [urlsplit(t).path for t in targets if t.startswith(self.home) and "?" not in t]

    def reached(self, start: str = "/") -> dict[str, int]:
        """Every living page, and the clicks that lead to it."""
        clicks = {start: 0}
        queue = [start]
        for path in queue:
            for target in self.links(path):
                if target not in clicks and self.ask(target)[0] == 200:
                    clicks[target] = clicks[path] + 1
                    queue.append(target)
        return clicks


@pytest.fixture(scope="module")
def careless() -> Iterator[Site]:
    with serve("careless") as home:
        yield Site(home)


@pytest.fixture(scope="module")
def careful() -> Iterator[Site]:
    with serve("careful") as home:
        yield Site(home)


@pytest.fixture(params=NAMES)
def either(request: pytest.FixtureRequest) -> Site:
    site: Site = request.getfixturevalue(request.param)
    return site


def only(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The one element of the page that the selector finds."""
    [node] = page.css(selector)
    return node


def sitemap(site: Site) -> list[str]:
    return [
        urlsplit(url).path for url in re.findall(r"<loc>(.*?)</loc>", site.ask("/sitemap.xml")[1])
    ]


def language_of(path: str) -> str:
    return path[1:3] if path[:4] in {"/en/", "/it/"} else "fr"


def test_an_unknown_company_is_named() -> None:
    with pytest.raises(UsageError, match="careless, careful"), serve("carefree"):
        pass


def test_nothing_stays_open_afterwards() -> None:
    with serve("careful") as home, closing(HTTPConnection(urlsplit(home).netloc)) as line:
        line.request("GET", "/")
        line.getresponse().read()
        assert line.sock is not None
        kept = line.sock.dup()
    with closing(kept):
        assert kept.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        Site(home).ask("/")


def test_every_page_of_the_sitemap_is_linked_from_the_home_page(either: Site) -> None:
    assert set(sitemap(either)) == set(either.reached()) - {"/journal/la-table-de-noel"} - {
        "/journal/teindre-au-pastel"
    }


def test_every_page_is_whole(either: Site) -> None:
    for path in sitemap(either):
        page = either.page(path)
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(page.css("main")) == len(page.css("h1")) == 1, path
        assert only(page, "html").attributes["lang"] == language_of(path)
        assert len(ids) == len(set(ids)), path
        assert only(page, "head > title").text(strip=True), path


def test_nothing_comes_from_elsewhere(either: Site) -> None:
    for path in sitemap(either):
        for node in either.page(path).css("[src], link[href]:not([rel=alternate])"):
            assert not (node.attributes.get("src") or node.attributes["href"] or "").startswith(
                "http"
            )


def test_robots_name_the_sitemap(either: Site) -> None:
    assert f"Sitemap: {either.home}sitemap.xml" in either.ask("/robots.txt")[1]


def test_head_says_what_get_says(either: Site) -> None:
    assert either.ask("/", "HEAD") == (200, "")
    assert either.ask(LOST, "HEAD") == (404, "")


def test_a_hostile_address_is_a_lost_page(either: Site) -> None:
    for path in ("/../../etc/passwd", "/%2e%2e/site.toml", "/site.toml", "/fr/home.html", "//x"):
        assert either.ask(path)[0] == 404


def test_every_number_is_for_fiction_or_a_fault_on_purpose() -> None:
    on_purpose = {"01 23 45 67 89", "+33123456789"}
    for file in FOLDER.glob("*/**/*.*"):
        if file.suffix in {".html", ".toml"}:
            for number in re.findall(
                r"(?:\+33|\b0)[ ()0]*[1-9](?:[ .]?\d\d){4}\b", file.read_text("utf-8")
            ):
                assert number in on_purpose or FOR_FICTION.match(number), (file.name, number)


def test_every_mail_address_is_for_fiction() -> None:
    texts = (file for file in FOLDER.glob("*/**/*.*") if file.suffix != ".pyc")
    for file in texts:
        for host in re.findall(r"[\w.]@([\w,.-]+)", file.read_text("utf-8")):
            assert re.fullmatch(r"[\w-]+[.,]example", host), (file.name, host)


def test_labels_name_known_checks_once() -> None:
    known = {check.id for check in load_checks()}
    for name in NAMES:
        found = [(label["check"], label["key"]) for label in labels(name)["finding"]]
        assert len(found) == len(set(found))
        assert {check for check, _ in found} <= known


def test_the_careless_company_shows_every_defect() -> None:
    shown = {label["check"] for label in labels("careless")["finding"]}
    unseen = labels("careless")["unseen"]
    assert shown | set(unseen) == {check.id for check in load_checks()}
    assert shown.isdisjoint(unseen) and all(unseen.values())


def test_french_text_keeps_its_typography() -> None:
    for name in NAMES:
        company = Company(name, "http://127.0.0.1:9/", date(2026, 11, 21))
        visitor = company.shop.opened("")
        company.shop.cart(visitor).take(PIECE[name], "1")
        asked = [Request("GET", path, "http://127.0.0.1:8") for path in company.routes]
        asked += [replace(one, visitor=visitor) for one in asked]
        asked += [replace(asked[-1], target=path) for path in company.steps]
        for answer, path in ((company(one), one.target) for one in asked):
            if not answer.body:
                continue
            page = LexborHTMLParser(answer.body.decode())
            for node in page.css("script, style"):
                node.decompose()
            if only(page, "html").attributes["lang"] == "fr":
                text = page.body.text() if page.body else ""
                assert not re.search(r" [:;?!»]|« |[a-z]'[a-z]", text), path


@contextmanager
def customer(company: Company) -> Iterator[httpx.Client]:
    with (
        listening(company) as home,
        httpx.Client(base_url=home, follow_redirects=True, trust_env=False) as client,
    ):
        yield client


def company_of(name: str) -> Company:
    return Company(name, "http://127.0.0.1:9/", date(2026, 11, 21))


@pytest.mark.parametrize("name", NAMES)
class TestShop:
    def test_what_is_added_lies_in_the_cart_until_it_is_taken_out(self, name: str) -> None:
        with customer(company_of(name)) as client:
            assert "panier est vide" in client.get("/panier").text
            assert "Retirer" in client.post("/panier", data={"piece": PIECE[name]}).text
            assert "panier est vide" in client.post("/panier", data={"retirer": PIECE[name]}).text

    def test_everybody_has_a_cart_of_his_own(self, name: str) -> None:
        with customer(company := company_of(name)) as client:
            client.post("/panier", data={"piece": PIECE[name]})
            client.cookies.clear()
            assert "panier est vide" in client.get("/panier").text
        assert company.shop.held == 1

    def test_nonsense_puts_little_or_nothing_into_it(self, name: str) -> None:
        with customer(company := company_of(name)) as client:
            for form in ({"piece": "x"}, {"retirer": "x"}, {}, {str(n): "" for n in range(200)}):
                assert "panier est vide" in client.post("/panier", data=form).text
            for count in ("-3", "²", "9" * 5000, "999"):
                client.post("/panier", data={"piece": PIECE[name], "nombre": count})
        assert company.shop.held == PIECES

    def test_strangers_are_not_let_through_the_checkout(self, name: str) -> None:
        with customer(company := company_of(name)) as client:
            for path in company.steps:
                for method in ("GET", "POST"):
                    client.cookies.set("visite", "nobody")
                    assert client.request(method, path).url.path in {"/panier", "/en/cart"}
        assert company.shop.orders == 0

    def test_no_more_visitors_are_kept_than_there_is_room_for(self, name: str) -> None:
        shop = company_of(name).shop
        names = [shop.opened("") for _ in range(VISITORS + 5)]
        assert shop.opened(names[-1]) == names[-1]
        assert shop.opened(names[0]) != names[0]


class TestCareful:
    @pytest.mark.parametrize(
        ("cart", "steps", "total"),
        [
            ("/panier", ("adresse", "livraison", "paiement"), "31,50\N{NO-BREAK SPACE}€"),
            ("/en/cart", ("address", "delivery", "payment"), "€36.50"),
        ],
    )
    def test_a_customer_comes_to_the_payment_and_an_order_is_counted(
        self, cart: str, steps: tuple[str, str, str], total: str
    ) -> None:
        told = {"nom": "Léa Test", "rue": "1 rue du Test", "code-postal": "29990", "ville": "Test"}
        told |= {"email": "lea@exemple.example", "pays": "France"}
        with customer(company := company_of("careful")) as client:
            page = client.post(cart, data={"piece": "bol-brume", "nombre": "1"})
            assert total in page.text
            way = only(LexborHTMLParser(page.text), "main a.button").attributes["href"] or ""
            assert way.endswith(steps[0])
            unanswered = client.post(way, data={"nom": "Léa Test"})
            assert unanswered.url.path == way and 'value="Léa Test"' in unanswered.text
            assert unanswered.text.count('role="alert"') == len(company.steps[way].needs) - 1
            assert client.post(way, data=told).url.path.endswith(steps[1])
            page = client.post(way.replace(steps[0], steps[1]), data={"envoi": "poste"})
            assert page.url.path.endswith(steps[2]) and total in page.text
            assert (company.shop.orders, company.shop.held) == (0, 1)
            form = only(LexborHTMLParser(page.text), "main form").attributes["action"] or ""
            client.get(form)
            assert company.shop.orders == 0
            client.post(form, data={"cgv": "on"})
        assert (company.shop.orders, company.shop.held) == (1, 0)

    def test_every_link_is_alive(self, careful: Site) -> None:
        for path in sitemap(careful):
            for target in careful.links(path):
                assert careful.ask(target)[0] == 200, (path, target)

    def test_every_page_has_the_same_number_to_tap(self, careful: Site) -> None:
        for path in [*sitemap(careful), "/nowhere", "/en/nowhere"]:
            links = careful.page(path).css("header a[href^='tel:']")
            assert [a.attributes["href"] for a in links] == ["tel:+33199006280"]

    def test_machines_read_what_people_read(self, careful: Site) -> None:
        script = only(careful.page("/"), "script[type='application/ld+json']")
        told = json.loads(script.text())
        assert told["telephone"] == "+33199006280"
        assert [(s["opens"], s["closes"]) for s in told["openingHoursSpecification"]] == [
            ("10:00", "12:30"),
            ("14:00", "19:00"),
        ]

    def test_both_languages_have_the_same_pages(self, careful: Site) -> None:
        for path in sitemap(careful):
            twin = only(careful.page(path), "nav a[lang]").attributes["href"] or ""
            back = only(careful.page(twin), "nav a[lang]").attributes["href"]
            assert back == path

    def test_the_form_is_short_and_labelled(self, careful: Site) -> None:
        page = careful.page("/contact")
        fields = page.css("main form input, main form textarea")
        labelled = {label.attributes["for"] for label in page.css("main form label")}
        assert {field.attributes["id"] for field in fields} == labelled
        assert len(fields) == 4

    def test_a_message_is_confirmed(self, careful: Site) -> None:
        status, text = careful.ask("/contact", "POST", "nom=Ad%C3%A8le&message=Bonjour")
        assert status == 200
        assert "Merci, votre message nous est parvenu." in text

    def test_an_unknown_address_is_a_404_that_helps(self, careful: Site) -> None:
        status, text = careful.ask("/boutique/bol-perdu")
        page = LexborHTMLParser(text)
        assert status == 404
        assert page.css("main form[role=search]")
        assert page.css("main a[href='/contact']")

    def test_the_search_quotes_and_does_not_execute(self, careful: Site) -> None:
        text = careful.ask("/boutique?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")[1]
        assert "<script>alert" not in text


class TestCareless:
    def test_the_cart_is_dearer_than_the_page_and_breaks_after_the_address(self) -> None:
        told = dict.fromkeys(["civilite", "nom", "prenom", "naissance", "rue", "ville"], "Test")
        told |= {"email": "lea@exemple.example", "code-postal": "29990"}
        with customer(company := company_of("careless")) as client:
            assert "89\N{NO-BREAK SPACE}€" in client.get("/collection/nappe-rivage").text
            page = client.post("/panier", data={"piece": "nappe-rivage"})
            assert "92\N{NO-BREAK SPACE}€" in page.text and "Undefined variable" not in page.text
            assert len(LexborHTMLParser(client.get("/commande").text).css("main label")) == 19
            assert client.post("/commande", data={"nom": "Test"}).status_code == 200
            broken = client.post("/commande", data=told)
        assert (broken.status_code, "Stack trace" in broken.text) == (500, True)
        assert company.shop.orders == 0

    def test_the_ways_to_reach_it_are_three_clicks_away(self, careless: Site) -> None:
        clicks = careless.reached()
        shown = re.compile(r"01 99 00 4|(?:mardi|lundi) au|<textarea")
        telling = {path for path in clicks if shown.search(careless.ask(path)[1])}
        assert telling == {"/nous-joindre", "/plan-d-acces", "/mentions-legales", "/sur-mesure"}
        assert {clicks[path] for path in telling} == {3}

    def test_readers_from_abroad_are_told_nothing(self, careless: Site) -> None:
        abroad = [path for path in sitemap(careless) if language_of(path) != "fr"]
        assert Counter(map(language_of, abroad)) >= Counter(en=5, it=3)
        for path in abroad:
            page = careless.page(path)
            asks = "form:not([action='/panier']), a[href^='tel:'], a[href^='mailto:']"
            assert not page.css(asks)
            assert not re.search(r"\+33|\b01 |@|\d ?[ap]m\b", page.body.text() if page.body else "")

    def test_english_hours_stand_in_a_picture(self, careless: Site) -> None:
        picture = only(careless.page("/en/our-house"), "main img")
        status, drawing = careless.ask(picture.attributes["src"] or "")
        assert (status, "10 to 12:30, 2 to 6:30" in drawing) == (200, True)

    def test_nothing_is_said_of_holidays(self, careless: Site) -> None:
        for path in sitemap(careless):
            assert not re.search("(?i)férié|holiday|festiv", careless.ask(path)[1]), path

    def test_one_dead_link_stands_on_every_page(self, careless: Site) -> None:
        assert careless.ask(LOST)[0] == 404
        for path in sitemap(careless):
            assert LOST in careless.links(path)

    def test_withdrawn_pieces_are_gone(self, careless: Site) -> None:
        dead = {t for t in careless.links("/collection") if careless.ask(t)[0] == 404} - {LOST}
        assert dead == {
            f"/collection/{n}" for n in ("nappe-tramontane", "plaid-noroit", "serviettes-galet")
        }

    def test_the_gift_card_breaks_down(self, careless: Site) -> None:
        assert "/carte-cadeau" in careless.links("/")
        assert careless.ask("/carte-cadeau")[0] == 500

    def test_parcels_are_followed_in_circles(self, careless: Site) -> None:
        assert "/suivi" in careless.links("/livraison")
        assert careless.ask("/suivi")[0] == careless.ask("/suivi/")[0] == 301

    def test_a_lost_page_leads_nowhere(self, careless: Site) -> None:
        for path in (LOST, "/en/nowhere", "/x7q"):
            page = careless.page(path)
            assert not page.css("a, form, input") and len(page.css("h1")) == 1

    def test_the_journal_hides_its_lost_pages(self, careless: Site) -> None:
        for path in ("/journal/la-table-de-noel", "/journal/teindre-au-pastel", "/journal/x7q"):
            status, text = careless.ask(path)
            assert (status, "Page introuvable" in text) == (200, True)

    def test_the_social_network_turns_visitors_away(self, careless: Site) -> None:
        [address] = {
            a.attributes["href"] or "" for a in careless.page("/").css("footer a[href^='http']")
        }
        network = Site(address)
        assert network.home != careless.home
        assert network.ask(urlsplit(address).path)[0] == network.ask("/robots.txt")[0] == 403
