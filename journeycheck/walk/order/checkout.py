"""From the checkout's first page to the payment, which is only looked at."""

from collections.abc import Collection

from journeycheck.browse.view import Seen
from journeycheck.facts import Break, Stage
from journeycheck.walk.order import controls, reasons
from journeycheck.walk.order.ends import Doubtful, Ended, Halted
from journeycheck.walk.order.filling import askers, entries, purpose, resident
from journeycheck.walk.order.scene import Scene, is_wallet, named
from journeycheck.walk.order.signs import (
    failure,
    final_control,
    is_payment,
    passwords,
    says_empty,
    sets_conditions,
)
from journeycheck.walk.order.visitor import Visitor
from journeycheck.words import fold, pattern

_SCREENS = 14  # of one checkout
_ROUNDS = 3  # of filling in one screen: an answer may bring up more questions
_LATE = 1.5  # seconds a shop may take after the page has come to rest
_PERSON = frozenset(
    {"email", "first", "last", "name", "street", "postcode", "city", "phone", "number"}
)


class Checkout:
    """The checkout of one visit."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._stage = Stage.CHECKOUT
        self._guest = self._newcomer = False
        self._seen: dict[tuple[object, ...], int] = {}
        self._used: set[controls.Key] = set()

    async def walk(self, scene: Scene) -> None:
        """Up to the payment. Raises Ended."""
        for number in range(_SCREENS):
            self._judge(scene, first=number == 0)
            if scene.recipe.stop:
                await self._visitor.arrive(scene, Stage.CHECKOUT, reasons.CHECKOUT)
                raise Halted(reasons.MAILS)
            if is_payment(scene):
                return await self._pay(scene)
            scene = await self._further(scene)
        raise Doubtful(reasons.NOT_UNDERSTOOD, scene.view.heading)

    def _judge(self, scene: Scene, first: bool) -> None:
        where = Break.CHECKOUT_UNREACHABLE if first else Break.DEAD_END
        if failure(scene):
            reason = reasons.NO_CHECKOUT if first else reasons.FAILED_NEXT
            raise self._visitor.break_off(where, reason, scene, words=failure(scene))
        alone = not (askers(scene) or passwords(scene) or controls.onward(scene, frozenset()))
        if says_empty(scene) and alone:
            raise self._visitor.break_off(
                where, reasons.LOST_CART, scene, words=scene.quote("empty")
            )
        known = _signature(scene)
        self._seen[known] = self._seen.get(known, 0) + 1
        if self._seen[known] > 2:
            raise Doubtful(reasons.NOT_UNDERSTOOD, scene.view.heading)

    async def _pay(self, scene: Scene) -> None:
        """The payment is in sight: look, and stop."""
        self._visitor.shopping.close()
        self._visitor.notes.button = _order_words(scene)
        await self._visitor.arrive(scene, Stage.PAYMENT, reasons.PAYMENT)

    async def _further(self, scene: Scene) -> Scene:
        guest = None if self._guest else controls.guest(scene)
        if guest is not None:
            return await self._as_guest(scene, guest)
        if passwords(scene) and not _asked(scene):
            return await self._at_wall(scene)
        await self._arrive(scene)
        if not self._visitor.customer.known and _asks_person(scene):
            raise Doubtful(reasons.NO_CUSTOMER)
        return await self._go_on(scene)

    async def _as_guest(self, scene: Scene, guest: Seen) -> Scene:
        self._guest = True
        self._visitor.notes.account = "offered"
        if guest.checked:
            return await self._further(scene)
        await self._visitor.arrive(scene, Stage.ACCOUNT, reasons.ACCOUNT)
        return await self._visitor.press(guest)

    async def _at_wall(self, scene: Scene) -> Scene:
        """A login. Behind the link for newcomers, guests may be welcome after all."""
        if not self._newcomer:
            await self._visitor.arrive(scene, Stage.ACCOUNT, reasons.ACCOUNT)
        link = None if self._newcomer else controls.newcomer(scene)
        self._newcomer = True
        if link is not None:
            beyond = await self._visitor.press(link)
            if controls.guest(beyond) or (_asks_person(beyond) and not passwords(beyond)):
                return beyond
            scene = beyond if beyond.says("guest") else scene
        if scene.says("guest"):
            raise Doubtful(reasons.NOT_UNDERSTOOD, scene.quote("guest"))
        self._visitor.notes.account = "forced"
        raise self._visitor.break_off(Break.FORCED_ACCOUNT, reasons.FORCED, scene)

    async def _arrive(self, scene: Scene) -> None:
        stage, action = self._stage_of(scene)
        self._stage = max(self._stage, stage, key=list(Stage).index)
        await self._visitor.arrive(scene, stage, action)

    def _stage_of(self, scene: Scene) -> tuple[Stage, str]:
        if _asked(scene):
            return Stage.ADDRESS, reasons.ADDRESS
        if _is_about_shipping(scene):
            return Stage.SHIPPING, reasons.SHIPPING
        later = self._stage is not Stage.CHECKOUT
        return (self._stage, reasons.FURTHER) if later else (Stage.CHECKOUT, reasons.CHECKOUT)

    async def _go_on(self, scene: Scene) -> Scene:
        """Fill in what is asked for and press on, twice if need be. Raises Ended."""
        for eager in (False, True):
            filled = await self._filled(scene, eager)
            if is_payment(filled):
                return filled
            way = controls.onward(filled, frozenset(one.form for one in askers(filled)), self._used)
            if way is None:
                raise Doubtful(reasons.NOT_UNDERSTOOD, scene.view.heading)
            if not way.enabled:
                raise Doubtful(reasons.NOT_ACCEPTED, way.name)
            mark = self._visitor.mark()
            self._used.add(controls.key(filled, way))
            after = await self._visitor.press(way)
            if _signature(after) == _signature(scene):
                after = await self._visitor.wait(_LATE)
            if _signature(after) != _signature(scene) or failure(after):
                return after
            scene = after
        raise self._stuck(filled, after, mark)

    async def _filled(self, scene: Scene, eager: bool) -> Scene:
        self._visitor.customer = resident(scene, self._visitor.customer)
        for _ in range(_ROUNDS):
            due = list(entries(scene, self._visitor.customer, all_of_them=eager))
            if not due:
                break
            scene = await self._visitor.fill(scene, due)
        return scene

    def _stuck(self, filled: Scene, after: Scene, mark: tuple[int, int]) -> Ended:
        """Why the same step is still there. Only where the site does not complain is it to blame:
        what it complains of may be what our fictional customer enters."""
        new = set(after.lines) - set(filled.lines)
        if new or sets_conditions(after) or any(one.invalid for one in askers(after)):
            complaint = next((line for line in after.lines if line in new), after.view.heading)
            if not _is_blank_again(filled, after):
                return Doubtful(reasons.NOT_ACCEPTED, complaint)
        if _is_blank_again(filled, after) and not new:
            return self._visitor.break_off(Break.DEAD_END, reasons.ASKED_AGAIN, after, mark)
        if self._visitor.asked_since(mark) or new:
            return Doubtful(reasons.NOT_ACCEPTED, after.view.heading)
        return self._visitor.break_off(Break.DEAD_END, reasons.DEAD_NEXT, after, mark)


def _is_blank_again(filled: Scene, after: Scene) -> bool:
    """Is what was typed gone, all of it?"""
    typed = {
        one.field or one.id
        for one in askers(filled)
        if one.value and one.tag != "select" and one.type not in {"radio", "checkbox"}
    }
    still = {one.field or one.id: one.value for one in askers(after)}
    return bool(typed) and all(name in still and not still[name] for name in typed)


def _signature(scene: Scene) -> tuple[object, ...]:
    fields = tuple(one.field or one.id for one in askers(scene))
    return scene.url.partition("#")[0], scene.view.heading, fields


def _asked(scene: Scene) -> frozenset[str]:
    """What of a person this step asks for, logins left out."""
    return _PERSON & {purpose(one, scene.view.language) for one in askers(scene)}


def _asks_person(scene: Scene) -> bool:
    return bool(_asked(scene) - {"email"})


def _is_about_shipping(scene: Scene) -> bool:
    told = [scene.view.heading, scene.view.title]
    told += [f"{one.label} {one.field}" for one in askers(scene)]
    return any(pattern("shop", "shipping").search(fold(text)) for text in told)


def _order_words(scene: Scene) -> str:
    """What the control that orders is called; "" when it is not in sight."""
    if control := final_control(scene):
        return control.name
    forms = {one.form for one in scene.controls if one.is_field and "pay" in one.field.lower()}
    found = [one for one in scene.controls if _may_order(scene, one, forms)]
    return found[-1].name if found else ""


def _may_order(scene: Scene, control: Seen, forms: Collection[int]) -> bool:
    """Might it be the last button, whatever it is called?"""
    if control.is_field or control.is_link or control.region in {"header", "footer", "nav"}:
        return False
    called = named(control, "last") or named(control, "next")
    submits = control.form in forms and control.type == "submit"
    return (called or submits) and not is_wallet(scene, control)
