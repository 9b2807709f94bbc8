"""The HTTP library, named in this one place: its successor can take over by one line."""

import httpcore
import httpx

__all__ = ["httpcore", "httpx"]
