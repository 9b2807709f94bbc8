"""The options of the commands, made from the settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from journeycheck.config import OPTIONS


def setting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each setting; what is not given is left to the environment and the file."""
    for name, field in reversed(OPTIONS.items()):
        flag = f"--{name.replace('_', '-')}"
        told = f"{field.description} [{_default(field.default)}]"
        if field.annotation is bool:
            decorated = click.option(flag, name, is_flag=True, default=None, help=told)
        elif name == "checks":
            decorated = click.option(flag, name, multiple=True, type=Path, help=field.description)
        else:
            short = ["-o"] if name == "output" else []
            decorated = click.option(*short, flag, name, default=None, help=told)
        command = decorated(command)
    return command


def _default(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return {None: "inferred", "": "the environment’s", False: "off"}.get(value, str(value))


def noise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--no-color", is_flag=True, help="no colours"),
        click.option("-v", "--verbose", is_flag=True, help="say more"),
        click.option("-q", "--quiet", is_flag=True, help="only the path of the report"),
        click.option("--config", type=Path, help="configuration file [journeycheck.toml]"),
    ):
        command = option(command)
    return command
