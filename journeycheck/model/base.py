"""The words that every part of an audit is written in."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Text = dict[str, str]
State = Literal["works", "with_effort", "does_not_work", "cannot_tell", "not_offered"]
OutcomeName = Literal["passed", "failed", "cant_tell", "inapplicable", "untested"]
QuestionName = Literal["findable", "consistent", "works", "answered"]
SeverityName = Literal["critical", "serious", "moderate", "minor"]
HowName = Literal[
    "tel-link", "mail-link", "link", "text", "json-ld", "microdata", "rdfa", "form", "listing",
    "rendered",
]  # fmt: skip


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
