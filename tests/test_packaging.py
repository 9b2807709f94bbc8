"""The wheel: built through the source archive, looked into, and run alone from another folder."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("journeycheck", "checks", "reports")
NAMED = (
    "journeycheck/py.typed",
    "journeycheck/locale/fr.po",
    "journeycheck/data/words/fr.toml",
    "journeycheck/demo/careless/site.toml",
    "journeycheck/checks/phone/missing.py",
    "journeycheck/reports/html.py",
)

RUN = """
import journeycheck, sys
assert journeycheck.__file__.startswith(sys.argv[1]), journeycheck.__file__
sys.argv = ["journeycheck", *sys.argv[2:]]
from journeycheck.cli import main
main()
"""


def build(kind: str, source: Path, target: Path) -> Path:
    """Build with hatchling itself: no isolation, so no network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [made] = target.iterdir()
    return made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive of this checkout."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(archive) as packed:
        packed.extraction_filter = getattr(tarfile, "data_filter", None)  # not in 3.11.2
        packed.extractall(unpacked)
    [source] = unpacked.iterdir()
    return build("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment's folder that holds our wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def in_checkout() -> set[str]:
    """Every file that a user needs, by its path in the wheel."""
    found = set()
    for folder in SHIPPED:
        for file in (ROOT / folder).rglob("*"):
            path = file.relative_to(ROOT)
            hidden = any(part.startswith((".", "__pycache__")) for part in path.parts)
            if file.is_file() and not hidden and file.name != "ruff.toml":
                found.add((path if folder == SHIPPED[0] else SHIPPED[0] / path).as_posix())
    return found


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command from that folder. `-S` keeps the checkout's .pth out of sight."""
    libraries = sysconfig.get_path("purelib"), sysconfig.get_path("platlib")
    paths = os.pathsep.join([str(installed), *dict.fromkeys(libraries)])
    kept = {k: v for k, v in os.environ.items() if not k.startswith("JOURNEYCHECK_")}
    return subprocess.run(
        [sys.executable, "-S", "-P", "-c", RUN, str(installed), *words],
        cwd=folder, env={**kept, "PYTHONPATH": paths, "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_everything_is_in_the_wheel(names: set[str]) -> None:
    assert in_checkout() <= names
    assert set(NAMED) <= names


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    roots = {name.partition("/")[0] for name in names}
    assert roots == {"journeycheck", next(root for root in roots if root.endswith(".dist-info"))}
    assert not [name for name in names if name.endswith(("ruff.toml", ".pyc"))]


def test_the_licence_and_the_command_are_in_the_wheel(wheel: Path, names: set[str]) -> None:
    [licence] = [name for name in names if name.endswith("licenses/LICENSE")]
    [entries] = [name for name in names if name.endswith("entry_points.txt")]
    with zipfile.ZipFile(wheel) as packed:
        assert b"Apache License" in packed.read(licence)
        assert b"journeycheck = journeycheck.cli:main" in packed.read(entries)


def test_the_source_archive_can_be_tested(archive: Path) -> None:
    with tarfile.open(archive) as packed:
        paths = {name.partition("/")[2] for name in packed.getnames()}
    assert {"tests/conftest.py", "dev.py", "requirements.lock", "pyproject.toml"} <= paths
    assert not [path for path in paths if path.startswith((".venv", ".tools", ".git/"))]


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("journeycheck, version ")


def test_it_finds_its_checks_from_another_folder(installed: Path, tmp_path: Path) -> None:
    """A folder named `checks` where one stands must not be loaded."""
    stranger = tmp_path / "checks" / "phone"
    stranger.mkdir(parents=True)
    (stranger / "stranger.py").write_text("raise SystemExit('a stranger was loaded')")
    done = run(installed, tmp_path, "checks")
    assert (done.returncode, done.stderr) == (0, "")
    assert "phone/missing" in done.stdout


def test_it_audits_the_demo_company(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "demo", "-o", "found", "--browser", "never")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    report = Path(done.stdout.splitlines()[-1])
    assert (tmp_path / report).is_file()
    assert "<html" in (tmp_path / report).read_text(encoding="utf-8")
