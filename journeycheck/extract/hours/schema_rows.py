"""One OpeningHoursSpecification of schema.org, and the week that several of them make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journeycheck.extract.hours.clock import DAY, LONGEST_NIGHT, Span, apart
from journeycheck.extract.hours.schedule import Slot, Slots
from journeycheck.extract.hours.schema_values import date_of, days_of, minute_of
from journeycheck.extract.structured import Item

_SUSPECT_NIGHT = 16 * 60  # 17:00-09:00 is rather an office whose times were exchanged
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Row:
    """`days` None: not said. `span` None: closed when `closed`, else not known. `faults`: pairs of
    code and the value as written."""

    days: frozenset[int] | None = None
    span: Span | None = None
    closed: bool = False
    start: date | None = None
    end: date | None = None
    raw: str = ""
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def sure(self) -> bool:
        return self.days is not None and (self.closed or self.span is not None)


def row_of(spec: Item, language: str, *, late: bool) -> Row:
    """One specification. `late`: a kind of company that may well be open all night."""
    days, faults = _days(spec, language)
    opens, closes = spec.text("opens"), spec.text("closes")
    row = Row(
        days=days,
        start=date_of(spec.text("validFrom")),
        end=date_of(spec.text("validThrough")),
        raw=_raw(spec),
        faults=tuple(faults),
    )
    if days is None and row.start and row.end:
        row = replace(row, days=EVERY_DAY)  # special days, whatever day of the week they are
    elif days is None and not faults:
        row = replace(row, faults=(("SH08", row.raw),))
    if not spec.get("opens") and not spec.get("closes"):
        return replace(row, closed=True)
    if not (spec.get("opens") and spec.get("closes")):
        return replace(row, faults=(*row.faults, ("SH09", row.raw)))
    return _timed(row, opens, closes, language, late=late)


def _days(spec: Item, language: str) -> tuple[frozenset[int] | None, list[tuple[str, str]]]:
    days: frozenset[int] = frozenset()
    faults = []
    for value in spec.get("dayOfWeek"):
        name = value if isinstance(value, str) else value.id or value.text("name")
        found, fault = days_of(name, language)
        days |= found
        if fault:
            faults.append((fault, name))
    return days or None, faults


def _timed(row: Row, opens: str, closes: str, language: str, *, late: bool) -> Row:
    start, wrong_start = minute_of(opens, language)
    end, wrong_end = minute_of(closes, language)
    faults = [*row.faults]
    faults += [(code, value) for code, value in ((wrong_start, opens), (wrong_end, closes)) if code]
    if start is None or end is None:
        return replace(row, faults=tuple(faults))
    if start == end == 0:
        return replace(row, closed=True, faults=tuple(faults))  # Google: closed all day
    if start == end:
        return replace(row, faults=(*faults, ("SH03", f"{opens}-{closes}")))
    end = DAY if end in {DAY - 1, 0} else end
    if end < start:
        end += DAY
        if end - start >= _SUSPECT_NIGHT and not late:
            return replace(row, faults=(*faults, ("SH04", f"{opens}-{closes}")))
        if end - start > LONGEST_NIGHT and not late:
            return replace(row, faults=tuple(faults))
    return replace(row, span=(start, end), faults=tuple(faults))


def _raw(spec: Item) -> str:
    days = ", ".join(
        value if isinstance(value, str) else value.id or value.text("name")
        for value in spec.get("dayOfWeek")[:7]
    )
    times = "–".join(text for text in (spec.text("opens"), spec.text("closes")) if text)
    dates = " ".join(filter(None, (spec.text("validFrom"), spec.text("validThrough"))))
    return " ".join(filter(None, (days, times or "closed", dates)))


def never_open(rows: Sequence[Row]) -> Row | None:
    """A week that is closed every day from 00:00 to 00:00 rather means that it never closes."""
    shut = [r for r in rows if r.closed and r.days and not r.start and "00:00–00:00" in r.raw]
    days = frozenset(day for row in shut for day in row.days or ())
    return shut[0] if days >= EVERY_DAY else None


def week(rows: Iterable[Row]) -> tuple[Slots, bool]:
    """The week of rows of one season, and whether they agree among themselves."""
    slots: list[Slot | None] = [None] * 8
    agreed = True
    for row in rows:
        if not row.sure:
            continue
        for day in row.days or ():
            slots[day], fits = _joined(slots[day], row)
            agreed = agreed and fits
    return tuple(slots), agreed


def _joined(before: Slot | None, row: Row) -> tuple[Slot, bool]:
    spans = (row.span,) if row.span else ()
    if before is None or before.spans == spans:
        return Slot(spans), True
    together = tuple(sorted({*before.spans, *spans}))
    return Slot(together), bool(before.spans and spans) and apart(together)


def seasons(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows that hold in the same dates, together."""
    groups: dict[tuple[date | None, date | None], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.start, row.end), []).append(row)
    yield from map(tuple, groups.values())
