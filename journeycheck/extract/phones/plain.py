"""Telephone numbers of a text alone, with no page around it."""

from collections.abc import Iterator
from dataclasses import replace

from journeycheck.branches import branch_in
from journeycheck.extract.phones.labels import label_of
from journeycheck.extract.phones.text import ENOUGH, evidence, find_numbers, phone_of, prepared
from journeycheck.facts import Phone, Place

TEXT_LIMIT = 200_000


def read_phones(text: str, regions: tuple[str, ...]) -> tuple[Phone, ...]:
    """The numbers of a text, line by line; nothing that is not sure to be a telephone number.

    Where several regions know a number, the first that writes it so has it.
    """
    found: list[Phone] = []
    above = ""  # the line that named a place last, in the same paragraph
    for line in text[:TEXT_LIMIT].splitlines():
        plain = prepared(line)
        above = plain if branch_in((plain,)) else above if plain.strip() else ""
        found += _in_text_line(plain, regions, above)
    return tuple(found)


def _in_text_line(plain: str, regions: tuple[str, ...], above: str) -> Iterator[Phone]:
    end = 0
    for number in find_numbers(plain, regions):
        if not number.example and evidence(number, plain, 2) >= ENOUGH:
            label = label_of(plain, number.start, end)
            phone = phone_of(replace(number, verdict=number.best), Place(""), label)
            yield replace(phone, branch=branch_in((label, above)))
        end = number.end
