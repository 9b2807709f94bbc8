"""Runs the checks on a gathered site. The engine decides each outcome, not the check."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

from journeycheck.check import CannotTell, Certainty, Check, Finding, Inapplicable, Outcome
from journeycheck.facts import ContactElsewhere
from journeycheck.site import Site

log = logging.getLogger(__name__)

NOTHING_TO_JUDGE = "The site has nothing of this kind."
OTHER_SERVICE = "A form of another service stands here, which cannot be read from the page alone."
ELSEWHERE = "The way to contact leads to the site of somebody else, which this visit does not read."
CONTACT = frozenset({"phone", "form", "email", "address"})
ENOUGH_PAGES = 20  # read journey first, they answer most questions; fewer of a cut visit do not
OUR_FAULT = "A fault of ours: this check broke down, and the rest of the audit went on."


@dataclass(frozen=True)
class Result:
    """What one check says. `reason` is an English message (translated when it is shown)."""

    check: Check
    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()


def judge(checks: Iterable[Check], site: Site) -> tuple[Result, ...]:
    """Every check on the same site; one that raises is its own result, and the others go on."""
    return tuple(_result(check, site) for check in checks)


def _result(check: Check, site: Site) -> Result:
    if check.act in site.acts:
        return Result(check, Outcome.UNTESTED, site.acts[check.act])
    if check.needs and not site.has(check.needs):
        return _nothing_to_judge(check, site, NOTHING_TO_JUDGE)
    try:
        findings = tuple(check.judge(site))
    except Inapplicable as reason:
        return _nothing_to_judge(check, site, str(reason))
    except CannotTell as doubt:
        return Result(check, Outcome.CANT_TELL, str(doubt))
    except Exception:
        log.exception("check %s broke down on %s", check.id, site.url)
        return Result(check, Outcome.CANT_TELL, OUR_FAULT)
    return _concluded(check, site, findings)


def _nothing_to_judge(check: Check, site: Site, reason: str) -> Result:
    """Nothing of the kind on the pages read: inapplicable, unless a page could not be read."""
    if site.unread:
        return Result(check, Outcome.CANT_TELL, _first_unread(site))
    return Result(check, Outcome.INAPPLICABLE, reason)


def _concluded(check: Check, site: Site, findings: tuple[Finding, ...]) -> Result:
    if findings and not check.absence:
        return Result(check, Outcome.FAILED, findings=findings)
    if doubt := _doubt(check, site, findings):
        return Result(check, Outcome.CANT_TELL, doubt)
    if "crawl" in site.acts:  # not every page was read: nothing is quite sure to be lacking
        findings = tuple(replace(finding, certainty=Certainty.LIKELY) for finding in findings)
    return Result(check, Outcome.FAILED if findings else Outcome.PASSED, findings=findings)


def _doubt(check: Check, site: Site, findings: tuple[Finding, ...]) -> str:
    """Why neither a clean bill nor an accusation of absence can be given; "" when it can."""
    if site.unread:
        return _first_unread(site)
    if findings and "crawl" in site.acts and len(site.pages) < ENOUGH_PAGES:
        return site.acts["crawl"]
    if findings and check.unless and site.facts(check.unless):
        return OTHER_SERVICE
    if findings and check.channel in CONTACT and site.facts(ContactElsewhere):
        return ELSEWHERE
    return ""


def _first_unread(site: Site) -> str:
    return next(iter(site.unread.values()))
