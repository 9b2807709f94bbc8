"""The quick look at a plan never says no to what the library finds."""

import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from journeycheck.extract.phones.feasible import may_hold
from journeycheck.extract.phones.plans import regions_of

REGIONS = sorted({r for tag in ("fr", "en", "de", "es", "it", "nl", "pt") for r in regions_of(tag)})
FORMS = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164)


def found(text: str, region: str) -> bool:
    return any(True for _ in PhoneNumberMatcher(text, region, leniency=Leniency.VALID))


@pytest.mark.parametrize("region", REGIONS)
def test_every_kind_of_number_of_a_region(region: str) -> None:
    for kind in PhoneNumberType.values():
        number = phonenumbers.example_number_for_type(region, kind)
        for form in FORMS:
            if number is None:
                continue
            text = phonenumbers.format_number(number, form)
            assert may_hold(f"Ref. 12 or {text} today", region) or not found(text, region)
            assert may_hold(text.replace("-", "/"), region)


@given(st.text("0123456789 ./-()", min_size=6, max_size=40), st.sampled_from(REGIONS))
def test_no_number_that_the_library_finds_is_missed(text: str, region: str) -> None:
    assert may_hold(text, region) or not found(text, region)


def test_digits_written_as_numbers_are() -> None:
    """Ten thousand rows of groups, as likely to be a number as chance makes them."""
    chance = random.Random(7)
    for _ in range(10_000):
        groups = [
            str(chance.randrange(10 ** chance.randint(1, 5))) for _ in range(chance.randint(1, 5))
        ]
        text = chance.choice((" ", ".", "-", "/", " - ", ") ")).join(groups)
        region = chance.choice(REGIONS)
        assert may_hold(text, region) or not found(text, region), (text, region)


@pytest.mark.parametrize("text", ["166,79 EUR ORV-4641456", "Lot no 384772596 was inspected"])
def test_most_regions_need_not_be_asked_about_an_article(text: str) -> None:
    asked = [region for region in ("FR", "BE", "CH", "LU", "US", "CA") if may_hold(text, region)]
    assert len(asked) <= 3
