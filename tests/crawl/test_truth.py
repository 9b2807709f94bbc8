"""Nothing is called broken after one look, and nothing that turned us away is called anything."""

from typing import Any

import pytest

from journeycheck.crawl import reasons
from journeycheck.facts import Answer, LinkOutcome
from tests.crawl.server import ENDLESS, Request, Visited, Write, moved, page, reply, visit

W = LinkOutcome
NOT_FOUND = page(title="Page introuvable", text="Désolé, cette page a disparu de nos rayons.")


def first(*answers: bytes | str) -> object:
    """Each answer once, the last one for ever."""

    def answer(request: Request) -> bytes | str:
        return answers[min(request.count, len(answers)) - 1]

    return answer


def looked_at(path: str, answer: object, **more: object) -> Visited:
    return visit({"/": page(path), path: answer, **more})


@pytest.mark.parametrize("status", [404, 410])
def test_not_found_twice_is_broken(status: int) -> None:
    seen = looked_at("/gone", reply(status, "no"))
    assert seen.answer("/gone").outcome is W.BROKEN
    assert (seen.answer("/gone").status, seen.answer("/gone").tries) == (status, 2)
    assert seen.crawled.asked_twice == 1
    assert seen.crawled.unread == {}


def test_the_second_look_comes_later_and_after_other_work(patient: None) -> None:
    others = [f"/s{n}/p" for n in range(12)]
    seen = visit({"/": page("/gone/x", *others), **{path: page() for path in others}})
    looks = [request.at for request in seen.server.log if request.path == "/gone/x"]
    assert len(looks) == 2
    assert looks[1] - looks[0] >= 0.5
    assert seen.server.asked()[-1] == "/gone/x"


@pytest.mark.parametrize("failure", [404, 500, 502])
def test_a_page_that_fails_once_is_fine(failure: int) -> None:
    seen = looked_at("/contact", first(reply(failure), page("/next")), **{"/next": page()})
    assert seen.answer("/contact").outcome is W.WORKS
    assert seen.reader.paths == ["/", "/contact", "/next"]
    assert seen.crawled.unread == {}


def test_a_server_fault_twice_is_an_error() -> None:
    seen = looked_at("/contact", reply(500, "Oops"))
    assert seen.answer("/contact").outcome is W.ERROR
    assert seen.unread() == {"/contact": reasons.SERVER_FAULT}


def test_two_different_failures_accuse_nobody() -> None:
    seen = looked_at("/odd", first(reply(500), reply(404)))
    assert seen.answer("/odd").outcome is W.CANT_TELL
    assert seen.answer("/odd").reason == reasons.UNSTEADY


@pytest.mark.parametrize("status", [401, 403, 405, 407, 451, 999])
def test_a_wall_is_neither_broken_nor_fine(status: int) -> None:
    seen = looked_at("/contact", reply(status, "Access denied"))
    assert seen.answer("/contact").outcome is W.REFUSED
    assert seen.skips() == {"/contact": "bot-wall"}
    assert "/contact" in seen.unread()
    assert seen.server.hits["/contact"] == 1


@pytest.mark.parametrize("status", [400, 402, 406, 418, 300, 304])
def test_what_other_codes_mean_is_not_guessed(status: int) -> None:
    assert looked_at("/x", reply(status)).answer("/x").outcome is W.CANT_TELL


@pytest.mark.parametrize("path", ["/", "/contact", "/anything"])
def test_a_page_read_in_part_is_told(path: str) -> None:
    pages = {"/": page("/contact", "/anything"), "/contact": page(), "/anything": page()}
    seen = visit(pages | {path: page("/contact", "/anything", text=f"Un {ENDLESS}")})
    assert seen.unread() == {path: reasons.READ_IN_PART}
    assert seen.skips() == {path: "too-large"}


def test_a_challenge_with_status_200_is_a_wall() -> None:
    challenge = "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"
    seen = looked_at("/contact", reply(200, challenge))
    assert seen.answer("/contact").outcome is W.REFUSED
    assert seen.unread() == {"/contact": reasons.CHALLENGED}
    assert seen.reader.paths == ["/"]


def test_the_mark_of_a_wall_in_a_page_that_says_a_lot_is_no_wall() -> None:
    text = "Nous racontons comment _cf_chl_opt et px-captcha nous ont gênés. " * 30
    seen = looked_at("/blog", page(text=text))
    assert seen.answer("/blog").outcome is W.WORKS


def test_a_site_that_begins_to_refuse_is_left_alone() -> None:
    links = [f"/s{n}/p" for n in range(40)]
    home = first(page(*links), reply(403, "no"))
    seen = visit({"/": home, "*": reply(403, "no"), "/robots.txt": reply(404)})
    assert (seen.crawled.outcome, seen.crawled.reason) == ("blocked", reasons.STOPPED_BY_WALL)
    assert len(seen.server.log) < 25
    assert len(seen.crawled.answers) == 41


