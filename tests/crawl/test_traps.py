"""Endless rows are found, sampled and named; shops, archives and lists of towns are read whole."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck import urls
from journeycheck.crawl import shapes
from journeycheck.crawl.frontier import Frontier, Job
from journeycheck.crawl.mazes import Look
from journeycheck.crawl.traps import SAMPLE, Seen, Traps

HOME = "http://shop.test/"
Site = Callable[[str], tuple[str, Iterable[str]]]  # path -> its words, the paths it leads to


class Walk:
    """What is read of a site, page by page, and what is left out as one of a row."""

    def __init__(self, site: Site, most: int = 500, drips: str = "/no-such") -> None:
        self.read: list[str] = []
        self.rows: dict[str, list[str]] = {}
        self._site, self._drips, self._traps = site, drips, Traps()
        self._queue = Frontier(self._traps.doubt)
        self._queue.push(Job(HOME, 0), set())
        while len(self.read) < most and (job := self._queue.next_page()):
            self._visit(job)
        self.rest = sum(1 for _ in self._queue.left())

    def _visit(self, job: Job) -> None:
        path = job.url.removeprefix(HOME[:-1])
        if row := self._traps.take(job.url):
            self.rows.setdefault(row, []).append(path)
            return
        self.read.append(path)
        told, links = self._site(path)
        found = tuple(dict.fromkeys(urls.identity(HOME[:-1] + link) for link in links))
        for url in found if job.depth < 10 else ():
            self._queue.push(Job(url, job.depth + 1), set())
        look = Look(told, told, frozenset(crc32(word.encode()) for word in told.split()))
        self._traps.read(Seen(job.url, look, found, dripped=path.startswith(self._drips)))

    @property
    def left_out(self) -> int:
        return sum(map(len, self.rows.values()))


def beside(trap: Site, *entries: str, pages: int = 30) -> Site:
    """A company's site of some pages, with a trap behind its home page."""
    own = [f"/metier/{n}" for n in range(pages)]

    def site(path: str) -> tuple[str, Iterable[str]]:
        if path == "/":
            return "Accueil de la maison", [*entries, *own, "/contact"]
        if path in own or path == "/contact":
            return f"Page {path}", ["/", "/contact"]
        return trap(path)

    return site


def noise(path: str, n: int) -> str:
    return f"{crc32(f'{path} {n}'.encode()):08x}"


def folder(path: str) -> str:
    return path.rstrip("/")


def months(path: str) -> tuple[str, Iterable[str]]:
    year, month = map(int, path.split("/")[2:4])
    after = f"/agenda/{year + month // 12}/{month % 12 + 1}"
    before = f"/agenda/{year - (month == 1)}/{(month - 2) % 12 + 1}"
    days = [f"/agenda/{year}/{month}/{day}" for day in range(1, 29)]
    return f"Agenda {path}", [after, before, *days]


def by_query(path: str) -> tuple[str, Iterable[str]]:
    number = int(path.rpartition("=")[2])
    return f"Mois {number}", [f"/agenda?month={n}&year={number + 1}" for n in (1, 2)]


def dated(path: str) -> tuple[str, Iterable[str]]:
    n = int(path.rpartition("-")[2]) if "date=" in path else 1
    return f"Jour {n}", [f"/salle?date=2031-05-{d % 28 + 1:02}" for d in range(n, n + 9)]


def filters(path: str) -> tuple[str, Iterable[str]]:
    values = {"color": "rgb", "size": "sml", "sort": ("price", "name"), "brand": "xyz"}
    base, _, query = path.partition("?")
    chosen = dict(pair.split("=") for pair in query.split("&") if pair)
    links = [
        f"{base}?" + "&".join(f"{k}={v}" for k, v in {**chosen, key: value}.items())
        for key, several in values.items()
        for value in several
    ]
    return f"Rayon {sorted(chosen.values())}", links


def unnamed(path: str) -> tuple[str, Iterable[str]]:
    """Filters under names that nobody knows."""
    grid = product("abcde", "klmno", "vwxyz")
    return f"Rayon {path}", [f"/rayon?u={a}&v={b}&w={c}" for a, b, c in grid]


def relative(path: str) -> tuple[str, Iterable[str]]:
    return f"Page {path}", [f"{folder(path)}/blog/", f"{folder(path)}/infos/"]


def growing(path: str) -> tuple[str, Iterable[str]]:
    return f"Page {path}", [f"{path}{'&' if '?' in path else '?'}x={n}" for n in (1, 2)]


def nested(path: str) -> tuple[str, Iterable[str]]:
    from urllib.parse import quote

    return f"Page {path}", [f"/connexion?retour={quote(path, safe='')}", "/connexion?retour=%2F"]


def maze(path: str) -> tuple[str, Iterable[str]]:
    return f"{noise(path, 1)} {noise(path, 2)}", [
        f"{folder(path)}/{noise(path, n)}" for n in range(7)
    ]


