"""Hours at which nobody who works office hours can come or call."""

from collections.abc import Iterator, Sequence

from journeycheck import (
    CannotTell,
    Certainty,
    Clock,
    Concern,
    Confidence,
    Finding,
    Inapplicable,
    OpeningHours,
    Question,
    Service,
    Severity,
    Site,
    Value,
    Week,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places, together
from journeycheck.weeks import agree, like
from journeycheck.words import LANGUAGES, data, fold

OFFICE: dict[str, int] = {
    name: time.hour * 60 + time.minute
    for name, time in data("hours_thresholds.toml")["office"].items()
    if name != "named_weekdays"
}
NAMED_WEEKDAYS: int = data("hours_thresholds.toml")["office"]["named_weekdays"]
APPOINTMENT = frozenset(
    fold(phrase)
    for language in LANGUAGES
    for phrase in data(f"hours/{language}.toml")["words"]["appointment"]
)
SATURDAY = 5
OTHERS = {Service.CHAT, Service.DELIVERY}
NO_WEEK = "No ordinary week of hours is given, so there is none to judge."
NOT_SURE = (
    "Some opening hours are uncertain, contradicted, given in part or by appointment: whether they "
    "leave room for everybody has to be judged by a person."
)

PHONE = Wording(
    title="Calls only in office hours, {hours} a week",
    experience="The hours given for calls come to {hours} a week. None of them is before "
    "{morning}, from {noon} to {afternoon}, or after {evening} on a weekday, and none at the "
    "weekend. The customer who works office hours can only call from work.",
    remedy="Answer at midday, on one evening or on Saturday morning, even for two hours; or say, "
    "beside the number, when you call back and where to write in the meantime.",
    action="Answer once outside office hours",
    settled="Somebody answers before {morning}, at midday, after {evening} or at the weekend, at "
    "least once a week.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=OpeningHours,
    concerns=(Concern.FRONT_DESK,),
    work=Work.DAYS,
    wording=Wording(
        title="Open {hours} hours a week, office hours only",
        experience="The hours given come to {hours} a week. None of them is before {morning}, from "
        "{noon} to {afternoon}, or after {evening} on a weekday, and none at the weekend. The "
        "customer who works office hours has to take time off to come.",
        remedy="Open on one evening or on Saturday morning, even for two hours, or offer "
        "appointments outside office hours. Until then, say beside the hours where to write.",
        action="Open once outside office hours",
        settled="You are there before {morning}, at midday, after {evening} or at the weekend, at "
        "least once a week.",
    ),
    others=(PHONE,),
)
def restricted(site: Site) -> Iterator[Finding]:
    """Nobody who works office hours can ever come, or call.

    Only ordinary weeks that were read without any doubt and that the site does not contradict are
    judged, each place and each service apart; chats and deliveries are left out. Days that are not
    named are told as days without hours, and make the finding likely instead of sure.

    Fails: Monday to Thursday, 10:00–12:00 and 14:00–16:00, and nothing at the weekend.
    Passes: 12:30 or 18:30 on one weekday, or any hour on Saturday.
    """
    regular = [h for h in site.facts(OpeningHours) if h.regular and h.service not in OTHERS]
    if not regular:
        raise Inapplicable(NO_WEEK)
    found = doubtful = False
    for key, claims in together(regular, like).items():
        week = _sure_week(claims)
        if week is None or (_in_office(week) and None in week and site.unread):
            doubtful = True
        elif _in_office(week):
            found = True
            yield _finding(key, claims, week)
    if doubtful and not found:
        raise CannotTell(NOT_SURE)


def _sure_week(claims: Sequence[OpeningHours]) -> Week | None:
    """What all claims say together; None when anything of it is in doubt."""
    sure = all(h.confidence is Confidence.HIGH and not _appointments(h) for h in claims)
    if not sure or not agree(claims):
        return None
    week = tuple(
        next((said for hours in claims if (said := hours.week[day]) is not None), None)
        for day in range(7)
    )
    named = sum(said is not None for said in week[:SATURDAY])
    return week if named >= NAMED_WEEKDAYS or any(week[SATURDAY:]) else None


def _appointments(hours: OpeningHours) -> bool:
    """Does it offer appointments? They may be at any time."""
    told = fold(hours.raw)
    return "unknown" in hours.osm or any(phrase in told for phrase in APPOINTMENT)


def _in_office(week: Week) -> bool:
    """Open at all, and never outside office hours."""
    spans = [span for said in week[:SATURDAY] for span in said or ()]
    weekend = any(week[SATURDAY:])
    return bool(spans) and not weekend and not any(_reaches_out(*span) for span in spans)


def _reaches_out(opens: int, closes: int) -> bool:
    midday = opens < OFFICE["afternoon"] and closes > OFFICE["noon"]
    return midday or opens < OFFICE["starts"] or closes > OFFICE["ends"]


def _finding(key: str, claims: Sequence[OpeningHours], week: Week) -> Finding:
    minutes = sum(closes - opens for said in week for opens, closes in said or ())
    hours, rest = divmod(minutes, 60)
    values: dict[str, Value] = {
        "hours": minutes / 60 if rest else hours,
        "morning": Clock(OFFICE["starts"]),
        "noon": Clock(OFFICE["noon"]),
        "afternoon": Clock(OFFICE["afternoon"]),
        "evening": Clock(OFFICE["ends"]),
    }
    by_phone = claims[0].service is Service.PHONE
    return Finding(
        key,
        places(claims),
        values,
        page_count(claims),
        certainty=Certainty.LIKELY if None in week else None,
        wording=PHONE if by_phone else None,
    )
