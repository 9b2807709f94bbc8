"""The steps of the GitHub action, run here: inputs in, outputs and exit code out."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from journeycheck.config import OPTIONS
from journeycheck.demo import serve
from journeycheck.demo.company import Company
from journeycheck.demo.server import Answerer, Request, Response, listening, turned_away

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


class Shop:
    """One address where a company takes care, until something befalls it."""

    def __init__(self, network: str) -> None:
        self.careful: Answerer = Company("careful", network, date.today())
        self.befallen: Answerer = self.careful

    def __call__(self, request: Request) -> Response:
        return self.befallen(request)

    def loses_its_contact_page(self, request: Request) -> Response:
        path = "/nowhere" if request.target.startswith("/contact") else request.target
        return self.careful(Request(request.method, path, request.origin))

    @staticmethod
    def walls_itself_in(_: Request) -> Response:
        told = "<title>Just a moment...</title><script>window._cf_chl_opt = {}</script>"
        return Response(403, f"<!doctype html>{told}".encode())


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shop, dict[str, str]]]:
    """A shop whose clean audit is kept as the baseline, and the inputs of the audits after it."""
    folder = tmp_path_factory.mktemp("repository")
    with listening(turned_away) as network:
        shop = Shop(network)
        with listening(shop) as url:
            inputs = {"url": url, "args": QUICK, "fail_on": "minor"}
            code, told, log = run(folder, **inputs)
            assert (code, told["findings"]) == (0, "0"), log
            yield shop, inputs | {"baseline": str(folder / "journeycheck-report")}


@pytest.fixture
def scratch(watched: tuple[Shop, dict[str, str]]) -> tuple[Shop, dict[str, str]]:
    """The same, with nothing amiss yet."""
    watched[0].befallen = watched[0].careful
    return watched


def outcome(folder: Path) -> str:
    text = (folder / "journeycheck-report" / "audit.json").read_text(encoding="utf-8")
    return str(json.loads(text)["run"]["outcome"])


def test_a_clean_site_stays_green(scratch: tuple[Shop, dict[str, str]], tmp_path: Path) -> None:
    code, told, log = run(tmp_path, **scratch[1])
    assert (code, told["exit-code"], told["findings"]) == (0, "0", "0"), log
    assert outcome(tmp_path) == "complete"
    assert "::error" not in log and "::warning" not in log


def test_what_is_new_since_the_baseline_fails(
    scratch: tuple[Shop, dict[str, str]], tmp_path: Path
) -> None:
    shop, inputs = scratch
    shop.befallen = shop.loses_its_contact_page
    code, told, log = run(tmp_path, **inputs)
    assert (code, told["exit-code"]) == (1, "1"), log
    assert int(told["findings"]) >= 1 and re.search("^::(error|warning) title=", log, re.MULTILINE)


def test_a_wall_is_never_clean_whatever_the_baseline(
    scratch: tuple[Shop, dict[str, str]], tmp_path: Path
) -> None:
    shop, inputs = scratch
    shop.befallen = shop.walls_itself_in
    code, told, log = run(tmp_path, **inputs)
    assert (code, told["exit-code"], told["findings"]) == (3, "3", ""), log
    assert outcome(tmp_path) == "blocked"
    assert "::error title=The site turned our visit away" in log
    code, told, _ = run(tmp_path, **inputs | {"fail_on": "never"})
    assert (code, outcome(tmp_path)) == (3, "blocked")


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