def flat_maze(path: str) -> tuple[str, Iterable[str]]:
    links = [f"/maze/{noise(path, n)}.html" for n in range(9)]
    return f"{noise(path, 1)} {noise(path, 2)}", [*links, "/contact"]


def scattered_maze(path: str) -> tuple[str, Iterable[str]]:
    return noise(path, 9), [f"/{noise(path, n)}/{noise(path, n + 50)}" for n in range(6)]


def one_page(path: str) -> tuple[str, Iterable[str]]:
    return "Toujours la même page", [f"/copie/{noise(path, n)}" for n in range(2)]


def login(path: str) -> tuple[str, Iterable[str]]:
    """A shop of which each page leads to the same form, with its own address in the query."""
    if path.startswith("/login"):
        return "Identifiez-vous", ["/login?next=/", "/contact"]
    links = [f"/rayon/{n}" for n in range(60)] if path == "/rayon/0" else []
    return f"Page {path}", [f"/login?next={path}", *links]


@pytest.mark.parametrize(
    ("trap", "entry", "sample"),
    [
        (months, "/agenda/2026/11", 7), (by_query, "/agenda?month=3", 7), (dated, "/salle", 16),
        (filters, "/rayon", 15), (unnamed, "/rayon", 15), (relative, "/blog/", 14),
        (growing, "/liste", 14), (nested, "/connexion", 9), (maze, "/maze/0", 80),
        (flat_maze, "/maze/0", 80), (scattered_maze, "/x/0", 130), (one_page, "/copie/0", 15),
        (login, "/rayon/0", 69),
    ],
)  # fmt: skip
def test_a_trap_is_sampled_and_all_else_is_read(trap: Site, entry: str, sample: int) -> None:
    walk = Walk(beside(trap, entry))
    behind = [path for path in walk.read if not path.startswith("/metier") and len(path) > 1]
    assert {f"/metier/{n}" for n in range(30)} | {"/contact"} <= set(walk.read)
    assert len(behind) - 1 <= sample
    assert 1 <= len(walk.rows) <= 3
    assert walk.left_out > 0
    assert walk.rest == 0


def test_a_trap_that_drips() -> None:
    walk = Walk(beside(maze, "/maze/0"), drips="/maze")
    assert len([path for path in walk.read if path.startswith("/maze")]) <= SAMPLE + 1
    assert list(walk.rows) == ["/maze/…"]


def shop(path: str) -> tuple[str, Iterable[str]]:
    """3,000 goods in shelves, each with its neighbours, all told in the same words but for the
    name."""
    if path == "/shop":
        return "Boutique", [f"/shelf/{n}" for n in range(60)]
    number = int(path.rpartition("/")[2])
    if path.startswith("/shelf"):
        return f"Rayon {number}", [f"/product/{50 * number + n}" for n in range(50)]
    near = [f"/product/{(number + n) % 3000}" for n in (-2, -1, 1, 2)]
    return f"Produit {number} au panier", [*near, f"/shelf/{number // 50}"]


def paged(path: str) -> tuple[str, Iterable[str]]:
    number = int(path.partition("=")[2] or 1)
    if path.startswith("/article"):
        return f"Article {path}", ["/liste"]
    pages = [f"/liste?page={n}" for n in range(1, 401)] if number == 1 else []
    return "Nos articles", [*pages, *(f"/article-{number}-{n}" for n in range(3))]


def towns(path: str) -> tuple[str, Iterable[str]]:
    """Shops by region, department and town: a tree without any way across."""
    depth = path.strip("/").count("/")
    size = [13, 8, 9, 0][depth]
    return f"Magasins {path}", [f"{folder(path)}/{'abc'[depth]}{n}" for n in range(size)]


def bare_pages(path: str) -> tuple[str, Iterable[str]]:
    """A list of which each page says the same, and leads to the next ones."""
    number = int(path.partition("=")[2] or 1)
    return "Nos articles", [f"/liste?page={n}" for n in range(number + 1, min(number + 60, 401))]


def one_script(path: str) -> tuple[str, Iterable[str]]:
    """Everything behind `index.php`, as thousands of old sites have it."""
    pages = [f"/index.php?option=content&view=article&id={n}" for n in range(300)]
    pages += [f"/index.php?option=content&view=article&id={n}&Itemid=5" for n in range(40)]
    pages += [f"/index.php?lang={tongue}&id={n}" for tongue in ("fr", "de") for n in range(100)]
    return f"Article {path}", pages if path == "/index.php" else ["/index.php"]


def sections(path: str) -> tuple[str, Iterable[str]]:
    grid = [f"/lire?rubrique={a}&texte={b}" for a in range(12) for b in range(14)]
    return f"Texte {path}", grid if path == "/lire" else ["/lire"]


def archive(path: str) -> tuple[str, Iterable[str]]:
    months = [f"/{year}/{month:02}/" for year in range(2016, 2026) for month in range(1, 13)]
    if path.endswith("/"):
        return f"Archives {path}", [f"{path}billet-{n}" for n in range(3)]
    return f"Billet {path}", months


