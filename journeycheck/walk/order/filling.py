"""Which field asks for what, and what our fictional customer answers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from journeycheck.browse.view import Seen
from journeycheck.walk.customer import Customer, customer
from journeycheck.walk.order.scene import Scene, named
from journeycheck.words import LANGUAGES, data, fold, pattern

_TYPED = frozenset({"text", "email", "tel", "number", "", "url"})
_STANDING = frozenset({"header", "footer", "nav"})
_TOKENS = {
    "email": "email", "given-name": "first", "family-name": "last", "name": "name", "tel": "phone",
    "tel-national": "phone", "street-address": "street", "address-line1": "street",
    "address-line2": "street_more", "address-line3": "street_more", "postal-code": "postcode",
    "address-level2": "city", "address-level1": "region", "country": "country",
    "country-name": "country", "organization": "company", "honorific-prefix": "title",
    "bday": "birth",
}  # fmt: skip
_ORDER = (
    "password", "postcode", "email", "phone", "company", "birth", "name", "first", "last", "title",
    "street_more", "number", "street", "city", "region", "country",
)  # fmt: skip
_NEEDED = frozenset(
    {"email", "first", "last", "name", "street", "number", "postcode", "city", "country"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into one field: typed (`text`), chosen (`value`), or pressed (neither)."""

    control: Seen
    purpose: str
    text: str = ""
    value: str = ""


def purpose(control: Seen, language: str) -> str:
    """What a field asks for, "" when nobody can tell."""
    token = control.autocomplete.split()[-1:]
    if token and token[0] in _TOKENS:
        return _TOKENS[token[0]]
    if control.type in {"email", "tel"}:
        return "email" if control.type == "email" else "phone"
    return _by_words(control, language) or _by_name(control)


def _by_words(control: Seen, language: str) -> str:
    said = fold(control.label or control.placeholder or control.name)[:80].strip(" *:")
    if _pattern("email", language).search(said):
        return "email"
    exact = (one for one in _ORDER if said in _phrases(one, language))
    found = (one for one in _ORDER if _pattern(one, language).search(said))
    return next(exact, "") or next(found, "")


def _by_name(control: Seen) -> str:
    said = f"{control.field} {control.id}".lower()
    return next((name for name, words in _names() if words.search(said)), "")


