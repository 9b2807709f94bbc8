"""The browser of the walks; every name leads to this machine."""

from collections.abc import Iterator

import pytest

from journeycheck.browse import hand
from journeycheck.browse.ladder import Browser
from journeycheck.guard import Guard
from journeycheck.walk import visitor
from tests.browse.conftest import known as known
from tests.browse.desk import OWN, Desk


@pytest.fixture(scope="session")
def walker(known: Browser) -> Iterator[Desk]:
    """A desk to which every name leads to this machine: `outer.test` is another site."""
    desk = Desk(known, Guard(OWN, True, _here))
    yield desk
    desk.close()


async def _here(_: str) -> list[str]:
    return [OWN]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of a test comes to rest soon."""
    monkeypatch.setattr(hand, "_LOADING", 0.2)
    monkeypatch.setattr(hand, "_STEP", 0.12)
    monkeypatch.setattr(visitor, "_WAIT", 0.0)
