"""What a report format is: a file that turns one finished audit into one file."""

from collections.abc import Callable
from dataclasses import dataclass

from journeycheck.model import Audit

Render = Callable[[Audit, str], str]


@dataclass(frozen=True)
class Format:
    """`render(audit, language)` gives the text of the file called `filename`."""

    filename: str
    render: Render


def report_format(filename: str) -> Callable[[Render], Format]:
    """Make a format of a function; its name is that of its file in `reports/`."""

    def made(render: Render) -> Format:
        return Format(filename, render)

    return made
