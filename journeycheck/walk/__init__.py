"""Errands in a real browser: a customer's visit, on a phone and at a desk.

Each errand is a function that takes the `Outing` and gives facts. An errand that breaks down is
our fault: it costs itself, never the audit.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.facts import Fact
from journeycheck.guard import Guard
from journeycheck.site import Site

if TYPE_CHECKING:
    from journeycheck.browse.ladder import Browser
    from journeycheck.walk.outing import Outing

log = logging.getLogger(__name__)

CONTACTS = 120.0  # seconds for all but the order
ORDER = 150.0  # seconds for the order
RULED_OUT = "This audit was told to use no browser (--browser never)."
NO_BROWSER = (
    "No browser works on this machine. Install Chromium or Chrome, or run "
    "“playwright install chromium”, and audit again."
)
NOT_READ = "The site could not be read: no errand was walked."
BROKEN_OFF = "The audit was broken off before the errands were walked."
NOT_ASKED = (
    "An order touches the shop: it is walked only when somebody asks for it and authorises it "
    "(--walk-order and --authorised-by), and never further than the payment step."
)
OUR_FAULT = "A fault of ours: this errand broke down, and the rest of the audit went on."

Act = Callable[["Outing"], Awaitable[Iterable[Fact]]]


@dataclass(frozen=True)
class Walked:
    """What the errands gave. `acts`: those that were not done, and why; `opened`: pages that the
    browser has opened; `browser`: its name."""

    facts: Mapping[type[Fact], tuple[Any, ...]] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    opened: int = 0
    browser: str | None = None


def not_walked(reason: str, settings: Settings) -> Walked:
    """No errand at all, and why."""
    order = reason if settings.walk_order else NOT_ASKED
    return Walked(acts={"browser": reason, "order": order})


async def errands(
    site: Site, settings: Settings, browser: "Browser | None", name: str, folder: Path
) -> Walked:
    """Walk the errands of a site that has been read. `name` is our User-Agent; the pictures go
    into `folder`. Nothing is raised for what a site does."""
    if browser is None:
        reason = RULED_OUT if settings.browser == "never" else NO_BROWSER
        return not_walked(reason, settings)
    from journeycheck.browse.plates import Plates
    from journeycheck.browse.session import Session
    from journeycheck.walk.outing import Outing, locale

    guard = Guard(urls.host(site.url), settings.allow_private)
    async with Session(browser, guard, name) as session:
        end = monotonic() + CONTACTS
        outing = Outing(session, site, Plates(folder), end, locale(site))
        walked = await _all(outing, settings)
    return Walked(
        facts=walked.facts, acts=walked.acts, opened=len(outing.opened),
        browser=f"Chromium {browser.version}",
    )  # fmt: skip


async def _all(outing: "Outing", settings: Settings) -> Walked:

    from journeycheck.walk.chat import chat
    from journeycheck.walk.consent import consent
    from journeycheck.walk.contact import contact
    from journeycheck.walk.dry_form import dry_form
    from journeycheck.walk.order import order

    gathered: dict[type[Fact], list[Fact]] = {}
    acts = {} if settings.walk_order else {"order": NOT_ASKED}
    asked: list[Act] = [consent, contact, chat, dry_form]
    for act in asked:
        await _done(act, outing, gathered, acts)
    if settings.walk_order:
        await _done(order, replace(outing, end=monotonic() + ORDER), gathered, acts)
    return Walked({kind: tuple(facts) for kind, facts in gathered.items()}, acts)


async def _done(
    act: Act, outing: "Outing", gathered: dict[type[Fact], list[Fact]], acts: dict[str, str]
) -> None:
    try:
        for fact in await act(outing):
            gathered.setdefault(type(fact), []).append(fact)
    except Exception:
        name = getattr(act, "__name__", "an errand")
        log.exception("%s broke down on %s", name, outing.site.url)
        acts["order" if name == "order" else "browser"] = OUR_FAULT
