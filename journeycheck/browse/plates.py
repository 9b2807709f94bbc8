"""Plates: small WebP pictures of what the customer saw, straight from the browser."""

import asyncio
import hashlib
import logging
import re
import struct
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playwright.async_api import CDPSession, Error, Page

from journeycheck.browse.masks import Box, covered
from journeycheck.browse.session import within
from journeycheck.facts import Device, Plate
from journeycheck.texts import clean
from journeycheck.words import fold

FOLDER = "shots"
WEIGHT = 16_384  # bytes aimed at
_LARGEST = {Device.MOBILE: (470, 700), Device.DESKTOP: (600, 450)}  # pixels of the picture
_STEPS = ((1.0, 60), (1.0, 32), (0.8, 45), (0.65, 45), (0.5, 40), (0.5, 25))  # scale, quality
_DEADLINE = 8.0  # seconds for one plate
_NAME = 40  # characters

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Picture:
    data: bytes
    width: int
    height: int


class Plates:
    """The pictures of one audit, below its folder; one object for each audit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._files: dict[str, str] = {}  # fingerprint -> name of the file

    async def take(
        self, page: Page, device: Device, name: str, *,
        mark: Box | None = None, mask: Sequence[str | Box] = (),
    ) -> Plate | None:  # fmt: skip
        """What the window shows now, as `shots/NN-name.webp`; None when no picture can be taken.

        `mark`: the spot to look at; `mask`: what to cover beside the secrets that are found (CSS
        selectors in the main document, boxes). Boxes are in CSS pixels of the window, as
        `getBoundingClientRect` tells them. The same picture taken twice is one file. Takes 8
        seconds at most, and raises nothing.
        """
        try:
            return await within(_DEADLINE, self._taken(page, device, name, mark, mask))
        except (Error, OSError, TimeoutError) as problem:
            log.info("no plate of %s: %s", name, problem)
            return None

    async def _taken(
        self, page: Page, device: Device, name: str, mark: Box | None, mask: Sequence[str | Box]
    ) -> Plate:
        wire = await page.context.new_cdp_session(page)
        try:
            window = await _window(wire)
            async with covered(wire, mask) as masked:
                picture = await _picture(wire, window, _LARGEST[device])
        finally:
            await _let_go(wire)
        fingerprint = hashlib.sha256(picture.data).hexdigest()
        return Plate(
            file=await asyncio.to_thread(self._kept, picture.data, fingerprint, name),
            url=clean(page.url, 2_000),
            device=device,
            taken=datetime.now().astimezone().isoformat(timespec="seconds"),
            width=picture.width,
            height=picture.height,
            sha256=fingerprint,
            masked=masked,
            mark=_share(mark, window) if mark else None,
        )

    def _kept(self, data: bytes, fingerprint: str, name: str) -> str:
        """The file with these bytes, written if there is none yet."""
        if fingerprint not in self._files:
            plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_NAME] or "plate"
            file = f"{FOLDER}/{len(self._files) + 1:02}-{plain}.webp"
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._files:  # those of an audit before this one
                for old in self._folder.glob("[0-9][0-9]*-*.webp"):
                    old.unlink()
            (self._folder.parent / file).write_bytes(data)
            self._files[fingerprint] = file
        return self._files[fingerprint]


async def _let_go(wire: CDPSession) -> None:
    with suppress(Error, TimeoutError):  # the page has gone, or hangs
        await within(1.0, wire.detach())


async def _window(wire: CDPSession) -> Box:
    """The part of the document that the customer sees."""
    seen = (await wire.send("Page.getLayoutMetrics"))["cssVisualViewport"]
    width, height = seen["clientWidth"], seen["clientHeight"]
    if not (width > 0 and height > 0):
        raise Error("the window shows nothing")
    return (seen["pageX"], seen["pageY"], width, height)


def _share(mark: Box, window: Box) -> Box | None:
    """A box of the window in parts of its size, what lies outside cut off; None: all of it."""
    left, top, width, height = mark
    right, bottom = min(1.0, (left + width) / window[2]), min(1.0, (top + height) / window[3])
    left, top = max(0.0, left / window[2]), max(0.0, top / window[3])
    if right <= left or bottom <= top:
        return None
    return (round(left, 4), round(top, 4), round(right - left, 4), round(bottom - top, 4))


async def _picture(wire: CDPSession, window: Box, largest: tuple[int, int]) -> _Picture:
    """As large and as good as the weight allows. Small letters weigh more than poor ones."""
    fitting = min(largest[0] / window[2], largest[1] / window[3])
    picture = await _shot(wire, window, fitting, _STEPS[0][1])
    # A page that is zoomed, or a dense screen, gives more pixels than were asked for.
    zoom = max(1.0, picture.width / largest[0], picture.height / largest[1])
    for scale, quality in _STEPS if zoom > 1 else _STEPS[1:]:
        if len(picture.data) <= WEIGHT and _within(picture, largest):
            break
        picture = await _shot(wire, window, fitting * scale / zoom, quality)
    return picture


def _within(picture: _Picture, largest: tuple[int, int]) -> bool:
    return picture.width <= largest[0] and picture.height <= largest[1]


async def _shot(wire: CDPSession, window: Box, scale: float, quality: int) -> _Picture:
    x, y, width, height = window
    answer = await wire.send("Page.captureScreenshot", {
        "format": "webp",
        "quality": quality,
        "clip": {"x": x, "y": y, "width": width, "height": height, "scale": scale},
        "captureBeyondViewport": False,
    })  # fmt: skip
    data = b64decode(answer["data"])
    return _Picture(data, *size(data))


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a WebP picture. Raises Error when it is none."""
    kind = data[12:16] if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else b""
    if kind == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(data) >= 30:
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    raise Error("the browser gave no WebP picture")
