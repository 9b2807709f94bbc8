"""The steps of the GitHub action, run here: inputs in, outputs and exit code out."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journeycheck.config import OPTIONS
from journeycheck.demo import serve

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".github" / "action.py"
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
QUICK = "--browser never --rate 0 --allow-private"


def run(folder: Path, **inputs: str) -> tuple[int, dict[str, str], str]:
    """Exit code, outputs and log of the step."""
    given = {f"AUDIT_{name.upper()}": value for name, value in inputs.items()}
    files = {"GITHUB_OUTPUT": "out.txt", "GITHUB_STEP_SUMMARY": "summary.md"}
    runner = {name: str(folder / file) for name, file in files.items()}
    done = subprocess.run(
        [sys.executable, SCRIPT], cwd=folder, check=False, capture_output=True, text=True,
        encoding="utf-8", env={**os.environ, **runner, "GITHUB_ACTIONS": "true", **given},
    )  # fmt: skip
    text = (folder / "out.txt").read_text(encoding="utf-8")
    values = re.findall(r"^([\w-]+)<<([0-9a-f]{32})\n(.*?)\n\2\n", text, re.DOTALL | re.MULTILINE)
    return done.returncode, {name: value for name, _, value in values}, done.stdout + done.stderr


def test_friction_fails_the_job_and_what_was_there_before_does_not(tmp_path: Path) -> None:
    with serve("careless") as url:
        code, told, log = run(tmp_path, url=url, args=QUICK, format="html,sarif", language="fr")
        assert (code, told["exit-code"]) == (1, "1")
        assert int(told["findings"]) > 20 and told["verdict"].startswith("Un client")
        assert (tmp_path / told["report-path"]).is_file()
        assert (tmp_path / "journeycheck-report" / "findings.sarif").is_file()
        assert (tmp_path / "summary.md").stat().st_size > 1_000
        assert re.search("^::error title=", log, re.MULTILINE)
        assert "Traceback" not in log

        (tmp_path / "out.txt").unlink()
        before = str((tmp_path / "journeycheck-report").rename(tmp_path / "before"))
        code, told, log = run(tmp_path, url=url, args=QUICK, baseline=before, fail_on="minor")
    assert (code, told["exit-code"]) == (0, "0"), log
    assert "::error" not in log


def test_a_mistake_has_a_code_and_no_outputs(tmp_path: Path) -> None:
    code, told, log = run(tmp_path, url="file:///etc/passwd")
    assert (code, told) == (2, {"exit-code": "2"}), log
    code, told, _ = run(tmp_path, url="https://x.invalid/", fail_on="sometimes")
    assert (code, told) == (2, {"exit-code": "2"})


def test_a_site_that_does_not_answer_is_never_clean(tmp_path: Path) -> None:
    code, told, log = run(tmp_path, url="http://127.0.0.1:9/", args=QUICK)
    assert (code, told["exit-code"]) == (3, "3")
    assert "::error title=The site could not be visited." in log


def test_inputs_are_data_and_actions_are_pinned() -> None:
    for script in re.findall(r"run: (?:\|\n((?: {8}.*\n)+)|(.*)\n)", ACTION):
        assert "${{" not in "".join(script)
    for used in re.findall(r"uses: (.+)", ACTION):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", used)
    given = set(re.findall(r"AUDIT_(\w+): \$\{\{ inputs\.", ACTION)) - {"URL", "ARGS", "CONFIG"}
    assert given <= {name.upper() for name in OPTIONS}


@pytest.mark.parametrize("value", ["a\nfindings=0", "x\nEOF\nverdict<<EOF\nfine"])
def test_an_output_cannot_begin_another(value: str) -> None:
    names: dict[str, object] = {"__name__": "action"}
    exec(compile(SCRIPT.read_text(encoding="utf-8"), SCRIPT, "exec"), names)
    written = names["written"]
    assert callable(written)
    [(name, end, told)] = re.findall(
        r"\A(\w+)<<(\w+)\n(.*)\n\2\n\Z", written({"verdict": value}), re.S
    )
    assert (name, told) == ("verdict", value) and end not in value


@pytest.mark.parametrize("name", ["scheduled", "preview"])
def test_the_examples_give_inputs_that_there_are(name: str) -> None:
    text = (ROOT / ".github" / "examples" / f"{name}.yml").read_text(encoding="utf-8")
    inputs = set(
        re.findall(r"^  ([\w-]+):\n    description:", ACTION.partition("outputs:")[0], re.M)
    )
    step = text.partition("journeycheck/journeycheck@")[2].partition("      - ")[0]
    given = set(re.findall(r"^          ([\w-]+):", step, re.M))
    assert "url" in given and given <= inputs
    assert "${{" not in "".join(re.findall(r"run: .*", text))
