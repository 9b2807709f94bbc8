"""When the browser keeps its own sandbox."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from journeycheck.browse import launch


@pytest.fixture(autouse=True)
def afresh() -> None:
    launch._sandbox_starts.cache_clear()


@pytest.mark.skipif(os.name != "posix", reason="users of POSIX")
@pytest.mark.parametrize(
    ("user", "contained", "namespaces", "kept"),
    [(0, False, True, False), (1000, False, False, True), (1000, True, True, True),
     (1000, True, False, False)],
)  # fmt: skip
def test_the_sandbox_is_given_up_only_where_it_cannot_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, user: int, contained: bool, namespaces: bool,
    kept: bool,
) -> None:  # fmt: skip
    mark = tmp_path / "mark"
    if contained:
        mark.touch()
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(launch, "_CONTAINER", (str(mark),))
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=int(not namespaces))
    )
    assert launch._sandbox_starts() is kept
