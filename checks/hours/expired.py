"""Opening hours whose last day is over."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Certainty,
    Concern,
    Confidence,
    Finding,
    OpeningHours,
    Question,
    Region,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places, together
from journeycheck.weeks import like

NOT_READ = "Some opening hours could not be read with certainty: a person has to see their dates."

BESIDE = Wording(
    title="Hours that ended on {until} remain",
    experience="Beside the hours of today, the customer also meets hours that ended on {until}. "
    "Which ones hold has to be guessed, or asked on the telephone.",
    remedy="Take out the hours that are over, wherever they are listed here, and note in a "
    "calendar the day on which the next special hours must go.",
    action="Take out the hours that are over",
    settled="No hours whose last day is past can be found any more.",
)
NOTICE = Wording(
    title="A notice for {until} is still there",
    experience="The customer reads of a special day or a closure that ended on {until}, and has to "
    "work out that it is over.",
    remedy="Take the notice out, wherever it is listed here, and note in a calendar the day on "
    "which the next one must go.",
    action="Take out the notice that is over",
    settled="No notice of a day that is past can be found any more.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=OpeningHours,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="The hours ended on {until}",
        experience="The customer looks up the hours and finds only those of a time that ended on "
        "{until}. Nothing says what holds today: whoever comes or calls does so on the off chance.",
        remedy="Replace them with the hours of today, and note in a calendar the day on which the "
        "next special hours must go.",
        action="Replace the hours that are over",
        settled="The hours that hold today can be read, and those that are over are gone.",
    ),
    others=(BESIDE, NOTICE),
)
def expired(site: Site) -> Iterator[Finding]:
    """Hours that are valid until a day that is past are still published.

    It is serious when no other hours of the same place and service hold today. An old piece of
    news keeps its old hours by right: on a page of no standing use it is a detail. So is the notice
    of a single day or of a closure, and no customer sees the one that is in data for machines only.

    Fails: hours "until 31 August 2024", read two years later.
    Passes: hours without a last day, or whose last day is still to come.
    """
    claims = [hours for hours in site.facts(OpeningHours) if hours.shown or not _is_notice(hours)]
    past = [hours for hours in claims if _is_over(hours, site)]
    over = [hours for hours in past if hours.confidence is Confidence.HIGH]
    for key, group in together(over, _name).items():
        beside = any(like(h) == like(group[0]) and not _is_over(h, site) for h in claims)
        archive = all(_is_archive(hours, site) for hours in group)
        notice = all(map(_is_notice, group))
        yield Finding(
            key,
            places(group),
            {"until": group[0].valid_through or site.today},
            occurrences=page_count(group),
            severity=_severity(beside, archive or notice),
            certainty=Certainty.LIKELY if archive else None,
            wording=NOTICE if notice else BESIDE if beside else None,
        )
    if not over and (past or any(hours.confidence is Confidence.LOW for hours in claims)):
        raise CannotTell(NOT_READ)


def _severity(beside: bool, detail: bool) -> Severity | None:
    if detail:
        return Severity.MINOR
    return Severity.MODERATE if beside else None


def _is_over(hours: OpeningHours, site: Site) -> bool:
    return hours.valid_through is not None and hours.valid_through < site.today


def _is_notice(hours: OpeningHours) -> bool:
    """Of one special day, or of days that are closed."""
    one_day = hours.valid_through is not None and hours.valid_from == hours.valid_through
    return one_day or (hours.osm.endswith(" off") and not any(hours.week))


def _name(hours: OpeningHours) -> str:
    return f"{like(hours)}:{hours.valid_through}"


def _is_archive(hours: OpeningHours, site: Site) -> bool:
    """In the text of a page that has no standing use, as a piece of news."""
    in_text = hours.shown and hours.place.region is Region.MAIN
    return in_text and not any(site.pages[url].kinds for url in hours.pages if url in site.pages)
