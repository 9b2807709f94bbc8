"""What was never meant for customers, on the pages of the walk."""

from dataclasses import replace

from journeycheck.browse.hand import Gone, Hand
from journeycheck.extract.document import Document
from journeycheck.extract.leaks import read_leaks, says_nothing
from journeycheck.facts import How, Leak
from journeycheck.page import Page
from journeycheck.walk.order.scene import Scene

_HTML = "((most) => document.documentElement?.outerHTML.slice(0, most) ?? '')"
_MOST = 2_000_000  # characters


async def leaks_of(hand: Hand, scene: Scene) -> tuple[Leak, ...]:
    """The leaks on a page as it is drawn. Most pages are not even parsed for it."""
    if says_nothing(scene.view.words):
        return ()
    try:
        html = await hand.run(_HTML, _MOST)
    except Gone:
        return ()
    url, body = scene.url, str(html).encode()
    page = Page(url, url, scene.status or 200, {"content-type": "text/html; charset=utf-8"}, body)
    # The page has been drawn before our eyes: no script will change it any more.
    return tuple(
        replace(leak, sure=True, place=replace(leak.place, how=How.RENDERED))
        for leak in read_leaks(Document(page))
    )
