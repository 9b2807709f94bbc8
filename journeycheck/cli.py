"""The commands. The only module that prints or exits."""

import asyncio
import contextlib
import gc
import json
import logging
import os
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, NoReturn

import click
import phonenumbers

import journeycheck
from journeycheck import ending, store
from journeycheck.audit import audit, begun_with
from journeycheck.catalog import known_formats, load_checks, load_format
from journeycheck.check import Check
from journeycheck.choice import chosen, named
from journeycheck.cli_fleet import fleet_command, history_command
from journeycheck.cli_saved import compare_command, report_command
from journeycheck.cli_setup import doctor_command, init_command
from journeycheck.config import Settings, load
from journeycheck.demo import listing, name_server, serve
from journeycheck.errors import DiskFull, OutputClosed, Unmade, UsageError
from journeycheck.history import remember
from journeycheck.mail_domains import Ask
from journeycheck.model import Audit
from journeycheck.options import setting_options
from journeycheck.report import Desk
from journeycheck.sequel import exit_code, followed
from journeycheck.terminal import Out, explained, handbook, progress
from journeycheck.understanding import understood
from journeycheck.urls import start_address

UNMADE = Unmade.exit_code
_GARBAGE = 100_000  # new objects, after which Python looks for rings of them: an audit makes few
DEMO = "journeycheck demo"
HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
@click.version_option(journeycheck.__version__, prog_name="journeycheck")
def commands() -> None:
    """Can a customer reach this company? Audits a site and writes a friction report.

    Exit codes: 0 done, nothing at or above --fail-on; 1 friction found; 2 usage; 3 the site could
    not be audited; 4 a fault of ours; 130 interrupted.
    """


@commands.command("audit")
@click.argument("url")
@setting_options
def audit_command(url: str, config: Path | None, **flags: Any) -> None:
    """Audit the site at URL; write the report, print the verdict."""
    start = start_address(url)
    sys.exit(_audit(start, _settings(config, flags)))


@commands.command("demo")
@click.option("--careful", is_flag=True, help="the company that takes care, instead")
@setting_options
def demo_command(careful: bool, config: Path | None, **flags: Any) -> None:
    """Audit the embedded demo company: no network, no account."""
    flags["rate"] = 0.0 if flags["rate"] is None else flags["rate"]  # our own loopback server
    name = "careful" if careful else "careless"
    with serve(name) as url, listing(name) as table:
        flags["listing"] = flags["listing"] or str(table)
        settings = _settings(config, flags)
        if settings.browser != "never":
            by = settings.authorised_by or DEMO
            settings = settings.model_copy(update={"walk_order": True, "authorised_by": by})
        sys.exit(_audit(url, settings, name_server(name)))


@commands.command("read")
@click.argument("kind")
@click.argument("source", metavar="[FILE|-]", default="-", type=click.File("rb"))
@click.option("--lines", is_flag=True, help="one text a line in, one JSON a line out")
@click.option("--language", default="", help="language of the text, e.g. fr [by its words]")
@click.option("--country", default=None, help="region for national numbers, e.g. FR")
def read_command(
    kind: str, source: IO[bytes], lines: bool, language: str, country: str | None
) -> None:
    """What the readers understand of a text (KIND: hours, phones, emails, addresses, promises), or
    of a page (page)."""
    text = source.read().decode("utf-8-sig", "replace")
    for part in text.splitlines() if lines else [text]:
        answer = understood(kind, part, language.lower(), _country(country))
        click.echo(json.dumps(answer, ensure_ascii=False, indent=None if lines else 2))


@commands.command("checks")
@click.argument("check_id", metavar="[ID]", required=False)
@click.option("--markdown", is_flag=True, help="all of them as one page")
@click.option("--checks", "folders", multiple=True, type=Path, help="folder with checks of yours")
def checks_command(check_id: str | None, markdown: bool, folders: tuple[Path, ...]) -> None:
    """List the checks, or explain the one called ID."""
    known = _checks(folders)
    if markdown:
        click.echo(handbook(known), nl=False)
    elif check_id:
        click.echo(explained(_named(check_id, known)).removeprefix("## "))
    else:
        Out("en").checks(known)


def _named(check_id: str, known: tuple[Check, ...]) -> Check:
    named(known, [check_id], channels=False)
    return next(check for check in known if check.id == check_id)


