"""What is promised, and what a customer must be able to find."""

from dataclasses import dataclass
from enum import StrEnum

from journeycheck.facts.places import Fact


class PromiseKind(StrEnum):
    """What is promised: an answer in writing, a delivery, or a call back."""

    ANSWER = "answer"
    DELIVERY = "delivery"
    CALLBACK = "callback"


class Unit(StrEnum):
    """What a promise counts in."""

    HOUR = "hour"
    WORKING_HOUR = "working-hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Fact):
    """A time within which the company says it answers, delivers or calls back.

    `service`: the means of an answer (email, chat…) or the stage of a delivery (dispatch, arrival;
    "" when it could be either). `condition`: the words that narrow it to some cases (a country, a
    way of shipping, a sort of goods), "" when there are none.
    """

    kind: PromiseKind
    most: int
    unit: Unit
    least: int | None = None
    condition: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseHint(Fact):
    """A line that speaks of an answer and of a time, which was not understood as a promise."""


class PolicyKind(StrEnum):
    """What a customer looks for after the sale, and who is behind the site."""

    RETURNS = "returns"
    WITHDRAWAL = "withdrawal"  # the way to declare it, not a text about the right
    COMPLAINTS = "complaints"
    MEDIATION = "mediation"
    NOTICE = "notice"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Fact):
    """A sign of one of them: a link (`target` is its address), a heading, or a word in a text
    (`target` is "")."""

    kind: PolicyKind
    target: str = ""


class Trade(StrEnum):
    """How the company sells, as far as signs tell."""

    ORDER = "order"  # something can be put into a basket
    BUSINESS = "business"  # it says that it sells to professionals only
    EXEMPT = "exempt"  # meals, rooms, tickets: what nobody sends back


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeSign(Fact):
    """A sign of how the company sells."""

    trade: Trade


class Particular(StrEnum):
    """What a legal notice tells of a company."""

    FORM = "form"  # a company with limited liability, by the letters behind its name
    CAPITAL = "capital"
    REGISTER = "register"
    VAT = "vat"
    DIRECTOR = "director"
    REPRESENTATIVE = "representative"
    HOST = "host"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalMention(Fact):
    """One of the particulars of the company. `value` is its number, if it has one; `fault` names
    the check digits that it fails ("siren", "vat"…), "" for none."""

    particular: Particular
    value: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleReference(Fact):
    """A law that was repealed or a body that was closed. `name` is that of a row of `laws.toml`."""

    name: str
