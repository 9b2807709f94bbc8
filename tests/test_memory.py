"""What an audit holds is not written out where nobody reads it."""

import asyncio
import signal
from typing import Any, cast

from journeycheck.audit import Audited


class Telltale:
    """Knows whether somebody has asked for its words."""

    asked = False

    def __repr__(self) -> str:
        Telltale.asked = True
        return "everything the site says"


def test_the_end_of_a_run_does_not_spell_the_audit_out() -> None:
    """`asyncio.run` asks for the words of its handler of Ctrl-C, and with them for the result."""

    async def audited() -> Audited:
        part = cast("Any", Telltale())
        return Audited(audit=part, site=part, links=part)

    before = signal.getsignal(signal.SIGINT)
    assert asyncio.run(audited()).audit is not None
    assert not Telltale.asked
    assert signal.getsignal(signal.SIGINT) == before
