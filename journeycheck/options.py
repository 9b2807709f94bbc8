"""The options of the commands, made from the settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from journeycheck.config import OPTIONS

SECRET = {"google_key"}  # everybody on a machine sees what is typed: environment or file only
TABLES = {"accept", "brand", "cost", "severity"}  # too long to type
HIDDEN = SECRET | TABLES
NAMED = {
    "language": "the environment’s", "authorised_by": "nobody", "baseline": "none",
    "listing": "none", "sarif_file": "that of the configuration",
}  # fmt: skip
SHORT = {"output": "-o", "quiet": "-q", "verbose": "-v"}


def setting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each setting; what is not given is left to the environment and the file."""
    config = "configuration file [journeycheck.toml]"
    command = click.option("--config", type=Path, help=config)(command)
    for name, field in reversed(OPTIONS.items()):
        if name in HIDDEN:
            continue
        flag = f"--{name.replace('_', '-')}"
        told = f"{field.description} [{NAMED.get(name, _default(field.default))}]"
        short = [SHORT[name]] if name in SHORT else []
        if field.annotation is bool:
            decorated = click.option(*short, flag, name, is_flag=True, default=None, help=told)
        elif name == "checks":
            decorated = click.option(flag, name, multiple=True, type=Path, help=field.description)
        else:
            decorated = click.option(*short, flag, name, default=None, help=told)
        command = decorated(command)
    return command


def _default(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value)) or "none"
    return {None: "inferred", False: "off"}.get(value, str(value))
