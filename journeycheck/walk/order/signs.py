"""What a page of a shop is: refused to us, failing, an empty cart, a login, the payment step."""

import re
from functools import lru_cache

from journeycheck.browse.view import Seen
from journeycheck.crawl.walls import STATUSES
from journeycheck.extract.leaks import marks
from journeycheck.money import amounts
from journeycheck.walk.order.scene import Scene, named
from journeycheck.words import data, fold, pattern

_STANDING = frozenset({"header", "footer", "nav"})
_LITTLE = 120  # words; more are those of a page that works
_FEW = 60  # words; a page of errors says little
_CAPTCHAS = (
    "recaptcha/api2/bframe", "hcaptcha.com", "challenges.cloudflare.com", "captcha-delivery",
    "arkoselabs", "geetest",
)  # fmt: skip
_FRAME = 40_000  # square pixels, from which on a frame stands in the way
_LEADS_ON = re.compile(  # "Continue to payment" pays nothing yet
    r"(?:continu\w*|weiter|verder|naar|proced\w*|proceed|passer (?:au|a la)|aller|next|suivant|"
    r"avanti|seguir|prosseguir|ir|vai|go|zur|zum|back|retour|zuruck|modifier|edit)\b"
)


def is_refusal(scene: Scene) -> bool:
    """Does it answer to what we are rather than to what we do?"""
    if scene.status in STATUSES:
        return True
    said = fold(f"{scene.view.title} {scene.view.heading}"[:300])
    if len(scene.folded.split()) < _FEW and any(phrase in said for phrase in _challenges()):
        return True
    return any(_is_captcha(frame.address, frame.box) for frame in scene.view.frames)


def _is_captcha(address: str, box: tuple[int, int, int, int]) -> bool:
    return box[2] * box[3] > _FRAME and any(mark in address for mark in _CAPTCHAS)


@lru_cache
def _challenges() -> tuple[str, ...]:
    rows = data("walls.toml")["stand_in"]
    challenges = (row["phrases"] for row in rows if row["kind"] == "challenge")
    return tuple(fold(phrase) for phrases in challenges for phrase in phrases)


def failure(scene: Scene) -> str:
    """The words of a page that fails, its title at least; "" when it does not."""
    if _says_little(scene):
        if scene.status is not None and scene.status >= 400:
            return scene.view.heading or scene.view.title or str(scene.status)
        if not any(map(amounts, scene.lines)) and (fault := _fault(scene)):
            return fault
    heading = f"{scene.view.title} / {scene.view.heading}"
    if pattern("shop", "trouble").search(fold(heading)) or _is_not_found(heading):
        return scene.view.heading or scene.view.title
    return ""


def _says_little(scene: Scene) -> bool:
    """A page drawn by a script may go on under the status of another one, and one with a warning
    on top may do its work all the same: a form, or a cart with its prices."""
    fields = any(one.is_field and one.region not in _STANDING for one in scene.controls)
    return len(scene.folded.split()) < _LITTLE and not fields


def _is_not_found(heading: str) -> bool:
    return bool(pattern("errors", "not_found").search(fold(heading)))


def _fault(scene: Scene) -> str:
    """A line in which a program complains."""
    faults = [mark for mark in marks() if mark.sort == "fault"]
    for line in scene.lines[:200]:
        if any(mark.may_stand_in(line) and mark.pattern.search(line) for mark in faults):
            return line[:200]
    return ""


def says_empty(scene: Scene) -> bool:
    """Does it say that the cart is empty? A message that a product was added is none."""
    return scene.says("empty")


def sets_conditions(scene: Scene) -> bool:
    """Does it name a condition that a customer of ours may not meet?"""
    return any(scene.says(key) for key in ("minimum", "abroad", "login_first"))


def passwords(scene: Scene) -> tuple[Seen, ...]:
    """The fields that want one now; those of a choice not taken are out of use."""
    return tuple(one for one in scene.controls if one.type == "password" and one.enabled)


def is_payment(scene: Scene) -> bool:
    """Is the step in sight on which the order is paid?"""
    if scene.there.intersection(scene.recipe.payment) or scene.there.intersection(
        scene.recipe.final
    ):
        return True
    if any(asks_for_payment(one) for one in scene.controls) or _has_card_frame(scene):
        return True
    return final_control(scene) is not None


def asks_for_payment(control: Seen) -> bool:
    """A field of a card, or the choice of a means of payment."""
    if not control.is_field or control.region in _STANDING:
        return False
    listed = data("payments.toml")["asks"]
    marks = f"{control.field} {control.id} {control.autocomplete}".lower()
    if any(name in marks for name in listed["fields"]):
        return True
    chooses = control.type == "radio" or control.tag == "select"
    return chooses and any(name in control.field.lower() for name in listed["radios"])


def _has_card_frame(scene: Scene) -> bool:
    hosts = data("payments.toml")["asks"]["frames"]
    words = pattern("shop", "card")
    return any(
        any(host in frame.address for host in hosts)
        and words.search(fold(f"{frame.title} {frame.words[:500]}"))
        for frame in scene.view.frames
    )


def final_control(scene: Scene) -> Seen | None:
    """The control that would order. In doubt what lies nearest to it."""
    strict = [one for one in scene.controls if scene.is_met(one, scene.recipe.final)]
    if strict:
        return strict[0]
    return next((one for one in scene.controls if is_final(one)), None)


def is_final(control: Seen) -> bool:
    """Do its words order or pay? "Continue to payment" and "Order as a guest" do not."""
    if control.is_field or not named(control, "final") or named(control, "guest"):
        return False
    if control.region in _STANDING:
        return False
    return not _LEADS_ON.match(fold(control.name))
