"""Each channel at a glance: where it is found, how far, in one line and in one paragraph."""

from collections.abc import Iterable

from journeycheck.choice import LEFT_OUT
from journeycheck.facts import (
    Chat,
    Email,
    Fact,
    OpeningHours,
    Phone,
    PostalAddress,
)
from journeycheck.model import FindingRecord, Text, Way
from journeycheck.site import Site
from journeycheck.texts import LANGUAGES, Message, in_all, listed, say
from journeycheck.verdict import phrases
from journeycheck.verdict.states import Situation

_TRIED = {"chat": phrases.CHATS, "order": phrases.ORDERS}
QUOTES = 2  # the site's own words shown beside a channel
TITLES = 4  # findings told in the paragraph


def way(situation: Situation, site: Site) -> Way:
    """One line of the first screen and one row of section 1."""
    path = site.path(url for claim in situation.claims if claim.shown for url in claim.pages)
    found = _found(situation, path)
    return Way(
        channel=situation.channel,
        state=situation.state,
        clicks=_clicks(situation, path),
        line=_line(situation, found),
        story=_story(situation, found),
        quotes=_quotes(situation.claims),
        quote_language=situation.claims[0].place.language if situation.claims else "",
        path=path,
        findings=tuple(finding.id for finding in situation.findings),
    )


def _clicks(situation: Situation, path: tuple[str, ...]) -> int | None:
    if situation.clicks is not None:
        return situation.clicks
    return len(path) - 1 if path else None


def _found(situation: Situation, path: tuple[str, ...]) -> Text:
    """The sentence that says where; of what was tried, how it went."""
    channel = situation.channel
    if situation.left_out:
        return in_all(LEFT_OUT)
    if situation.claims and channel in _TRIED:
        return in_all(_TRIED[channel][_ending(situation)])
    if situation.state == "cannot_tell":
        return in_all(_why_not(channel, given=bool(situation.claims)))
    if not situation.claims:
        return in_all(phrases.ABSENT[channel])
    if not path:
        return in_all(phrases.FOUND_NOWHERE)
    if len(path) == 1:
        return in_all(phrases.FOUND_AT_HOME[channel])
    return in_all(phrases.FOUND_AFTER[channel], {"n": len(path) - 1})


def _ending(situation: Situation) -> str:
    """How it went with what was tried."""
    away = any(isinstance(claim, Chat) and claim.state == "offline" for claim in situation.claims)
    return "offline" if away and situation.state == "with_effort" else situation.state


def _why_not(channel: str, *, given: bool) -> Message:
    """Why nothing can be said of a channel; `given`: it claims something all the same."""
    if channel == "hours" and not given:
        return phrases.HOURS_SILENT
    if channel == "address" and given:
        return phrases.ADDRESS_UNSEEN
    return phrases.CANNOT_TELL[channel]


def _line(situation: Situation, found: Text) -> Text:
    """The worst finding in its own words; where nothing stands against it, where it is found."""
    worst = situation.findings[0] if situation.findings else None
    return _sentence(worst) if worst else found


def _sentence(finding: FindingRecord) -> Text:
    return {language: f"{title}." for language, title in finding.title.items()}


def _story(situation: Situation, found: Text) -> Text:
    if situation.state == "works" and situation.channel not in _TRIED:
        return _joined([found, in_all(phrases.AGREED[situation.channel])])
    told = [_sentence(finding) for finding in situation.findings[:TITLES]]
    says_where = any(f.check.endswith("/buried") for f in situation.findings[:TITLES])
    return _joined(told if says_where else [found, *told])


def _joined(texts: Iterable[Text]) -> Text:
    sentences = list(texts)
    return {lang: " ".join(text.get(lang, text["en"]) for text in sentences) for lang in LANGUAGES}


def _quotes(claims: Iterable[Fact]) -> tuple[str, ...]:
    """The claims in the site's own words, as a customer sees them, each once."""
    words = dict.fromkeys(_quote(claim) for claim in claims if claim.shown and _quote(claim))
    return tuple(words)[:QUOTES]


def _quote(claim: Fact) -> str:
    match claim:
        case Phone(value=words) | PostalAddress(value=words) | Email(address=words):
            return words
        case OpeningHours(raw=words):
            return words
        case _:
            return ""


def counted(ways: Iterable[Way]) -> Text:
    """The sentence under the verdict: how many ways work, and how many do not."""
    states: list[str] = [way.state for way in ways]
    counts = {state: states.count(state) for state in phrases.COUNTS if state in states}
    return {language: _summary(len(states), counts, language) for language in LANGUAGES}


def _summary(total: int, counts: dict[str, int], language: str) -> str:
    parts = [_count(phrases.COUNTS[state], n, language) for state, n in counts.items()]
    values = {"n": _number(total, language), "counts": listed(parts, language)}
    sentence = say(phrases.SUMMARY, language, values)
    return sentence[:1].upper() + sentence[1:]


def _count(message: Message, n: int, language: str) -> str:
    return say(message, language, {"n": n}).replace(str(n), _number(n, language), 1)


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _number(n: int, language: str) -> str:
    return say(NUMBERS[n], language) if n < len(NUMBERS) else str(n)
