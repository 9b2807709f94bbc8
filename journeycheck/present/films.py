"""The journeys as filmstrips: one frame a step, and those that were never reached."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from journeycheck.errands import stop
from journeycheck.model import Journey, Step
from journeycheck.present.plates import Picture

FILMS = 24  # journeys shown; the rest is counted
FRAMES = 16  # steps of one
LONGEST = 5_999.0  # seconds that a clock shows
STATES = {"passed": "works", "failed": "does_not_work"}


@dataclass(frozen=True)
class Frame:
    """One step. `number` counts from 1; `at`: seconds from the start of the journey; `kind`: "",
    "break" (it breaks here), "doubt" (we cannot tell from here on), "never" (not reached)."""

    number: int
    title: str
    kind: str = ""
    at: float = 0.0
    step: Step | None = None
    picture: Picture | None = None

    @property
    def clock(self) -> str:
        """Minutes and seconds: 1:09."""
        minutes, seconds = divmod(int(min(self.at, LONGEST)), 60)
        return f"{minutes}:{seconds:02}"


@dataclass(frozen=True)
class Film:
    """One journey. `fix`: the number of what it leads to; `state`: that of a channel; `also`: the
    same errand from other pages than the home page, after its last strip."""

    letter: str
    journey: Journey
    frames: tuple[Frame, ...]
    state: str
    fix: int | None = None
    also: tuple["Film", ...] = ()

    @property
    def columns(self) -> int:
        """Frames side by side; more go on below."""
        return max(1, min(len(self.frames), 6))

    @property
    def tall(self) -> bool:
        return self.journey.device == "mobile"

    @property
    def pictured(self) -> bool:
        return any(frame.picture and frame.picture.data for frame in self.frames)

    @property
    def proof(self) -> Picture | None:
        """The last thing seen."""
        seen = [frame.picture for frame in self.frames if frame.picture]
        return seen[-1] if seen else None

    @property
    def seconds(self) -> float:
        """What the journey takes of the customer's time."""
        return self.journey.effort_s + self.journey.waited_s


@dataclass(frozen=True)
class Films:
    """All journeys: those that were walked, `left` of them not shown, and the others by the reason
    why they were not."""

    shown: tuple[Film, ...]
    walked: int
    left: int
    outcomes: Mapping[str, int]
    untested: tuple[tuple[str, tuple[Journey, ...]], ...]


def films(journeys: Sequence[Journey], shots: Iterable[Picture], known: Mapping[str, int]) -> Films:
    """`known`: finding id -> its number."""
    walked = [journey for journey in journeys if journey.outcome in {*STATES, "cant_tell"}]
    by_file = {shot.plate.file: shot for shot in shots}
    told = [journey.outcome for journey in walked]
    made = [_film(journey, by_file, known) for journey in walked[:FILMS]]
    return Films(
        _lettered(made),
        len(walked),
        len(walked) - len(made),
        {outcome: told.count(outcome) for outcome in dict.fromkeys(told)},
        _untested(journeys),
    )


def _lettered(made: Iterable[Film]) -> tuple[Film, ...]:
    errands: dict[str | None, list[Film]] = {}
    for film in made:
        errands.setdefault(film.journey.errand, []).append(film)
    strips = [film for group in errands.values() for film in _strips(group)]
    return tuple(
        replace(film, letter=letter) for letter, film in zip(ascii_uppercase, strips, strict=False)
    )


def _strips(group: list[Film]) -> list[Film]:
    """Of one errand, what begins at the home page; the others come with the last strip."""
    home = [film for film in group if film.journey.start == "home"]
    if not home:
        return group
    also = tuple(film for film in group if film.journey.start != "home")
    return [*home[:-1], replace(home[-1], also=also)]


def _film(journey: Journey, shots: Mapping[str, Picture], known: Mapping[str, int]) -> Film:
    frames = tuple(_frames(journey, shots))
    hindered = any(step.problem for step in journey.steps)
    state = STATES.get(journey.outcome, "cannot_tell")
    return Film(
        "",
        journey,
        frames,
        "with_effort" if state == "works" and hindered else state,
        fix=known.get(journey.finding or ""),
    )


def _frames(journey: Journey, shots: Mapping[str, Picture]) -> Iterator[Frame]:
    end, at = _end(journey), 0.0
    for place, step in enumerate(journey.steps):
        if place < FRAMES or place == end:
            kind = _KINDS.get(journey.outcome, "") if place == end else ""
            shot = shots.get(step.screenshot or "")
            yield Frame(place + 1, step.action or stop(step.name), kind, at, step, shot)
        at += step.effort_s + step.duration_s
    for place, name in enumerate(journey.never[:FRAMES], len(journey.steps) + 1):
        yield Frame(place, stop(name), "never")


_KINDS = {"failed": "break", "cant_tell": "doubt"}


def _end(journey: Journey) -> int:
    """The place of the step where a journey breaks: the last that failed, else the last one."""
    failed = [n for n, step in enumerate(journey.steps) if step.outcome == journey.outcome]
    return failed[-1] if failed and journey.outcome != "passed" else len(journey.steps) - 1


def _untested(journeys: Iterable[Journey]) -> tuple[tuple[str, tuple[Journey, ...]], ...]:
    by_reason: dict[str, list[Journey]] = {}
    for journey in journeys:
        if journey.outcome in {"untested", "inapplicable"}:
            by_reason.setdefault(journey.reason, []).append(journey)
    return tuple((reason, tuple(group)) for reason, group in by_reason.items())
