"""Promises: within which time the company says that it answers, calls back or delivers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from journeycheck.extract.document import Document, Line
from journeycheck.extract.index import Index
from journeycheck.extract.promise_times import Time, plain, sentences, times_in, until
from journeycheck.extract.promise_words import (
    ANSWERS,
    SUBJECTS,
    Tongue,
    means,
    signs,
    spoken,
    telling_answers,
    telling_subjects,
    telling_times,
    tongue,
    tongues,
)
from journeycheck.extract.quoted import is_quoted
from journeycheck.facts import How, Promise, PromiseHint, PromiseKind, Unit
from journeycheck.words import LANGUAGES, fold

_LINE = 2_000  # characters looked at in one line
_MOST = 20  # promises kept of one page
_HINTS = 3
_KEPT = 400  # characters; longer sentences are read anew each time
_SENTENCE = 8  # times looked at in one sentence
_BEFORE, _AFTER = 90, 40  # characters between a time and what it is the time of
_LABEL, _NAMED = 14, 40  # characters between a label and its time, without and with a colon
_CLAUSE = re.compile(r"[,;(.:!|]")
_TINY = 2  # letters; shorter words narrow nothing
_LEADING = 60  # characters before a time that say how it is meant


@dataclass(frozen=True)
class Told:
    """One promise as read in a text."""

    kind: PromiseKind
    most: int
    unit: Unit
    least: int | None = None
    condition: str = ""
    service: str = ""
    words: str = ""  # the sentence it stands in


def read_promises(document: Document) -> tuple[Promise | PromiseHint, ...]:
    """The promises of one page, and lines on answers that may hold one that was not understood.

    Opening hours, times to send goods back or to pay, guarantees and stories of others are none.
    """
    lines, index = document.lines, document.index
    if not telling_subjects().any_in(index.words):
        return ()
    likely = [(at, lines[at]) for at in _likely(index, lambda at: lines[at].trail)]
    timed = [(at, line) for at, line in likely if not is_quoted(line)]
    found = [_read(line.text, line.language, line.trail) for _, line in timed]
    promises = (
        _fact(document, line, told)
        for (_, line), promised in zip(timed, found, strict=True)
        for told in promised
    )
    silent = [one for one, promised in zip(timed, found, strict=True) if not promised]
    return (*islice(dict.fromkeys(promises), _MOST), *islice(_hints(document, silent), _HINTS))


def _hints(document: Document, silent: list[tuple[int, Line]]) -> Iterator[PromiseHint]:
    answering = set(document.index.lines_with(telling_answers())) if silent else set()
    for at, line in silent:
        if at in answering and _may_promise(line):
            yield PromiseHint(place=document.place(line, line.text, How.TEXT))


def promises_in(text: str, language: str) -> tuple[Told, ...]:
    """The promises of a text, line by line; `language` is a tag, or "" to try all."""
    lines = text.splitlines()
    index = Index(lines)
    if not telling_subjects().any_in(index.words):
        return ()
    likely = _likely(index, lambda at: ())
    return tuple(told for at in likely for told in _read(lines[at], language))


def _likely(index: Index, trail_of: Callable[[int], tuple[str, ...]]) -> list[int]:
    """The texts with a time, where they or a heading above them say what may be promised."""
    timed, subjects = index.lines_with(telling_times()), telling_subjects()
    return [
        at for at in timed if subjects.any_in(index.said(at)) or any(map(tongues, trail_of(at)))
    ]


def _fact(document: Document, line: Line, told: Told) -> Promise:
    return Promise(
        place=document.place(line, told.words, How.TEXT),
        kind=told.kind,
        most=told.most,
        unit=told.unit,
        least=told.least,
        condition=told.condition,
        service=told.service,
    )


def _read(text: str, language: str, trail: tuple[str, ...] = ()) -> tuple[Told, ...]:
    """The promises of one line. `trail`: the headings it stands under, the outermost first.

    Only sentences with a time are looked at, where they or a heading say what may be promised.
    """
    headed = {tag for heading in trail for tag in tongues(heading)}
    every = [(one, signs(one)) for one in sentences(text[:_LINE])]
    said = [(one, tags) for one, (timed, tags) in every if timed and (tags or headed)]
    likely = headed.union(*(tags for _, tags in said))
    headings = tuple(map(fold, trail)) if said else ()
    for tag in sorted(likely, key=lambda tag: (tag != language, LANGUAGES.index(tag))):
        found = [
            replace(told, words=one.strip())
            for one, tags in said
            if tag in tags or tag in headed
            for told in _promised(one, tag, headings)
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _may_promise(line: Line) -> bool:
    """Does it speak of an answer, and of a time?"""
    folded = fold(line.text[:_LINE])
    for tag in tongues(folded):
        words = tongue(tag)
        keys = {words.subjects[match[0]] for match in words.subject.finditer(folded)}
        timed = words.duration.search(folded) or words.at_once.search(folded)
        if timed and not keys.isdisjoint(ANSWERS):
            return True
    return False


def _promised(raw: str, tag: str, headings: tuple[str, ...]) -> Iterator[Told]:
    sentence, timed = (_times_known if len(raw) <= _KEPT else _times_of)(raw, tag)
    words = tongue(tag)
    for time, about in timed:
        key = about or _of_heading(sentence, time, words, headings)
        if key in SUBJECTS:
            yield _told(key, sentence, time, words, headings)


def _times_of(raw: str, tag: str) -> tuple[str, tuple[tuple[Time, str], ...]]:
    """A sentence made plain, and its times, each with what the sentence says it is the time of."""
    sentence, words = plain(raw), tongue(tag)
    times = times_in(sentence, words)[:_SENTENCE]
    if not times or sentence.endswith("?") or words.void.search(sentence):
        return sentence, ()
    about = [(m.start(), m.end(), words.subjects[m[0]]) for m in words.subject.finditer(sentence)]
    return sentence, tuple((time, _subject(sentence, time, about, words)) for time in times)


_times_known = lru_cache(2_000)(_times_of)  # many pages say the same sentences


def _told(key: str, sentence: str, time: Time, words: Tongue, headings: tuple[str, ...]) -> Told:
    kind, service = SUBJECTS[key]
    narrow = _unknown(sentence, time, words)
    if kind is PromiseKind.ANSWER:
        service = next((name for name, told in means() if told.search(sentence)), "")
        narrow -= {
            word
            for _, told in means()
            for match in told.finditer(sentence)
            for word in spoken(match[0])
        }
    around = "\n".join((*headings, sentence))
    narrow |= {match[0] for match in words.conditions.finditer(around)}
    narrow |= {match[1] for match in words.narrowed.finditer(sentence)} - words.plain
    return Told(kind, time.most, time.unit, time.least, " ".join(sorted(narrow)), service)


def _unknown(sentence: str, time: Time, words: Tongue) -> set[str]:
    """The words of the clause that are none of a plain promise: they may narrow it."""
    start = max(sentence.rfind(mark, 0, time.start) for mark in ",;(") + 1
    stop = _CLAUSE.search(sentence, time.end)
    clause = sentence[start : stop.start() if stop else len(sentence)]
    return {word for word in spoken(clause) if len(word) > _TINY and word not in words.plain}


def _subject(sentence: str, time: Time, about: list[tuple[int, int, str]], words: Tongue) -> str:
    """What the time is the time of; "" when nothing near it says so, another word when it is the
    time of something else, or no limit."""
    clause = max(sentence.rfind(mark, 0, time.start) for mark in ",;")
    before = [one for one in about if clause < one[0] and one[1] <= time.start]
    if any(key not in SUBJECTS for _, _, key in before):
        return "other"
    nearest = before[-1:] if before and time.start - before[-1][1] <= _BEFORE else []
    if nearest and _fits(sentence, nearest[0][1], time, words):
        return nearest[0][2]
    after = [one for one in about if one[0] >= time.end and one[0] - time.end <= _AFTER]
    for start, _, key in after[:1]:
        gap = sentence[time.end : start]
        if "," not in gap and not words.after.match(gap):
            return key if _fits_before(sentence, start, time, words) else "unfit"
    return "unfit" if nearest else ""


def _fits(sentence: str, end: int, time: Time, words: Tongue) -> bool:
    """Is the time a limit, or the value of a label that ends at `end`?"""
    if time.sure or _is_limit(sentence, time, words):
        return True
    gap = sentence[end : time.start]
    if words.not_within.search(gap):
        return False
    if time.loose and (":" not in gap or time.unit is not Unit.HOUR):
        return False
    return len(gap) <= _LABEL or (len(gap) <= _NAMED and ":" in gap)


def _fits_before(sentence: str, start: int, time: Time, words: Tongue) -> bool:
    """The same, where the time stands first: "24-hour delivery", "in 48 h, we answer"."""
    glued = start - time.end <= 2 and not words.not_within.search(sentence[: time.start])
    return time.sure or glued or _is_limit(sentence, time, words)


def _is_limit(sentence: str, time: Time, words: Tongue) -> bool:
    leading = sentence[max(time.start - _LEADING, 0) : time.start]
    limit, other = words.within.search(leading), words.not_within.search(leading)
    if limit is None or (time.loose and limit[0].split()[0] in until()):
        return False
    return other is None or limit.start() < other.start()


def _of_heading(sentence: str, time: Time, words: Tongue, headings: tuple[str, ...]) -> str:
    """What the headings say, for a sentence that says only the time."""
    before = sentence[: time.start].strip()
    labelled = before[-1:] in {":", "|"} and len(before) <= _NAMED
    if before.strip(" :-|(") and not labelled and not _is_limit(sentence, time, words):
        return ""
    if words.subject.search(sentence):
        return ""
    for heading in reversed(headings):
        keys = [words.subjects[match[0]] for match in words.subject.finditer(heading)]
        if keys:
            return keys[0] if len(set(keys)) == 1 else "several"
    return ""
