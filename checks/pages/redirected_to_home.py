"""Links to a page that end at the home page."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Finding,
    Inapplicable,
    Link,
    LinkOutcome,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    check,
    clean,
)
from journeycheck.dead_links import by_cause
from journeycheck.evidence import LIMIT, not_followed
from journeycheck.homes import is_home, promises_a_page

ONE_PAGE = 3  # with fewer pages everything may stand on the home page
ALL_SHOW_HOME = "Every address of the site shows its home page, even one that cannot exist."
MOSTLY_HOME = "The site sent our visit to its home page from most of its addresses."
ONCE = "One link ended at the home page, and was followed once only."
SMALL = "The site has so few pages that all may stand on its home page."

NAMED = Wording(
    title="“{words}” ends at the home page",
    experience="The customer follows “{words}” and stands at the home page, without a word about "
    "what became of the page. What was promised has to be looked for from the start.",
    remedy="Forward the address to the page that answers the question today. If there is none, say "
    "so on a page of its own, and take the link out.",
    action="Let “{words}” lead to its answer",
    settled="Following “{words}” shows the page it promises.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Link,
    wording=Wording(
        title=Plural("A link ends at the home page", "{n} links end at the home page"),
        experience=Plural(
            "The customer follows a link and stands at the home page, without a word about what "
            "became of the page. What was promised has to be looked for from the start.",
            "The customer follows links to {n} pages and stands at the home page each time, "
            "without a word about what became of them. What was promised has to be looked for "
            "from the start.",
        ),
        remedy="Forward each address to the page that answers the question today. Where there is "
        "none, say so on a page of its own, and take the link out.",
        action="Let these links lead to their answers",
        settled="Each link listed here shows the page it promises.",
    ),
    others=(NAMED,),
)
def redirected_to_home(site: Site) -> Iterator[Finding]:
    """Links to pages of the site end at its home page, in whatever language.

    It takes two such pages, or one asked twice. Links that say "home", logos, switches of language
    and what depends on the visitor (basket, account) are left out, and so are sites of one page.

    Fails: links to "/returns" and "/warranty" that both arrive at "/".
    Passes: the same links arriving at "/help"; a link to "/index.html" or "/fr/" arriving at "/".
    """
    if site.catch_all:
        raise CannotTell(ALL_SHOW_HOME)
    if len(site.pages) < ONE_PAGE:
        raise Inapplicable(SMALL)
    lost = [link for link in site.facts(Link) if _ends_at_home(site, link)]
    targets = {link.target for link in lost}
    if len(targets) >= len(site.pages):
        raise CannotTell(MOSTLY_HOME)
    if not lost and (reason := not_followed(site)):
        raise CannotTell(reason)
    if len(targets) == 1 and site.answers[lost[0].target].tries < 2:
        raise CannotTell(ONCE)
    yield from _findings(site, lost)


def _ends_at_home(site: Site, link: Link) -> bool:
    answer = site.answers.get(link.target)
    if answer is None or answer.outcome is not LinkOutcome.REDIRECTED or answer.part:
        return False
    return is_home(answer.final_url, site) and promises_a_page(link, site)


def _findings(site: Site, lost: list[Link]) -> Iterator[Finding]:
    for cause in by_cause(site, lost):
        yield Finding(
            cause.key,
            cause.places[:LIMIT],
            {"n": len(cause.targets), "words": clean(cause.words, 60)},
            occurrences=cause.links,
            wording=NAMED if cause.is_one_link else None,
        )
