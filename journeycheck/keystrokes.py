"""What filling in a form costs, in seconds: the Keystroke-Level Model (`data/effort.toml`)."""

from collections.abc import Iterable

from journeycheck.facts import Field, Form
from journeycheck.words import data


def moving(clicks: int) -> float:
    """Look, point and press for each click, and a last look to find the thing on the page."""
    m, p, b = (data("effort.toml")["operators"][name] for name in "MPB")
    return float(clicks * (m + p + b) + m)


def on_a_phone(seconds: float) -> float:
    """The same with a thumb, on a small screen."""
    return seconds * float(data("effort.toml")["devices"]["mobile"])


def filling(fields: Iterable[Field]) -> float:
    """Answering some fields, one after the other."""
    return sum(_typing(field.type) for field in fields)


def puzzle_seconds(form: Form) -> float:
    """What its captcha takes, if it is solved at the first try."""
    seconds = data("forms.toml")["captcha"]["seconds"]
    return float(seconds[form.captcha]) if form.captcha else 0.0


def _typing(field_type: str) -> float:
    operators, typed = data("effort.toml")["operators"], data("effort.toml")["characters"]
    m, p, b, k = (operators[name] for name in "MPBK")
    if field_type in {"checkbox", "radio"}:
        return float(p + b)
    if field_type == "select":
        return float(m + 2 * p + 2 * b)
    return float(m + p + b + k * typed.get(field_type, typed["text"]))
