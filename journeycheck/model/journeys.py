"""The errands in a browser, and the pictures of them."""

from typing import Literal

from journeycheck.model.base import Model, OutcomeName

DeviceName = Literal["mobile", "desktop"]


class Step(Model):
    """One step of a journey. `duration_s`: what the site took to answer; `effort_s`: what the
    customer needs, by the keystroke-level model; `words`: the site's own, of what was used."""

    name: str
    url: str
    action: str
    outcome: OutcomeName
    duration_s: float
    screenshot: str | None = None
    problem: str | None = None
    words: str = ""
    quote_language: str = ""
    effort_s: float = 0.0
    clicks: int = 0


class Journey(Model):
    """One errand on one device, from where it starts to its end or break. `started`: when its
    first picture was taken, "" without one; `never`: names of the steps that were not reached;
    `tries`: visits that went the same way; `finding`: the fix that it leads to."""

    id: str
    outcome: OutcomeName
    reached: str | None = None
    reason: str = ""
    steps: tuple[Step, ...] = ()
    errand: Literal["phone", "write", "open-now", "order"] | None = None
    device: DeviceName | None = None
    start: str = "home"
    started: str = ""
    clicks: int = 0
    effort_s: float = 0.0
    waited_s: float = 0.0
    fields: int = 0
    required: int = 0
    never: tuple[str, ...] = ()
    tries: int = 1
    finding: str | None = None


class Plate(Model):
    """One picture of what the customer saw. `file`: below the folder of the audit; `sha256`: of
    that file; `masked`: parts that were covered because they showed secrets; `mark`: the spot to
    look at (left, top, width, height), in parts of its size; `caption`: an English message."""

    number: int
    file: str
    url: str
    device: DeviceName
    taken: str
    width: int
    height: int
    sha256: str
    masked: int = 0
    caption: str = ""
    mark: tuple[float, float, float, float] | None = None
