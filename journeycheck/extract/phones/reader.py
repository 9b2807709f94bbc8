"""The telephone numbers of one page as facts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import phonenumbers
from selectolax.lexbor import LexborNode

from journeycheck.branches import branch_in
from journeycheck.extract.company import country_code
from journeycheck.extract.document import Document, Element, Item, Line
from journeycheck.extract.links import shows_nothing
from journeycheck.extract.phones.branches import declared_branches
from journeycheck.extract.phones.dial import dialled, is_call, target_of
from journeycheck.extract.phones.glance import likely_lines, lines_with_digits
from journeycheck.extract.phones.labels import label_of, role_of
from journeycheck.extract.phones.plans import (
    UNKNOWN,
    Verdict,
    is_filler,
    read_first,
    regions_of,
)
from journeycheck.extract.phones.text import (
    ENOUGH,
    Number,
    evidence,
    find_numbers,
    phone_of,
    prepared,
)
from journeycheck.facts import How, PageKind, Phone, Region
from journeycheck.texts import clean, excerpt
from journeycheck.words import fold, pattern

PHONE_LIMIT = 500  # facts of one page
CONTACT_KINDS = frozenset({PageKind.CONTACT, PageKind.LEGAL, PageKind.STORES, PageKind.HOURS})
_FIELD_DEPTH = 4  # elements around a line
_TRAIL = 3  # headings above a number that may name its place
_EASY_PLANS = frozenset({"+49", "+43", "+39"})  # nearly any digits are a number there


@dataclass(frozen=True)
class Regions:
    """Where national numbers are read: `own` first, in `others` only when written their way."""

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def regions_for(country: str | None, likely: tuple[str, ...], *languages: str) -> Regions:
    """The country when it is known, else the likely regions, else those of the languages."""
    tongue = tuple(dict.fromkeys(r for language in languages for r in regions_of(language)))
    own = (country,) if country else tuple(dict.fromkeys((*likely, *(() if likely else tongue))))
    return Regions(own, tuple(region for region in tongue if region not in own))


def read_phone_facts(
    document: Document, regions: Regions, kinds: frozenset[PageKind]
) -> tuple[tuple[Phone, ...], bool]:
    """Links that call, numbers in the text, structured data; and whether all of it was read."""
    lines, all_read = lines_with_digits(document.index)
    likely = likely_lines(document.index, [line.text for line in document.lines])
    read = [at for at in likely if at in lines]
    texts = (phone for index in read for phone in _in_line(document, index, regions, kinds))
    everything = dict.fromkeys(
        (*_links(document, regions), *texts, *_structured(document, regions))
    )
    return tuple(everything)[:PHONE_LIMIT], all_read and len(everything) <= PHONE_LIMIT


def _links(document: Document, regions: Regions) -> Iterator[Phone]:
    links = (*document.all("a"), *document.all("area"))
    calls = [link for link in links if is_call(link.attributes.get("href") or "")]
    if not calls:
        return
    shown = {id(link): (line, start) for line in document.lines for start, _, link in line.links}
    for link in calls:
        if clean(target_of(link.get("href"))) or not shows_nothing(link):
            yield _link(document, link, shown.get(id(link)), regions)


def _link(
    document: Document, link: Element, shown: tuple[Line, int] | None, regions: Regions
) -> Phone:
    href = (link.attributes["href"] or "").strip()
    words = clean(link.text or link.get("aria-label") or " ".join(link.alts) or link.get("title"))
    dials = _dialled(href, words, regions)
    line, start = shown or (None, 0)
    heading = line.heading if line else ""
    near = label_of(line.text, start) if line else ""
    label = told_by(near, heading) if line else ""
    return Phone(
        place=document.place(link, line.text if line else words, How.TEL_LINK),
        value=words or clean(target_of(href)),
        normalized=dials.normalized,
        valid=dials.valid,
        fictional=dials.fictional or is_filler(words),
        reserved=dials.reserved,
        label=label,
        role=role_of(label, words, heading),
        href=clean(href),
        in_text=number_in(words, dials, regions),
        tappable=dials.valid,
        heading=heading,
        branch=branch_in((near, words, *_around(line))) if line else branch_in((words,)),
    )


def _dialled(href: str, words: str, regions: Regions) -> Verdict:
    """What a link dials; where several plans know it, as the country of its words dials it."""
    dials = dialled(href, regions.own, regions.others)
    unsure = not dials.valid and len(regions.own) > 1
    shown = _country(number_in(words, UNKNOWN, regions)) if unsure else ""
    return dialled(href, (shown,)) if shown else dials


def told_by(label: str, heading: str) -> str:
    """The words that name a number: "Tel." alone says less than the heading above it."""
    bare = not label or pattern("phone", "sure").fullmatch(fold(label).strip(" ."))
    return heading if bare and heading else label


def number_in(words: str, dials: Verdict, regions: Regions) -> str:
    """The number that the words of a link show, read as the link's own country reads it first."""
    country = _country(dials.normalized)
    found = find_numbers(prepared(words), regions.own, regions.others)
    if country and country not in regions.own[:1]:
        found = (*find_numbers(prepared(words), (country,)), *found)
    shown = [number.verdict.normalized for number in found]
    known = [number for number in shown if number]
    return dials.normalized if dials.normalized in known else next(iter(known), "")


