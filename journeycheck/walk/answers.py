"""What the fictional customer answers to the fields of a contact form."""

from journeycheck.browse.view import Seen, View
from journeycheck.walk.customer import Customer
from journeycheck.walk.order.filling import is_marked, purpose

TICKED = frozenset({"checkbox", "radio"})
_TYPED = frozenset({"text", "email", "tel", "url", "number", "search", "textarea", ""})
_QUESTION = "Question ?"  # short, and the same in most of our languages
_FROM_CUSTOMER = {
    "email": "email", "first": "first", "last": "last", "name": "name", "phone": "phone",
    "street": "house", "postcode": "postcode", "city": "city",
}  # fmt: skip


def fields_of(view: View, index: int) -> list[Seen]:
    """What a form asks, in its order."""
    return [one for one in view.shown if one.form == index and one.is_field and one.enabled]


def called(one: Seen) -> str:
    """A field by its label, or by the name that it has in the form."""
    return one.label or one.name or one.field


def may_be_empty(one: Seen) -> bool:
    """A required field that a customer may have overlooked."""
    return is_marked(one) and one.type in _TYPED and bool(one.value)


def answer(one: Seen, customer: Customer, language: str) -> str:
    """What is typed, the option that is chosen, or "x" for a box to tick; "" for nothing.

    Boxes are only ticked when they must be: nobody subscribes to anything by the way.
    """
    if one.type in TICKED:
        return "x" if one.required and not one.checked else ""
    if one.tag == "select":
        return next((value for value, _, enabled in one.options if value and enabled), "")
    if one.type not in _TYPED:
        return ""
    if one.tag == "textarea":
        return _QUESTION
    part = _FROM_CUSTOMER.get(purpose(one, language), "")
    if part:
        return str(getattr(customer, part))
    return _QUESTION if is_marked(one) and one.type in {"text", ""} else ""
