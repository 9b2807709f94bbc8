"""The verdict in one sentence: what works, its strongest limit, the worst block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from journeycheck.model import Clause, FindingRecord, Text
from journeycheck.texts import LANGUAGES, Language, Message, Value, in_all, listed, say
from journeycheck.verdict import phrases
from journeycheck.verdict.states import Situation

USABLE = ("works", "with_effort")
CLOSED = ("does_not_work", "not_offered")
WRITING = {"form", "email"}


@dataclass(frozen=True)
class Headline:
    """The sentence in every language, and its clauses as they stand in it."""

    text: Text
    clauses: tuple[Clause, ...] = ()


def plain(message: Message) -> Headline:
    """A sentence without clauses."""
    return Headline(in_all(message))


def headline(situations: Sequence[Situation]) -> Headline:
    """The sentence for a site that could be read."""
    by_channel = {situation.channel: situation for situation in situations}
    best = next((c for c in phrases.REACH if _state(by_channel, c) in USABLE), None)
    if best is None:
        return plain(_unreachable(by_channel))
    block = _block(by_channel, best)
    limit = _limit(by_channel[best])
    if not block and not limit:
        return _all_works(by_channel, best)
    return _framed(_able(best, phrases.REACH[best]), limit, block)


def _state(by_channel: Mapping[str, Situation], channel: str) -> str:
    return by_channel[channel].state if channel in by_channel else ""


def _unreachable(by_channel: Mapping[str, Situation]) -> Message:
    doubtful = any(_state(by_channel, c) == "cannot_tell" for c in ("phone", "form", "email"))
    return phrases.UNKNOWN if doubtful else phrases.NOTHING_WORKS


def _limit(situation: Situation) -> Clause | None:
    """What limits the best contact most: its worst finding that has a phrase."""
    for finding in situation.findings:
        if finding.check in phrases.LIMIT:
            text = in_all(phrases.LIMIT[finding.check], _values(finding))
            return Clause(
                text=text, state="with_effort", channel=situation.channel, finding=finding.id
            )
    return None


def _values(finding: FindingRecord) -> Mapping[str, Value]:
    """The language of an edition finding, taken back from where it was seen."""
    tag = next((place.language for place in finding.evidence if place.language), "")
    return {"language": Language(tag)}


def _block(by_channel: Mapping[str, Situation], best: str) -> Clause | None:
    for channel in phrases.BLOCK:
        if _state(by_channel, channel) in CLOSED and not _replaced(by_channel, channel, best):
            return _blocked(by_channel[channel])
    return None


def _blocked(situation: Situation) -> Clause:
    """Of an order, the place where it stops; its proof comes with it."""
    stops = [f for f in situation.findings if f.check in phrases.ORDER_STOPS]
    if situation.channel != "order" or not stops:
        return _clause(situation, phrases.BLOCK[situation.channel])
    proved = replace(situation, findings=tuple(stops))
    return _clause(proved, phrases.ORDER_STOPS[stops[0].check])


def _replaced(by_channel: Mapping[str, Situation], channel: str, best: str) -> bool:
    """Whoever can write by one way does not miss the other, if it was never offered."""
    other = {"form": "email", "email": "form"}.get(channel, "")
    return channel == best or (
        _state(by_channel, channel) == "not_offered" and _state(by_channel, other) in USABLE
    )


def _clause(situation: Situation, message: Message) -> Clause:
    proof = situation.findings[0].id if situation.findings else None
    return Clause(
        text=in_all(message), state=situation.state, channel=situation.channel, finding=proof
    )


def _able(channel: str, message: Message) -> Clause:
    """What the customer can do; what stands against it is told by the next clause."""
    return Clause(text=in_all(message), state="works", channel=channel)


def _framed(reach: Clause, limit: Clause | None, block: Clause | None) -> Headline:
    parts = {"reach": reach, "limit": limit, "block": block}
    said = {name: clause for name, clause in parts.items() if clause}
    frame = {
        ("reach", "limit", "block"): phrases.REACH_LIMIT_BLOCK,
        ("reach", "limit"): phrases.REACH_LIMIT,
        ("reach", "block"): phrases.REACH_BLOCK,
    }[tuple(said)]
    text = {
        language: say(frame, language).format_map(
            {name: clause.text[language] for name, clause in said.items()}
        )
        for language in LANGUAGES
    }
    return Headline(text, tuple(said.values()))


def _all_works(by_channel: Mapping[str, Situation], best: str) -> Headline:
    """Nothing to add: up to three things that the customer can do."""
    able = [c for c in phrases.WORKING if c == best or _state(by_channel, c) == "works"]
    if set(able) >= WRITING:
        able.remove("email")
    clauses = tuple(_able(c, phrases.WORKING[c]) for c in able[:3])
    text = {
        language: say(phrases.ALL_WORKS, language).format_map(
            {"reach": listed([clause.text[language] for clause in clauses], language)}
        )
        for language in LANGUAGES
    }
    return Headline(text, clauses)
