"""Can the company be reached while its consent banner is open? Tested open, then refused.

A banner is only blamed for what it covers in two fresh visits and what can be used without it.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from journeycheck import urls
from journeycheck.browse.hand import Gone, Hand
from journeycheck.browse.view import Seen, View
from journeycheck.facts import ConsentBanner, Control, Device, Fact, How, PageKind, Place, Plate
from journeycheck.walk.banner import LATE, Banner, Refused, awaited, find, outside, refuse, remove
from journeycheck.walk.outing import Outing
from journeycheck.walk.sight import button_of
from journeycheck.walk.still import STILL, TROUBLE, opened
from journeycheck.words import fold, pattern

_TRIED = 4  # controls of one kind on a page
_LOCKED = """(() => [document.documentElement, document.body].some((one) =>
  one && /hidden|clip/.test(getComputedStyle(one).overflowY)))"""
_LINKS = {Control.CONTACT: PageKind.CONTACT, Control.LEGAL: PageKind.LEGAL}

Usable = Mapping[Control, bool]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Under:
    """One page while the banner is open on it, and what can be used there."""

    url: str
    banner: Banner
    usable: Usable
    plate: Plate | None

    @property
    def shut(self) -> set[Control]:
        return {control for control, free in self.usable.items() if not free}


@dataclass(frozen=True)
class _Visit:
    """One fresh visit: the pages under the banner, and what can be used on them without it."""

    under: tuple[_Under, ...] = ()
    refused: bool = False
    clicks: int = 0
    without: Mapping[str, Usable] = field(default_factory=dict)

    def covered(self, url: str) -> set[Control]:
        """What cannot be used under the banner of a page, and can without it."""
        shut = {control for one in self.under if one.url == url for control in one.shut}
        return {control for control in shut if self.without.get(url, {}).get(control)}


async def consent(outing: Outing, devices: Iterable[Device] = Device) -> Iterable[Fact]:
    """The banners that a first visitor meets on the home and the contact page, on each device."""
    facts: list[Fact] = []
    late = LATE
    for device in devices:
        visit = again = await _visit(outing, device, late)
        if any(visit.covered(one.url) for one in visit.under):
            again = await _visit(outing, device, LATE)
        facts += _facts(device, visit, again)
        late = LATE if visit.under else 0.0  # the other device does not wait for nothing
    return facts


def _facts(device: Device, visit: _Visit, again: _Visit) -> Iterator[ConsentBanner]:
    for one in visit.under:
        covered = visit.covered(one.url) & again.covered(one.url)
        yield ConsentBanner(
            place=Place(one.url, text=one.banner.words, how=How.RENDERED),
            device=device,
            platform=one.banner.platform,
            covered=tuple(sorted(covered)),
            free=tuple(sorted(control for control, free in one.usable.items() if free)),
            refused=visit.refused,
            clicks=visit.clicks if visit.refused else 0,
            plate=one.plate,
        )


async def _visit(outing: Outing, device: Device, late: float) -> _Visit:
    pages = dict.fromkeys([*outing.pages([PageKind.CONTACT])[:1], outing.site.url])
    under: list[_Under] = []
    try:
        async with outing.hand(device, STILL) as hand:
            for url in pages:
                if one := await _open(outing, hand, device, url, late):
                    under.append(one)
                late = LATE if under else 0.0  # what did not come on one page is not waited for
            return await _closed(outing, hand, under)
    except TROUBLE as trouble:
        log.info("the banner of %s on a %s: %s", outing.site.url, device, trouble)
        return _Visit(tuple(under))


async def _open(outing: Outing, hand: Hand, device: Device, url: str, late: float) -> _Under | None:
    """A page with its banner, which is left open; None for a page without one."""
    view, banner = await awaited(hand, await opened(outing, hand, url), late)
    if banner is None:
        return None
    plate = await outing.plates.take(hand.tab.page, device, "consent banner", mark=banner.box)
    return _Under(url, banner, await usable(outing, hand, view, banner), plate)


async def _closed(outing: Outing, hand: Hand, under: list[_Under]) -> _Visit:
    """Refuse, and see what can be used then. What nobody can refuse is taken out of the page."""
    if not under:
        return _Visit()
    view = await hand.see()
    banner = await find(hand, view)
    came = await refuse(hand, view, banner) if banner else Refused(view, False, 0)
    without: dict[str, Usable] = {}
    for one in reversed(under):
        if one.shut:
            bare = came.view if one is under[-1] and came.gone else await _bare(outing, hand, one)
            without[one.url] = await usable(outing, hand, bare, None)
    return _Visit(tuple(under), came.gone, came.clicks, without)


async def _bare(outing: Outing, hand: Hand, one: _Under) -> View:
    """The page without its banner, whether it was refused or not."""
    view = await opened(outing, hand, one.url)
    banner = await find(hand, view)
    return await remove(hand, banner, view) if banner else view


async def usable(outing: Outing, hand: Hand, view: View, banner: Banner | None) -> Usable:
    """Which controls can be pressed, where they lie or once they are scrolled to; those that the
    page has not are left out."""
    locked = await hand.run(_LOCKED)
    found: dict[Control, bool] = {}
    for control, ones in _wanted(outing, view, banner).items():
        free = [await _free(hand, one, locked) for one in ones[:_TRIED]]
        if free:
            found[control] = any(free)
    return found


async def _free(hand: Hand, one: Seen, locked: bool) -> bool:
    if one.met or locked:
        return bool(one.met)
    try:
        return (await hand.reach(one)).met
    except Gone:
        return False


def _wanted(outing: Outing, view: View, banner: Banner | None) -> dict[Control, list[Seen]]:
    seen = list(outside(view, banner))
    found = {Control.PHONE: [one for one in seen if one.href.startswith("tel:")]}
    for control, kind in _LINKS.items():
        found[control] = [one for one in seen if leads_to(outing, one, kind, view.address)]
    found[Control.SEND] = [button for one in seen if (button := _send_button(view, one))]
    return found


def leads_to(outing: Outing, one: Seen, kind: PageKind, here: str) -> bool:
    """Is it a link to a page of this kind, by what is known of the site or by its words?"""
    target = urls.without_fragment(one.href)
    if not one.is_link or not urls.is_web(one.href) or target == urls.without_fragment(here):
        return False
    page = outing.site.pages.get(target)
    named = len(one.name) <= 60 and pattern("pages", kind).search(fold(one.name))
    return kind in page.kinds if page else bool(named) and urls.same_site(target, here)


def _send_button(view: View, text: Seen) -> Seen | None:
    """The button of the form that a text area stands in."""
    inside = text.tag == "textarea" and text.form >= 0
    return button_of(view, text.form) if inside else None
