"""Finds the checks and the report formats: drop-in files, loaded by path."""

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from journeycheck.check import Check
from journeycheck.errors import UsageError
from journeycheck.report import Format
from journeycheck.texts import use_folder


def shipped(folder: str) -> Path:
    """`checks` or `reports`: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / folder
    return installed if installed.is_dir() else package.parent / folder


@lru_cache
def _load(path: Path) -> ModuleType:
    """Run one file as a module named by its path, so that two folders cannot clash."""
    spec = spec_from_file_location(str(path), path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path} cannot be loaded: it is not a Python file.")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up here
    spec.loader.exec_module(module)
    return module


def load_checks(*folders: Path) -> tuple[Check, ...]:
    """The shipped checks and those of the folders the user names, by id."""
    found: dict[str, Check] = {}
    for folder in (shipped("checks"), *folders):
        use_folder(folder / "locale")
        found |= {check.id: check for check in _checks_in(folder)}
    return tuple(found[key] for key in sorted(found))


def _checks_in(folder: Path) -> Iterator[Check]:
    for file in sorted(folder.glob("*/*.py")):
        for value in vars(_load(file)).values():
            if isinstance(value, Check):
                yield value


def formats() -> dict[str, Path]:
    """Format name -> its file."""
    return {file.stem: file for file in sorted(shipped("reports").glob("*.py"))}


def known_formats(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, if there is a format of each. Raises UsageError."""
    for name in names:
        if name not in formats():
            known = ", ".join(formats())
            raise UsageError(f"There is no report format {name!r}. The formats are: {known}.")
    return names


def load_format(name: str) -> Format:
    """The report format of that name."""
    known_formats((name,))
    use_folder(shipped("reports") / "locale")
    made = [value for value in vars(_load(formats()[name])).values() if isinstance(value, Format)]
    return made[0]
