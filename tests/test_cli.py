"""The command line as a person meets it: exit codes, messages, files."""

import json
import re
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest
import trustme

from journeycheck.cli import main
from journeycheck.errors import UsageError
from journeycheck.model import Audit
from journeycheck.urls import start_address

Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("audit", url)` -> exit code, stdout, stderr, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def ran(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["journeycheck", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return ran


@contextmanager
def answering(
    status: int, body: bytes, content_type: str = "text/html", tls: bool = False
) -> Iterator[str]:
    """A loopback server with one answer to everything; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def audit_of(folder: Path) -> Audit:
    return Audit.model_validate_json((folder / "journeycheck-report/audit.json").read_bytes())


@pytest.mark.parametrize(
    "typed",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://shop.test:99999/",
        "http://[::1/",
        "",
        "ftp://a.test",
    ],
)
def test_what_is_no_address(run: Run, typed: str) -> None:
    code, out, err = run("audit", typed)
    assert (code, out) == (2, "")
    assert "is not an address that can be visited" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("shop.test", "https://shop.test/"),
        ("shop.test:8443/a", "https://shop.test:8443/a"),
        (" http://Shop.test ", "http://shop.test/"),
    ],
)
def test_addresses_people_type(typed: str, meant: str) -> None:
    assert start_address(typed) == meant


def test_port_that_is_no_port() -> None:
    with pytest.raises(UsageError):
        start_address("http://shop.test:port/")


def test_no_such_host(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("audit", "http://no-such-host.invalid/")
    assert code == 3
    audit = audit_of(tmp_path)
    assert audit.run.outcome == "failed"
    assert "no-such-host.invalid" in (audit.run.reason or "")
    assert out.strip().endswith("report.html")


def test_refused_port(run: Run, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code, _, err = run("audit", f"http://127.0.0.1:{port}/")
    assert code == 3
    assert "Traceback" not in err
    assert audit_of(tmp_path).findings == ()


def test_certificate_nobody_trusts(run: Run, tmp_path: Path) -> None:
    with answering(200, b"<h1>Shop</h1>", tls=True) as url:
        code, _, _ = run("audit", url)
    assert code == 3
    assert "certificate" in (audit_of(tmp_path).run.reason or "")


def test_not_a_web_page(run: Run, tmp_path: Path) -> None:
    with answering(200, b"%PDF-1.7", "application/pdf") as url:
        code, _, _ = run("audit", url)
    assert code == 3
    assert "application/pdf" in (audit_of(tmp_path).run.reason or "")


def test_a_site_that_is_one_403(run: Run, tmp_path: Path) -> None:
    with answering(403, b"<h1>Forbidden</h1>") as url:
        code, out, _ = run("audit", url)
    assert code == 3
    audit = audit_of(tmp_path)
    assert audit.run.outcome == "blocked"
    assert audit.findings == ()
    assert {row.findable for row in audit.matrix} & {"passed", "failed"} == set()
    assert "turned our visit away" in out


def test_unknown_option(run: Run) -> None:
    code, _, err = run("audit", "https://shop.test/", "--max-page", "3")
    assert code == 2
    assert "--max-page" in err


def test_unknown_configuration_key_names_the_nearest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeycheck.toml").write_text("max-pags = 3\n", encoding="utf-8")
    code, _, err = run("audit", "https://shop.test/")
    assert code == 2
    assert "max-pags" in err
    assert "max-pages" in err


def test_negative_budget(run: Run) -> None:
    code, _, err = run("audit", "https://shop.test/", "--max-pages=-1")
    assert code == 2
    assert "max-pages" in err


def test_unknown_format(run: Run) -> None:
    code, _, err = run("audit", "https://shop.test/", "--format", "docx")
    assert code == 2
    assert "docx" in err
    assert "html" in err


@pytest.mark.parametrize("output", ["taken", "taken/inside"])
def test_an_output_folder_that_cannot_be_written(run: Run, tmp_path: Path, output: str) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    code, _, err = run("audit", "https://shop.test/", "-o", output)
    assert code == 2
    assert "cannot be written" in err


def test_two_audits_do_not_share_a_folder(run: Run, tmp_path: Path) -> None:
    from journeycheck import store

    with store.opened(tmp_path / "out"):
        code, _, err = run("audit", "https://shop.test/", "-o", "out")
    assert code == 2
    assert "Another audit" in err


def test_schema_is_that_of_the_audit(run: Run) -> None:
    code, out, _ = run("report", "--schema")
    assert code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(out))
    assert json.loads(out) == Audit.model_json_schema()


def test_a_folder_without_audit(run: Run, tmp_path: Path) -> None:
    code, _, err = run("report", str(tmp_path))
    assert code == 2
    assert "audit.json" in err


def test_a_check_explains_itself(run: Run) -> None:
    code, out, _ = run("checks", "phone/missing")
    assert code == 0
    assert "Fails:" in out
    code, _, err = run("checks", "phone/none")
    assert (code, "phone/none" in err) == (2, True)


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--language", "xx"], "en, fr"),
        (["--country", "ZZ"], "ZZ"),
        (["-o", ""], "output"),
        (["--max-time", "nan"], "max-time"),
    ],
)
def test_values_nobody_can_mean(run: Run, flags: list[str], told: str) -> None:
    code, _, err = run("audit", "https://shop.test/", *flags)
    assert code == 2
    assert told in err


def test_a_truth_value_is_no_number(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeycheck.toml").write_text("max-pages = true\n", encoding="utf-8")
    code, _, err = run("audit", "https://shop.test/")
    assert code == 2
    assert "max-pages" in err


def test_a_configuration_that_is_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeycheck.toml").mkdir()
    code, _, err = run("audit", "https://shop.test/")
    assert code == 2
    assert "journeycheck.toml" in err


def test_quiet_can_stand_in_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeycheck.toml").write_text("quiet = true\n", encoding="utf-8")
    _, out, _ = run("audit", "http://no-such-host.invalid/")
    assert out.splitlines() == ["journeycheck-report/report.html"]


def test_nothing_is_called_fine_that_was_not_seen(run: Run) -> None:
    _, out, _ = run("audit", "http://no-such-host.invalid/")
    assert "Nothing to repair" not in out


def test_a_reader_that_leaves_does_not_change_the_verdict(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "journeycheck", "demo", "--careful", "-o", str(tmp_path / "o")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout
        program.stdout.close()
        assert program.stderr
        told = program.stderr.read()
    assert (program.returncode, told) == (0, b"")


SHOP = b"<html lang=en><title>Shop</title><h1>Shop</h1><p>We sell vases.</p></html>"


def test_a_baseline_makes_only_what_is_new_count(run: Run, tmp_path: Path) -> None:
    with answering(200, SHOP) as url:
        first, _, _ = run("audit", url, "--fail-on", "minor")
        (tmp_path / "journeycheck-report/audit.json").rename(tmp_path / "before.json")
        again, out, _ = run("audit", url, "--fail-on", "minor", "--baseline", "before.json")
    audit = audit_of(tmp_path)
    assert (first, again) == (1, 0)
    assert {finding.status for finding in audit.findings} == {"known"}
    assert audit.change and audit.compared_with == audit.change.run
    assert f"new 0, settled 0, still there {len(audit.findings)}." in out


def test_what_is_new_fails_beside_what_was_known(run: Run, tmp_path: Path) -> None:
    with answering(200, SHOP) as url:
        run("audit", url)
        file = tmp_path / "journeycheck-report/audit.json"
        before = json.loads(file.read_text())
        before["findings"] = before["findings"][1:]
        (tmp_path / "before.json").write_text(json.dumps(before))
        code, _, _ = run("audit", url, "--fail-on", "minor", "--baseline", "before.json")
    assert code == 1
    assert [f.status for f in audit_of(tmp_path).findings].count("new") == 1


def test_a_site_that_turns_us_away_is_no_pass_with_a_baseline(run: Run, tmp_path: Path) -> None:
    with answering(200, SHOP) as url:
        run("audit", url, "-o", "before")
    with answering(403, b"<h1>Forbidden</h1>") as url:
        code, out, _ = run("audit", url, "--baseline", "before")
    assert code == 3
    told = audit_of(tmp_path).change
    assert told and (told.comparable, told.settled) == (False, ()) and told.unseen
    assert "cannot be compared" in out
    code, out, _ = run("compare", "before", "journeycheck-report", "--fail-on", "critical")
    assert code == 3
    assert "The site turned this visit away." in out


def test_a_baseline_that_is_not_there(run: Run) -> None:
    code, _, err = run("audit", "https://shop.test/", "--baseline", "none.json")
    assert (code, "none.json" in err) == (2, True)


def test_two_audits_are_compared(run: Run, tmp_path: Path) -> None:
    with answering(200, SHOP) as url:
        run("audit", url)
        file = tmp_path / "journeycheck-report/audit.json"
        before = json.loads(file.read_text())
        [gone, *before["findings"]] = before["findings"]
        (tmp_path / "before.json").write_text(json.dumps(before))
    code, out, _ = run("compare", "before.json", "journeycheck-report")
    assert (code, "1 new\n" in out) == (0, True)
    assert gone["title"]["en"] in out
    code, out, _ = run("compare", str(file), "before.json")
    assert "1 not seen again" in out or "1 settled" in out
    code, out, _ = run(
        "compare", "before.json", str(file), "--format", "json", "--fail-on", "minor"
    )
    assert (code, json.loads(out)["new"]) == (1, [gone["id"]])
    code, out, _ = run("compare", "before.json", str(file), "--format", "html", "--language", "fr")
    assert (code, out.startswith("<!doctype html>")) == (0, True)
    assert re.search('lang="?fr', out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none", "none"], "none"),
        (["before", "before", "--format", "docx"], "docx"),
        (["before", "before", "--fail-on", "all"], "fail-on"),
    ],
)
def test_what_cannot_be_compared(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "before").mkdir()
    (tmp_path / "before/audit.json").write_text(
        (Path(__file__).parent / "golden/audit.json").read_text(encoding="utf-8"), encoding="utf-8"
    )
    code, _, err = run("compare", *arguments)
    assert code == 2
    assert told in err
    assert "Traceback" not in err


def test_the_checks_of_a_run_are_chosen(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeycheck.toml").write_text(
        'ignore = ["email"]\n[severity]\n"phone/missing" = "minor"\n', encoding="utf-8"
    )
    with answering(200, SHOP) as url:
        run("audit", url, "--select", "phone,email", "--exclude", "/a/*,/b")
    audit = audit_of(tmp_path)
    assert {check.id for check in audit.checks if check.reason.startswith("It was left out")} >= {
        "email/missing", "form/missing",
    }  # fmt: skip
    assert {finding.check: finding.severity for finding in audit.findings}.items() <= {
        "phone/missing": "minor"
    }.items()
    assert audit.run.settings["exclude"] == ["/a/*", "/b"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignore = ["emial"]\n', "'email'"),
        ('[severity]\n"phone/mising" = "minor"\n', "'phone/missing'"),
        ('[severity]\n"phone/missing" = "small"\n', "severity.phone/missing"),
        ('[[accept]]\ncheck = "phone/mising"\nreason = "x"\nuntil = 2030-01-01\n', "phone/missing"),
        ("[cost]\nbasket = -1\n", "cost.basket"),
    ],
)
def test_mistakes_in_the_tables_of_the_file(run: Run, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "journeycheck.toml").write_text(text, encoding="utf-8")
    code, _, err = run("audit", "https://shop.test/")
    assert (code, told in err) == (2, True)
