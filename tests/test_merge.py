"""The same claim of many pages is one fact, and its words are kept once."""

from array import array
from dataclasses import replace

from journeycheck.codec import claims_in, pack_part
from journeycheck.facts import HolidayNote, How, Link, PageKind, Phone, Place
from journeycheck.merge import Merger
from journeycheck.page import Part

PAGES = tuple(f"https://a.test/{n}" for n in range(5))


def phone(page: int, text: str = "Tél. 01 99 00 41 27") -> Phone:
    place = Place(PAGES[page], "footer p", text, How.TEXT)
    return Phone(place=place, value="01 99 00 41 27", normalized="+33199004127", valid=True)


def test_the_same_claim_of_several_pages_is_one_fact() -> None:
    merger = Merger()
    for page in (2, 0, 0, 3):
        merger.add([phone(page)], page)
    merger.add([phone(1, "Fax 01 99 00 41 27")], 1)
    told = merger.facts(PAGES)[Phone]
    assert [fact.urls for fact in told] == [(PAGES[0], PAGES[2], PAGES[3]), (PAGES[1],)]
    assert told[0].place.url == PAGES[0]


def test_what_a_part_says_later_counts_for_all_its_pages() -> None:
    merger, pages = Merger(), array("I")
    merger.add([phone(4)], 4)
    shared = replace(phone(4), place=replace(phone(4).place, url=""))
    merger.add_shared([shared], pages)
    pages.extend((1, 2))
    [told] = merger.facts(PAGES)[Phone]
    assert told.urls == (PAGES[1], PAGES[2], PAGES[4])


def test_what_stands_in_the_logbook_is_recalled_from_there() -> None:
    """Claims that are only packed are the same as those that are given as facts."""
    readings = {7: [phone(1), phone(1, "Fax 01 99 00 41 27")], 9: [phone(3)], "foot": [phone(0)]}
    packed = {source: claims_in(packed_part(facts)) for source, facts in readings.items()}
    merger, shared = Merger(packed.__getitem__), array("I", (4,))
    merger.add_packed(packed[7], 1, 7)
    merger.add_packed(packed[9], 3, 9)
    merger.add_shared_packed(packed["foot"], shared, "foot")
    merger.add([phone(2)], 2)
    told = merger.facts(PAGES, {Phone})[Phone]
    assert [fact.urls for fact in told] == [PAGES[1:], (PAGES[1],)]
    assert [fact.place.url for fact in told] == [PAGES[1], PAGES[1]]
    assert merger.facts(PAGES, {Link}) == {}


def packed_part(facts: list[Phone]) -> bytes:
    return pack_part(Part("key", tuple(facts)))


def test_sets_are_the_same_whatever_their_order() -> None:
    merger = Merger()
    for page, kinds in enumerate((list(PageKind), list(reversed(PageKind)))):
        place = Place(PAGES[page], "a", "Contact", How.LINK)
        link = Link(place=place, target=PAGES[4], kinds=frozenset(kinds))
        merger.add([link], page)
    assert [fact.urls for fact in merger.facts(PAGES)[Link]] == [PAGES[:2]]


def test_words_that_facts_share_are_kept_once() -> None:
    merger, text = Merger(), "Sauf les jours fériés, nous répondons du lundi au vendredi."
    for page in range(3):
        selector = f"main p:nth-of-type({page + 1})"
        merger.add([HolidayNote(place=Place(PAGES[page], selector, text, How.TEXT))], page)
    notes = merger.facts(PAGES)[HolidayNote]
    assert len(notes) == 3
    assert len({id(note.place.text) for note in notes}) == 1
