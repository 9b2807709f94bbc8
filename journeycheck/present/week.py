"""The week as each source tells it: lanes one under the other, and what they disagree on.

Like is compared with like: the same place, the same service, the ordinary week, and only what
was surely understood. A source that says nothing of a day contradicts nobody, and a part of a page
that says two things of one day may mean two services: it contradicts nobody either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from journeycheck.model import Hours
from journeycheck.present.markup import page_name
from journeycheck.weeks import tidy

Spans = tuple[tuple[int, int], ...]
Week = tuple[Spans | None, ...]
Part = tuple[str, int, str, bool]  # a part of a page: address, pages, region, is it data?

LANES = 6  # sources drawn at most
CHARTS = 3  # weeks drawn at most
LONGEST = 2880  # minutes: a closing time may be that of the next day
DATA = frozenset({"json-ld", "microdata", "rdfa"})


@dataclass(frozen=True)
class Lane:
    """One source, or several that stand alike and say the same. `kind` is `data`, `listing`, a
    shared region (`header`, `nav`, `footer`, `aside`), or `page`."""

    kind: str
    url: str
    pages: int
    week: Week
    parts: frozenset[Part] = frozenset()
    twin: int = 1  # the second lane of its kind, the third…

    def on(self, day: int) -> Spans | None:
        return self.week[day] if day < len(self.week) else None


@dataclass(frozen=True)
class Day:
    """One day: what each lane says, and the stretches on which those that speak disagree.

    `answers` are the different readings, in the order of the lanes; `unsure` are those of parts
    that say two things of the day. `like` is the earlier day with the very same lanes.
    """

    index: int
    said: tuple[Spans | None, ...]
    answers: tuple[Spans, ...]
    unsure: tuple[Spans, ...]
    speakers: int
    disputed: Spans
    like: int | None = None


@dataclass(frozen=True)
class Chart:
    """One week of one place and service. `more` sources were left out of the drawing."""

    place: str
    service: str
    lanes: tuple[Lane, ...]
    more: int
    days: tuple[Day, ...]

    @property
    def contested(self) -> tuple[int, ...]:
        """The days with more than one answer."""
        return tuple(day.index for day in self.days if len(day.answers) > 1)

    @cached_property
    def hours(self) -> tuple[int, ...]:
        """The hours at the foot of the drawing, evenly spaced, around all that is open."""
        spans = [span for lane in self.lanes for day in lane.week for span in day or ()]
        start = min([8 * 60, *(opens for opens, _ in spans)]) // 60
        end = -(-max([20 * 60, *(closes for _, closes in spans)]) // 60)
        step = 2 if end - start <= 14 else 4
        return tuple(range(start - start % 2, end + step, step))


@dataclass(frozen=True)
class Weeks:
    """All claims of hours: the weeks drawn, those that are not, and those nobody may rely on."""

    charts: tuple[Chart, ...]
    elsewhere: tuple[Hours, ...]  # understood, of further places and services
    seasons: tuple[Hours, ...]
    unread: tuple[Hours, ...]  # to be read by a person

    @property
    def contested(self) -> tuple[int, ...]:
        return tuple(sorted({day for chart in self.charts for day in chart.contested}))

    @property
    def sources(self) -> int:
        return sum(len(chart.lanes) + chart.more for chart in self.charts)


def weeks(claims: Sequence[Hours]) -> Weeks:
    """The claims of an audit, sorted for the reader."""
    unread = tuple(claim for claim in claims if not _sure(claim))
    seasons = tuple(claim for claim in claims if _sure(claim) and _seasonal(claim))
    subjects: dict[tuple[str, str], list[Hours]] = {}
    for claim in claims:
        if _sure(claim) and not _seasonal(claim):
            subjects.setdefault(_subject(claim), []).append(claim)
    order = sorted(subjects, key=lambda subject: (subject[0] != "", -len(subjects[subject])))
    charts = tuple(_chart(subject, subjects[subject]) for subject in order[:CHARTS])
    elsewhere = tuple(claim for subject in order[CHARTS:] for claim in subjects[subject])
    return Weeks(charts, elsewhere, seasons, unread)


def _sure(claim: Hours) -> bool:
    return claim.confidence == "high" and any(day is not None for day in claim.week)


def _seasonal(claim: Hours) -> bool:
    return bool(claim.seasonal or claim.valid_from or claim.valid_through)


def _subject(claim: Hours) -> tuple[str, str]:
    return (claim.place or "").casefold(), claim.service or "shop"


def _chart(subject: tuple[str, str], claims: Sequence[Hours]) -> Chart:
    lanes = _lanes(claims)
    days: list[Day] = []
    for index in range(7):
        days.append(_day(index, lanes, days))
    more = max(0, len(lanes) - LANES)
    return Chart(claims[0].place or "", subject[1], lanes[:LANES], more, tuple(days))


def _lanes(claims: Iterable[Hours]) -> tuple[Lane, ...]:
    """Claims that stand alike and say the same are one lane; different weeks come first."""
    merged: dict[tuple[str, Week], Lane] = {}
    for claim in claims:
        kind, week = _kind(claim), tuple(map(_sane, claim.week))
        lane = merged.get((kind, week), Lane(kind, claim.url, 0, week))
        part = (claim.url, claim.pages, claim.region, claim.how in DATA)
        merged[kind, week] = replace(
            lane, pages=lane.pages + claim.pages, parts=lane.parts | {part}
        )
    order = sorted(merged.values(), key=lambda lane: -lane.pages)
    firsts = {lane.week: lane for lane in reversed(order)}
    return _twins(sorted(order, key=lambda lane: firsts[lane.week] is not lane))


def _twins(lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Number the lanes that would bear the same name."""
    met: dict[tuple[str, str], int] = {}
    numbered = []
    for lane in lanes:
        name = lane.kind, page_name(lane.url) if lane.kind == "page" else ""
        met[name] = met.get(name, 0) + 1
        numbered.append(replace(lane, twin=met[name]))
    return tuple(numbered)


