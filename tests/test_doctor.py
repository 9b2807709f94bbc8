"""`doctor` and `init`: what is missing is told with its remedy; nothing is ever overwritten."""

import os
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from threading import Event

import pytest

from journeycheck import doctor, starting
from journeycheck.browse.ladder import Browser, Failure, Search
from journeycheck.cli import main
from journeycheck.config import OPTIONS, load
from journeycheck.errors import UsageError
from journeycheck.texts import say

NONE = Search(None, (Failure("Chrome", "It is not installed."), Failure("Edge", "It ended.")))
ONE = Search(Browser("/usr/bin/chromium", None, "140.0", "chromium on the PATH"), ())


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


def ran(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["journeycheck", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def machine(monkeypatch: pytest.MonkeyPatch, found: Search) -> None:
    """A machine where names are answered, with or without a browser."""

    async def search() -> Search:
        return found

    monkeypatch.setattr("journeycheck.browse.ladder.search", search)
    monkeypatch.setattr(doctor, "names", lambda: doctor.Found("Names of hosts", True, "fine"))


def test_a_machine_that_has_everything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine(monkeypatch, ONE)
    assert ran(monkeypatch, "doctor") == 0
    out = capsys.readouterr().out
    assert "140.0 (chromium on the PATH)" in out
    assert "✗" not in out and "→" not in out


def test_without_a_browser_every_rung_is_told_and_what_helps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine(monkeypatch, NONE)
    assert ran(monkeypatch, "doctor") == 1
    out = capsys.readouterr().out
    for told in ("Chrome: It is not installed.", "Edge: It ended.", "--install-browser"):
        assert told in out


def test_a_browser_is_fetched_on_request_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine(monkeypatch, NONE)
    asked: list[str] = []

    def fetch() -> str:
        asked.append("x")
        return "No network."

    monkeypatch.setattr("journeycheck.browse.ladder.fetch_browser", fetch)
    assert (ran(monkeypatch, "doctor"), asked) == (1, [])
    assert (ran(monkeypatch, "doctor", "--install-browser"), asked) == (2, ["x"])
    assert "No browser was installed. No network." in capsys.readouterr().err


def test_an_old_python_and_a_missing_package_are_told() -> None:
    assert doctor.python().well
    assert not doctor.python((3, 10, 9)).well

    def known(name: str) -> str:
        if name in {"dnspython", "rich"}:
            raise metadata.PackageNotFoundError(name)
        return "1"

    found = doctor.packages(known)
    assert (found.well, found.values["names"]) == (False, "dnspython, rich")
    assert doctor.packages().well


def test_name_servers_that_refuse_or_never_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(doctor, "PATIENCE", 0.05)
    never = Event()
    assert not doctor.names(refuse).well
    assert not doctor.names(lambda *_: never.wait(5)).well
    never.set()
    assert doctor.names(lambda *_: ["127.0.0.1"]).well


@pytest.mark.parametrize(("encoding", "well"), [("utf-8", True), ("ascii", False), (None, False)])
def test_the_terminal(encoding: str | None, well: bool) -> None:
    found = doctor.terminal(encoding, {"LANG": "fr_FR.UTF-8"})
    assert found.well is well
    assert ("français" in say(found.told, "fr", found.values)) is well


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert not doctor.folder(tmp_path).well


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    found = doctor.folder(tmp_path / "nowhere")
    assert (found.well, found.remedy) == (False, "journeycheck audit URL -o FOLDER")
    assert doctor.folder(tmp_path).well and not list(tmp_path.iterdir())


def test_init_writes_two_files_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(monkeypatch, "init", "www.shop.example") == 0
    workflow = Path(starting.WORKFLOW)
    assert 'SITE: "https://www.shop.example/"' in workflow.read_text(encoding="utf-8")
    workflow.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert ran(monkeypatch, "init", "www.other.example") == 0
    assert workflow.read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().out.count("Left as it is") == 2
    assert ran(monkeypatch, "init", "ftp://x") == 2


def test_init_does_not_write_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "journeycheck.toml").symlink_to(tmp_path / "elsewhere.toml")
    starting.written(tmp_path, starting.SITE)
    assert not (tmp_path / "elsewhere.toml").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        starting.written(tmp_path / "file", starting.SITE)


def test_as_written_the_configuration_changes_nothing(tmp_path: Path) -> None:
    assert tomllib.loads(starting.configuration()) == {}
    starting.written(tmp_path, starting.SITE)
    assert load({}, file=tmp_path / "journeycheck.toml", environment={}) == load({}, environment={})


def test_every_line_of_the_configuration_is_a_setting_that_is_taken(tmp_path: Path) -> None:
    lines = starting.configuration().splitlines()
    settings = [line[2:] for line in lines if " = " in line or line.startswith("# [")]
    file = tmp_path / "journeycheck.toml"
    file.write_text("\n".join(settings), encoding="utf-8")
    taken = load({}, file=file, environment={})
    named = set(taken.origins)
    assert named == OPTIONS.keys() - {"google_key", "quiet", "resume", "verbose"}
    assert taken.max_pages == 500 and taken.brand.name == "Agence Exemple"


def test_the_workflow_is_pinned_and_has_no_rights() -> None:
    text = starting.workflow(starting.SITE)
    used = [line.split("uses: ")[1] for line in text.splitlines() if "uses: " in line]
    assert used
    for action in used:
        name, _, version = action.partition("@")
        assert name.startswith("actions/") and len(version.split(" # v")[0]) == 40
    assert "permissions: {}" in text
    assert "${{" not in text