@lru_cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What programmers call the fields."""
    return tuple(
        (meant, re.compile("|".join(parts)))
        for meant, parts in data("customers.toml")["fields"].items()
    )


@lru_cache
def _phrases(key: str, language: str) -> frozenset[str]:
    own = language.partition("-")[0].lower()
    chosen = (own, "en") if own in LANGUAGES else LANGUAGES
    rows = (data(f"words/{one}.toml").get("asked", {}).get(key, ()) for one in chosen)
    return frozenset(fold(phrase) for row in rows for phrase in row)


@lru_cache
def _pattern(key: str, language: str) -> re.Pattern[str]:
    words = sorted(_phrases(key, language), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def askers(scene: Scene) -> tuple[Seen, ...]:
    """The fields of this step: neither search, newsletter, discount nor login."""
    return tuple(
        one for one in scene.controls if one.is_field and not one.frame and _counts(scene, one)
    )


def _counts(scene: Scene, control: Seen) -> bool:
    if control.region in _STANDING or control.type in {"search", "hidden", "password"}:
        return False
    if named(control, "discount") or "coupon" in control.field.lower():
        return False
    form = scene.view.form(control)
    if form is None:
        return True
    fields = [one for one in scene.controls if one.form == control.form and one.is_field]
    if any(one.type == "password" and one.enabled and _is_login(one, fields) for one in fields):
        return False
    lone = sum(one.type not in {"checkbox", "radio"} for one in fields) == 1
    letter = pattern("form", "newsletter").search(
        fold(f"{form.words[:300]} {form.action} {form.id}")
    )
    return not (lone and letter)


def _is_login(password: Seen, fields: Sequence[Seen]) -> bool:
    """A password beside hardly anything else is a login; beside an address it is an account."""
    typed = [one for one in fields if one.type in _TYPED]
    return len(typed) <= 2 and "new-password" not in password.autocomplete


def entries(scene: Scene, customer: Customer, *, all_of_them: bool = False) -> Iterator[Entry]:
    """What to fill in now, in the order of the page. `all_of_them`: also what is not marked as
    required, for a form that was not accepted."""
    language = scene.view.language
    fields = askers(scene)
    purposes = {one.number: purpose(one, language) for one in fields}
    texts = _answers(customer, frozenset(purposes.values()))
    for one in fields:
        if entry := _entry(one, purposes[one.number], texts, customer, all_of_them):
            yield entry
    yield from _radios(fields)


def _entry(
    control: Seen, meant: str, texts: Mapping[str, str], customer: Customer, eager: bool
) -> Entry | None:
    if not control.enabled:
        return None
    needed = is_required(control) or meant in _NEEDED or eager
    if control.tag == "select":
        return _choice(control, meant, customer) if needed else None
    if control.type == "checkbox":
        return _box(control)
    if control.type in _TYPED or control.tag == "textarea":
        wanted = needed and meant in texts and not control.value
        return Entry(control, meant, text=texts[meant]) if wanted else None
    return None


def is_required(control: Seen) -> bool:
    """Must it be filled in? What the shop has just complained about must be, too."""
    return is_marked(control) or control.invalid


def is_marked(control: Seen) -> bool:
    """As required: by its markup, or by a star beside its name."""
    starred = "*" in control.label or control.placeholder.rstrip().endswith("*")
    return control.required or starred


def _answers(customer: Customer, asked: frozenset[str]) -> Mapping[str, str]:
    whole = customer.name
    return {
        "email": customer.email,
        "first": customer.first if asked & {"last"} else whole,
        "last": customer.last if asked & {"first"} else whole,
        "name": whole,
        "phone": customer.phone,
        "street": customer.street if "number" in asked else customer.house,
        "number": customer.number,
        "postcode": customer.postcode,
        "city": customer.city,
        "region": customer.region,
        "birth": "12/04/1985",
    }


def _choice(control: Seen, meant: str, customer: Customer) -> Entry | None:
    options = [(value, words) for value, words, enabled in control.options if value and enabled]
    if meant == "country":
        own = [value for value, words in options if is_country(value, words, customer.country)]
        done = not own or control.value == own[0]
        return None if done else Entry(control, meant, value=own[0])
    if control.value or not options:
        return None
    region = [value for value, words in options if fold(customer.region) in fold(words)]
    return Entry(control, meant, value=(region or [options[0][0]])[0])


@lru_cache
def _countries() -> Mapping[str, frozenset[str]]:
    return {
        code: frozenset(fold(name) for name in row)
        for code, row in data("customers.toml")["names"].items()
    }


def is_country(value: str, words: str, country: str) -> bool:
    return value.upper() == country or fold(words) in _countries().get(country, frozenset())


def resident(scene: Scene, own: Customer) -> Customer:
    """Our customer, or one of a country that the shop delivers to when it does not to his."""
    for one in askers(scene):
        if one.tag == "select" and purpose(one, scene.view.language) == "country":
            offered = [(value, words) for value, words, enabled in one.options if value and enabled]
            codes = [code for code in (own.country, *_countries()) if _is_offered(offered, code)]
            return customer(codes[0]) if codes else own
    return own


def _is_offered(offered: Sequence[tuple[str, str]], country: str) -> bool:
    return any(is_country(value, words, country) for value, words in offered)


def _box(control: Seen) -> Entry | None:
    """Conditions are accepted where nothing goes on without; nothing else ever is."""
    if control.checked or not is_required(control) or not named_terms(control):
        return None
    return Entry(control, "terms")


def named_terms(control: Seen) -> bool:
    said = fold(control.name[:200])
    letter = pattern("form", "newsletter").search(said)
    return bool(pattern("shop", "terms").search(said)) and not letter


def _radios(fields: Sequence[Seen]) -> Iterator[Entry]:
    """The first of each group in which nothing is chosen."""
    groups: dict[tuple[int, str], list[Seen]] = {}
    for one in fields:
        if one.type == "radio":
            groups.setdefault((one.form, one.field), []).append(one)
    for members in groups.values():
        if not any(one.checked for one in members):
            yield Entry(members[0], "choice")
