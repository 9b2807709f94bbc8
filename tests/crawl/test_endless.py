"""A visit to sites without end: it ends, has read all else, and names each row once."""

from zlib import crc32

import pytest

from journeycheck import urls
from journeycheck.crawl import reasons
from journeycheck.facts import LinkOutcome
from tests.crawl.server import Request, Visited, page, reply, visit

W = LinkOutcome
OWN = [f"/metier/{n}" for n in range(20)]


def noise(path: str, n: int) -> str:
    return f"{crc32(f'{path} {n}'.encode()):08x}"


def months(request: Request) -> str:
    year, month = map(int, request.path.split("/")[2:4])
    after = f"/agenda/{year + month // 12}/{month % 12 + 1}"
    return page(after, f"/agenda/{year - 1}/{month}", title=f"Agenda {month} {year}")


def maze(request: Request) -> str:
    links = [f"/maze/{noise(request.path, n)}" for n in range(8)]
    return page(*links, title=noise(request.path, 99), text=noise(request.path, 98))


def filters(request: Request) -> str:
    query = request.path.partition("?")[2]
    more = [
        f"/rayon?{query}{'&' if query else ''}{k}={v}" for k in ("color", "size") for v in "abc"
    ]
    return page(*more, title=f"Rayon {query}")


def sessions(request: Request) -> str:
    """Each answer gives all links a new session."""
    links = [f"/compte/{n}?PHPSESSID={noise(request.path, request.count)}" for n in range(4)]
    return page(*links, title=f"Compte {request.path.partition('?')[0]}")


def copies(request: Request) -> str:
    return page(*(f"/copie/{noise(request.path, n)}" for n in range(3)), title="Bienvenue")


def spellings(request: Request) -> str:
    ways = ["/spelt?a=1&b=2", "/spelt?b=2&a=1", "/x/../spelt?a=1&b=2", "/spel%74?b=2&a=1&",
            "/./spelt?a=1&b=2#top", "/spelt?a=1&b=2&utm_source=x", "/spelt?a=1&&b=2"]  # fmt: skip
    return page(*ways, title="Écritures")


TRAPS = {
    "/agenda": months, "/maze": maze, "/rayon": filters, "/compte": sessions, "/copie": copies,
    "/spelt": spellings,
}  # fmt: skip


def trapped(entry: str, **changes: object) -> Visited:
    def answer(request: Request) -> object:
        trap = next((trap for path, trap in TRAPS.items() if request.path.startswith(path)), None)
        return trap(request) if trap else reply(404, "<title>Page introuvable</title>")

    own = {path: page("/", title=f"Métier {path}") for path in (*OWN, "/contact")}
    routes = {"/": page(entry, *OWN, "/contact"), **own, "*": answer}
    return visit(routes, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "most", "row"),
    [
        ("/agenda/2026/11", 8, "/agenda/<date>"), ("/maze/0", 110, "/maze/…"),
        ("/rayon", 20, "orders and filters of a list"), ("/copie/0", 70, "/copie/…"),
    ],
)  # fmt: skip
def test_a_row_without_end_is_sampled_and_named_once(entry: str, most: int, row: str) -> None:
    seen = trapped(entry)
    behind = [path for path in seen.server.asked() if path.startswith(entry[:5])]
    assert {*OWN, "/contact"} <= set(seen.reader.paths)
    assert len(behind) <= most
    named = [skip for skip in seen.crawled.skipped if skip.reason == "trap" and skip.detail == row]
    assert len(named) == 1
    answers = seen.crawled.answers.items()
    left_out = {urls.in_order(url) for url, one in answers if one.reason == reasons.A_TRAP}
    assert sum(s.count for s in seen.crawled.skipped if s.reason == "trap") == len(left_out)
    assert seen.crawled.skipped_total >= len(left_out) > 0
    assert seen.crawled.unread == {}


@pytest.mark.parametrize(("entry", "asked"), [("/compte/0", 4), ("/spelt?a=1&b=2", 1)])
def test_one_page_under_many_names_is_asked_once(entry: str, asked: int) -> None:
    seen = trapped(entry)
    behind = [path for path in seen.server.asked() if path.startswith(entry[:5])]
    assert len(behind) == asked
    assert {a.outcome for url, a in seen.crawled.answers.items() if entry[:5] in url} == {W.WORKS}
    assert seen.crawled.outcome == "complete"


def test_what_a_trap_leaves_out_is_no_end_of_the_budget() -> None:
    seen = trapped("/rayon")
    assert (seen.crawled.outcome, seen.crawled.reason) == ("complete", None)


def test_the_same_answers_find_the_same_traps() -> None:
    first, second = (trapped("/maze/0") for _ in range(2))
    assert first.reader.paths == second.reader.paths
    assert first.skips() == second.skips()


def test_a_large_shop_is_read_whole() -> None:
    def shelf(request: Request) -> str:
        number = int(request.path.partition("=")[2] or 1)
        pages = [f"/shop?page={n}" for n in range(max(1, number - 3), min(40, number + 3) + 1)]
        goods = [f"/product/{10 * number + n}" for n in range(10)]
        return page(*pages, *goods, title=f"Boutique {number}")

    def goods(request: Request) -> str:
        number = int(request.path.rpartition("/")[2])
        return page("/shop", f"/product/{number + 1}", title=f"Produit {number}")

    def answer(request: Request) -> object:
        if request.path.startswith("/product/"):
            return goods(request)
        return shelf(request) if request.path.startswith("/shop") else reply(404)

    seen = visit({"/": page("/shop"), "*": answer}, max_pages=2000, max_depth=60)
    assert {f"/product/{n}" for n in range(10, 410)} <= set(seen.reader.paths)
    assert "trap" not in seen.skips().values()


def spelt(differ: str = "") -> Visited:
    """Twelve pages, each linked in three spellings that the server takes for one, but for one."""
    ways = [f"/p{n}{end}" for n in range(12) for end in ("", "/", "/index.html")]

    def answer(request: Request) -> object:
        name = request.path.removesuffix("index.html").strip("/")
        if not name.startswith("p"):
            return reply(404, "no")
        other = " ailleurs" if request.path == differ else ""
        return page(f"/{name}", title=f"Page {name}{other}")

    return visit({"/": page(*ways), "*": answer})


def test_two_spellings_of_each_page_are_asked_until_the_site_is_known() -> None:
    seen = spelt()
    assert 1 + 12 + 5 + 5 <= len(seen.reader.paths) < 1 + 36 - 8
    assert seen.crawled.outcome == "complete"
    twin = f"{seen.server.home}p11/"
    assert seen.crawled.answers[twin].outcome is W.SKIPPED
    assert twin in seen.crawled.aliases[f"{seen.server.home}p11"]


def test_spellings_that_a_server_tells_apart_are_all_asked() -> None:
    seen = spelt(differ="/p0/")
    asked = [path for path in seen.server.asked() if path.startswith("/p")]
    assert {f"/p{n}/" for n in range(12)} <= set(asked)