def _checks(folders: tuple[Path, ...]) -> tuple[Check, ...]:
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"--checks {folder}: there is no such folder.")
    return load_checks(*folders)


def _settings(config: Path | None, flags: dict[str, Any]) -> Settings:
    settings = load({k: v for k, v in flags.items() if v not in (None, ())}, file=config)
    known_formats(settings.format)
    _country(settings.country)
    return settings


def _country(code: str | None) -> str | None:
    """A region that phone numbers know of. Raises UsageError."""
    if code is None or code.upper() in phonenumbers.SUPPORTED_REGIONS:
        return code and code.upper()
    raise UsageError(f"{code!r} is no country: give its two letters, such as FR or GB.")


def _audit(start: str, settings: Settings, demo: Ask | None = None) -> int:
    _logging(settings.verbose)
    stopped: list[int] = []
    desk = store.desk(settings, settings.output)
    audited, saved = _audited(start, settings, desk, stopped, demo)
    _tell_ci(audited, settings.language, desk)
    with contextlib.suppress(OutputClosed):  # whoever read our words has gone; the audit is done
        out = Out(settings.language, color=not settings.no_color)
        _shown(audited, saved.paths, out, quiet=settings.quiet)
    if audited.run.stopped_by == "disk":
        raise DiskFull(
            f"the disk of {settings.output} is full. What was gathered is kept there and in the "
            "report; make room, and --resume goes on."
        )
    if stopped:
        _say(
            f"interrupted. What was gathered is in {settings.output}; the same command with "
            "--resume goes on."
        )
    for reason in saved.unmade:
        _say(reason)
    code = stopped[0] if stopped else exit_code(audited, settings.fail_on)
    return code or (UNMADE if saved.unmade else 0)


def _tell_ci(audit: Audit, language: str, desk: Desk) -> None:
    """What a CI server shows beside its log."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        store.summarise(audit, Path(summary), language, desk)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        click.echo(load_format("github").render(audit, language, desk), err=True, nl=False)


def _audited(
    start: str, settings: Settings, desk: Desk, stopped: list[int], demo: Ask | None
) -> tuple[Audit, store.Saved]:
    """The audit, and the files it was written to. `stopped` is given the code of who stopped it."""
    checks, folder = _chosen(settings), settings.output
    earlier = store.load(settings.baseline) if settings.baseline else None
    with (
        store.opened(folder),
        store.logbook(folder, begun_with(start, settings), resume=settings.resume) as log,
    ):
        if settings.resume and not log.resumed:
            _say(f"no audit was broken off in {folder}; it starts.")
        color = not settings.no_color
        with progress(settings.language, quiet=settings.quiet, color=color) as told:
            errand = partial(audit, start, settings, checks, told, logbook=log, demo=demo)
            gc.set_threshold(_GARBAGE)
            done = asyncio.run(ending.until_stopped(errand, stopped))
        store.write_links(folder, done.links, done.site.answers)
        formats, language = settings.format, settings.language
        made = followed(done.audit, settings, earlier, done.site.today)
        del done  # the facts take as much memory as the audit
        saved = store.save(made, folder, formats, language, desk)
        remember(made, folder)
        return made, saved


def _chosen(settings: Settings) -> tuple[Check, ...]:
    known = _checks(settings.checks)
    named(known, (wish.check for wish in settings.accept if wish.check), channels=False)
    return chosen(known, settings.select, settings.ignore, settings.severity)


def _say(text: str) -> None:
    click.echo(f"journeycheck: {text}", err=True)


def _shown(audit: Audit, paths: list[Path], out: Out, *, quiet: bool) -> None:
    """The verdict, and on the last line the path of the report, alone, for scripts."""
    if not quiet:
        out.verdict(audit)
    wanted = [path for path in paths if path.name == "report.html"] or paths
    out.line(str(wanted[0]))


for command in (
    report_command, compare_command, fleet_command, history_command, init_command, doctor_command,
):  # fmt: skip
    commands.add_command(command)


def _logging(verbose: bool) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.CRITICAL,
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def main() -> NoReturn:
    """The entry point: every end is an exit code and, at worst, one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an ASCII-only console is no reason to stop
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    try:
        commands.main(standalone_mode=False)
    except SystemExit:
        raise
    except BaseException as problem:
        sys.exit(ending.code(problem))
    sys.exit(0)
