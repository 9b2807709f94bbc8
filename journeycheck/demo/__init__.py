"""Two embedded companies, served on loopback: one that neglects its customers, one that does not.

They are invented, as are their town and their people. Telephone numbers are of the ranges kept for
fiction, mail domains of `.example`. What an audit of each must find stands in its `labels.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from journeycheck.demo.company import Company
from journeycheck.demo.server import listening, turned_away
from journeycheck.errors import UsageError
from journeycheck.mail_domains import Ask, NoSuchName

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


@contextmanager
def listing(name: str) -> Iterator[Path]:
    """What a map and a directory say of the company, as a table for `--listing`, noted three days
    ago; it is there while the block runs. Raises `UsageError` when there is no such company."""
    _known(name)
    told = (files(__name__) / name / "listing.csv").read_text(encoding="utf-8")
    with TemporaryDirectory(prefix="journeycheck-") as folder:
        path = Path(folder) / "listing.csv"
        seen_on = date.today() - timedelta(days=3)
        path.write_text(told.replace("{seen_on}", seen_on.isoformat()), encoding="utf-8")
        yield path


def name_server(name: str) -> Ask:
    """What the name servers would say of the company's mail domains, could anybody have them: the
    `[mail]` of its `site.toml`, and no other name exists. Raises `UsageError` when there is no such
    company."""
    _known(name)
    told = tomllib.loads((files(__name__) / name / "site.toml").read_text(encoding="utf-8"))

    async def ask(domain: str, kind: str) -> Sequence[str]:
        if domain not in told["mail"]:
            raise NoSuchName(domain)
        return tuple(told["mail"][domain]) if kind == "MX" else ()

    return ask


def labels(name: str) -> Mapping[str, Any]:
    """What an audit must find: `{"finding": [{"check": id, "key": key}, …]}`, and nothing else.
    What `needs = "browser"` is only found with one; without it, its check is not tested. `unseen`
    maps the checks that this company cannot show to the reason."""
    _known(name)
    return tomllib.loads((files(__name__) / name / "labels.toml").read_text(encoding="utf-8"))


def _known(name: str) -> None:
    if name not in NAMES:
        raise UsageError(
            f"There is no demo company {name!r}. The companies are: {', '.join(NAMES)}."
        )
