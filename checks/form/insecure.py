"""A form that sends what the customer writes without encryption."""

from collections.abc import Iterator

from journeycheck import Finding, Question, Severity, Site, Wording, check
from journeycheck.evidence import PERSONAL, form_key, forms, page_count, places, together
from journeycheck.urls import is_loopback, scheme


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    wording=Wording(
        title="The form sends its answers in the open",
        experience="What the customer writes here travels unprotected: others on the same network "
        "may read it. The browser may warn the customer before sending.",
        remedy="Have the form send to a protected address, one that starts with https, and forward "
        "the unprotected one to it.",
        action="Protect what the form sends",
        settled="The form sends to an address that starts with https, without any warning.",
    ),
)
def insecure(site: Site) -> Iterator[Finding]:
    """A form that asks for personal answers sends them to an address without encryption.

    Contact, call-back, order, login and booking forms are looked at. A form that sends to the very
    machine it is shown on is safe (W3C, Secure Contexts).

    Fails: a contact form on any page whose action starts with http://.
    Passes: https://, or http:// on the loopback address.
    """
    exposed = [form for form in forms(site, PERSONAL) if _is_exposed(form.action)]
    for key, group in together(exposed, form_key).items():
        yield Finding(key, places(group), occurrences=page_count(group))


def _is_exposed(action: str) -> bool:
    return scheme(action) == "http" and not is_loopback(action)
