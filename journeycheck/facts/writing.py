"""Ways to write: addresses for mail, and forms."""

from dataclasses import dataclass
from enum import StrEnum

from journeycheck.facts.places import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Fact):
    """An e-mail address. `fault` names what is wrong with it (syntax only), "" when nothing is."""

    address: str
    href: str | None = None
    fault: str = ""  # empty template comma space no-at two-at no-domain prefix syntax
    hidden: str = ""  # spelled ("name at shop dot com"), coded (a script shows it), locked (none)
    in_text: str = ""  # the address that the words of a link show, "" when they show none
    label: str = ""  # the words right before it
    role: str | None = None  # sales aftersales
    of: str = ""  # whose it is, as structured data names it


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailHint(Fact):
    """A sign of an address that was not read: a script writes it, or a picture shows a part of it.
    `clue` is what gave it away."""

    clue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDomain(Fact):
    """What the name servers say of a domain behind an address that customers are given.

    `takes_mail`: None when they say nothing that can be relied on. `fault`: no-domain (it does not
    exist), refuses (it says that it takes no mail, RFC 7505), no-server (nothing takes its mail).
    """

    domain: str  # in ASCII, in lower case
    takes_mail: bool | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One visible or hidden field of a form."""

    name: str
    type: str  # text email tel textarea select checkbox radio file date password hidden …
    label: str = ""  # accessible name: label, aria-label, aria-labelledby, title; not a placeholder
    placeholder: str = ""
    required: bool = False
    visible: bool = True
    autocomplete: str = ""
    options: int = 0


class FormKind(StrEnum):
    """What a form is for."""

    CONTACT = "contact"
    NEWSLETTER = "newsletter"
    SEARCH = "search"
    LOGIN = "login"
    BOOKING = "booking"
    ORDER = "order"
    CALLBACK = "callback"
    OTHER = "other"


class Captcha(StrEnum):
    """How a form keeps robots out, as far as the customer is concerned."""

    PUZZLE = "puzzle"  # a box to tick that may bring pictures, or pictures at once
    LETTERS = "letters"  # characters in a picture, to be copied
    QUESTION = "question"  # a sum or a question, as text
    UNSEEN = "unseen"  # nothing to do, unless something seems odd


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Fact):
    """A form as it stands, untouched. `action` is absolute, or `mailto:…`.

    plugin: the program it was made with, a name of `data/form_plugins.toml`, "" when nothing tells.
    guard: the service or sort of captcha, by its name, "" for none. consent: it asks to agree to
    something. account: it cannot be sent without a customer number or an account.
    """

    kind: FormKind
    method: str = "get"
    action: str = ""
    fields: tuple[Field, ...] = ()
    button: str = ""
    plugin: str = ""
    captcha: Captcha | None = None
    guard: str = ""
    consent: bool = False
    account: bool = False

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields a customer sees and may fill in."""
        return tuple(f for f in self.fields if f.visible)

    @property
    def compulsory(self) -> tuple[Field, ...]:
        return tuple(f for f in self.asked if f.required)

    @property
    def uploads(self) -> bool:
        """Does it take files?"""
        return any(f.type == "file" for f in self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedForm(Fact):
    """A form of another service (an iframe or a script): it cannot be read from the page alone."""

    provider: str
