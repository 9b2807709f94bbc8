"""dev.py, the lock and the CI files: what a fresh clone leans on."""

import os
import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev
from journeycheck.config import OPTIONS
from journeycheck.options import HIDDEN

LOCK = dev.LOCK.read_text(encoding="utf-8")
WORKFLOW = (dev.ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with an environment that fits; nothing real is run or made."""
    for name in ("pyproject.toml", "requirements.lock", "python"):
        (tmp_path / name).write_text(name)
    for name, path in {
        "ROOT": tmp_path,
        "LOCK": tmp_path / "requirements.lock",
        "PYTHON": tmp_path / "python",
        "STAMP": tmp_path / "stamp",
    }.items():
        monkeypatch.setattr(dev, name, path)
    monkeypatch.setattr(dev, "look_for_browser", lambda: None)
    (tmp_path / "stamp").write_text(dev.fingerprint())
    return tmp_path


def ways(monkeypatch: pytest.MonkeyPatch, uv: bool, pip: bool) -> list[str]:
    """Whether each way succeeds; gives the ways that were tried."""
    tried: list[str] = []

    def way(name: str, works: bool) -> Callable[[], bool]:
        def made() -> bool:
            tried.append(name)
            return works

        return made

    monkeypatch.setattr(dev, "made_by_uv", way("uv", uv))
    monkeypatch.setattr(dev, "made_by_pip", way("pip", pip))
    return tried


def test_what_fits_is_left_alone(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = ways(monkeypatch, uv=True, pip=True)
    dev.set_up()
    assert tried == []


@pytest.mark.parametrize("file", ["pyproject.toml", "requirements.lock"])
def test_a_change_is_noticed_once(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    tried = ways(monkeypatch, uv=True, pip=True)
    (checkout / file).write_text("changed")
    dev.set_up()
    dev.set_up()
    assert tried == ["uv"]


def test_a_moved_environment_is_noticed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.fingerprint()
    moved = checkout / "moved"
    moved.mkdir()
    (moved / "pyproject.toml").write_text("pyproject.toml")
    monkeypatch.setattr(dev, "ROOT", moved)
    assert dev.fingerprint() != before


def test_a_vanished_python_is_noticed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = ways(monkeypatch, uv=True, pip=True)
    dev.PYTHON.unlink()
    dev.set_up()
    assert tried == ["uv"]


def test_pip_helps_where_uv_fails(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = ways(monkeypatch, uv=False, pip=True)
    dev.STAMP.unlink()
    dev.set_up()
    assert tried == ["uv", "pip"]


def test_no_environment_no_stamp(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ways(monkeypatch, uv=False, pip=False)
    dev.STAMP.unlink()
    with pytest.raises(SystemExit, match="could not be made"):
        dev.set_up()
    assert not dev.STAMP.exists()


@pytest.mark.parametrize(("code", "told"), [(0, 0), (1, 0), (2, 2), (3, 3), (4, 4), (130, 130)])
def test_the_demo_that_finds_friction_did_its_job(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: int
) -> None:
    calls: list[list[object]] = []

    def ran(command: list[object], **_: object) -> SimpleNamespace:
        calls.append(command[1:])
        return SimpleNamespace(returncode=code)

    monkeypatch.setattr("subprocess.run", ran)
    assert dev.main(["demo", "--careful"]) == told
    assert calls == [["demo", "--careful"]]


@pytest.mark.parametrize(
    ("linted", "tested", "told"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (0, 5, 1), (1, 5, 1)]
)
def test_nothing_is_swallowed(
    monkeypatch: pytest.MonkeyPatch, linted: int, tested: int, told: int
) -> None:
    commands: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "lint", lambda words: linted)

    def ran(*command: object, **_: str) -> int:
        commands.append(command)
        return tested

    monkeypatch.setattr(dev, "run", ran)
    assert dev.main(["test", "-k", "phones"]) == told
    [command] = commands
    assert command[-2:] == ("-k", "phones")


def test_one_failing_tool_fails_the_lint(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "stale", lambda document: 0)
    monkeypatch.setattr(dev, "run", lambda tool, *rest: int(tool.name == "mypy"))
    assert dev.main(["lint"]) == 1
    monkeypatch.setattr(dev, "run", lambda tool, *rest: 0)
    assert dev.main(["lint"]) == 0


def test_a_document_that_drifted(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "docs").mkdir()
    monkeypatch.setattr(dev, "run", lambda *command: 0)
    monkeypatch.setattr(dev, "generated", lambda document: b"new\n")
    assert dev.main(["lint"]) == 1
    assert dev.stale("docs/checks.md") == 1
    assert dev.main(["docs"]) == 0
    assert dev.stale("docs/checks.md") == 0
    monkeypatch.setattr(dev, "generated", lambda document: None)
    assert dev.stale("docs/checks.md") == 1
    assert dev.main(["docs"]) == 1
    assert (checkout / "docs/checks.md").read_text() == "new\n"


@pytest.mark.parametrize(("words", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_usage(capsys: pytest.CaptureFixture[str], words: list[str], code: int) -> None:
    assert dev.main(words) == code
    told = capsys.readouterr().err
    assert all(f"dev.py {command} " in told for command in dev.COMMANDS)


def test_an_interrupted_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.COMMANDS, "demo", interrupted)
    assert dev.main(["demo"]) == 130


@pytest.mark.parametrize(
    ("user", "codes", "acts"),
    [
        (1000, [], []),
        (0, [0], ["install"]),
        (0, [1, 0, 0], ["install", "update", "install"]),
        (0, [1, 0, 1, 0], ["install", "update", "install", "install"]),
        (0, [1, 1, 1, 1], ["install", "update", "install", "update"]),
    ],
)
def test_only_an_administrator_is_given_a_browser(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    user: int,
    codes: list[int],
    acts: list[str],
) -> None:
    works = user == 0 and codes[-1] == 0
    answers = iter([(None, ["Chrome: It is not installed."]), ("Chromium" if works else None, [])])
    called: list[str] = []

    def ran(*command: str) -> int:
        called.extend(word for word in command if word in ("install", "update"))
        return codes[len(called) - 1]

    monkeypatch.setattr(dev, "ladder", lambda: next(answers))
    monkeypatch.setattr(dev, "run", ran)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setenv("DEBIAN_FRONTEND", "dialog")
    dev.look_for_browser()
    assert called == acts
    told = capsys.readouterr().err
    assert ("browser: Chromium" in told) is works
    assert ("--only-shell chromium" in told) is not works


def test_the_lock_holds_everything_with_hashes() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[^A-Za-z0-9._-]", wish)[0].lower() for wish in asked}
    pinned = dict(re.findall(r"^([a-z0-9._-]+)==\S+.*?\\\n\s+--hash=sha256:(\w+)", LOCK, re.M))
    assert names <= pinned.keys()
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", LOCK, re.M))


def test_the_lock_names_no_host_and_no_folder() -> None:
    assert not re.search(r"https?:|index-url|find-links|file:|\s/\w", LOCK)


def test_ci_runs_what_the_developer_runs() -> None:
    script = dev.ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text()
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert script.read_text().rstrip().endswith("python3 dev.py test")


def test_actions_are_pinned_and_given_no_rights() -> None:
    used = re.findall(r"uses: (.+)", WORKFLOW)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", action) for action in used)
    assert "\npermissions: {}\n" in WORKFLOW
    assert not re.search(r"\$\{\{.*github\.(event|head_ref)", WORKFLOW)


def test_the_readme_names_every_option_and_no_other() -> None:
    readme = (dev.ROOT / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("| option of `audit`") : readme.index("Every option can")]
    told = {name.replace("-", "_") for name in re.findall(r"`--([a-z-]+)", table)}
    assert told - {"config"} == OPTIONS.keys() - HIDDEN
