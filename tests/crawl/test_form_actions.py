"""Where contact forms send to: asked for its headers only, and only where asking does nothing."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from journeycheck.audit import audit
from journeycheck.crawl.form_actions import MOST, FormActions, may_be_asked
from journeycheck.facts import Form, FormKind, Place
from tests.conftest import CHECKS, HOME
from tests.crawl.server import Request, Server, page, reply, serving, settings

CHECK = CHECKS["form/unreachable"]
FIELDS = "<label>E-mail <input type=email></label><textarea name=message></textarea><button>Envoyer"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("contact", True),
        ("contact.php", True),
        ("fr/nous-contacter", True),
        ("kontakt.html", True),
        ("send", False),
        ("contact/send.php", False),
        ("envoi-message", False),
        ("formulaire/traitement.php", False),
        ("cgi-bin/formmail.pl", False),
        ("wp-json/contact-form-7/v1/contact-forms/5/feedback", False),
        ("api/contact", False),
        ("sendmail.php", False),
        ("contact?action=post", False),
        ("cart/add", False),
        ("logout", False),
    ],
)
def test_only_what_is_named_like_a_page_is_asked(path: str, expected: bool) -> None:
    assert may_be_asked(HOME + path, HOME) is expected


@pytest.mark.parametrize("url", ["https://other.test/contact", "mailto:a@shop.test", "", "x:"])
def test_other_hosts_are_not_asked(url: str) -> None:
    assert not may_be_asked(url, HOME)


def test_at_most_a_few_and_none_twice() -> None:
    actions = FormActions(HOME)
    for number in (*range(2 * MOST), *range(2 * MOST)):
        actions.note([form(f"{HOME}contact-{number}.php")])
    actions.note([form(f"{HOME}connexion.php", FormKind.LOGIN)])
    assert actions.unknown([f"{HOME}contact-0.php"]) == [
        f"{HOME}contact-{number}.php" for number in range(1, MOST)
    ]


def form(action: str, kind: FormKind = FormKind.CONTACT) -> Form:
    return Form(place=Place(HOME), kind=kind, method="post", action=action)


def outcome(action: str, routes: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    """The outcome of the check for a form with this action, and what the server was asked."""
    home = page(text=f"<form method=post action='{action}'>{FIELDS}</form>")
    known = {"/": home, "/robots.txt": reply(404), "/sitemap.xml": reply(404)}
    server = Server(known | dict(routes))

    async def run() -> str:
        async with serving(server):
            done = await audit(server.home, settings(), [CHECK], lambda *_: None)
        return done.audit.checks[0].outcome

    told = asyncio.run(run())
    path = action.partition("#")[0]
    return told, [(r.method, r.path) for r in server.log if r.path == path]


def only_headers(status: int) -> Any:
    """Answers a HEAD; any other method would be a fault of ours."""

    def answered(request: Request) -> bytes:
        return reply(status if request.method == "HEAD" else 599)

    return answered


def test_a_missing_program_is_asked_twice_for_its_headers() -> None:
    told, asked = outcome("/contact.php", {"/contact.php": only_headers(404)})
    assert told == "failed"
    assert asked == [("HEAD", "/contact.php")] * 2


def test_found_at_the_second_look() -> None:
    def answered(request: Request) -> bytes:
        return reply(404 if request.count == 1 else 200)

    assert outcome("/contact.php", {"/contact.php": answered})[0] == "passed"


@pytest.mark.parametrize("status", [200, 204, 400, 405, 415, 422])
def test_it_is_there(status: int) -> None:
    told, asked = outcome("/contact.php", {"/contact.php": only_headers(status)})
    assert (told, asked) == ("passed", [("HEAD", "/contact.php")])


@pytest.mark.parametrize("status", [401, 403, 500])
def test_what_says_nothing_accuses_nobody(status: int) -> None:
    assert outcome("/contact.php", {"/contact.php": only_headers(status)})[0] == "cant_tell"


def test_a_name_without_an_ending_may_answer_messages_only() -> None:
    assert outcome("/demande", {"/demande": only_headers(404)})[0] == "cant_tell"


@pytest.mark.parametrize("action", ["/envoi.php", "/contact/send", "/api/contact"])
def test_deeds_are_never_asked(action: str) -> None:
    assert outcome(action, {}) == ("cant_tell", [])


def test_robots_txt_holds_for_forms_too() -> None:
    rules = reply(200, "User-agent: *\nDisallow: /contact", "text/plain")
    assert outcome("/contact.php", {"/robots.txt": rules}) == ("cant_tell", [])


def test_a_form_that_sends_to_its_own_page() -> None:
    told, asked = outcome("/#form", {})
    assert (told, asked) == ("passed", [("GET", "/")])
