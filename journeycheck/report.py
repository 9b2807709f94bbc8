"""What a report format is: a file that turns one finished audit into one file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from journeycheck.brand import NO_BRAND, Letterhead
from journeycheck.model import Audit


@dataclass(frozen=True)
class Desk:
    """What lies beside the audit when a report is written. `folder`: where the audit and its
    pictures are, None when they are nowhere; `letterhead`: who makes the report; `file`: a file of
    the repository, relative to its root, that formats for code hosts point at."""

    folder: Path | None = None
    letterhead: Letterhead = NO_BRAND
    file: str = "journeycheck.toml"


EMPTY_DESK = Desk()
Render = Callable[[Audit, str, Desk], str]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@dataclass(frozen=True)
class Format:
    """`text` makes the text of the file called `filename`, `finish` its bytes."""

    filename: str
    text: Render
    finish: Callable[[str], bytes] = _encoded

    def render(self, audit: Audit, language: str, desk: Desk = EMPTY_DESK) -> str:
        """The text, before it is finished."""
        return self.text(audit, language, desk)

    def file(self, audit: Audit, language: str, desk: Desk = EMPTY_DESK) -> bytes:
        """What the file holds. Raises UsageError when it cannot be made here."""
        return self.finish(self.render(audit, language, desk))

    def pieces(self, audit: Audit, language: str, desk: Desk = EMPTY_DESK) -> Iterable[bytes]:
        """The same, for writing. Raises UsageError when it cannot be made here."""
        return (self.file(audit, language, desk),)


def report_format(filename: str) -> Callable[[Render], Format]:
    """Make a format of a function `(audit, language, desk) -> text`; its name is that of its file
    in `reports/`."""

    def made(render: Render) -> Format:
        return Format(filename, render)

    return made
