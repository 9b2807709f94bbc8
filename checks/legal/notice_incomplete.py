"""A legal notice without some of the details that the law asks for."""

from collections.abc import Iterator, Mapping

from journeycheck import (
    CannotTell,
    Certainty,
    Concern,
    Email,
    EmailHint,
    Fact,
    Finding,
    Inapplicable,
    LegalMention,
    Listed,
    PageKind,
    Particular,
    Phone,
    PhoneHint,
    Place,
    Plural,
    PolicyKind,
    PostalAddress,
    Question,
    Said,
    Severity,
    Site,
    Trade,
    TradeSign,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.duties import refrain_if_elsewhere, signs
from journeycheck.evidence import LIMIT
from journeycheck.laws import DETAILS, Rule, particular, rule_here

NO_NOTICE = "No legal notice was found on the pages read, so there is none to judge."
NO_RULE = "We know of no rule in the country of this site that says what a legal notice tells."
NO_COMPANY = "Nothing tells whether a company or a private person is behind the site."
HINTS: Mapping[str, type[Fact]] = {"phone": PhoneHint, "email": EmailHint}
OTHERS: Mapping[str, type[Fact]] = {"phone": Phone, "email": Email, "address": PostalAddress}

TO_CHECK = Wording(
    title=Plural("The notice may lack one detail", "The notice may lack {n} details"),
    experience="The customer wants to know who takes their money. On the {pages} pages that we "
    "read, we found no trace of {details}. {rule} seems to ask for it: to be checked.",
    remedy="Have the legal notice checked against {rule}, and add what is lacking: {details}.",
    action="Have the legal notice checked",
    settled="The legal notice was checked, and tells what it has to.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    absence=True,
    concerns=(Concern.MARKETING,),
    work=Work.MINUTES,
    wording=Wording(
        title=Plural("The legal notice lacks one detail", "The legal notice lacks {n} details"),
        experience="The customer wants to know who takes their money. On the {pages} pages that we "
        "read, we found no trace of {details}. {rule}, as of {since}, asks for it.",
        remedy="Add to the legal notice: {details} ({rule}). Link it from the foot of every page.",
        action="Complete the legal notice",
        settled="The legal notice tells everything that {rule} asks for.",
    ),
    others=(TO_CHECK,),
)
def notice_incomplete(site: Site) -> Iterator[Finding]:
    """There is a legal notice, and some of what the law of the country asks for is on no page.

    A detail on any page is enough, whatever the page; what stands there about the host of the site
    is not the company's. Some details are asked only of companies with limited liability, told by
    the letters behind their name. The rules stand in `data/laws.toml`; one that was not looked up
    again grounds no more than a remark.

    Fails: French mentions légales that name no host.
    Passes: the same details, in the notice or at the foot of the pages.
    """
    if not any(PageKind.LEGAL in page.kinds for page in site.pages.values()):
        if signs(site, PolicyKind.NOTICE):
            refrain_if_elsewhere(site)
        raise Inapplicable(NO_NOTICE)
    law = rule_here("notice", site)
    if law is None:
        raise Inapplicable(NO_RULE)
    if not _is_company(site):
        raise CannotTell(NO_COMPANY)
    if missing := [detail for detail in _asked(law, site) if not _is_told(detail, site)]:
        yield _finding(law, missing, site)


def _is_company(site: Site) -> bool:
    """Does it give the letters or the number of one, or sell?"""
    named = {Particular.FORM, Particular.REGISTER, Particular.VAT, Particular.CAPITAL}
    told = any(mention.particular in named for mention in site.facts(LegalMention))
    return told or any(sign.trade is Trade.ORDER for sign in site.facts(TradeSign))


def _asked(law: Rule, site: Site) -> tuple[str, ...]:
    company = any(m.particular is Particular.FORM for m in site.facts(LegalMention))
    return law.asks + (law.companies if company else ())


def _is_told(detail: str, site: Site) -> bool:
    """A shown fact tells it, or may do; a VAT number stands for one in the register too."""
    kind, hint = OTHERS.get(detail), HINTS.get(detail)
    if kind is not None and any(fact.shown for fact in site.facts(kind)):
        return True
    if hint is not None and site.facts(hint):
        return True
    sought = {particular(detail)}
    if detail == "register":
        sought.add(Particular.VAT)
    return any(mention.particular in sought for mention in site.facts(LegalMention))


def _finding(law: Rule, missing: list[str], site: Site) -> Finding:
    values: dict[str, Value] = {
        "n": len(missing),
        "pages": len(site.pages),
        "details": Listed(tuple(Said(DETAILS[detail]) for detail in missing)),
        "rule": law.cite,
        "since": law.since,
    }
    legal = [page.url for page in site.pages.values() if PageKind.LEGAL in page.kinds]
    return Finding(
        "site",
        tuple(map(Place, legal[:LIMIT])),
        values,
        severity=None if law.verified else Severity.MINOR,
        wording=None if law.verified else TO_CHECK,
    )
