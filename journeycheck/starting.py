"""What `journeycheck init` writes: a configuration that explains every setting, and a workflow."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from journeycheck.config import OPTIONS
from journeycheck.errors import UsageError

CONFIGURATION = "journeycheck.toml"
WORKFLOW = ".github/workflows/journeycheck.yml"
SITE = "https://www.example.com/"
_TABLES = frozenset({"accept", "brand", "cost", "severity"})
_ELSEWHERE = frozenset({"google_key", "quiet", "resume", "verbose"})
_EXAMPLES: dict[str, Any] = {
    "baseline": "accepted/audit.json", "browser_path": "/usr/bin/chromium", "country": "FR",
    "listing": "listing.csv", "listing_url": "https://nominatim.example.com/", "workers": 2,
}  # fmt: skip


def written(folder: Path, site: str) -> dict[Path, bool]:
    """Each file, and whether it was written: what is there already is left as it is. Raises
    UsageError where nothing can be written."""
    texts = {CONFIGURATION: configuration(), WORKFLOW: workflow(site)}
    return {folder / name: _new(folder / name, text) for name, text in texts.items()}


def _new(file: Path, text: str) -> bool:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    except OSError as problem:
        raise UsageError(f"{file} cannot be written: {problem.strerror}.") from problem
    return True


def configuration() -> str:
    """Every setting as a comment, with its meaning and its default."""
    names = [name for name in OPTIONS if name not in _TABLES | _ELSEWHERE]
    settings = "\n".join(map(_setting, names))
    return f"{_shipped('head.toml')}\n{settings}\n{_shipped('tables.toml')}"


def _setting(name: str) -> str:
    field = OPTIONS[name]
    value = _EXAMPLES.get(name, field.default)
    return f"# {field.description}\n# {name.replace('_', '-')} = {_toml(value)}\n"


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)


def workflow(site: str) -> str:
    """A workflow that audits the site each working day."""
    return _shipped("workflow.yml").replace(SITE, json.dumps(site))


def _shipped(name: str) -> str:
    return (files("journeycheck") / "data" / "init" / name).read_text(encoding="utf-8")
