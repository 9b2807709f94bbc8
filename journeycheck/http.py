"""The HTTP libraries, named in this one place: their successors can take over by one line each."""

import h11
import httpx

__all__ = ["h11", "httpx"]
