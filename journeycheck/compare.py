"""Two audits of a site, one after the other: what is new, what is settled, what is still there.

What is gone is settled only where this audit looked at it and found nothing: else nobody can tell.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from journeycheck import urls
from journeycheck.comparable import reasons, remarks, strangers
from journeycheck.model import Audit, Change, CheckResult, FindingRecord, Past, State, Turn
from journeycheck.texts import in_all

NOT_COMPARABLE = "The two audits cannot be compared."
NOT_CHECKED = "This was not looked at on this visit."
NOT_READ = "A page where it stood could not be read this time."
NOT_SPOKEN = "No page in its language was read this time."

_RANK: Mapping[State | None, int] = {
    "works": 0, "with_effort": 1, "does_not_work": 2, "not_offered": 2,
}  # fmt: skip
_TRENDS = ("worse", "unclear", "other", "better", "same")
_OPEN = frozenset({"cant_tell", "untested"})


def since(audit: Audit, earlier: Audit) -> Audit:
    """The audit with what changed since an earlier one: `change`, and `status` of each finding.
    Nothing is known of a site from the audit of another one."""
    pairs = {} if strangers(audit, earlier) else _pairs(audit, earlier)
    findings = tuple(_marked(finding, pairs) for finding in audit.findings)
    update = {"findings": findings, "compared_with": earlier.run.id}
    return audit.model_copy(update=update | {"change": _change(audit, earlier, pairs)})


def _marked(finding: FindingRecord, pairs: Mapping[str, str]) -> FindingRecord:
    if finding.status == "accepted":
        return finding
    return finding.model_copy(update={"status": "known" if finding.id in pairs else "new"})


def _change(now: Audit, then: Audit, pairs: Mapping[str, str]) -> Change:
    why_not = tuple(in_all(message, values) for message, values in reasons(now, then))
    new = [finding for finding in now.findings if finding.id not in pairs]
    unspoken = frozenset(then.coverage.languages) - set(now.coverage.languages)
    gone = [
        _past(finding, NOT_COMPARABLE if why_not else _doubt(finding, now, unspoken))
        for finding in _left(then, pairs)
    ]
    judged = {check.id for check in then.checks if check.outcome not in _OPEN}
    return Change(
        run=then.run.id,
        started=then.run.started,
        site=then.site.final_url or then.site.url,
        comparable=not why_not,
        reasons=why_not,
        remarks=tuple(in_all(message, values) for message, values in remarks(now, then)),
        channels=_turns(now, then, not why_not),
        new=_ids(new),
        unjudged=_ids(f for f in new if why_not or f.check not in judged),
        still=_ids(finding for finding in now.findings if finding.id in pairs),
        settled=tuple(past for past in gone if not past.reason),
        unseen=tuple(past for past in gone if past.reason),
    )


def _left(then: Audit, pairs: Mapping[str, str]) -> list[FindingRecord]:
    """The findings of the earlier audit that are gone, each once."""
    met = set(pairs.values())
    return list({f.id: f for f in then.findings if f.id not in met}.values())


def _ids(findings: Iterable[FindingRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.id for finding in findings))


# ---------- the same defect in both ----------


def _pairs(now: Audit, then: Audit) -> dict[str, str]:
    """Finding of this audit -> the same one of the earlier audit. A finding whose id is not met
    again is the same when its page has moved and all else is as before."""
    before = {finding.id for finding in then.findings}
    pairs = {finding.id: finding.id for finding in now.findings if finding.id in before}
    alive = _addresses(now)
    lost = [f for f in _left(then, pairs) if alive.isdisjoint(_paths(f))]
    found = [f for f in now.findings if f.id not in before]
    by_look = _by_look(lost)
    for look, same in _by_look(found).items():
        if len(same) == 1 and len(by_look.get(look, ())) == 1:
            pairs[same[0].id] = by_look[look][0].id
    return pairs


Look = tuple[str, frozenset[tuple[str, str, str]]]


def _by_look(findings: Iterable[FindingRecord]) -> dict[Look, list[FindingRecord]]:
    """The findings under what they look like, wherever they stand; not those that show nothing."""
    groups: dict[Look, list[FindingRecord]] = {}
    for finding in findings:
        seen = frozenset((place.how, place.selector, place.text) for place in finding.evidence)
        if any(selector and text for _, selector, text in seen):
            groups.setdefault((finding.check, seen), []).append(finding)
    return groups


def _paths(finding: FindingRecord) -> set[str]:
    return {urls.target(place.url) for place in finding.evidence}


def _addresses(audit: Audit) -> set[str]:
    """Pages that were there: where something was read or found."""
    stood = {fact.url for fact in audit.facts}
    stood |= {place.url for finding in audit.findings for place in finding.evidence}
    stood |= {url for way in audit.verdict.ways for url in way.path}
    return {urls.target(url) for url in stood}


# ---------- what is gone ----------


def _past(finding: FindingRecord, reason: str) -> Past:
    return Past(
        id=finding.id,
        check=finding.check,
        channel=finding.channel,
        severity=finding.severity,
        title=finding.title,
        reason=reason,
    )


def _doubt(finding: FindingRecord, now: Audit, unspoken: frozenset[str]) -> str:
    """Why nobody can tell that this finding is settled; "" when it is. `unspoken`: the languages
    that were read before, and no more."""
    check = next((check for check in now.checks if check.id == finding.check), None)
    if check is None or _lacks_listing(check, now):
        return NOT_CHECKED
    if check.outcome in _OPEN:
        return check.reason or NOT_CHECKED
    skipped = {urls.target(skip.url) for skip in now.coverage.skipped}
    if not skipped.isdisjoint(_paths(finding)):
        return NOT_READ
    spoken = {place.language for place in finding.evidence}
    return NOT_SPOKEN if spoken and spoken <= unspoken else ""


def _lacks_listing(check: CheckResult, now: Audit) -> bool:
    """Had it a listing to compare with?"""
    compares = check.channel == "listing" or check.id.endswith("-from-listing")
    return compares and check.outcome == "inapplicable" and not now.run.settings.get("listing")


# ---------- the channels ----------


def _turns(now: Audit, then: Audit, comparable: bool) -> tuple[Turn, ...]:
    """Every channel, the worse ones first."""
    states, before = now.verdict.states, then.verdict.states
    channels = dict.fromkeys([*states, *before])
    turns = [_turn(c, before.get(c), states.get(c), comparable) for c in channels]
    return tuple(sorted(turns, key=lambda turn: _TRENDS.index(turn.trend)))


def _turn(channel: str, before: State | None, now: State | None, comparable: bool) -> Turn:
    return Turn(channel=channel, before=before, now=now, trend=_trend(before, now, comparable))


Trend = Literal["worse", "better", "other", "unclear", "same"]


def _trend(before: State | None, now: State | None, comparable: bool) -> Trend:
    if before == now:
        return "same"
    if not comparable or before not in _RANK or now not in _RANK:
        return "unclear"
    worse = _RANK[now] - _RANK[before]
    return "worse" if worse > 0 else "better" if worse < 0 else "other"
