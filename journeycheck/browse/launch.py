"""How a browser is started: the same way when it is tried and when it is used."""

import os
import subprocess
from functools import lru_cache
from pathlib import Path

from playwright.async_api import Browser as Running
from playwright.async_api import BrowserType

from journeycheck.browse.proxy import Proxy

_FLAGS = (
    # WebRTC may not go round the proxy by UDP: one flag for the whole browser, the other for its
    # headless shell. Each passes over the other's without a word.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    # No name is looked up but by the proxy, not even for <link rel="dns-prefetch">.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-quic",
    # Each site its own process, in the headless shell too: a frame that hangs holds up only itself.
    "--site-per-process",
    "--js-flags=--max-old-space-size=512",  # megabytes of objects a page may make
    "--mute-audio",
)
_CONTAINER = ("/.dockerenv", "/run/.containerenv")
# Playwright lets pop-ups and floods of calls through; for a visitor the browser holds them back.
_UNWANTED = ("--disable-popup-blocking", "--disable-ipc-flooding-protection")


async def launch(
    chromium: BrowserType,
    path: str | None,
    channel: str | None,
    seconds: float,
    proxy: Proxy | None = None,
) -> Running:
    """Start a headless browser within so many seconds; all it asks for goes through `proxy`, that
    of this machine included. Raises what Playwright raises."""
    return await chromium.launch(
        executable_path=path,
        channel=channel,
        timeout=seconds * 1000,
        args=_FLAGS,
        ignore_default_args=_UNWANTED,
        chromium_sandbox=_sandbox_starts(),
        # "<-loopback>" means: loopback is not bypassed.
        proxy={"server": proxy.address, "bypass": "<-loopback>"} if proxy else None,
    )


@lru_cache
def _sandbox_starts() -> bool:
    """Chromium's sandbox does not start for root, nor in most containers, which are walls
    themselves: there it is tried. Anywhere else it has to start."""
    if os.name == "posix" and os.geteuid() == 0:
        return False
    if not any(Path(mark).exists() for mark in _CONTAINER):
        return True
    try:
        tried = subprocess.run(
            ["unshare", "--user", "true"], capture_output=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
