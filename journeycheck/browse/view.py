"""What a visitor sees on a tab at one moment: its words, and the controls that can be used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeycheck.texts import clean

_LONG = 50_000  # characters
_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A link, a button, a field. `name`: what a customer would call it; `label`: only what names it
    in so many words, "" for a placeholder; `box`: left, top, width, height in CSS pixels of the
    window; `met`: does a press at its centre meet it? None: it lies outside the window; `over`:
    what lies on it; `floats`: it stays when the page is scrolled; `options`: value, words, enabled;
    `frame`: the key of the frame it stands in, "" for the page itself.
    """

    number: int
    tag: str
    type: str
    role: str
    name: str
    label: str
    href: str
    value: str
    field: str
    id: str
    classes: str
    autocomplete: str
    placeholder: str
    required: bool
    checked: bool
    invalid: bool
    enabled: bool
    visible: bool
    box: tuple[int, int, int, int]
    met: bool | None
    over: str
    region: str
    modal: bool
    floats: bool
    form: int
    options: tuple[tuple[str, str, bool], ...] = ()
    frame: str = ""

    @property
    def is_field(self) -> bool:
        """Something to fill in or to choose from, and no button."""
        return self.tag in {"select", "textarea"} or (
            self.tag == "input" and self.type not in {"button", "submit", "reset", "image"}
        )

    @property
    def is_link(self) -> bool:
        return self.tag in {"a", "area"}


@dataclass(frozen=True, slots=True)
class SeenForm:
    """A form that holds at least one of the controls."""

    action: str
    method: str
    id: str
    classes: str
    words: str


@dataclass(frozen=True, slots=True)
class SeenFrame:
    """A frame that can be seen in the page. `title`: the name its element is given; `words`: all
    that can be read in it, lines kept; `box`: left, top, width, height in CSS pixels of the window;
    `floats`: it stays when the page is scrolled."""

    key: str
    address: str
    title: str
    words: str
    box: tuple[int, int, int, int]
    floats: bool
    modal: bool


@dataclass(frozen=True, slots=True)
class View:
    """`state`: "loading", "interactive" or "complete"; `words`: all that can be read, lines kept,
    but in frames; `height`: of the whole page in CSS pixels; `controls`: those of the page, then
    those in its frames."""

    address: str
    state: str
    title: str
    language: str
    heading: str
    words: str
    height: int
    controls: tuple[Seen, ...]
    forms: tuple[SeenForm, ...]
    frames: tuple[SeenFrame, ...] = ()

    @property
    def shown(self) -> Iterator[Seen]:
        """The controls that can be seen."""
        return (one for one in self.controls if one.visible)

    def form(self, control: Seen) -> SeenForm | None:
        return self.forms[control.form] if control.form >= 0 else None


def view(told: Mapping[str, Any]) -> View:
    """What the eye told, every text made safe. Raises KeyError, TypeError or ValueError for what it
    cannot have told."""
    return View(
        address=clean(told["address"], 8_000),
        state=told["state"],
        title=clean(told["title"]),
        language=clean(told["language"], 35),
        heading=clean(told["heading"]),
        words="\n".join(_lines(told["words"])),
        height=int(told["height"]),
        controls=tuple(map(_seen, told["controls"])),
        forms=tuple(_form(form) for form in told["forms"]),
        frames=tuple(_frame(frame) for frame in told.get("frames", ())),
    )


def _frame(told: Mapping[str, Any]) -> SeenFrame:
    return SeenFrame(
        key=told["key"],
        address=clean(told["address"], _ADDRESS),
        title=clean(told["title"]),
        words="\n".join(_lines(told["words"])),
        box=tuple(told["box"]),
        floats=bool(told["floats"]),
        modal=bool(told["modal"]),
    )


def _lines(words: str) -> Iterator[str]:
    """Cells of a table stay apart: "1" and "127 €" are no "1 127 €"."""
    apart = words[:_LONG].replace("\t", " | ")
    return filter(None, (clean(line, 1_000) for line in apart.splitlines()))


def _seen(told: Mapping[str, Any]) -> Seen:
    texts = {name: clean(part, _ADDRESS) for name, part in told.items() if isinstance(part, str)}
    return Seen(
        **{**told, **texts, "box": tuple(told["box"]), "options": _options(told["options"])}
    )


def _options(told: Sequence[Sequence[Any]]) -> tuple[tuple[str, str, bool], ...]:
    return tuple((clean(value), clean(words), bool(enabled)) for value, words, enabled in told)


def _form(told: Mapping[str, str]) -> SeenForm:
    return SeenForm(**{name: clean(part, _ADDRESS) for name, part in told.items()})
