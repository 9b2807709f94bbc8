"""Nothing says who is behind the site."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    Inapplicable,
    LegalMention,
    Link,
    PageKind,
    Particular,
    Plural,
    PolicyKind,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.duties import pages_of, signs
from journeycheck.evidence import lacking_in
from journeycheck.laws import rule_here, unmet

NO_RULE = "We know of no rule in the country of this site that asks for a legal notice."
NUMBERS = frozenset({Particular.REGISTER, Particular.VAT})

EDITION = Wording(
    title="The {language} pages lead to no notice",
    experience="A customer who reads {language} wants to know who takes their money. On {n} pages, "
    "no link leads to a legal notice: neither there, nor one click further.",
    remedy="Link a legal notice from the foot of the {language} pages, translated.",
    action="Link the legal notice from the {language} pages",
    settled="The foot of the {language} pages leads to a legal notice.",
)
TO_CHECK = Wording(
    title="No legal notice was found",
    experience=Plural(
        "The customer wants to know who takes their money: name, address, number. The one page "
        "that we read does not say. {rule} seems to ask for it: to be checked.",
        "The customer wants to know who takes their money: name, address, number. On the {n} pages "
        "that we read, no notice says so. {rule} seems to ask for it: to be checked.",
    ),
    remedy="Publish one page with name, address, email and the number in the public register, and "
    "link it from the foot of every page. Have it checked against {rule}.",
    action="Publish a legal notice, and have it checked",
    settled="The foot of every page leads to a page that says who is behind the site.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    wording=Wording(
        title="No legal notice was found",
        experience=Plural(
            "The customer wants to know who takes their money: name, address, number. The one page "
            "that we read does not say. {rule}, as of {since}, asks for it.",
            "The customer wants to know who takes their money: name, address, number. On the {n} "
            "pages that we read, no notice says so. {rule}, as of {since}, asks for it.",
        ),
        remedy="Publish one page with everything that {rule} asks for, and link it from the foot "
        "of every page.",
        action="Publish a legal notice",
        settled="The foot of every page leads to a page that says who is behind the site.",
    ),
    others=(EDITION, TO_CHECK),
)
def notice_missing(site: Site) -> Iterator[Finding]:
    """No link or heading names a legal notice, and no page gives the company's number.

    A number in a public register or a VAT number on any page is enough. An edition in another
    language is judged by what it, and the pages it leads to, say. The rules stand in
    `data/laws.toml`, by country; one that was not looked up again grounds no more than a remark.

    Fails: a German site without an imprint; English pages of a French site without a link to one.
    Passes: a link “Legal notice” at the foot of the pages.
    """
    told = _told(site)
    if not told:
        yield _lacking(site)
        return
    for edition in site.other_editions():
        if told.isdisjoint(site.within_reach(edition)):
            yield lacking_in(edition, EDITION)


def _lacking(site: Site) -> Finding:
    law = rule_here("notice", site)
    if law is None:
        raise Inapplicable(NO_RULE)
    return unmet(law, site, TO_CHECK)


def _told(site: Site) -> frozenset[str]:
    """The pages that lead to a notice, are one, or give a number."""
    links = (link for link in site.facts(Link) if PageKind.LEGAL in link.kinds)
    numbers = (m for m in site.facts(LegalMention) if m.particular in NUMBERS)
    legal = {url for url, page in site.pages.items() if PageKind.LEGAL in page.kinds}
    pages = {url for fact in (*links, *numbers) for url in fact.pages}
    return pages_of(signs(site, PolicyKind.NOTICE)) | pages | legal
