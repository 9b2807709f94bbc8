"""What a shop's page shows at one moment: the view, and what a shopper looks for in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from journeycheck.browse.hand import Hand
from journeycheck.browse.view import Seen, View
from journeycheck.extract.json_text import read_json
from journeycheck.texts import clean
from journeycheck.walk.order.platforms import GENERIC, Recipe, all_marks, recognised
from journeycheck.words import data, fold, pattern

_SHORT = 80  # characters of what a control is called; a longer text is a teaser


@dataclass(frozen=True)
class Scene:
    """`cards`: control -> the words of the card it stands in; `met`: rule of a recipe -> the
    controls it meets; `there`: rules that meet something that can be seen; `groups`: control ->
    the group of choices it belongs to."""

    view: View
    status: int | None = None
    cards: Mapping[int, str] = field(default_factory=dict)
    pictured: frozenset[int] = frozenset()
    pressed: frozenset[int] = frozenset()
    groups: Mapping[int, int] = field(default_factory=dict)
    met: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    there: frozenset[str] = frozenset()
    frames: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    price: str = ""
    struck: tuple[str, ...] = ()
    recipe: Recipe = GENERIC

    @property
    def url(self) -> str:
        return self.view.address

    @cached_property
    def folded(self) -> str:
        return fold(self.view.words)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.view.words.splitlines())

    @cached_property
    def controls(self) -> tuple[Seen, ...]:
        """What can be seen."""
        return tuple(self.view.shown)

    @cached_property
    def told(self) -> list[Any]:
        """What the page tells machines in JSON-LD. A broken block is a finding of the crawl."""
        return [value for block in self.data for value in read_json(block)[0]]

    def says(self, key: str) -> bool:
        """Does a phrase of the shop's words stand anywhere in the page?"""
        return bool(pattern("shop", key).search(self.folded))

    def quote(self, key: str) -> str:
        """The first line with such a phrase."""
        words = pattern("shop", key)
        return next((line for line in self.lines if words.search(fold(line))), "")

    def card(self, control: Seen) -> str:
        return self.cards.get(control.number, "")

    def by_rules(self, rules: Iterable[str]) -> Iterator[Seen]:
        """The controls that can be seen and are met by rules of the recipe, in their order."""
        numbers = {number: None for rule in rules for number in self.met.get(rule, ())}
        shown = {one.number: one for one in self.controls if not one.frame}
        return (shown[number] for number in numbers if number in shown)

    def is_met(self, control: Seen, rules: Iterable[str]) -> bool:
        return not control.frame and any(control.number in self.met.get(rule, ()) for rule in rules)


def named(control: Seen, key: str) -> bool:
    """Is a control called so? A long text is a teaser that only mentions it."""
    return len(control.name) <= _SHORT and bool(pattern("shop", key).search(fold(control.name)))


def same_control(scene: Scene, control: Seen) -> Seen | None:
    """The same control in a later look."""

    def told(one: Seen) -> tuple[str, ...]:
        return one.tag, one.name, one.href, one.id, one.field

    same = [one for one in scene.controls if told(one) == told(control)]
    return next((one for one in same if one.number == control.number), next(iter(same), None))


def is_wallet(scene: Scene, control: Seen) -> bool:
    """Would pressing it begin to pay somewhere else?"""
    listed = data("payments.toml")["wallets"]
    said, marks = fold(control.name), f"{control.classes} {control.id}".lower()
    if any(word in said for word in listed["words"]) or any(m in marks for m in listed["marks"]):
        return True
    return scene.is_met(control, scene.recipe.never)


async def look(hand: Hand, view: View, recipe: Recipe = GENERIC) -> Scene:
    """The scene of a view that was just seen. `recipe`: that of the shop, if it is known. Raises
    Gone."""
    told = await _told(hand, recipe.rules, () if recipe.name else all_marks())
    if not recipe.name:
        recipe = recognised(told.get("marked", ()))
        if recipe.rules:
            told = await _told(hand, recipe.rules, ())
    return _scene(view, hand.tab.status, told, recipe)


async def _told(hand: Hand, rules: Iterable[str], marks: Iterable[str]) -> Mapping[str, Any]:
    told = await hand.run(_script(), list(rules), list(marks))
    return told if isinstance(told, dict) else {}


def _scene(view: View, status: int | None, told: Mapping[str, Any], recipe: Recipe) -> Scene:
    return Scene(
        view=view,
        status=status,
        cards={n: clean(words, 400) for n, words in enumerate(told.get("cards", ()))},
        pictured=_set(told, "pictured"),
        pressed=_set(told, "pressed"),
        groups={n: group for n, group in enumerate(told.get("group", ())) if group >= 0},
        met={rule: tuple(numbers) for rule, numbers in told.get("met", {}).items()},
        there=frozenset(told.get("there", ())),
        frames=tuple(told.get("frames", ())),
        data=tuple(told.get("data", ())),
        price=clean(told.get("price", ""), 40),
        struck=tuple(clean(text) for text in told.get("struck", ())),
        recipe=recipe,
    )


def _set(told: Mapping[str, Any], key: str) -> frozenset[int]:
    return frozenset(number for number, one in enumerate(told.get(key, ())) if one)


@lru_cache
def _script() -> str:
    return (files("journeycheck") / "walk" / "order" / "shop.js").read_text(encoding="utf-8")
