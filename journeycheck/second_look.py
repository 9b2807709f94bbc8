"""A look with a browser at what was not found: nobody is accused of a page that visitors can see.

A server may answer "not found" to a name that it does not know. Two requests said so already; where
a browser is at hand, it has the last word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.errors import UsageError
from journeycheck.facts import Answer, LinkOutcome
from journeycheck.guard import Guard

if TYPE_CHECKING:
    from journeycheck.browse.ladder import Browser
    from journeycheck.browse.look import Look

# The library that drives browsers takes long to load: it is loaded when there is something to see.
MOST = 6  # addresses, of as many folders and hosts as there are
WHOLE = 45.0  # seconds for all of them
SEEN = "A browser is shown a page where our visit is told that there is none."
OTHERS_SEEN = (
    "The site tells our visit of other pages that they do not exist, and shows them to a browser."
)
_NOT_FOUND = frozenset({404, 410})


@dataclass(frozen=True)
class Looks:
    """What the browser saw. `browser` is its name, None when there was none or nothing to see."""

    browser: str | None = None
    opened: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)  # those that changed


async def at_hand(settings: Settings) -> "Browser | None":
    """The browser of a visit. Raises UsageError when there is none and it may not go without."""
    if settings.browser == "never":
        return None
    from journeycheck.browse.ladder import search

    found = await search(settings.browser_path)
    if found.browser is None and settings.browser == "always":
        tried = "; ".join(f"{failure.rung}: {failure.reason}" for failure in found.failures)
        raise UsageError(f"--browser always: no browser works here ({tried}). Install Chromium.")
    return found.browser


async def at_what_is_missing(
    answers: Mapping[str, Answer],
    home: str,
    settings: Settings,
    browser: "Browser | None",
    name: str,
) -> Looks:
    """Look at some of the dead links, with the browser at hand; `name` is our User-Agent."""
    dead = [url for url, answer in answers.items() if answer.outcome is LinkOutcome.BROKEN]
    if not dead or browser is None:
        return Looks()
    from journeycheck.browse.look import look

    guard = Guard(urls.host(home), settings.allow_private)
    seen = await look(sample(dead), browser, guard, name, whole=WHOLE)
    return Looks(f"Chromium {browser.version}", len(seen), judged(answers, dead, seen))


def sample(dead: Iterable[str]) -> list[str]:
    """One address of each folder of each host first, then others."""
    by_folder: dict[str, list[str]] = {}
    for url in dead:
        by_folder.setdefault(url.rpartition("/")[0], []).append(url)
    rounds = (
        url for turn in range(MOST) for urls_ in by_folder.values() for url in urls_[turn:][:1]
    )
    return [url for url, _ in zip(rounds, range(MOST), strict=False)]


def judged(
    answers: Mapping[str, Answer], dead: Iterable[str], seen: "Mapping[str, Look]"
) -> Mapping[str, Answer]:
    """The answers that change: what the browser was shown, and what it did not look at on a host
    that treats it differently."""
    shown = {url for url, one in seen.items() if _is_page(one)}
    hosts = {urls.host(url) for url in shown}
    changed = {url: SEEN for url in shown}
    changed |= {url: OTHERS_SEEN for url in dead if url not in seen and urls.host(url) in hosts}
    return {
        url: replace(answers[url], outcome=LinkOutcome.CANT_TELL, reason=reason)
        for url, reason in changed.items()
    }


def _is_page(look: "Look") -> bool:
    return look.trouble is None and look.status is not None and look.status not in _NOT_FOUND
