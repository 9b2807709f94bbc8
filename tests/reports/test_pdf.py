"""The report on paper: tagged, with an outline; and a clear sentence where nothing can print."""

import re
import sys
from pathlib import Path

import pytest

from journeycheck import store
from journeycheck.browse.ladder import Failure, Search
from journeycheck.catalog import load_format
from journeycheck.cli import main
from journeycheck.errors import Unmade
from journeycheck.report import EMPTY_DESK
from tests.conftest import browser_here
from tests.reports.golden import everywhere, golden

PDF = load_format("pdf")


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    async def found() -> Search:
        return Search(None, (Failure("Chrome", "It is not installed."),))

    monkeypatch.setitem(PDF.finish.__globals__, "search", found)


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


@pytest.mark.browser
def test_it_is_a_tagged_document_of_a4_pages_with_an_outline() -> None:
    browser_here()
    data = PDF.file(golden(), "fr")
    assert data.startswith(b"%PDF-")
    for sign in (b"/StructTreeRoot", b"/MarkInfo", b"/Outlines", b"/Lang (fr"):
        assert sign in data
    [box] = set(re.findall(rb"/MediaBox \[([^\]]*)\]", data))
    assert [round(float(edge)) for edge in box.split()] == [0, 0, 595, 842]
    assert 8 <= pages(data) <= 24


@pytest.mark.browser
def test_a_hostile_audit_prints_without_a_script_or_an_action() -> None:
    browser_here()
    data = PDF.file(everywhere("\"><script>document.title='x'</script><img src=//evil.test>"), "en")
    assert not re.search(rb"/(JavaScript|JS|Launch|SubmitForm|EmbeddedFile|OpenAction)\b", data)
    uris = re.findall(rb"/URI \(([^)]*)\)", data)
    assert uris and all(uri.startswith(b"http") for uri in uris)


def test_what_is_printed_is_the_page() -> None:
    assert PDF.render(golden(), "fr") == load_format("html").render(golden(), "fr")


@pytest.mark.usefixtures("no_printer")
def test_without_a_browser_the_other_formats_are_written(tmp_path: Path) -> None:
    with pytest.raises(Unmade, match="no browser works here"):
        PDF.file(golden(), "en")
    saved = store.save(golden(), tmp_path, ["pdf", "html", "md"], "en", EMPTY_DESK)
    assert [path.name for path in saved.paths] == ["audit.json", "report.html", "summary.md"]
    [reason] = saved.unmade
    assert "report.html can be printed" in reason
    assert not (tmp_path / "report.pdf").exists()


@pytest.mark.usefixtures("no_printer")
@pytest.mark.parametrize(("limit", "code"), [("never", 2), ("minor", 1)])
def test_the_exit_code_says_that_something_is_missing(
    limit: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    words = ("demo", "--format", "pdf,html", "--fail-on", limit, "--language", "en")
    monkeypatch.setattr(sys, "argv", ["journeycheck", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert ended.value.code == code
    assert "report.pdf was not written" in err
    assert out.splitlines()[-1].endswith("report.html")


@pytest.mark.usefixtures("no_printer")
def test_a_saved_audit_is_written_again_as_far_as_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store.save(golden(), tmp_path, [], "en", EMPTY_DESK)
    words = ["report", str(tmp_path), "--format", "pdf,md", "--language", "fr"]
    monkeypatch.setattr(sys, "argv", ["journeycheck", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert (tmp_path / "summary.md").exists()
    assert "report.pdf was not written" in capsys.readouterr().err


def test_a_browser_that_breaks_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    names = PDF.finish.__globals__

    async def broken(*_: object) -> bytes:
        raise names["BrowserError"]("Page.printToPDF: it fell over\nstack")

    async def found() -> Search:
        return Search(names["Browser"](None, None, "1", "test"), ())

    monkeypatch.setitem(names, "search", found)
    monkeypatch.setitem(names, "_by", broken)
    with pytest.raises(Unmade, match=r"did not print it \(Page.printToPDF: it fell over\)"):
        PDF.file(golden(), "en")
