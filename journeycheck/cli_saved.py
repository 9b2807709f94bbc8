"""The commands on audits that are saved: written again, and compared."""

import contextlib
import json
import sys
from pathlib import Path

import click

from journeycheck import store
from journeycheck.catalog import known_formats, load_format
from journeycheck.compare import since
from journeycheck.config import load
from journeycheck.errors import OutputClosed, Unmade, UsageError
from journeycheck.model import Audit
from journeycheck.sequel import exit_code
from journeycheck.telling import change
from journeycheck.terminal import Out


@click.command("report")
@click.argument("folder", type=Path, required=False)
@click.option("--format", "names", default="html", help="formats, separated by commas [html]")
@click.option("--language", default=None, help="language of the report [that of the environment]")
@click.option("-o", "--output", type=Path, help="folder to write to [FOLDER]")
@click.option("--schema", is_flag=True, help="print the JSON schema of audit.json")
def report_command(
    folder: Path | None, names: str, language: str | None, output: Path | None, schema: bool
) -> None:
    """Write the audit saved in FOLDER again, in other formats or languages."""
    if schema:
        click.echo(json.dumps(Audit.model_json_schema(), indent=2, ensure_ascii=False))
        return
    if folder is None:
        raise UsageError("Say which folder holds the audit: journeycheck report FOLDER.")
    settings = load({"format": names, "language": language})
    saved = store.load(folder)
    target = output or _folder(folder)
    formats, language = known_formats(settings.format), settings.language
    desk = store.desk(settings, _folder(folder))
    with store.opened(target):
        written = store.again(saved, target, formats, language, desk)
    if written.paths:
        click.echo(str(written.paths[-1]))
    if written.unmade:
        raise Unmade(" ".join(written.unmade))


def _folder(saved: Path) -> Path:
    """Where the pictures of a saved audit are."""
    return saved if saved.is_dir() else saved.parent


@click.command("compare")
@click.argument("old", type=Path)
@click.argument("new", type=Path)
@click.option("--format", "form", default="text", help="text, json, or a report format [text]")
@click.option("--language", default=None, help="language [that of the environment]")
@click.option("--fail-on", default="never", help="exit with 1 for what is new, as `audit` [never]")
def compare_command(old: Path, new: Path, form: str, language: str | None, fail_on: str) -> None:
    """Tell what is new, settled and still there in the audit NEW since the audit OLD (their folders
    or audit.json files)."""
    settings = load({"language": language, "fail_on": fail_on})
    audit = since(store.load(new), store.load(old))
    if form not in {"text", "json"}:
        [name] = known_formats((form,))
        desk = store.desk(settings, _folder(new))
        click.echo(load_format(name).file(audit, settings.language, desk), nl=False)
    elif form == "json" and audit.change:
        click.echo(audit.change.model_dump_json(indent=2))
    else:
        with contextlib.suppress(OutputClosed):  # whoever read our words has gone
            change(audit, Out(settings.language, color=not settings.no_color))
    sys.exit(exit_code(audit, fail_on) if fail_on != "never" else 0)
