"""The golden audit with all that follows an audit: a cost, an earlier visit, acceptances."""

from datetime import date
from functools import cache
from typing import Any

from journeycheck.config import Settings
from journeycheck.model import Audit
from journeycheck.sequel import followed
from journeycheck.tables import Accepted, CostFigures
from tests.reports.golden import changed, golden

TODAY = date(2026, 11, 17)
SETTINGS = Settings.model_validate({
    "cost": CostFigures(basket=62, purchases=3.5, years=6),
    "accept": (
        Accepted(check="pages/broken-link", reason="The shop is moved in March.",
                 until=date(2027, 3, 31)),
        Accepted(finding="0123456789ab", reason="Seen with the agency.", until=date(2026, 10, 1)),
    ),
})  # fmt: skip


def earlier() -> Audit:
    """The visit of August: two findings were not there yet; two are gone today, of which one may
    be there still."""

    def before(data: dict[str, Any]) -> None:
        data["run"] |= {"id": "20260818", "started": "2026-08-18T10:00:00+02:00"}
        judged = {check["outcome"]: check["id"] for check in data["checks"]}
        first = data["findings"][0]
        gone = [
            {**first, "id": f"gone-{outcome}", "check": judged[outcome], "channel": "email",
             "title": {"en": f"Gone, {outcome}", "fr": f"Parti, {outcome}"}}
            for outcome in ("passed", "untested")
        ]  # fmt: skip
        data["findings"] = data["findings"][2:] + gone
        data["verdict"]["states"] |= {"phone": "works", "email": "does_not_work"}

    return changed(before)


@cache
def full() -> Audit:
    return followed(golden(), SETTINGS, earlier(), TODAY)
