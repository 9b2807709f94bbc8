"""Where contact forms send to: is it there? It is asked for its headers, and sent nothing.

Some programs answer only to a message, and deny the address to anything else: what an answer means
is for a check to say.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Container, Iterable, Mapping
from functools import lru_cache
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.crawl.answers import FORM, FORM_AGAIN, Errand, Failure, Fetch
from journeycheck.crawl.safety import looks_like_action
from journeycheck.facts import Answer, Fact, Form, FormKind, LinkOutcome
from journeycheck.words import data, fold

MOST = 5  # addresses of one site
_WRITING = frozenset({FormKind.CONTACT, FormKind.CALLBACK})
_NOT_FOUND = frozenset({404, 410})
_IS_THERE = frozenset({400, 405, 411, 415, 422})  # to a visit that brings nothing

Ask = Callable[[str, Errand], Awaitable[Fetch | Failure]]


class FormActions:
    """The addresses that the contact forms met so far send to."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._met: dict[str, None] = {}

    def note(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            if isinstance(fact, Form) and fact.kind in _WRITING:
                url = urls.identity(fact.action)
                if len(self._met) < MOST and may_be_asked(url, self._home):
                    self._met[url] = None

    def unknown(self, known: Container[str]) -> list[str]:
        """Those that have no answer yet."""
        return [url for url in self._met if url not in known]


def may_be_asked(url: str, home: str) -> bool:
    """On the site itself, and named as a page is rather than as a deed: a program may act on
    whatever reaches it."""
    if not urls.same_site(url, home) or looks_like_action(url):
        return False
    path, _, query = urls.target(url).partition("?")
    words = set(re.split(r"[^a-z0-9]+", fold(unquote(path))))
    return not query and words.isdisjoint(_deeds())


@lru_cache
def _deeds() -> frozenset[str]:
    return frozenset(data("forms.toml")["action"]["deeds"])


async def answers(addresses: Iterable[str], ask: Ask, later: float) -> Mapping[str, Answer]:
    """What the addresses answered, one after the other; what was not found is asked again."""
    found: dict[str, Answer] = {}
    for url in addresses:
        answer, tries = await ask(url, FORM), 1
        if _is_lost(answer):
            await asyncio.sleep(later)
            answer, tries = await ask(url, FORM_AGAIN), 2
        found[url] = _answer(url, answer, tries)
    return found


def _is_lost(answer: Fetch | Failure) -> bool:
    return isinstance(answer, Fetch) and answer.status in _NOT_FOUND


def _answer(url: str, answer: Fetch | Failure, tries: int) -> Answer:
    status = None if isinstance(answer, Failure) else answer.status
    outcome = LinkOutcome.CANT_TELL
    if status in _NOT_FOUND and tries > 1:
        outcome = LinkOutcome.BROKEN
    elif status is not None and (status < 400 or status in _IS_THERE):
        outcome = LinkOutcome.WORKS
    return Answer(url, outcome, status, final_url=answer.final_url, tries=tries)
