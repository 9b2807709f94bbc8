"""The tables of the configuration: `[cost]` and `[[accept]]`."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Severity = Literal["critical", "serious", "moderate", "minor"]
LARGEST = 1e9  # of any figure: a slip of the keyboard must not become a sum


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("it needs a number")
    return value


def _upper(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


Figure = Annotated[float, BeforeValidator(_number), Field(ge=0, le=LARGEST)]
Percent = Annotated[float, BeforeValidator(_number), Field(ge=0, le=100)]
Currency = Annotated[str, BeforeValidator(_upper), Field(pattern="^[A-Z]{3}$")]


class Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class CostFigures(Table):
    """`[cost]`: what a customer spends (basket, purchases a year, years), the convention on word of
    mouth (people told, the circle of each, percent in the target, percent who stay away), and how
    many customers give up in a month. `show = false` leaves the section out."""

    basket: Figure | None = None
    purchases: Figure | None = None
    years: Figure | None = None
    told: Figure = 12
    circle: Figure = 250
    target: Percent = 10
    leave: Percent = 2
    per_month: Figure = 1
    currency: Currency | None = None
    show: bool = True


class Accepted(Table):
    """`[[accept]]`: a check or the id of a finding, on addresses like `url` (`*` is anything; one
    that begins with / is a path), for a `reason`, `until` a day, that day included."""

    check: str = ""
    finding: str = ""
    url: str = ""
    reason: Annotated[str, Field(min_length=1)]
    until: date

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if bool(self.check) == bool(self.finding):
            raise ValueError("it needs either a check or a finding")
        return self

    @property
    def what(self) -> str:
        return self.check or self.finding