def wiki(path: str) -> tuple[str, Iterable[str]]:
    """2,000 pages that lead here and there."""
    return f"Notice {path}", [f"/wiki/n{int(noise(path, n), 16) % 2000}" for n in range(20)]


@pytest.mark.parametrize(
    ("site", "entry", "pages"),
    [
        (shop, "/shop", 3061), (paged, "/liste", 1600), (towns, "/magasins", 1 + 13 + 104 + 936),
        (one_script, "/index.php", 541), (sections, "/lire", 169), (archive, "/blog", 481),
        (wiki, "/wiki/n0", 1990), (bare_pages, "/liste", 400),
    ],
)  # fmt: skip
def test_a_large_site_is_read_to_the_end(site: Site, entry: str, pages: int) -> None:
    walk = Walk(beside(site, entry, pages=0), most=10_000)
    assert walk.rows == {}
    assert len(walk.read) >= pages


def test_the_same_site_gives_the_same_walk() -> None:
    first, second = (Walk(beside(scattered_maze, "/x/0")) for _ in range(2))
    assert (first.read, first.rows) == (second.read, second.rows)


def test_a_page_that_stands_outside_the_maze_as_well_is_read() -> None:
    def trap(path: str) -> tuple[str, Iterable[str]]:
        told, links = flat_maze(path)
        return told, [*links, "/horaires"]

    walk = Walk(beside(trap, "/maze/0"))
    assert "/contact" in walk.read
    assert "/horaires" in walk.read


# Addresses by themselves


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a" * 13, "deep"), ("/a/b/a/b/", "repeated"), ("/a/x/a/y/a", "repeated"),
        ("/?a=1&a=2&a=3", "growing"), ("/login?next=/login?next=/", "growing"),
        ("/x?u=%25252F", "growing"), ("/x?q=" + "y" * 1200, "growing"),
        ("/l?sort=price", "filters"), ("/l?order=asc", "filters"), ("/l?brand=a,b", "filters"),
        ("/l?color=red&size=m", "filters"), ("/l?filter[color]=red&filter[size]=m", "filters"),
        ("/l?filter_color=a&pa_size=b", "filters"), ("/2024/05/05/titre", ""), ("/fr/fr/", ""),
        ("/1/1/1/1", ""), ("/x?id[]=1&id[]=2&id[]=3", ""), ("/l?brand=x", ""), ("/l?page=9", ""),
        ("/index.php?option=com_content&view=article&id=12", ""),
        ("/suivi?order=10023", ""), ("/?dir=images", ""), ("/recherche?q=a,b", ""),
        ("/produit?id=3&lang=fr&cat=9", ""),
    ],
)  # fmt: skip
def test_rows_told_by_an_address(path: str, kind: str) -> None:
    assert shapes.endless(shapes.shape(HOME[:-1] + path)) == kind


@pytest.mark.parametrize(
    "path",
    [
        "/agenda/2031/05", "/agenda/2031/5/12/", "/2031-05/", "/fr/mois/2031-05-12", "/agenda/2031",
        "/agenda?month=5&year=2031", "/agenda?date=2031-05-12", "/x?from=2031-05-12", "/?m=203105",
        "/agenda/05/2031", "/salle/7/2031/05", "/week/2031-w12",
    ],
)  # fmt: skip
def test_pages_of_a_calendar(path: str) -> None:
    assert shapes.calendar(shapes.shape(HOME[:-1] + path))


@pytest.mark.parametrize(
    "path",
    [
        "/product/2031", "/2031", "/12/2031", "/2024/05/titre", "/news/202405", "/faq/12/3",
        "/p?id=2031", "/x?day=full", "/agenda/concert", "/agenda/12", "/2031/99", "/",
    ],
)  # fmt: skip
def test_pages_of_no_calendar(path: str) -> None:
    assert shapes.calendar(shapes.shape(HOME[:-1] + path)) == ""


TRICKY = st.text("ab/%?&=2031-05;[]#.é\x00 ", max_size=60)


@settings(max_examples=300, deadline=None)
@given(TRICKY)
def test_any_address_has_a_shape_and_one_identity(path: str) -> None:
    url = urls.absolute("/" + path, HOME) or HOME
    known = urls.identity(url)
    assert urls.identity(known) == known
    assert urls.same_site(known, url)
    for address in (url, known):
        one = shapes.shape(address)
        assert shapes.endless(one) in {"", "deep", "repeated", "growing", "filters"}
        assert isinstance(shapes.calendar(one), str)
        assert one.ground.startswith("/")


LINKS = st.lists(st.lists(st.integers(0, 40), max_size=6), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(LINKS)
def test_no_site_of_forty_pages_has_a_trap(links: Sequence[Sequence[int]]) -> None:
    """Whatever leads where, as long as each page says something else."""

    def site(path: str) -> tuple[str, Iterable[str]]:
        number = int(path.rpartition("/")[2] or 0) % len(links)
        return f"Page {number}", [f"/p/{n}" for n in links[number]]

    assert Walk(site).rows == {}
