"""A whole visit: order, budgets, what is read, and what is left alone."""

import asyncio

import pytest

from journeycheck.crawl import reasons
from journeycheck.facts import LinkOutcome
from tests.crawl.server import Request, Write, moved, page, reply, visit

W = LinkOutcome


def test_reads_every_page_of_a_small_site() -> None:
    seen = visit(
        {"/": page("/a", "/contact"), "/a": page("/b"), "/b": page("/"), "/contact": page()}
    )
    assert seen.crawled.outcome == "complete"
    assert seen.crawled.reason is None
    assert sorted(seen.reader.paths) == ["/", "/a", "/b", "/contact"]
    assert seen.reader.paths[:2] == ["/", "/contact"]
    assert {seen.answer(path).outcome for path in ("/", "/a", "/b", "/contact")} == {W.WORKS}
    assert seen.crawled.unread == {}
    assert seen.crawled.addresses_asked == 4


def test_the_errand_comes_before_the_sitemap_and_the_sitemap_before_the_rest() -> None:
    pages = {f"/{name}": page() for name in ("a", "listed", "legal", "terms", "contact")}
    tree = "<urlset><url><loc>/listed</loc></url></urlset>"
    home = page("/a", "/terms", "/legal", "/contact")
    seen = visit({"/": home, "/sitemap.xml": reply(200, tree, "application/xml"), **pages})
    assert seen.reader.paths == ["/", "/legal", "/contact", "/terms", "/listed", "/a"]


def test_an_endless_row_waits_behind_the_others() -> None:
    def calendar(_: Request) -> str:
        return page(*(f"/agenda/{n}" for n in range(100)))

    routes: dict[str, object] = {f"/agenda/{n}": calendar for n in range(100)}
    routes |= {f"/{n}/about": calendar for n in "abcdef"}
    home = page(*(f"/agenda/{n}" for n in range(20)), *(f"/{n}/about" for n in "abcdef"))
    seen = visit({"/": home, **routes}, max_pages=12)
    assert {f"/{n}/about" for n in "abcdef"} <= set(seen.reader.paths)
    assert seen.crawled.stopped_by == "pages"


def test_the_page_budget_is_told() -> None:
    pages = {f"/p{n}/x": page() for n in range(9)}
    seen = visit({"/": page(*pages), **pages}, max_pages=5)
    assert len(seen.reader.kept) == 5
    assert (seen.crawled.outcome, seen.crawled.stopped_by) == ("partial", "pages")
    assert seen.crawled.reason == reasons.STOPPED_AT_PAGES
    left = [path for path, reason in seen.skips().items() if reason == "budget"]
    assert len(left) == 5
    assert seen.answer(left[0]).outcome is W.SKIPPED


def test_the_depth_budget_is_told() -> None:
    chain = {f"/{n}": page(f"/{n + 1}") for n in range(5)}
    seen = visit({"/": page("/0"), **chain}, max_depth=2)
    assert seen.reader.paths == ["/", "/0", "/1"]
    assert (seen.crawled.outcome, seen.crawled.stopped_by) == ("partial", "depth")
    assert seen.answer("/2").reason == reasons.TOO_DEEP


def test_the_time_budget_is_told() -> None:
    async def never(request: Request, writer: Write) -> None:
        await asyncio.sleep(30)

    seen = visit({"/": page("/contact"), "/contact": never}, max_time=1.5, timeout=20)
    assert (seen.crawled.outcome, seen.crawled.stopped_by) == ("partial", "time")
    assert seen.answer("/contact").outcome is W.SKIPPED
    assert seen.unread() == {"/contact": reasons.OUT_OF_BUDGET}


def test_stopped_by_hand_keeps_what_it_has() -> None:
    pages = {f"/p{n}": page() for n in range(50)}
    seen = visit({"/": page(*pages), **pages}, stop_at=5)
    assert (seen.crawled.outcome, seen.crawled.stopped_by) == ("partial", "interrupt")
    assert 1 <= len(seen.reader.kept) < 50
    assert len(seen.crawled.answers) == 51


def test_redirects_lead_to_one_page_with_its_other_addresses() -> None:
    routes = {
        "/": page("/old", "/older?utm_source=x", "/new"),
        "/old": moved("/new"),
        "/older": moved("/old", 301),
        "/new": page(),
    }
    seen = visit(routes)
    base = seen.server.home
    assert sorted(seen.reader.paths) == ["/", "/new"]
    assert seen.answer("/old").outcome is W.REDIRECTED
    assert seen.answer("/older?utm_source=x").hops == (f"{base}older", f"{base}old")
    assert seen.answer("/older?utm_source=x").final_url == f"{base}new"
    aliases = seen.crawled.aliases[f"{base}new"]
    assert {f"{base}old", f"{base}older?utm_source=x"} <= set(aliases)


