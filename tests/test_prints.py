"""Things are told apart by their bytes, however many there are."""

from journeycheck.prints import Prints

MANY = 5_000


def test_each_thing_has_the_number_under_which_it_was_met() -> None:
    prints = Prints()
    things = [f"claim {number}".encode() for number in range(MANY)]
    assert [prints.number(thing) for thing in things] == list(range(MANY))
    assert [prints.number(thing) for thing in reversed(things)] == list(reversed(range(MANY)))


def test_what_was_not_met_is_not_known() -> None:
    prints = Prints()
    prints.number(b"one")
    assert b"one" in prints
    assert b"another" not in prints
    assert len(prints) == 1
