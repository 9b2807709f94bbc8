"""The contact errands: to phone, to write, to know whether somebody is there.

Nobody is accused of what one visit did not find: a second one, by a fresh visitor, has to fail too.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeycheck.facts import Device, Errand, Fact, Journey, PageKind
from journeycheck.walk import told
from journeycheck.walk.errand import Walk, Wanted
from journeycheck.walk.outing import Outing
from journeycheck.walk.still import STILL, TROUBLE
from journeycheck.walk.visitor import Visitor

ERRANDS = (Errand.PHONE, Errand.WRITE, Errand.OPEN_NOW)
log = logging.getLogger(__name__)


async def contact(
    outing: Outing, devices: Iterable[Device] = Device, errands: Iterable[Errand] = ERRANDS
) -> Iterable[Fact]:
    """Each errand on each device from the home page; on the phone from a product, the cart and the
    error page, too."""
    journeys: list[Journey] = []
    for device in devices:
        wanted = [one for one in _wanted(outing, device) if one.errand in errands]
        first = await _walked(outing, device, wanted)
        failed = [one for one, came in zip(wanted, first, strict=True) if came.outcome == "failed"]
        second = dict(zip(failed, await _walked(outing, device, failed), strict=True))
        journeys += [
            _agreed(came, second[one]) if one in second else came
            for one, came in zip(wanted, first, strict=True)
        ]
    return journeys


def _wanted(outing: Outing, device: Device) -> Iterator[Wanted]:
    starts = {"home": outing.site.url}
    if device is Device.MOBILE:
        for start, kind in (("product", PageKind.PRODUCT), ("cart", PageKind.CART)):
            if pages := outing.pages([kind]):
                starts[start] = pages[0]
        if outing.site.error_page is not None:
            starts["error-page"] = outing.site.error_page.place.url
    return (Wanted(errand, start, url) for start, url in starts.items() for errand in ERRANDS)


def _agreed(first: Journey, second: Journey) -> Journey:
    """What two visits say: the failure counts when the second one fails the same way."""
    if second.outcome == "failed" and second.reason != first.reason:
        return replace(second, outcome="cant_tell", reason=told.TWO_WAYS, tries=2)
    return replace(second, tries=2)


async def _walked(outing: Outing, device: Device, wanted: list[Wanted]) -> list[Journey]:
    """Some errands, one after the other, by one fresh visitor."""
    walks = [Walk(outing, device, one) for one in wanted]
    journeys: list[Journey] = []
    try:
        if walks:
            async with outing.hand(device, STILL) as hand:
                visitor = Visitor(outing, hand, device, frozenset(one.errand for one in wanted))
                for walk in walks:
                    journeys.append(await walk.walked(visitor))
    except TROUBLE as trouble:
        log.info("a visit of %s on a %s: %s", outing.site.url, device, trouble)
    return journeys + [walk.unclear(told.NO_PAGE_CAME) for walk in walks[len(journeys) :]]