def test_five_redirects_and_a_cookie_on_the_way_are_normal() -> None:
    def gate(request: Request) -> bytes:
        return reply(200, page()) if "ok=1" in request.headers.get("cookie", "") else again

    again = moved("/gate", Set_Cookie="ok=1; Path=/; HttpOnly")
    hops = {f"/h{n}": moved(f"/h{n + 1}") for n in range(5)}
    seen = visit({"/": page("/h0", "/gate"), **hops, "/h5": page(), "/gate": gate})
    assert seen.answer("/h0").outcome is W.REDIRECTED
    assert len(seen.answer("/h0").hops) == 5
    assert seen.answer("/gate").outcome is W.REDIRECTED
    assert "/gate" in seen.reader.paths


def test_documents_are_asked_and_not_read() -> None:
    big = reply(200, b"%PDF" + b"x" * 3_000_000, "application/pdf")
    seen = visit(
        {"/": page("/terms.pdf", "/gone.pdf", "/brochure"), "/terms.pdf": big, "/brochure": big}
    )
    assert seen.answer("/terms.pdf").outcome is W.WORKS
    assert seen.answer("/gone.pdf").outcome is W.BROKEN
    assert seen.answer("/brochure").outcome is W.WORKS
    assert seen.skips() == {"/brochure": "not-html"}
    assert len(seen.reader.kept) == 1


@pytest.mark.parametrize(
    "link",
    [
        "/logout", "/account/log_out.php", "/?mylogout=1", "/index.php?route=account/logout",
        "/panier?add=1&id=3", "/?add-to-cart=12", "/cart/remove/3", "/items/12/delete",
        "/newsletter/unsubscribe/abc", "/compte|Se déconnecter", "/x|Supprimer", "/y|Add to cart",
        "/session?action=signout", "/LogOut",
    ],
)  # fmt: skip
def test_links_that_act_are_never_followed(link: str) -> None:
    seen = visit({"/": page(link), "*": page()})
    path = link.partition("|")[0]
    assert path not in seen.server.asked()
    assert seen.answer(path).outcome is W.SKIPPED
    assert seen.skips()[path] == "dangerous"


@pytest.mark.parametrize(
    "link",
    [
        "/confirmation-de-commande-aide", "/produits/supprimer-les-taches", "/aide/confirmer-rdv",
        "/faq|Comment supprimer mon compte ?", "/search?q=delete", "/cart", "/blog/add-ons",
        "/remove-stains|How to remove stains", "/logout-policy", "/adds?add=0&n=1",
    ],
)  # fmt: skip
def test_pages_about_actions_are_read(link: str) -> None:
    seen = visit({"/": page(link), "*": page(text="Cela se lit. " * 9 + link)})
    assert link.partition("|")[0] in seen.server.asked()


def test_a_redirect_to_an_action_is_not_followed() -> None:
    seen = visit({"/": page("/bye"), "/bye": moved("/logout"), "/logout": page()})
    assert "/logout" not in seen.server.asked()
    assert seen.answer("/bye").reason == reasons.DANGEROUS


def test_the_same_answers_give_the_same_visit() -> None:
    routes = {"/": page(*(f"/s{n % 3}/p{n}" for n in range(20)), "/contact", "/legal")}
    routes["*"] = page("/s0/p3", "/s1/p99")
    runs = [visit(routes, concurrency=concurrency) for concurrency in (4, 4)]
    assert runs[0].reader.paths == runs[1].reader.paths
    assert [skip.reason for skip in runs[0].crawled.skipped] == [
        skip.reason for skip in runs[1].crawled.skipped
    ]


def test_absurd_addresses_are_told_and_not_asked() -> None:
    long, deep = "/" + "x" * 5000, "/a" * 13
    seen = visit({"/": page(long, deep, "http://[::1", "//", "?" * 30), "*": page()})
    assert {"too-long", "trap"} <= {skip.reason for skip in seen.crawled.skipped}
    assert seen.crawled.outcome == "complete"


def test_progress_is_told() -> None:
    seen = visit({"/": page("/a", "/b"), "/a": page(), "/b": page()})
    assert seen.told[-1][0] == 3
    assert seen.told[-1][1] >= 3


def test_a_host_that_answers_its_home_page_to_everything() -> None:
    seen = visit({"*": page("/a", "/b"), "/robots.txt": reply(404)})
    assert seen.crawled.catch_all is True
    assert all(answer.outcome is not W.GONE for answer in seen.crawled.answers.values())


def test_an_errand_page_of_another_company_is_no_page_of_ours() -> None:
    seen = visit({"/": page("http://aide.shop.invalid/contact")})
    assert seen.crawled.unread == {}


def test_hours_in_a_document_are_unread() -> None:
    pdf = reply(200, b"%PDF", "application/pdf")
    seen = visit({"/": page("/hours.pdf", "/map.pdf"), "/hours.pdf": pdf, "/map.pdf": pdf})
    assert seen.unread() == {"/hours.pdf": reasons.NOT_A_PAGE}


def test_stores_left_out_for_want_of_room_are_missed_only_while_few_were_read() -> None:
    stores = {f"/stores/{n}": page() for n in range(8)}
    assert len(visit({"/": page(*stores), **stores}, max_pages=3).crawled.unread) == 6
    assert visit({"/": page(*stores), **stores}, max_pages=6).crawled.unread == {}
