"""Two addresses where one is meant."""

from collections.abc import Iterator
from itertools import combinations

from journeycheck import (
    Certainty,
    Concern,
    Email,
    Finding,
    How,
    Listed,
    PageKind,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import page_count, places, together
from journeycheck.mail_domains import domain_of
from journeycheck.words import fold

MOST = 100  # addresses compared

LINK = Wording(
    title="A link shows one address, writes to another",
    experience="The customer reads {shown}, clicks, and the message goes to {written}. One of the "
    "two may be read by nobody any more, and the customer cannot know which.",
    remedy="Send a message to both and keep the one that is read. Then make the link write to the "
    "address that it shows.",
    action="Make the link write to what it shows",
    settled="Clicking the address opens a message to that same address.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    needs=Email,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="One service has two email addresses",
        experience="The customer finds {addresses}, depending on the page, under the same name. "
        "One of them may reach a mailbox that nobody opens any more. We did not write.",
        remedy="Send a message to each and keep the one that is read. If both are, say beside each "
        "what it is for.",
        action="Keep one address, or say which is which",
        settled="Every page gives the same address for the same service.",
    ),
    others=(LINK,),
)
def conflicting(site: Site) -> Iterator[Finding]:
    """A link shows one address and writes to another; or pages name two for the same service.

    Addresses are compared without case and without what follows a plus sign. Two for one service
    count only when their labels are the same, word for word, in one language, and they never stand
    on the same page; pages of stores and products have their own. Data for search engines counts
    when it names the company itself, and differs from what is shown by the domain only.

    Fails: “sav@maison.fr” that writes to contact@ancien-nom.fr; two for “Service client”.
    Passes: contact@… and press@… side by side.
    """
    emails = [email for email in site.facts(Email) if not email.fault]
    linked = [e for e in emails if e.in_text and _name(e.in_text) != _name(e.address)]
    for key, group in together(linked, lambda e: f"{_name(e.in_text)}>{_name(e.address)}").items():
        yield Finding(
            key,
            places(group),
            {"shown": clean(group[0].in_text, 60), "written": clean(group[0].address, 60)},
            occurrences=page_count(group),
            wording=LINK,
            severity=Severity.SERIOUS,
            certainty=Certainty.CONFIRMED,
        )
    rest = [email for email in emails if email not in linked]
    for key, group in (*_of_one_service(rest, site), *_of_machines(rest, site)):
        named = tuple(dict.fromkeys(clean(email.address.lower(), 60) for email in group))
        yield Finding(key, places(group), {"addresses": Listed(named)}, page_count(group))


def _name(address: str) -> str:
    """An address in the form in which it is compared."""
    return f"{_box(address)}@{domain_of(address)}"


def _box(address: str) -> str:
    return address.rpartition("@")[0].partition("+")[0].lower()


def _of_one_service(emails: list[Email], site: Site) -> Iterator[tuple[str, list[Email]]]:
    """Addresses of one role, behind the same words, that never stand on one page."""
    named = [email for email in emails if email.role and _pages(email, site)]
    for _, same in together(named, lambda e: f"{e.place.language}:{fold(e.label)}").items():
        pages: dict[str, set[str]] = {}
        for email in same:
            pages.setdefault(_name(email.address), set()).update(_pages(email, site))
        pairs = combinations(list(pages)[:MOST], 2)
        against = {name for pair in pairs if _apart(pages, pair) for name in pair}
        if against and same[0].role:
            yield same[0].role, [e for e in same if _name(e.address) in against]


def _apart(pages: dict[str, set[str]], pair: tuple[str, str]) -> bool:
    return pages[pair[0]].isdisjoint(pages[pair[1]])


def _pages(email: Email, site: Site) -> set[str]:
    """The pages that speak for the company as a whole."""
    own = {PageKind.STORES, PageKind.SHOP, PageKind.PRODUCT}
    visits = (site.pages[url] for url in email.pages if url in site.pages)
    return {visit.url for visit in visits if email.label and not visit.kinds & own}


def _of_machines(emails: list[Email], site: Site) -> Iterator[tuple[str, list[Email]]]:
    """What the company tells search engines, against what it shows."""
    shown = {_name(email.address): email for email in emails if email.shown}
    for email in emails:
        if email.place.how is How.JSON_LD and site.name and fold(email.of) == fold(site.name):
            box = [e for name, e in shown.items() if _box(e.address) == _box(email.address)]
            if box and _name(email.address) not in shown:
                yield f"machines:{_name(email.address)}", [box[0], email]
