"""The audit of the GitHub action: inputs come by the environment, outputs go to GITHUB_OUTPUT.

Job summary and annotations are journeycheck's own doing.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

OPTIONS = ("config", "fail-on", "baseline", "format", "language")


def command(environment: Mapping[str, str]) -> list[str]:
    """The words of the command. An input that is empty is left to the configuration."""
    words = [sys.executable, "-m", "journeycheck", "audit"]
    for name in OPTIONS:
        if value := environment.get(f"AUDIT_{name.upper().replace('-', '_')}"):
            words.append(f"--{name}={value}")
    words += shlex.split(environment.get("AUDIT_ARGS", ""))
    return [*words, "--", environment["AUDIT_URL"]]


def run(words: list[str]) -> tuple[int, str]:
    """Run it in sight of everybody; its exit code, and the last line it said: the report's path."""
    last = ""
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8") as audit:
        for line in audit.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    return audit.returncode, last


def outputs(code: int, report: str) -> dict[str, str]:
    """What later steps can use. Without an audit there is a code, and nothing else."""
    file = Path(report).parent / "audit.json"
    if not report or not Path(report).is_file() or not file.is_file():
        return {"exit-code": str(code)}
    audit = json.loads(file.read_text(encoding="utf-8"))
    headline = audit["verdict"]["headline"]
    due = [finding for finding in audit["findings"] if finding["status"] != "accepted"]
    visited = audit["run"]["outcome"] not in {"blocked", "failed"}
    spoken = os.environ.get("AUDIT_LANGUAGE") or "en"
    return {
        "exit-code": str(code),
        "verdict": headline.get(spoken) or headline["en"],
        "findings": str(len(due)) if visited else "",
        "report-path": report,
    }


def written(values: Mapping[str, str]) -> str:
    """Outputs as GitHub reads them; no value can end itself early and begin another."""
    parts = []
    for name, value in values.items():
        end = uuid4().hex
        parts.append(f"{name}<<{end}\n{value}\n{end}\n")
    return "".join(parts)


def main() -> int:
    """The exit code is that of the audit."""
    code, report = run(command(os.environ))
    if file := os.environ.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(written(outputs(code, report)))
    return code


if __name__ == "__main__":
    sys.exit(main())
