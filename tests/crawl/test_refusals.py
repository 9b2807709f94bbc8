"""Pages that were refused count, whatever they are, when they are many of the few."""

import pytest

from journeycheck.crawl import reasons
from tests.crawl.server import Request, Write, page, reply, visit

ROBOTS = reply(200, "User-agent: *\nDisallow: /infos\n", "text/plain")


async def hang_up(request: Request, writer: Write) -> None:
    writer.transport.abort()


def refused(read: int, answer: object, count: int = 1, **routes: object) -> dict[str, str]:
    """What is unread of a site with `read` pages beside the home page, and some that answer so."""
    fine = [f"/p{n}" for n in range(read)]
    bad = [f"/infos{n}" for n in range(count)]
    seen = visit(
        {"/": page(*fine, *bad), **dict.fromkeys(fine, page()), **dict.fromkeys(bad, answer)}
        | {"/" + name.replace("_", "."): answer for name, answer in routes.items()}
    )
    return dict(seen.unread())


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(403, "no"), reasons.TURNED_AWAY),
        (reply(500, "no"), reasons.SERVER_FAULT),
        (reply(206, page()), reasons.NOT_A_PAGE),
        (reply(200, b"nonsense", Content_Encoding="br"), reasons.UNPACKABLE),
        (hang_up, reasons.BROKEN_OFF),
    ],
)
def test_the_only_other_page_was_refused(answer: object, reason: str) -> None:
    assert refused(0, answer) == {"/infos0": reason}


def test_a_fifth_is_borne_and_more_is_not() -> None:
    assert refused(3, reply(403, "no")) == {}
    assert list(refused(2, reply(403, "no"))) == ["/infos0"]
    assert list(refused(6, reply(403, "no"), 2)) == ["/infos0", "/infos1"]


@pytest.mark.parametrize("answer", [reply(404, "no"), reply(200, "{}", "application/json")])
def test_what_is_no_page_is_not_missed_by_that(answer: object) -> None:
    assert refused(0, answer) == {}


def test_robots_count_only_while_hardly_anything_was_read() -> None:
    assert refused(0, page(), robots_txt=ROBOTS) == {"/infos0": reasons.BY_ROBOTS}
    assert refused(1, page(), robots_txt=ROBOTS) == {}


def test_refused_documents_and_other_sites_do_not_count() -> None:
    seen = visit({"/": page("/a.pdf", "http://127.0.0.1:9/x"), "/a.pdf": reply(403, "no")})
    assert seen.unread() == {}
