"""What the six checks on a broken order have in common."""

from typing import Any

from journeycheck.check import Outcome
from journeycheck.facts import Break, Stage
from journeycheck.judge import Result
from journeycheck.orders import NOT_SO_FAR
from tests.checks.made import Judged, ordered
from tests.conftest import site

REASON = "An order is only walked when somebody has asked for it."


def told(result: Judged, check: str, reached: Stage, **changes: Any) -> Result:
    return result(f"order/{check}", site(ordered(reached=reached, **changes)))


def holds(result: Judged, defect: Break, last: Stage, next_: Stage) -> None:
    """It accuses a shop that breaks in this way at `last`, and none that was seen at `next_`."""
    check = defect.value
    failed = told(result, check, last, broke=defect, words="Suivant")
    assert failed.outcome is Outcome.FAILED
    [finding] = failed.findings
    assert (finding.key, finding.evidence[0].text) == ("order", "Suivant")
    assert finding.evidence[0].url.endswith(f"/{last.value}")
    assert told(result, check, next_).outcome is Outcome.PASSED


def doubts(result: Judged, defect: Break, last: Stage, next_: Stage) -> None:
    """With a doubt nobody is accused; what was seen is still seen."""
    check, why = defect.value, "The shop turns away visits by programs."
    doubted = told(result, check, last, broke=defect, doubt=why)
    assert (doubted.outcome, doubted.reason) == (Outcome.CANT_TELL, why)
    assert told(result, check, next_, doubt=why).outcome is Outcome.PASSED
    unseen = told(result, check, last)
    assert (unseen.outcome, unseen.reason) == (Outcome.CANT_TELL, NOT_SO_FAR)


def waits(result: Judged, check: str) -> None:
    """Without the walk it is untested, and in a site without a shop there is nothing to judge."""
    walked = site(ordered(), acts={"order": REASON})
    assert result(f"order/{check}", walked).outcome is Outcome.UNTESTED
    assert result(f"order/{check}", walked).reason == REASON
    assert result(f"order/{check}", site()).outcome is Outcome.INAPPLICABLE
