"""Less patience than a visitor has: pages on loopback come to rest sooner than those of the web."""

import pytest

PATIENCE = {  # seconds
    "browse.look._LOADING": 0.3, "browse.look._STEP": 0.15,
    "browse.hand._LOADING": 0.2, "browse.hand._STEP": 0.12,
    "walk.visitor._WAIT": 0.0, "walk.consent.LATE": 1.2, "walk.banner._AGAIN": 0.15,
    "walk.launcher._LATE": 1.5, "walk.launcher._AGAIN": 0.2,
    "walk.chat._OPENING": 1.5, "walk.chat._AGAIN": 0.2,
    "walk.order.finding._LATE": 0.3, "walk.order.buying._LATE": 0.4,
    "walk.order.checkout._LATE": 0.4,
}  # fmt: skip


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in PATIENCE.items():
        monkeypatch.setattr(f"journeycheck.{name}", seconds)
