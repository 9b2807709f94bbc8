"""Signs of hours: in a picture or a file, in words that no reader understood; and holidays."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document, Element
from journeycheck.extract.hours.letters import flat
from journeycheck.extract.index import Index
from journeycheck.extract.lines import LEVELS, Line
from journeycheck.extract.links import words_of
from journeycheck.extract.phrases import Phrases, either
from journeycheck.facts import Fact, HolidayNote, HoursHint, HoursPicture, How
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES, data, fold

_MANY = 2_000  # pictures and links looked at in one page
_KEPT = 20  # pictures and files kept of one page
_NOTES = 3  # lines on holidays, and hints at hours, kept of one page
_NEAR = 80  # characters between a word of opening and a time
_LINE = 2_000  # characters looked at in one line
_SMALL = 100  # pixels; what is smaller is a drawing beside text
_NAME = 120  # characters
_UPWARDS = 6  # elements around a picture in which a link is looked for
_RASTER = frozenset({"png", "jpg", "jpeg", "webp", "gif", "avif"})
_FILE = re.compile(rf"\.(?:pdf|{'|'.join(sorted(_RASTER))})", re.I)
_SOURCES = ("data-src", "data-lazy-src", "data-original", "src")
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d*)?\s*(?:px)?\s*")
_TIME = re.compile(
    r"\d(?<![\d.,]\d)(?:\d? ?h(?:\d\d|eures?)?|\d?:\d\d ?(?:[ap]\.?m)?"
    r"|\d?(?:[.:]\d\d)? ?(?:uhr|uur|[ap]\.?m)|\d?\.\d\d ?- ?\d{1,2}\.\d\d"
    r"|(?<=2)4/7|(?<=7) ?j?/7 ?j?)(?![^\W_])"
)
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_SIGNS = re.compile(r"[\W_]+")


def read_signs(document: Document) -> tuple[Fact, ...]:
    """Pictures and files that seem to hold hours, hints at hours, and lines on public holidays.

    Facts are `HoursPicture`, `HoursHint` and `HolidayNote`. What a picture shows is not read: its
    name, the text in its place or the words of the link give it away. Small drawings, and pictures
    that are links to a page, do not count.
    """
    telling = _telling(document)
    pictures = islice(chain(_pictures(document, telling), _files(document)), _KEPT)
    notes = tuple(islice(_notes(document), _NOTES))
    hints = islice(chain(_told(document), _drawn(document, telling)), _NOTES)
    return (*pictures, *hints, *notes)


def _pictures(document: Document, telling: Iterable[Element]) -> Iterator[HoursPicture]:
    for image in telling:
        address = _address(document, _source(image))
        alt = clean(image.get("alt") or image.get("title"), _NAME)
        clue = _clue(alt, address)
        if clue and image.scope.shown and not _is_drawing(image, address) and not _leads_on(image):
            place = document.place(image, clue, How.TEXT)
            yield HoursPicture(place=place, target=address, clue=clue)


def _telling(document: Document) -> list[Element]:
    """The pictures with a word of hours in their text, their title or their address."""
    images = document.all("img")[:_MANY]
    told = [" ".join((image.get("alt"), image.get("title"), _source(image))) for image in images]
    if not _may_speak_of_hours(fold(unquote(" ".join(told)))):
        return []
    index = Index([" ".join(_HUMP.sub(" ", unquote(text)).split()) for text in told])
    return [images[at] for at in index.lines_with(_phrases("hours", "hours_alone"))]


def _may_speak_of_hours(told: str) -> bool:
    """Do all the words of one of the phrases stand in it, whatever parts them?"""
    met = (words for words in _words_of_hours() if words[0] in told)
    return any(all(word in told for word in words) for words in met)


def _files(document: Document) -> Iterator[HoursPicture]:
    """Links to a PDF, or to a picture by itself."""
    for link in document.all("a")[:_MANY]:
        if not _FILE.search(href := link.get("href")):
            continue
        address = _address(document, href)
        ending = _ending(address)
        if link.scope.shown and (ending == "pdf" or ending in _RASTER):
            words = clean(words_of(link), _NAME)
            if clue := _clue(words, address):
                place = document.place(link, clue, How.LINK)
                yield HoursPicture(place=place, target=address, clue=clue, download=ending == "pdf")


def _told(document: Document) -> Iterator[HoursHint]:
    """Headings of hours, and lines with a word of opening near a time or an appointment."""
    index = document.index
    for at in index.lines_with(_phrases("opening", "hours", "hours_alone")):
        line = document.lines[at]
        heading = line.node.tag in LEVELS
        timed = _TIME.search(flat(line.text)) or _phrases("appointment").any_in(index.said(at))
        told = fold(line.text[:_LINE]) if heading or timed else ""
        if (heading and _says(_spaced(told)) and not _of_others(told)) or (timed and _opens(told)):
            yield _hint(document, line, line.text)


def _drawn(document: Document, telling: Iterable[Element]) -> Iterator[HoursHint]:
    """Pictures that speak of hours, of whatever size and wherever they come from."""
    for image in telling:
        alt = clean(image.get("alt"), _NAME)
        told = _spaced(alt)
        if image.scope.shown and _says(told) and not _of_others(told) and not _leads_on(image):
            yield _hint(document, image, alt)


def _hint(document: Document, where: Line | Element, text: str) -> HoursHint:
    return HoursHint(place=document.place(where, text, How.TEXT), clue=clean(text, _NAME))


def _opens(told: str) -> bool:
    for word in islice(_words("opening").finditer(told), _KEPT):
        around = told[max(word.start() - _NEAR, 0) : word.end() + _NEAR]
        if _TIME.search(around) or _words("appointment").search(around):
            return True
    return False


def _of_others(told: str) -> bool:
    return bool(_other("times").search(told))


def _notes(document: Document) -> Iterator[HolidayNote]:
    for at in document.index.lines_with(_phrases("feasts", "holidays")):
        line = document.lines[at]
        if _on_holidays(fold(line.text[:_LINE])):
            yield HolidayNote(place=document.place(line, line.text[:_LINE], How.TEXT))


def _on_holidays(told: str) -> bool:
    if _words("holidays").search(told):
        return True
    return bool(_words("feasts").search(told) and _words("door").search(told))


def _source(image: Element) -> str:
    """Where the picture comes from; one that is loaded late has its address elsewhere."""
    return next((image.get(name) for name in _SOURCES if image.get(name)), "")


def _address(document: Document, href: str) -> str:
    """Absolute; "" for what is no web address, such as a picture inside the page."""
    found = urls.absolute(href, document.base) if href else None
    return found if found and urls.is_web(found) else ""


def _ending(address: str) -> str:
    return urls.path(address).rpartition(".")[2].lower()


def _clue(words: str, address: str) -> str:
    """What says that these are hours: the words, or else the name of the file; "" for neither."""
    name = clean(unquote(urls.path(address).rpartition("/")[2]), _NAME)
    stem = name.rpartition(".")[0] or name
    spaced = [_spaced(words), _spaced(stem)]
    if not address or any(_other("times").search(told) for told in spaced):
        return ""
    return next((clue for clue, told in zip((words, name), spaced, strict=True) if _says(told)), "")


def _spaced(name: str) -> str:
    """`NosHoraires_2024` as "nos horaires"; folded, digits and signs as spaces."""
    words = fold(_HUMP.sub(" ", name))
    return " ".join(_SIGNS.sub(" ", re.sub(r"\d+", " ", words)).split())


def _says(told: str) -> bool:
    return bool(_words("hours").search(told) or _words("hours_alone").fullmatch(told))


def _is_drawing(image: Element, address: str) -> bool:
    """A drawing beside text, by its name, its size, or as an unmeasured vector."""
    names = _spaced(f"{urls.path(address).rpartition('/')[2]} {image.get('class')[:_NAME]}")
    hidden = image.get("role") in {"presentation", "none"} or image.get("aria-hidden") == "true"
    if hidden or _other("drawings").search(names):
        return True
    sizes = [int(m[1]) for key in ("width", "height") if (m := _PIXELS.fullmatch(image.get(key)))]
    return min(sizes) < _SMALL if sizes else _ending(address) == "svg"


def _leads_on(image: Element) -> bool:
    """A picture inside a link is a button, unless the link opens a larger picture or a file."""
    node = image.node.parent
    for _ in range(_UPWARDS):
        if node is None:
            return False
        if node.tag == "a" and (href := node.attributes.get("href")):
            return href.partition("?")[0].rpartition(".")[2].lower() not in {*_RASTER, "pdf"}
        node = node.parent
    return False


@lru_cache
def _as_written(key: str) -> tuple[str, ...]:
    signs = data("hours_signs.toml")
    return tuple(phrase for language in LANGUAGES for phrase in signs[language][key])


@lru_cache
def _phrases(*keys: str) -> Phrases[bytes]:
    return Phrases(spelt(phrase) for key in keys for phrase in _as_written(key))


@lru_cache
def _words_of_hours() -> frozenset[tuple[str, ...]]:
    """What stands in the name of a picture of hours, whatever parts the words."""
    told = (*_as_written("hours"), *_as_written("hours_alone"))
    parted = (_spaced(phrase).split() for phrase in told)
    return frozenset(tuple(sorted(words, key=len, reverse=True)) for words in parted)


@lru_cache
def _words(key: str) -> re.Pattern[str]:
    return _any_of(_as_written(key))


@lru_cache
def _other(key: str) -> re.Pattern[str]:
    return _any_of(data("hours_signs.toml")["other"][key])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in folded text or in a name."""
    folded = {form for phrase in phrases for form in (fold(phrase), _spaced(phrase)) if form}
    return re.compile(rf"(?<!\w){either(folded)}(?!\w)")