def _kind(claim: Hours) -> str:
    if claim.how in DATA:
        return "data"
    if claim.how == "listing":
        return "listing"
    return claim.region if claim.region in {"header", "nav", "footer", "aside"} else "page"


def _sane(spans: Spans | None) -> Spans | None:
    """Intervals in order, touching ones made one; None when one of them cannot be."""
    if spans is None or not all(0 <= opens < closes <= LONGEST for opens, closes in spans):
        return None
    return tidy(spans)


def _day(index: int, lanes: Sequence[Lane], earlier: Iterable[Day]) -> Day:
    said = tuple(lane.on(index) for lane in lanes)
    by_part: dict[Part, set[Spans]] = {}
    for lane, spans in zip(lanes, said, strict=True):
        for part in lane.parts if spans is not None else ():
            by_part.setdefault(part, set()).add(spans or ())
    plain = {next(iter(readings)) for readings in by_part.values() if len(readings) == 1}
    readings = tuple(dict.fromkeys(spans for spans in said if spans is not None))
    answers = tuple(spans for spans in readings if spans in plain)
    unsure = tuple(spans for spans in readings if spans not in plain)
    speakers = sum(spans is not None for spans in said)
    like = next((day.index for day in earlier if day.said == said and day.like is None), None)
    return Day(index, said, answers, unsure, speakers, _disputed(answers), like)


def _disputed(answers: Sequence[Spans]) -> Spans:
    """The stretches that some of the answers call open, and others do not."""
    edges = sorted({edge for spans in answers for span in spans for edge in span})
    stretches = []
    for start, end in pairwise(edges):
        open_in = sum(any(a <= start and end <= b for a, b in spans) for spans in answers)
        if 0 < open_in < len(answers):
            stretches.append((start, end))
    return tidy(tuple(stretches))


def strips(spans: Spans, disputed: Spans) -> tuple[Spans, Spans]:
    """Open intervals, cut where the dispute begins and ends: the agreed pieces, the disputed."""
    agreed: list[tuple[int, int]] = []
    doubted: list[tuple[int, int]] = []
    edges = {edge for span in disputed for edge in span}
    for opens, closes in spans:
        points = sorted({opens, closes, *(edge for edge in edges if opens < edge < closes)})
        for piece in pairwise(points):
            inside = any(a <= piece[0] and piece[1] <= b for a, b in disputed)
            (doubted if inside else agreed).append(piece)
    return tuple(agreed), tuple(doubted)
