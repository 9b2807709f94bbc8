"""No mediator for consumers is named."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    Inapplicable,
    Plural,
    PolicyKind,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.duties import refrain_if_elsewhere, shops, signs
from journeycheck.laws import rule_here, unmet

NO_RULE = "We know of no rule in the country of this site that asks for a mediator by name."

TO_CHECK = Wording(
    title="No body that settles disputes was found",
    experience=Plural(
        "The customer and you do not agree, and the customer looks for somebody neutral. The one "
        "page that we read names nobody. {rule}, since {since}, asks some companies for it: to be "
        "checked.",
        "The customer and you do not agree, and the customer looks for somebody neutral. On the "
        "{n} pages that we read, nobody is named. {rule}, since {since}, asks some companies for "
        "it: to be checked.",
    ),
    remedy="Have somebody who knows the law check whether {rule} holds for you. If so, name the "
    "body in the terms, with its address and its site.",
    action="Check whether a neutral body must be named",
    settled="The terms name the body, or it is known that none has to be named.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    absence=True,
    concerns=(Concern.MARKETING,),
    work=Work.HOURS,
    wording=Wording(
        title="No consumer mediator was found",
        experience=Plural(
            "The customer and you do not agree, and the customer looks for somebody neutral. The "
            "one page that we read names no mediator. {rule}, since {since}, asks for one.",
            "The customer and you do not agree, and the customer looks for somebody neutral. On "
            "the {n} pages that we read, no mediator is named. {rule}, since {since}, asks for "
            "one.",
        ),
        remedy="Join a mediation service if you have none. Give its name, its postal address and "
        "the address of its site in the terms and in the legal notice ({rule}).",
        action="Name your consumer mediator",
        settled="The terms and the legal notice name the mediator, with both addresses.",
    ),
    others=(TO_CHECK,),
)
def mediator_missing(site: Site) -> Iterator[Finding]:
    """The site sells to consumers in a country that asks for a mediator's name, and names none.

    Any word on mediation or on a body that settles disputes is enough; the closed European platform
    for disputes is none. The rules stand in `data/laws.toml`; one that was not looked up again
    grounds no more than a remark, to be checked.

    Fails: a French shop whose terms and legal notice name no mediator.
    Passes: “You may refer the matter, free of charge, to the mediator …”.
    """
    shops(site)
    law = rule_here("mediator", site)
    if law is None:
        raise Inapplicable(NO_RULE)
    if signs(site, PolicyKind.MEDIATION):
        return
    refrain_if_elsewhere(site)
    yield unmet(law, site, TO_CHECK)