def test_a_closed_corner_does_not_end_the_visit() -> None:
    links = [f"/members/{n}/p" for n in range(30)]
    seen = visit({"/": page(*links, "/z/z"), "/z/z": page(), "*": reply(403, "no")})
    assert seen.crawled.outcome == "complete"
    assert "/z/z" in seen.reader.paths


def test_503_once_is_waited_for() -> None:
    seen = looked_at("/contact", first(reply(503, Retry_After="1"), page()))
    assert seen.answer("/contact").outcome is W.WORKS
    looks = [request.at for request in seen.server.log if request.path == "/contact"]
    assert looks[1] - looks[0] >= 0.9


def test_an_absurd_retry_after_is_not_waited_for() -> None:
    seen = looked_at("/contact", reply(429, Retry_After="99999999"))
    assert seen.answer("/contact").outcome is W.REFUSED
    assert seen.server.hits["/contact"] == 1


# Soft 404


def soft(routes: dict[str, object]) -> Visited:
    return visit({"/": page("/produits/lampe", "/produits/chaise"), **routes})


def test_a_soft_404_needs_the_title_and_the_probe_and_two_looks() -> None:
    seen = soft({"/produits/chaise": page(), "*": NOT_FOUND, "/robots.txt": reply(404)})
    assert seen.answer("/produits/lampe").outcome is W.GONE
    assert seen.answer("/produits/lampe").tries == 2
    assert "/produits/lampe" not in seen.reader.paths
    assert seen.answer("/produits/chaise").outcome is W.WORKS


def test_a_title_alone_is_no_soft_404() -> None:
    seen = soft({"/produits/lampe": NOT_FOUND, "/produits/chaise": page()})
    assert seen.answer("/produits/lampe").outcome is W.WORKS
    assert "/produits/lampe" in seen.reader.paths


def test_a_body_that_tells_of_removed_things_is_no_soft_404() -> None:
    news = page(title="Nouveautés", text="La page introuvable de mai a été remplacée.")
    seen = soft({"*": news, "/robots.txt": reply(404)})
    assert seen.answer("/produits/lampe").outcome is W.WORKS


def test_a_soft_404_that_recovers_is_fine() -> None:
    seen = soft({"/produits/lampe": first(NOT_FOUND, page()), "*": NOT_FOUND})
    assert seen.answer("/produits/lampe").outcome is W.WORKS


def test_the_probe_is_asked_once_a_folder() -> None:
    links = [f"/produits/p{n}" for n in range(6)]
    seen = visit({"/": page(*links), "*": NOT_FOUND, "/robots.txt": reply(404)})
    probes = [path for path in seen.server.asked() if path not in {*links, "/"}]
    assert sorted(path.rpartition("/")[0] for path in probes) == ["", "", "", "/produits"]
    assert all(seen.answer(path).outcome is W.GONE for path in links)


def test_a_home_page_is_never_a_soft_404() -> None:
    seen = visit({"*": NOT_FOUND, "/robots.txt": reply(404)})
    assert seen.answer("/").outcome is W.WORKS
    assert seen.crawled.catch_all is True


def test_a_deep_link_that_lands_on_the_home_page_is_a_redirect() -> None:
    seen = looked_at("/produits/vieux", moved("/"))
    assert seen.answer("/produits/vieux").outcome is W.REDIRECTED
    assert seen.answer("/produits/vieux").final_url == seen.server.home


# Other sites


def outside(answer: object, **changes: Any) -> Visited:
    """A link to another host, which is 127.0.0.2 on the same server."""
    holder: dict[str, int] = {}

    def home(request: Request) -> str:
        holder["port"] = int(request.headers["host"].partition(":")[2])
        return page(f"http://localhost:{holder['port']}/x")

    return visit({"/": home, "/x": answer}, allow_private=True, **changes)


def told(seen: Visited) -> Answer:
    return seen.crawled.answers[f"http://localhost:{seen.server.port}/x"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (reply(200, "fine"), W.WORKS),
        (reply(404), W.BROKEN),
        (reply(500), W.CANT_TELL),
        (reply(503, Retry_After="600"), W.REFUSED),
        (reply(999), W.REFUSED),
        (moved("/y"), W.BROKEN),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", W.CANT_TELL),
    ],
)
def test_another_site(answer: object, outcome: LinkOutcome) -> None:
    seen = outside(answer)
    assert told(seen).outcome is outcome
    assert seen.reader.paths == ["/"]
    assert seen.crawled.outcome == "complete"


async def hang_up(request: Request, writer: Write) -> None:
    writer.transport.abort()


def test_another_site_that_hangs_up_accuses_nobody() -> None:
    assert told(outside(hang_up)).outcome is W.CANT_TELL


def test_our_own_site_that_hangs_up_twice_is_at_fault() -> None:
    seen = looked_at("/contact", hang_up)
    assert seen.answer("/contact").outcome is W.ERROR
    assert seen.answer("/contact").reason == reasons.BROKEN_OFF
    assert seen.unread() == {"/contact": reasons.BROKEN_OFF}
