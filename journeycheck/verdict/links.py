"""Broken links by cause and by place to edit; the links that turned us away, apart."""

from collections.abc import Iterable, Iterator

from journeycheck.dead_links import (
    DeadLinks,
    Edit,
    Spread,
    anything,
    breaks_down,
    causes,
    goes_round,
    is_distrusted,
)
from journeycheck.facts import (
    Link,
    LinkOutcome,
)
from journeycheck.model import Cause, FindingRecord, Links, PlaceToEdit, Refused
from journeycheck.site import Site
from journeycheck.verdict.records import fingerprint

PLACES = 50  # places to edit kept per cause; the rest is counted
SHARES = 20  # words and targets kept per place
REFUSED = 100

CHECKS = (
    ("pages/broken-link", "not-found", LinkOutcome.BROKEN, anything),
    ("pages/server-error", "server-error", LinkOutcome.ERROR, breaks_down),
    ("pages/redirect-loop", "server-error", LinkOutcome.ERROR, goes_round),
    ("pages/certificate", "server-error", LinkOutcome.ERROR, is_distrusted),
    ("pages/soft-404", "soft-404", LinkOutcome.GONE, anything),
)
NOT_JUDGED = frozenset({LinkOutcome.REFUSED, LinkOutcome.CANT_TELL})


def links(site: Site, findings: Iterable[FindingRecord]) -> Links:
    """Section "broken links" of the report."""
    by_id = {finding.id: finding for finding in findings}
    found = tuple(_causes(site, by_id))
    refused = tuple(_refused(site))
    return Links(
        dead_ends=sum(cause.dead_ends for cause in found),
        links=sum(cause.links for cause in found),
        causes=found,
        refused=refused[:REFUSED],
        refused_total=len(refused),
    )


def _causes(site: Site, by_id: dict[str, FindingRecord]) -> Iterator[Cause]:
    for check, kind, outcome, when in CHECKS:
        for dead in causes(site, outcome, when):
            yield _cause(dead, kind, by_id.get(fingerprint(check, dead.key)))


def _cause(dead: DeadLinks, kind: str, finding: FindingRecord | None) -> Cause:
    spread = {Spread.TEMPLATE: "template", Spread.EXTERNAL: "external"}.get(dead.spread)
    return Cause.model_validate(
        {
            "kind": spread if spread and kind == "not-found" else kind,
            "finding": finding.id if finding else None,
            "concerns": finding.concerns if finding else ("web",),
            "dead_ends": len(dead.targets),
            "links": dead.links,
            "places": tuple(map(_place, dead.edits[:PLACES])),
            "places_total": len(dead.edits),
        }
    )


def _place(edit: Edit) -> PlaceToEdit:
    return PlaceToEdit(
        url=edit.place.url,
        template=edit.template,
        words=edit.words[:SHARES],
        language=edit.place.language,
        targets=edit.targets[:SHARES],
        links=edit.links,
    )


def _refused(site: Site) -> Iterator[Refused]:
    counts: dict[str, int] = {}
    for link in site.facts(Link):
        counts[link.target] = counts.get(link.target, 0) + len(link.pages)
    for target, answer in site.answers.items():
        if answer.outcome in NOT_JUDGED and target in counts:
            yield Refused(target=target, reason=answer.reason, links=counts[target])
