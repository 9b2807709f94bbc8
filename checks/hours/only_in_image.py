"""Opening hours that stand in a picture or a file, and nowhere as text."""

from collections.abc import Iterator, Sequence

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    HoursPicture,
    Inapplicable,
    Language,
    OpeningHours,
    Question,
    Severity,
    Site,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places

NO_HOURS = "Neither hours nor a picture of them were found on the pages read."

FILE = Wording(
    title="The hours are only in a file",
    experience="The customer looks for the hours and is sent to a file that seems to hold them, "
    "“{clue}”. On a mobile it has to be fetched, opened and enlarged, only to learn whether "
    "somebody is there.",
    remedy="Write the hours as text on the page that links to the file, on the contact page and at "
    "the foot of every page.",
    action="Write the hours on the page itself",
    settled="The hours can be read as text, without opening any file.",
)
EDITION = Wording(
    title="The {language} hours are not written as text",
    experience="A customer who reads {language} looks for the hours on {n} pages. What seems to "
    "hold them is a picture or a file, “{clue}”. As text, they can be read in another language "
    "only.",
    remedy="Write the hours on the {language} pages too, as text, in the words and with the clock "
    "that these readers use.",
    action="Write the {language} hours as text",
    settled="The hours can be read as text on the {language} pages, or on a page they link to.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.SERIOUS,
    certainty=Certainty.LIKELY,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="The hours are only in a picture",
        experience="The customer looks for the hours and finds a picture that seems to hold them, "
        "“{clue}”. It may be too small on a mobile, it says nothing to whoever has pages read "
        "aloud, and search engines cannot answer from it.",
        remedy="Write the hours as text beside the picture, on the contact page and at the foot of "
        "every page. The picture may stay, as long as both say the same.",
        action="Write the hours as text",
        settled="The hours can be read as text on the home page and on the contact page.",
    ),
    others=(FILE, EDITION),
)
def only_in_image(site: Site) -> Iterator[Finding]:
    """Hours stand in a picture or a file, and nobody can read them as text.

    The picture itself is not read: its name, the text in its place or the words of the link give it
    away, so a person should look at it. Beside hours in text it is welcome. An edition in another
    language is judged apart when it has three pages or more.

    Fails: a picture “opening-hours.jpg”, or a link “Our hours” to a PDF, and no hours as text.
    Passes: hours as text, understood or not, with or without a picture of them.
    """
    pictures = site.facts(HoursPicture)
    told = {url for hours in site.facts(OpeningHours) if hours.shown for url in hours.pages}
    if not told and not pictures:
        raise Inapplicable(NO_HOURS)
    if not told:
        yield _finding(pictures)
        return
    for edition in site.other_editions():
        near = site.within_reach(edition)
        here = [picture for picture in pictures if not near.isdisjoint(picture.pages)]
        if here and told.isdisjoint(near):
            values: dict[str, Value] = {
                "language": Language(edition.language),
                "n": len(edition.urls),
                "clue": here[0].clue,
            }
            key = f"edition:{edition.language}"
            yield Finding(key, places(here), values, page_count(here), wording=EDITION)


def _finding(pictures: Sequence[HoursPicture]) -> Finding:
    download = all(picture.download for picture in pictures)
    shown = next(picture for picture in pictures if picture.download == download)
    return Finding(
        "site",
        places([shown, *pictures]),
        {"clue": shown.clue},
        page_count(pictures),
        wording=FILE if download else None,
    )
