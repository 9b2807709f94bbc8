"""The browser of the walks; every name leads to this machine."""

from collections.abc import Iterator

import pytest

from journeycheck.browse.ladder import Browser
from journeycheck.guard import Guard
from tests.browse.conftest import impatient as impatient
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
