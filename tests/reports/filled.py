"""An audit in which every text field of the model holds the same words, made from the model alone:
a field that is added tomorrow is in it."""

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from journeycheck.model import Audit

DAYS = 7


def filled(words: str, choice: int = 0) -> Audit:
    """`choice` picks among the values of a Literal (the next ones for a higher number)."""
    return Audit.model_validate(_model(Audit, words, choice))


def _model(kind: type[BaseModel], words: str, choice: int) -> dict[str, Any]:
    fields = kind.model_fields.items()
    made = {name: _value(field.annotation, words, choice) for name, field in fields}
    return made | ({"week": made["week"] * DAYS} if "week" in made else {})


def _value(kind: Any, words: str, choice: int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _model(kind, words, choice)
    if kind in {str, Any}:
        return words
    if kind in {int, float, bool}:
        return kind(1)
    return _composed(get_origin(kind), get_args(kind), words, choice)


def _composed(origin: Any, parts: tuple[Any, ...], words: str, choice: int) -> Any:
    if origin is Literal:
        return parts[choice % len(parts)]
    if origin in {Union, UnionType}:
        return _value(next(part for part in parts if part is not NoneType), words, choice)
    if origin is dict:
        return dict.fromkeys(["en", "fr", words], _value(parts[1], words, choice))
    several = parts[:1] if Ellipsis in parts else parts
    return tuple(_value(part, words, choice) for part in several)
