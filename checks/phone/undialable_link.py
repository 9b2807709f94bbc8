"""A link that should dial, and dials nothing or the wrong thing."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Finding,
    Phone,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.dialling import DEAD, DialFault, dial_fault, dialled
from journeycheck.evidence import page_count, places, together

WRONG = Wording(
    title="The link dials {number}: the call may fail",
    experience="The customer taps the number and the telephone dials {number}. The country code "
    "does not go with the digits after it: the customer may reach nobody.",
    remedy="Write in the link the country code followed by the number without its first zero; for "
    "a short number, the short number alone. The words on the page may stay as they are.",
    action="Correct the number that the link dials",
    settled="Touching the number shows, on the telephone, the very digits one would dial by hand.",
)
ODD = Wording(
    title="Some telephones may not dial this link",
    experience="The customer taps the number. The link is written in a way that not every "
    "telephone understands: on some it dials, on others nothing may happen, or a program may ask "
    "to be installed.",
    remedy="Write the link in the common form that every telephone understands, with the country "
    "code and without slashes.",
    action="Write the link so that all telephones dial it",
    settled="Touching the number opens the telephone with the number ready, on any mobile.",
)
FAULTY = {
    DialFault.SCHEME: ODD,
    DialFault.TRUNK_ZERO: WRONG,
    DialFault.SHORT_ABROAD: WRONG,
}


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Phone,
    work=Work.MINUTES,
    wording=Wording(
        title="A link to call dials nothing",
        experience="The customer taps the link to call. It holds no number: the telephone may open "
        "on an empty screen, or not react at all.",
        remedy="Put the number into the link, with its country code, and try it once on a mobile.",
        action="Put a number into the link to call",
        settled="Touching the link opens the telephone with your number ready.",
    ),
    others=(WRONG, ODD),
)
def undialable_link(site: Site) -> Iterator[Finding]:
    """A link to call that is empty, was never filled in, or dials a number that cannot work.

    Spaces, dots and numbers without a country code dial, and are no fault.

    Fails: tel:, tel:undefined, tel:{{phone}}, tel://…, callto:…, tel:+33(0)1…, tel:+333631.
    Passes: tel:+33199004127, tel:01 99 00 41 27, tel:3631.
    """
    links = [phone for phone in site.facts(Phone) if phone.href is not None]
    faulty = [phone for phone in links if dial_fault(phone.href or "")]
    for href, phones in together(faulty, lambda phone: clean(phone.href or "")).items():
        fault = dial_fault(href)
        yield Finding(
            href,
            places(phones),
            {"number": dialled(href)},
            occurrences=page_count(phones),
            wording=None if fault is None or fault in DEAD else FAULTY[fault],
            certainty=Certainty.LIKELY if fault is DialFault.SCHEME else None,
        )
