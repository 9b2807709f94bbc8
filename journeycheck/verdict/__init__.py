"""Concludes: facts and results become the finished audit. Nothing is fetched or read here."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeycheck.facts import Order
from journeycheck.judge import Result
from journeycheck.model import Audit, Coverage, Run, SiteInfo, Tool, Verdict
from journeycheck.site import Site
from journeycheck.texts import in_all
from journeycheck.verdict import claims, phrases
from journeycheck.verdict.effort import efforts
from journeycheck.verdict.headline import Headline, headline, plain
from journeycheck.verdict.journeys import illustrated, journeys, plates
from journeycheck.verdict.links import links
from journeycheck.verdict.matrix import matrix
from journeycheck.verdict.records import check_results, finding_records
from journeycheck.verdict.states import Gathered, Situation, is_shop, situations
from journeycheck.verdict.ways import counted, way


@dataclass(frozen=True)
class Conduct:
    """How the visit went: what the audit says of itself."""

    tool: Tool
    run: Run
    coverage: Coverage


def conclude(site: Site, results: Sequence[Result], conduct: Conduct, start: str) -> Audit:
    """The finished audit of a gathered site."""
    findings = illustrated(finding_records(results), site)
    facts, facts_total = claims.facts(site)
    return Audit(
        tool=conduct.tool,
        site=_site(site, start),
        run=conduct.run,
        coverage=conduct.coverage,
        verdict=_verdict(site, Gathered(site, results, findings), conduct.run),
        channels=claims.channels(site),
        hours=claims.hours(site),
        journeys=journeys(site, findings, shop=is_shop(site)),
        plates=plates(site),
        matrix=matrix(results),
        checks=check_results(results),
        findings=findings,
        links=links(site, findings),
        facts=facts,
        facts_total=facts_total,
    )


def _site(site: Site, start: str) -> SiteInfo:
    return SiteInfo(
        url=start,
        final_url=site.url,
        name=site.name,
        language=site.language,
        country=site.country,
        platform=next((order.platform for order in site.facts(Order) if order.platform), None),
    )


def _verdict(site: Site, gathered: Gathered, run: Run) -> Verdict:
    known = situations(gathered)
    ways = tuple(way(situation, site) for situation in known)
    sentence = _sentence(known, run.outcome)
    return Verdict(
        headline=sentence.text,
        states={situation.channel: situation.state for situation in known},
        effort=efforts(site),
        clauses=sentence.clauses,
        summary=in_all(_way_in(run)) if run.outcome == "blocked" else counted(ways),
        ways=ways,
    )


def _way_in(run: Run) -> str:
    """What the owner can do about a closed door."""
    return phrases.OPEN_THE_RULES if "robots.txt" in (run.reason or "") else phrases.LET_US_IN


def _sentence(known: Sequence[Situation], outcome: str) -> Headline:
    if outcome == "blocked":
        return plain(phrases.BLOCKED)
    if outcome == "failed":
        return plain(phrases.UNKNOWN)
    return headline(known)
