"""What was never meant for customers, in plain sight on a page."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Finding,
    Leak,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import not_followed, page_count, places, together
from journeycheck.facts import ERRAND_KINDS
from journeycheck.words import data

MAY_BE_FILLED = "Some pages hold blanks that a script may fill in before a customer sees them."

BLANK = Wording(
    title="A blank was never filled in: “{words}”",
    experience=Plural(
        "The customer reads “{words}” where a name, a price or a sentence should stand, and "
        "wonders what else on this page is not right.",
        "The customer reads “{words}” on {n} pages, where a name, a price or a sentence should "
        "stand, and wonders what else is not right.",
    ),
    remedy="Find out which value is missing there, and let the page leave the passage out when "
    "there is none.",
    action="Fill in or remove “{words}”",
    settled="Where “{words}” stood, the page shows a value, or nothing at all.",
)
FILLER = Wording(
    title="A stand-in text was never replaced",
    experience=Plural(
        "The customer looks for an answer and reads “{words}”: a text that was only meant to hold "
        "the place of the real one.",
        "The customer looks for an answer on {n} pages and reads “{words}”: a text that was only "
        "meant to hold the place of the real one.",
    ),
    remedy="Write the text that was meant to stand there, or take the passage out until it is "
    "written.",
    action="Write the text that is missing",
    settled="The real text stands there, or the passage is gone.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    concerns=(Concern.WEB, Concern.MARKETING),
    work=Work.HOURS,
    wording=Wording(
        title="A message for developers stands on the page",
        experience=Plural(
            "The customer meets a message in the language of machines, “{words}”, in the middle of "
            "the page. It helps nobody, and part of the page may be missing.",
            "On {n} pages the customer meets a message in the language of machines, “{words}”. It "
            "helps nobody, and part of the page may be missing.",
        ),
        remedy="Repair what the message complains of, and have such messages written to a log "
        "instead of the page.",
        action="Repair the fault and keep its message off the page",
        settled="The page shows no such message, and what was missing is there.",
    ),
    others=(BLANK, FILLER),
)
def technical_leak(site: Site) -> Iterator[Finding]:
    """Visible text that was never meant for customers: faults of programs, unfilled blanks, filler.

    Told by what it is, however many pages show it. Samples of code, pages for developers and
    hidden text are left out; blanks that a script may fill in are not judged.

    Fails: "Warning: … in /home/www/cart.php on line 42"; "Hello {{ name }}" on a page without
    scripts; a main text that begins with "Lorem ipsum dolor sit amet".
    Passes: the same in a sample of code.
    """
    leaks = site.facts(Leak)
    sure = [leak for leak in leaks if leak.sure]
    if not sure and leaks:
        raise CannotTell(MAY_BE_FILLED)
    if not sure and (reason := not_followed(site)):
        raise CannotTell(reason)
    for mark, same in together(sure, lambda leak: leak.mark).items():
        yield _finding(mark, same, site)


def _finding(mark: str, leaks: list[Leak], site: Site) -> Finding:
    n = page_count(leaks)
    read = [site.pages[url] for leak in leaks for url in leak.pages if url in site.pages]
    filler = _sort(mark) == "filler"
    errand = any(visit.kinds & ERRAND_KINDS for visit in read)
    severity = Severity.MINOR if filler else Severity.SERIOUS if errand else None
    return Finding(
        mark,
        places(leaks),
        {"n": n, "words": clean(leaks[0].place.text, 60)},
        occurrences=n,
        severity=severity,
        wording={"blank": BLANK, "filler": FILLER}.get(_sort(mark)),
    )


def _sort(mark: str) -> str:
    return next(str(row["sort"]) for row in data("leaks.toml")["mark"] if row["name"] == mark)
