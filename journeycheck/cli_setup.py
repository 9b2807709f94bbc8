"""The commands before the first audit: a configuration to begin with, and a look at the machine."""

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeycheck.config import spoken
from journeycheck.errors import UsageError
from journeycheck.starting import SITE, written
from journeycheck.terminal import Out
from journeycheck.texts import say
from journeycheck.urls import start_address

# The library that drives browsers takes long to load: it is loaded when it is asked about.
if TYPE_CHECKING:
    from journeycheck.doctor import Found

WRITTEN = "Written: {file}"
KEPT = "Left as it is: {file}"
MISSING = 1
WIDTH = 17


@click.command("init")
@click.argument("site", default=SITE)
@click.option("--folder", type=Path, default=Path(), help="where the files go [this folder]")
def init_command(site: str, folder: Path) -> None:
    """Write a commented journeycheck.toml and a GitHub workflow for SITE; never over a file that
    is there."""
    out = Out(spoken(os.environ))
    for file, new in written(folder, start_address(site)).items():
        out.say(WRITTEN if new else KEPT, file=str(file))


@click.command("doctor")
@click.option("--install-browser", is_flag=True, help="download Playwright's headless Chromium")
def doctor_command(install_browser: bool) -> None:
    """Say what is installed, what is missing, and the command that helps. Ends with 1 when
    something is missing."""
    from journeycheck import doctor
    from journeycheck.browse.ladder import fetch_browser, search

    if install_browser and (trouble := fetch_browser()):
        raise UsageError(f"No browser was installed. {trouble}")
    found = (
        doctor.python(), doctor.packages(), doctor.browser(asyncio.run(search())),
        doctor.names(), doctor.terminal(sys.stdout.encoding, os.environ), doctor.folder(Path()),
    )  # fmt: skip
    out = Out(spoken(os.environ))
    for item in found:
        _told(item, out)
    sys.exit(0 if all(item.well for item in found) else MISSING)


def _told(item: "Found", out: Out) -> None:
    name = say(item.name, out.language)
    told = say(item.told, out.language, item.values)
    mark, style = ("✓", "") if item.well else ("✗", "bold")
    out.line(f"{mark} {name:<{WIDTH}}{told}", style=style)
    for line in item.more:
        out.line(f"    {line}")
    if item.remedy and not item.well:
        out.line(f"    → {item.remedy}")
