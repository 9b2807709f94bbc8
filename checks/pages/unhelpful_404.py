"""The page shown for an address that does not exist."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    ErrorPage,
    Finding,
    Inapplicable,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)

WAYS_ON = 1  # links into the site, or a search, from which on a customer can go on
NOT_SEEN = "What the site shows for a page that does not exist could not be seen."
NO_ERROR_PAGE = "The site shows an ordinary page at an address that cannot exist."
MISSING = frozenset({404, 410})


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    concerns=(Concern.WEB, Concern.MARKETING),
    work=Work.HOURS,
    wording=Wording(
        title="Where a page is missing, nothing helps",
        experience="The customer follows an old link, or mistypes an address, and meets a page "
        "without a way on: no link into the site, no search, no number or address to ask. All that "
        "is left is to go back, or away.",
        remedy="Give this page the menu of the site, a search or a link to the home page, and a "
        "way to ask somebody: it is often the first page that a customer sees.",
        action="Put a way on and a contact on this page",
        settled="An invented address shows the menu or a search, and how to reach you.",
    ),
)
def unhelpful_404(site: Site) -> Iterator[Finding]:
    """An address that cannot exist shows a page with no way on, and nobody to ask.

    Two things are looked for: a way on (one link into the site, or a search) and a contact (one
    number, mail address, contact form, or link to the contact or help page). Either will do.

    Fails: "404 Not Found" and nothing else.
    Passes: the same words under the menu of the site, or beside a telephone number.
    """
    page = site.error_page
    if site.catch_all:
        raise Inapplicable(NO_ERROR_PAGE)
    if page is None or not _is_error_page(page):
        raise CannotTell(NOT_SEEN)
    if not page.contact and not page.search and page.links < WAYS_ON:
        yield Finding("site", (page.place,))


def _is_error_page(page: ErrorPage) -> bool:
    """Does it say, to people or to machines, that nothing is there?"""
    return page.status in MISSING or (page.status == 200 and page.says_not_found)
