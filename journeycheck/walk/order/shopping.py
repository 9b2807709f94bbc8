"""What a visit that walks an order may send: it fills a cart and shows an address, and can neither
order nor pay. Every request of the browser passes here, whatever was pressed.

The deny-list is `data/payments.toml`. What it does not know it lets pass only before the payment.
"""

import re
from enum import IntEnum
from functools import lru_cache
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.browse.policy import READ_ONLY, Asked
from journeycheck.words import data

_BODY = 100_000  # characters of a body that are searched; a longer one is not sent


class Door(IntEnum):
    """How far the visit has come; a door that is closed is never opened again."""

    SHELVES = 0
    CHECKOUT = 1
    PAYMENT = 2  # nothing but readings
    TIDYING = 3  # readings, and what takes things out of the cart


class Shopping:
    """The policy of one visit. `passed` and `refused`: what it has let through and stopped,
    readings left out."""

    sends = True

    def __init__(self) -> None:
        self.door = Door.SHELVES
        self.passed: list[Asked] = []
        self.refused: list[Asked] = []

    def enter_checkout(self) -> None:
        self.door = max(self.door, Door.CHECKOUT)

    def close(self) -> None:
        """The payment is in sight: from here on nothing is sent."""
        self.door = max(self.door, Door.PAYMENT)

    def tidy(self) -> None:
        """Nothing but the cart may be touched any more."""
        self.door = Door.TIDYING

    def lets(self, asked: Asked) -> bool:
        reads = asked.method in READ_ONLY
        may = self._may_read(asked) if reads else self._may_send(asked)
        if not reads or not may:
            (self.passed if may else self.refused).append(asked)
        return may

    def _may_read(self, asked: Asked) -> bool:
        return self.door is Door.SHELVES or not _matches("addresses", "readings", _address(asked))

    def _may_send(self, asked: Asked) -> bool:
        if self.door is Door.PAYMENT or asked.method == "OPTIONS" or _is_strange(asked):
            return False
        if orders(asked):
            return False
        if self.door is Door.TIDYING or asked.method != "POST":
            return _touches_cart(asked)
        return True


def orders(asked: Asked) -> bool:
    """Could this request order, pay, or make an account?"""
    address, body = _address(asked), unquote(asked.body or "").lower()
    if _is_of(asked.url, "hosts") or _is_of(asked.url, "mailers"):
        return True
    if any(_matches("addresses", name, address) for name in ("orders", "pays", "accounts")):
        return True
    return any(
        _matches("bodies", name, body) for name in ("orders", "cards", "passwords", "accounts")
    )


def _is_strange(asked: Asked) -> bool:
    """Is it sent unseen, or to what is no web server?"""
    return asked.body is None or len(asked.body) > _BODY or not urls.is_web(asked.url)


def _touches_cart(asked: Asked) -> bool:
    if _matches("carts", "addresses", _address(asked)):
        return True
    return _matches("bodies", "cart_calls", (asked.body or "").lower())


def _address(asked: Asked) -> str:
    """Its path and query, unescaped."""
    return "/" + unquote(asked.url.partition("://")[2].partition("/")[2]).lower()


def _is_of(url: str, key: str) -> bool:
    host = urls.host(url)
    return any(
        host == name or host.endswith(f".{name}") for name in data("payments.toml")[key]["names"]
    )


def _matches(section: str, key: str, text: str) -> bool:
    return bool(_pattern(section, key).search(text))


@lru_cache
def _pattern(section: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in data("payments.toml")[section][key]))
