"""Links to a part of a page that is not there."""

import re
from collections.abc import Iterable, Iterator

from journeycheck import (
    CannotTell,
    Certainty,
    Finding,
    Inapplicable,
    Link,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
    urls,
)
from journeycheck.evidence import not_followed, page_count, places, together
from journeycheck.facts import ERRAND_KINDS
from journeycheck.words import data

NO_PART = "No link of the site leads to a part of another page."
BY_SCRIPT = (
    "Some links lead to parts of pages that a script may draw, or that could not be read whole."
)
# Other fragments speak to scripts: #/cart, #!, #tab=2, #318-323, #:~:text=…
PLAIN_NAME = re.compile(r"[^\W\d][\w.-]{0,99}")


@check(
    question=Question.WORKS,
    severity=Severity.MINOR,
    certainty=Certainty.LIKELY,
    needs=Link,
    work=Work.MINUTES,
    wording=Wording(
        title="“{words}” misses its part of the page",
        experience=Plural(
            "The customer follows “{words}”, which should open a page at one of its parts. No part "
            "has that name, so the page opens at its top, and the answer has to be looked for.",
            "The customer follows “{words}”, which stands on {n} pages and should open a page at "
            "one of its parts. No part has that name, so the page opens at its top, and the "
            "answer has to be looked for.",
        ),
        remedy="Give the part of the page the name that the link uses, “{part}”, or let the link "
        "use the name that the part has today.",
        action="Let “{words}” lead to its part again",
        settled="Following “{words}” shows the part it promises, without scrolling.",
    ),
)
def missing_anchor(site: Site) -> Iterator[Finding]:
    """A link names a part of a page of the site, and the page has no part of that name.

    Names are compared decoded and whatever their case. Pages that a script draws or completes, or
    that were not read whole, are not judged, and neither are names that ask a script for something.

    Fails: a link to "/help#returns" where nothing on the page "/help" is named "returns".
    Passes: the same link where a heading has that id, or an anchor that name; "#top".
    """
    lead = {alias: page.url for page in site.pages.values() for alias in page.aliases}
    named = [(link, lead.get(link.target, link.target)) for link in site.facts(Link)]
    named = [(link, url) for link, url in named if url in site.pages and _names_a_part(link, site)]
    if not named:
        raise Inapplicable(NO_PART)
    judged = [(link, url) for link, url in named if _is_known(site, url)]
    missing = [link for link, url in judged if urls.anchor(link.fragment) not in site.anchors[url]]
    if not missing and (doubt := not_followed(site)):
        raise CannotTell(doubt)
    if not missing and len(judged) < len(named):
        raise CannotTell(BY_SCRIPT)
    yield from _findings(missing)


def _names_a_part(link: Link, site: Site) -> bool:
    name = urls.anchor(link.fragment)
    if not link.internal or not PLAIN_NAME.fullmatch(name) or name == "top":
        return False
    if (answer := site.answers.get(link.target)) and answer.part:  # forwarded to another part
        return False
    asked = data("scripted.toml")["anchors"]["asks"]
    return not any(word in asked for word in re.split(r"[\W_]+", name))


def _is_known(site: Site, url: str) -> bool:
    """Are all parts of this page known?"""
    page = site.pages[url]
    return url in site.anchors and not page.shell and not page.truncated


def _findings(missing: Iterable[Link]) -> Iterator[Finding]:
    """One for each part that is not there: one repair settles all the links to it."""
    for name, links in together(missing, _address).items():
        errand = any(link.kinds & ERRAND_KINDS for link in links)
        words = next((link.words for link in links if link.words), links[0].fragment)
        n = page_count(links)
        yield Finding(
            name,
            places(links),
            {"n": n, "words": clean(words, 60), "part": clean(links[0].fragment, 60)},
            occurrences=n,
            severity=Severity.MODERATE if errand else None,
        )


def _address(link: Link) -> str:
    path = link.target.removeprefix(urls.origin(link.target))
    return f"{path}#{urls.anchor(link.fragment)}"