def _country(e164: str) -> str:
    """The region of a number, "" when there is none."""
    if not e164.startswith("+"):
        return ""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164)) or ""
    except phonenumbers.NumberParseException:
        return ""


def _in_line(
    document: Document, index: int, regions: Regions, kinds: frozenset[PageKind]
) -> Iterator[Phone]:
    line = document.lines[index]
    page = 2 if kinds & CONTACT_KINDS else 0
    text = prepared(_without_call_links(line, regions))
    end = 0
    for number in find_numbers(text, regions.own, regions.others):
        sample = number.best.fictional and in_form(line)
        if not sample and is_published(number, text, _context(document, index, page)):
            near = label_of(text, number.start, end)
            label = told_by(near, line.heading)
            after = text[number.end : number.end + 30]
            more = after if after.lstrip().startswith("(") else ""
            said = excerpt(line.text, number.start, number.end)
            place = document.place(line, said, How.TEXT)
            phone = phone_of(number, place, label, more, line.heading)
            branch = branch_in((near, more, *_around(line)))
            yield replace(phone, heading=line.heading, branch=branch)
        end = number.end


def _around(line: Line) -> tuple[str, ...]:
    """What may name the place of a number, the nearest first: the head of its row, the headings."""
    return (*line.cells[:1], *reversed(line.trail[-_TRAIL:]))


def in_form(line: Line) -> bool:
    """Does it stand among the fields of a form? Samples there show how to fill one in."""
    node: LexborNode | None = line.node
    for _ in range(_FIELD_DEPTH):
        if node is None or node.tag in {"form", "label", "fieldset"}:
            break
        node = node.parent
    return node is not None and node.tag in {"form", "label", "fieldset"}


def is_published(number: Number, text: str, context: int) -> bool:
    if number.example:
        return False
    if not number.looks and not number.labelled and number.raw[:1] != "+":
        plain = number.best.normalized[:3] not in _EASY_PLANS and number.raw[:1] == "0"
        context = context if plain else min(context, 0)
    return number.labelled or evidence(number, text, context) >= ENOUGH


def _without_call_links(line: Line, regions: Regions) -> str:
    """The text, without what a link that really calls already tells."""
    text = line.text
    for start, end, link in line.links:
        href = link.attributes.get("href") or ""
        if is_call(href) and _dialled(href, line.text[start:end], regions).valid:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _context(document: Document, index: int, page: int) -> int:
    """What the surroundings add to the evidence."""
    line = document.lines[index]
    score = max(page, 2 if line.region in {Region.HEADER, Region.FOOTER} else 0)
    previous = document.lines[index - 1] if index else line
    named = f"{line.heading} | {previous.text if len(previous.text) <= 40 else ''}"
    if pattern("phone", "label").search(fold(named)):
        return score + 3
    if line.node.css_first('[class*="phone"], [itemprop="telephone"]') is not None:
        return score + 2
    return score + bool(pattern("pages", "contact").search(fold(named)))


def _structured(document: Document, regions: Regions) -> Iterator[Phone]:
    told = [one for one in document.every_item if one.get("telephone") or one.get("faxNumber")]
    branches = declared_branches(document.every_item) if told else {}
    for item in told:
        for name in ("telephone", "faxNumber"):
            for value in item.texts(name):
                phone = _declared(document, item, value, regions, fax=name == "faxNumber")
                yield replace(phone, branch=branches.get(id(item), ""))


def _declared(document: Document, item: Item, value: str, regions: Regions, *, fax: bool) -> Phone:
    country = next(filter(None, map(country_code, item.items("address"))), "")
    near = (country,) if country else ()
    told = clean(value.removeprefix("tel:"), 60)
    verdict = read_first(
        told, near or regions.own, regions.own + regions.others if near else regions.others
    )
    label = clean(item.text("contactType") or item.text("name"), 80)
    return Phone(
        place=document.place(item, value, item.how),
        value=clean(value),
        normalized=verdict.normalized,
        valid=verdict.valid,
        fictional=verdict.fictional or is_filler(value),
        reserved=verdict.reserved,
        label=label,
        role="fax" if fax else role_of(item.text("contactType")),
    )
