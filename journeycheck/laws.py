"""Rules of law that checks name, as dated data: `data/laws.toml`. Not legal advice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeycheck.check import CannotTell, Finding, Severity, Wording
from journeycheck.facts import Particular, Place
from journeycheck.site import Site
from journeycheck.words import data

NO_COUNTRY = "Nothing tells in which country the company is, so its rules are not known."
DETAILS = {
    "address": "the postal address",
    "phone": "a phone number",
    "email": "an email address",
    "register": "the number in the public register",
    "vat": "the VAT number",
    "capital": "the share capital",
    "director": "who is responsible for the contents",
    "representative": "who represents the company",
    "host": "who hosts the site",
}
"""What a legal notice tells, in words."""


@dataclass(frozen=True)
class Rule:
    """One rule. `cite` is its own name. `asks`: the details of a notice; `companies`: those of
    companies with limited liability. `verified`: its text was looked up."""

    id: str
    cite: str
    since: date
    asks: tuple[str, ...]
    companies: tuple[str, ...]
    verified: bool


@dataclass(frozen=True)
class Gone:
    """What is quoted though it ended on `since`; `new` stands in its place."""

    name: str
    old: str
    new: str
    since: date
    verified: bool


def rule(about: str, site: Site) -> Rule | None:
    """The rule on a subject that holds in the site's country on the day of the visit."""
    for row in data("laws.toml")["rule"]:
        told = row["about"] == about and site.country in row["countries"]
        if told and row["from"] <= site.today:
            asks, companies = row.get("asks", ()), row.get("companies", ())
            return Rule(
                row["id"], row["cite"], row["from"], tuple(asks), tuple(companies),
                not row["verify"],
            )  # fmt: skip
    return None


def rule_here(about: str, site: Site) -> Rule | None:
    """The same; raises CannotTell when the country is not known."""
    if site.country is None:
        raise CannotTell(NO_COUNTRY)
    return rule(about, site)


def unmet(law: Rule, site: Site, to_check: Wording) -> Finding:
    """Nothing on the whole site does what a rule asks for. One that was not looked up grounds no
    more than a remark, in other words."""
    return Finding(
        "site",
        (Place(site.url),),
        {"n": len(site.pages), "rule": law.cite, "since": law.since},
        severity=None if law.verified else Severity.MINOR,
        wording=None if law.verified else to_check,
    )


def gone(site: Site) -> Iterator[Gone]:
    """The references that were out of date on the day of the visit."""
    for row in data("laws.toml")["stale"]:
        if row["since"] <= site.today:
            verified = not row["verify"]
            yield Gone(row["name"], row["old"], row["new"], row["since"], verified)


def particular(detail: str) -> Particular | None:
    """The fact that tells a detail; None for those that other facts tell (phone, email)."""
    return next((one for one in Particular if one.value == detail), None)
