"""A chat where nobody is."""

from collections.abc import Iterator
from datetime import datetime

from journeycheck import (
    CannotTell,
    Chat,
    Clock,
    Concern,
    Confidence,
    Day,
    Finding,
    OpeningHours,
    Question,
    Service,
    Severity,
    Site,
    Spans,
    Value,
    Wording,
    check,
)
from journeycheck.calendar import may_be_holiday
from journeycheck.evidence import places
from journeycheck.weeks import open_at
from journeycheck.whereabouts import time_zones

MARGIN = 30  # minutes before and after an opening or closing time in which nobody is blamed
ANSWERING = frozenset({Service.CHAT, Service.SHOP, Service.PHONE, None})
SAID = Wording(
    title="The chat says that nobody is there",
    experience="The customer opens the chat to ask something now, and reads “{words}”. The "
    "question has to take another way, or to wait.",
    remedy="Show the button while somebody answers. At other times hide it, or write on it when "
    "the chat is open and where to write until then.",
    action="Show the chat while somebody answers",
    settled="Whenever the button of the chat is shown without a remark, somebody answers.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Chat,
    act="browser",
    concerns=(Concern.FRONT_DESK, Concern.WEB),
    wording=Wording(
        title="The chat is offline during opening hours",
        experience="On {day} at {time} in the country of the shop, the customer opens the chat and "
        "reads “{words}”. The hours on the site say {hours} for that day.",
        remedy="Staff the chat during the hours that the site announces, or write on its button "
        "when it is open.",
        action=SAID.action,
        settled=SAID.settled,
    ),
    others=(SAID,),
)
def offline(site: Site) -> Iterator[Finding]:
    """The chat says that nobody is there.

    Outside the hours of the site, or where it cannot be told whether it is open, that is a remark.
    What a chat says while our visit holds back its connection is not believed.

    Fails: “We are offline. Leave a message”, on a Tuesday at 11:00.
    Passes: a chat that opens and says nothing of the kind.
    """
    chats = site.facts(Chat)
    silent = [one for one in chats if one.state == "offline"]
    for one in silent[:1]:
        values: dict[str, Value] = {"words": one.words}
        if told := _open_now(site):
            yield Finding("chat", places(silent), values | told)
        else:
            yield Finding("chat", places(silent), values, wording=SAID, severity=Severity.MINOR)
    for one in chats:
        if not silent and one.state == "unclear":
            raise CannotTell(one.reason)


def _open_now(site: Site) -> dict[str, Value]:
    """What the hours of the site say of this moment, if all of them say that it is open; else
    nothing."""
    hours = [one for one in site.facts(OpeningHours) if one.shown and one.service in ANSWERING]
    moments = [site.now.astimezone(zone) for zone in time_zones(site)]
    sure = all(one.regular and one.confidence is Confidence.HIGH for one in hours)
    if not (hours and moments and sure) or any(_special(moment, site) for moment in moments):
        return {}
    if not all(open_at(one.week, moment, MARGIN) for one in hours for moment in moments):
        return {}
    moment = moments[0]
    return {
        "day": Day(moment.weekday()),
        "time": Clock(moment.hour * 60 + moment.minute),
        "hours": Spans(hours[0].week[moment.weekday()] or ()),
    }


def _special(moment: datetime, site: Site) -> bool:
    return may_be_holiday(site.country or "", moment.date())
