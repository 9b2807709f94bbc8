"""Which checks are carried out, and how much weight each has: `select`, `ignore`, `[severity]`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from journeycheck.check import Check, Finding, Severity
from journeycheck.errors import UsageError
from journeycheck.site import Site

ACT = "choice"
LEFT_OUT = "It was left out of this audit by its settings."


def chosen(
    checks: Iterable[Check],
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
) -> tuple[Check, ...]:
    """The checks as the settings want them. What is left out stays in the audit as untested: no
    silence reads as a clean bill. Raises UsageError on the name of no check and no channel."""
    known, weights = tuple(checks), severity or {}
    wanted, unwanted = set(select), set(ignore)
    named(known, [*wanted, *unwanted])
    named(known, weights, channels=False)
    return tuple(_weighed(_kept(check, wanted, unwanted), weights) for check in known)


def named(checks: Iterable[Check], names: Iterable[str], *, channels: bool = True) -> None:
    """Raises UsageError on the first name that no check has, and says which is the nearest."""
    known = [
        name for check in checks for name in ([check.id, check.channel] if channels else [check.id])
    ]
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.0)[0]
            raise UsageError(
                f"There is no check {name!r}. The nearest one is {near!r}; "
                "`journeycheck checks` lists them."
            )


def _kept(check: Check, wanted: set[str], unwanted: set[str]) -> Check:
    names = {check.id, check.channel}
    if (wanted and wanted.isdisjoint(names)) or not unwanted.isdisjoint(names):
        return replace(check, act=ACT)
    return check


def _weighed(check: Check, weights: Mapping[str, str]) -> Check:
    """The check with the severity of the settings, whatever the case."""
    if check.id not in weights:
        return check
    weight = Severity(weights[check.id])

    def judge(site: Site) -> Iterator[Finding]:
        return (replace(finding, severity=weight) for finding in check.judge(site))

    return replace(check, severity=weight, judge=judge)
