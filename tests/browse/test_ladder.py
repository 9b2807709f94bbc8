"""The browser ladder: a rung is proved, or says why not. The programs and Playwright are real."""

import asyncio
import os
from pathlib import Path

import pytest

from journeycheck.browse import ladder
from journeycheck.browse.ladder import Browser, Search, search


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has named a browser or a Node."""
    monkeypatch.delenv(ladder.VARIABLE, raising=False)
    monkeypatch.delenv("PLAYWRIGHT_NODEJS_PATH", raising=False)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any browser."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr(ladder, "CHANNELS", ())
    monkeypatch.setattr(ladder, "NAMES", ("no-such-chromium",))


def program(path: Path, script: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def climb(explicit: str | None = None, deadline: float = 20) -> Search:
    return asyncio.run(search(explicit, deadline))


def told(explicit: str, deadline: float = 20) -> str:
    """Why the browser somebody named does not work."""
    [reason] = [
        failure.reason
        for failure in climb(explicit, deadline).failures
        if failure.rung == "the browser you named"
    ]
    return reason


@pytest.mark.browser
def test_a_browser_is_proved_by_a_page(known: Browser) -> None:
    assert known.version.split(".")[0].isdigit()
    assert known.path is None or Path(known.path).is_file()


@pytest.mark.browser
def test_the_browser_one_names_comes_first(known: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    if known.path is None:
        pytest.skip("the browser here has no path of its own")
    monkeypatch.setenv(ladder.VARIABLE, known.path)
    found = climb()
    assert found.browser == Browser(known.path, None, known.version, "the browser you named")
    assert found.failures == ()


@pytest.fixture
def wrapped(known: Browser) -> str:
    """A program that is the browser of this machine by another name."""
    if known.path is None:
        pytest.skip("the browser here has no path of its own")
    return f'exec {known.path} "$@"'


@pytest.mark.browser
@pytest.mark.usefixtures("bare")
def test_a_browser_on_the_path_holds(
    wrapped: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program(tmp_path / "bin" / "some-chromium", wrapped)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(ladder, "NAMES", ("no-such-chromium", "some-chromium"))
    found = climb()
    assert found.browser and found.browser.path == path
    assert found.browser.rung == "some-chromium on the PATH"
    assert found.failures[-1].rung == "no-such-chromium on the PATH"


@pytest.mark.browser
@pytest.mark.usefixtures("bare")
def test_a_browser_in_our_own_cache_holds(wrapped: str, tmp_path: Path) -> None:
    path = program(tmp_path / "cache" / "journeycheck" / "browser" / "v1" / "chrome", wrapped)
    found = climb()
    assert found.browser and (found.browser.path, found.browser.rung) == (path, "our own cache")


@pytest.mark.usefixtures("bare")
def test_a_file_that_is_no_browser(tmp_path: Path) -> None:
    assert told(program(tmp_path / "chrome", "exit 0")) == "It ended as soon as it was started."


@pytest.mark.usefixtures("bare")
def test_a_path_to_nothing(tmp_path: Path) -> None:
    missing = str(tmp_path / "chrome")
    assert told(missing) == f"There is no program {missing}."


@pytest.mark.usefixtures("bare")
def test_a_file_nobody_may_run(tmp_path: Path) -> None:
    text = tmp_path / "chrome"
    text.write_text("not a program")
    assert told(str(text)) == f"There is no program {text}."


@pytest.mark.usefixtures("bare")
def test_a_program_that_hangs_is_given_up_and_ended(tmp_path: Path) -> None:
    hanging = program(tmp_path / "chrome", f"echo $$ > {tmp_path}/pid; exec sleep 60")
    assert told(hanging, deadline=3) == "It did not open a page within 3 seconds."
    pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.usefixtures("bare")
def test_a_missing_library_is_named(tmp_path: Path) -> None:
    lame = "echo 'x: error while loading shared libraries: libnss3.so: cannot open' >&2; exit 127"
    assert told(program(tmp_path / "chrome", lame)) == "It lacks the library libnss3.so."


@pytest.mark.usefixtures("bare")
def test_a_sandbox_that_does_not_start_is_named(tmp_path: Path) -> None:
    lame = "echo '[1:1:FATAL:zygote_host_impl_linux.cc] No usable sandbox! Update' >&2; exit 1"
    assert told(program(tmp_path / "chrome", lame)) == (
        "Its sandbox does not start here: this system gives it no user namespaces."
    )


def test_without_libatomic_nothing_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lame = "echo 'error while loading shared libraries: libatomic.so.1: no' >&2; exit 127"
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", program(tmp_path / "node", lame))
    found = climb()
    assert found.browser is None
    [failure] = found.failures
    assert "apt-get install libatomic1" in failure.reason


def test_a_driver_that_dies_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = program(tmp_path / "node", '[ "$1" = --version ] || exit 3')
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", dying)
    found = climb()
    assert found.browser is None
    assert [failure.rung for failure in found.failures] == ["Playwright"]


def test_a_node_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", "/nowhere/node")
    [failure] = climb().failures
    assert failure.reason.startswith("Playwright's Node does not start")


@pytest.mark.usefixtures("bare")
def test_every_rung_tells_why(tmp_path: Path) -> None:
    program(tmp_path / "cache" / "journeycheck" / "browser" / "v1" / "chromium", "exit 1")
    found = climb()
    assert found.browser is None
    assert [(failure.rung, failure.reason) for failure in found.failures] == [
        ("Playwright's own headless Chromium", "It is not installed."),
        ("Playwright's own Chromium", "It is not installed."),
        ("no-such-chromium on the PATH", "There is no program no-such-chromium."),
        ("our own cache", "It ended as soon as it was started."),
    ]


def test_a_fetch_that_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", program(tmp_path / "python", "exit 7"))
    assert ladder.fetch_browser() == "The download ended with code 7."
    monkeypatch.setattr("sys.executable", program(tmp_path / "python", "exit 0"))
    assert ladder.fetch_browser() is None
