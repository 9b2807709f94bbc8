"""A real shop: django-oscar from PyPI, in an environment of its own below `.tools`.

`python -m tests.shops.oscar` installs it when it is not there yet (about a minute), opens it
on loopback, prints its address and closes it on Ctrl-C. Tests skip it until that was done once, or
`JOURNEYCHECK_REAL_SHOP=1` asks them to install it.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("django-oscar[sorl-thumbnail]==4.2.1", "django==5.2.*")
SITE = Path(__file__).parent / "installed" / "oscar_site.py"
HOME = ROOT / ".tools" / "oscar-4.2.1"
BIN = HOME / "venv" / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STOCKED = HOME / "shop.sqlite3"
LAST = 300.0  # seconds an installation may take
ASKED_FOR = "JOURNEYCHECK_REAL_SHOP"
NOT_HERE = f"django-oscar is not installed: python -m tests.shops.oscar, or {ASKED_FOR}=1"


@dataclass(frozen=True)
class RealShop:
    """The open shop. Its tables are read beside it, not through its pages."""

    url: str
    database: Path

    @property
    def orders(self) -> int:
        return self._count("SELECT count(*) FROM order_order")

    @property
    def held(self) -> int:
        """Things in carts, over all visits."""
        return self._count("SELECT coalesce(sum(quantity), 0) FROM basket_line")

    def _count(self, query: str) -> int:
        with closing(sqlite3.connect(self.database)) as tables:
            return int(tables.execute(query).fetchone()[0])


def prepared() -> bool:
    """Can it be opened at once?"""
    return PYTHON.exists() and STOCKED.exists()


def prepare() -> None:
    """Install it and fill its shelves, unless that is done. Raises CalledProcessError."""
    if prepared():
        return
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    uv = next((str(p) for p in (ROOT / ".tools" / "bin").glob("uv*") if p.stem == "uv"), None)
    if uv:
        _run(uv, "venv", "--quiet", "--python", sys.executable, str(HOME / "venv"))
        _run(uv, "pip", "install", "--quiet", "--python", str(PYTHON), *PACKAGES)
    else:
        _run(sys.executable, "-m", "venv", str(HOME / "venv"))
        _run(str(PYTHON), "-m", "pip", "install", "--quiet", *PACKAGES)
    half = STOCKED.with_suffix(".half")
    _run(str(PYTHON), str(SITE), "prepare", str(half))
    half.rename(STOCKED)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=LAST, stdout=sys.stderr)


@contextmanager
def opened(port: int = 0) -> Iterator[RealShop]:
    """The shop with full shelves and no orders, open for as long as the block runs."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        database = Path(folder) / "shop.sqlite3"
        shutil.copy(STOCKED, database)
        command = (str(PYTHON), str(SITE), "serve", str(database), str(port))
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield RealShop(_address(process), database)
            finally:
                process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    """What it says when it is open."""
    told = process.stdout.readline().strip() if process.stdout else ""
    if not told:
        raise RuntimeError(f"the shop did not open (exit code {process.wait()})")
    return told


def main() -> None:
    prepare()
    with opened() as shop:
        print(shop.url, flush=True)
        try:
            sys.stdin.read()
        except KeyboardInterrupt:
            print(f"{shop.orders} orders, {shop.held} left in carts")


if __name__ == "__main__":
    main()
