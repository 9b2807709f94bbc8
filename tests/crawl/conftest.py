"""Second looks come soon in tests, except where the wait itself is tested."""

import pytest


@pytest.fixture(autouse=True)
def impatient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "patient" not in request.fixturenames:
        for module in ("outside", "loop", "start"):
            monkeypatch.setattr(f"journeycheck.crawl.{module}.LATER", 0.02)
        for rest in ("REST", "LONG_REST"):
            monkeypatch.setattr(f"journeycheck.crawl.breaker.{rest}", 0.05)


@pytest.fixture
def patient() -> None:
    """Ask for this one to wait as long as a real visit does."""
