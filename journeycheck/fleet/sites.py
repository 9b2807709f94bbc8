"""The list of a fleet: one site a line of a table or of a text, or a table each in TOML.

A site may have settings of its own: columns named like the options, or keys in its table. A
mistake is told with its line before anything is audited.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from journeycheck import urls
from journeycheck.config import Settings, load
from journeycheck.errors import UsageError

OWN = ("url", "name", "config")  # columns that are no options
_SLUG = 60  # characters


@dataclass(frozen=True, slots=True)
class FleetSite:
    """One site to audit. `place`: where it stands in the list; `slug`: its folder, which it keeps
    from one run to the next; `options`: its own, as the list writes them; `settings`: all of them
    together, checked."""

    url: str
    name: str
    slug: str
    place: str
    options: Mapping[str, str]
    settings: Settings
    config: Path | None = None

    @property
    def host(self) -> str:
        return urls.host(self.url)


def read_sites(file: Path, common: Mapping[str, Any] | None = None) -> tuple[FleetSite, ...]:
    """The sites of a list (.csv, .txt, .toml), in its order. `common` are options for all of them.
    Raises UsageError that names the line."""
    try:
        rows = tuple(_rows(file))
    except OSError as problem:
        raise UsageError(f"{file} cannot be read: {problem.strerror or problem}.") from problem
    except (UnicodeDecodeError, csv.Error, tomllib.TOMLDecodeError) as problem:
        raise UsageError(f"{file} cannot be understood: {problem}.") from problem
    if not rows:
        raise UsageError(f"{file} names no site: write one address a line.")
    sites = tuple(_site(row, place, file, common or {}) for place, row in rows)
    _no_twins(sites)
    return sites


def _rows(file: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    match file.suffix.lower():
        case ".toml":
            return _tables(file)
        case ".csv" | ".tsv":
            return _table(file)
    return _lines(file)


def _lines(file: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if url := line.partition(" #")[0].strip() if not line.lstrip().startswith("#") else "":
            yield f"line {number}", {"url": url}


def _table(file: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    text = file.read_text(encoding="utf-8-sig")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count) if len(first.split()) or first else ","
    rows = csv.DictReader(text.splitlines(), delimiter=separator, strict=True)
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if "url" not in names:
        raise UsageError(
            f"{file}, line 1: a table of sites has a column “url”, and others if need be."
        )
    for row in rows:
        cells = {name.strip().lower(): (cell or "").strip() for name, cell in row.items() if name}
        if any(cells.values()):
            yield f"line {rows.line_num}", {name: cell for name, cell in cells.items() if cell}


def _tables(file: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    common, tables = told.pop("defaults", {}), told.pop("site", [])
    if told or not isinstance(common, dict) or not isinstance(tables, list):
        raise UsageError(f"{file}: a fleet has [[site]] tables and, for all of them, [defaults].")
    for number, table in enumerate(tables, 1):
        if not isinstance(table, dict):
            raise UsageError(f"{file}: site {number} is no table: write [[site]] above it.")
        yield f"site {number}", {key: str(value) for key, value in (common | table).items()}


def _site(row: Mapping[str, str], place: str, file: Path, common: Mapping[str, Any]) -> FleetSite:
    options = {name.replace("_", "-"): text for name, text in row.items() if name not in OWN}
    config = file.parent / row["config"] if "config" in row else None
    try:
        url = urls.start_address(row.get("url", ""))
        settings = load({**common, **options}, file=config)
    except UsageError as problem:
        raise UsageError(f"{file}, {place}: {problem}") from problem
    name = row.get("name") or urls.host(url)
    return FleetSite(url, name, slug(url), place, options, settings, config)


def slug(url: str) -> str:
    """The folder of a site: its host and path, readable, and never that of another address."""
    bare = url.partition("://")[2].rstrip("/")
    kept = "".join(c if c.isascii() and (c.isalnum() or c in ".-") else "-" for c in bare)
    short = kept.strip("-.")[:_SLUG] or "site"
    return short if short == bare else f"{short}-{sha256(url.encode()).hexdigest()[:6]}"


def _no_twins(sites: Iterable[FleetSite]) -> None:
    places: dict[str, str] = {}
    for site in sites:
        if site.slug in places:
            raise UsageError(
                f"{site.url} stands twice in the list: {places[site.slug]}, {site.place}."
            )
        places[site.slug] = site.place
