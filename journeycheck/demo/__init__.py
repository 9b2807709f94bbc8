"""Two embedded companies, served on loopback: one that neglects its customers, one that does not.

They are invented, as are their town and their people. Telephone numbers are of the ranges kept for
fiction, mail domains of `.example`. What an audit of each must find stands in its `labels.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from typing import Any

from journeycheck.demo.company import Company
from journeycheck.demo.server import listening, turned_away
from journeycheck.errors import UsageError

NAMES = ("careless", "careful")


@contextmanager
def serve(name: str) -> Iterator[str]:
    """Serve one company on a free port of 127.0.0.1 while the block runs; yields its home address.

    A second port stands for a social network that turns every automated visit away.
    Raises `UsageError` when there is no such company.
    """
    _known(name)
    with listening(turned_away) as network, listening(Company(name, network, date.today())) as home:
        yield home


def labels(name: str) -> Mapping[str, Any]:
    """What an audit must find: `{"finding": [{"check": id, "key": key}, …]}`, and nothing else.
    `unseen` maps the checks that this company cannot show to the reason."""
    _known(name)
    return tomllib.loads((files(__name__) / name / "labels.toml").read_text(encoding="utf-8"))


def _known(name: str) -> None:
    if name not in NAMES:
        raise UsageError(
            f"There is no demo company {name!r}. The companies are: {', '.join(NAMES)}."
        )
