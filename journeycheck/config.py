"""Settings of an audit: defaults < file < environment < flags; each value knows where it came from."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """All that an audit can be told. Units: seconds, megabytes, requests per second (0: no spacing)."""

    output: Path = Path("journeycheck-report")
    format: tuple[str, ...] = ("html", "json")
    language: str = "en"
    country: str | None = None
    max_pages: int = 500
    max_depth: int = 10
    max_time: float = 600
    concurrency: int = 4
    rate: float = 8
    timeout: float = 15
    max_body: float = 10
    browser: str = "auto"
    robots: str = "respect"
    allow_private: bool = False
    fail_on: str = "critical"
    checks: tuple[Path, ...] = ()
    origins: dict[str, str] = field(default_factory=dict, compare=False)
