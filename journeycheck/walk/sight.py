"""What a customer sees of one page: its controls, and what can be read in what is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from journeycheck import dialling, urls
from journeycheck.browse.hand import Hand
from journeycheck.browse.view import Seen, View
from journeycheck.evidence import WRITING, is_sample, is_stranger
from journeycheck.extract import Context, read_page
from journeycheck.facts import Confidence, Email, Fact, Form, OpeningHours, OpenNow, Phone
from journeycheck.page import Page
from journeycheck.site import Site

_LARGEST = 1_500_000  # characters of HTML
_TAIL = 8  # digits by which two spellings of a number are known to be one
_NO_ANSWER = re.compile(r"^(?:no-?reply|do-?not-?reply|ne-?pas-?repondre)\b")
_SCROLL = """((text) => {
  const plain = (words) => words.replace(/\\s+/g, " ").trim();
  const wanted = plain(text).slice(0, 30);
  let found = null;
  for (const one of document.body?.querySelectorAll("*") ?? [])
    if (one.checkVisibility() && plain(one.innerText ?? "").includes(wanted)) found = one;
  if (!wanted || !found) return null;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const box = found.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
})"""


@dataclass(frozen=True)
class Sight:
    """A page as it is shown. `facts`: read in what can be seen, frames not included; `status`: of
    its answer."""

    view: View
    facts: tuple[Fact, ...]
    status: int | None = None

    @property
    def address(self) -> str:
        return urls.without_fragment(self.view.address)

    def phones(self, site: Site) -> Iterator[Phone]:
        """The company's own numbers that a customer can read or press."""
        return (one for one in self.facts if isinstance(one, Phone) and own_number(one, site))

    def mails(self) -> Iterator[Email]:
        return (one for one in self.facts if isinstance(one, Email) and takes_mail(one))

    def forms(self) -> Iterator[Form]:
        """Those to write with."""
        return (one for one in self.facts if isinstance(one, Form) and one.kind in WRITING)

    def hours(self) -> Iterator[OpeningHours | OpenNow]:
        return (
            one
            for one in self.facts
            if isinstance(one, OpenNow) or (isinstance(one, OpeningHours) and tells_hours(one))
        )


async def look(hand: Hand, view: View, site: Site) -> Sight:
    """Read what the page shows. Raises what the hand raises."""
    told = await hand.run(_script(), _LARGEST)
    headers = {"content-type": "text/html; charset=utf-8"}
    body = str(told["html"]).encode("utf-8", "replace")
    page = Page(view.address, view.address, 200, headers, body, truncated=bool(told["cut"]))
    reading = read_page(page, Context(site.url, site.country), divided=False)
    return Sight(view, reading.facts, hand.tab.status)


async def scroll_to(hand: Hand, text: str) -> tuple[float, float, float, float] | None:
    """Bring a text of the page into the window; its box there, None when it is not found."""
    box = await hand.run(_SCROLL, text)
    return (box[0], box[1], box[2], box[3]) if box else None


def own_number(phone: Phone, site: Site) -> bool:
    """A number of the company that reaches somebody: no fax, no sample, no stranger's."""
    if not (phone.shown and phone.valid) or phone.role == "fax":
        return False
    return not is_sample(phone, site) and not is_stranger(phone, site)


def takes_mail(mail: Email) -> bool:
    return mail.shown and not mail.fault and not _NO_ANSWER.match(mail.address)


def tells_hours(hours: OpeningHours) -> bool:
    return hours.shown and hours.confidence is not Confidence.LOW and any(hours.week)


def dials(one: Seen, phones: list[Phone]) -> bool:
    """Is it a link that dials one of these numbers?"""
    if not one.href.startswith("tel:") or dialling.dial_fault(one.href) in dialling.DEAD:
        return False
    number = dialling.digits(dialling.dialled(one.href))[-_TAIL:]
    return any(dialling.digits(phone.normalized)[-_TAIL:] == number for phone in phones)


def form_of(view: View, form: Form) -> int | None:
    """Which form of the view it is, known by the names or labels of its fields."""
    names = {field.name or field.label for field in form.asked} - {""}
    for index in range(len(view.forms)):
        fields = [one for one in view.shown if one.form == index and one.is_field]
        if names and names <= {name for one in fields for name in (one.field, one.label)}:
            return index
    return None


def button_of(view: View, index: int) -> Seen | None:
    """What sends a form: the last of its buttons that is one to send."""
    buttons = [one for one in view.shown if one.form == index and _sends(one)]
    return next(reversed(buttons), None)


def _sends(one: Seen) -> bool:
    return (one.tag in {"button", "input"} and one.type == "submit") or (
        one.tag == "input" and one.type == "image"
    )


@lru_cache
def _script() -> str:
    return (files("journeycheck") / "walk" / "visible.js").read_text(encoding="utf-8")
