"""The forms of a page, as they stand, untouched."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from journeycheck import urls
from journeycheck.extract import seldom
from journeycheck.extract.document import Document, Element
from journeycheck.extract.elsewhere import providers_at
from journeycheck.extract.form_kind import kind_of
from journeycheck.extract.form_traits import traits_of
from journeycheck.facts import EmbeddedForm, Field, Form, How
from journeycheck.texts import clean

FORM_LIMIT = 50
FIELD_LIMIT = 500
_WORDS = 120  # characters of a label
_BUTTONS = frozenset({"submit", "image", "reset", "button"})
_TICKED = frozenset({"radio", "checkbox"})
_TRAP = re.compile(
    r"(?:^|[\s_-])(?:honey|honeypot|hp|gotcha|nobots?|bot-?field|hideit|h-?pot|frm_verify"
    r"|gform_validation_container|b_[0-9a-f]{10,40}_)",
    re.I,
)
_OUT_OF_SIGHT = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|right|text-indent)\s*:\s*-\d{3,}"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$)",
    re.I,
)
_COMPULSORY = re.compile(
    r"\*|\b(?:requis|obligatoire|required|erforderlich|obligatorio|verplicht)\b"
)


def read_forms(document: Document) -> Iterator[Form]:
    """Every <form>, with the fields that name it by `form=` wherever they stand."""
    forms = document.all("form")[:FORM_LIMIT]
    if not forms:
        return
    reader = _FormReader(document)
    for form in forms:
        yield reader.form(form)


class _FormReader:
    """Reads the forms of one page; fields and labels are sorted once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_id = {form.get("id"): form for form in reversed(document.all("form"))}
        self._labels = {
            label.get("for"): label for label in reversed(document.all("label")) if label.get("for")
        }
        self._fields = self._sorted(("input", "select", "textarea"))
        self._buttons = self._sorted(("button", "input"))

    def _sorted(self, tags: tuple[str, ...]) -> Mapping[int, list[Element]]:
        sorted_by: dict[int, list[Element]] = {}
        for tag in tags:
            for element in self._document.all(tag):
                named = self._by_id.get(element.get("form")) if element.get("form") else None
                if owner := named or element.form:
                    sorted_by.setdefault(id(owner), []).append(element)
        return sorted_by

    def form(self, form: Element) -> Form:
        fields = tuple(self._merged(form))
        button = self._button(form)
        action = self._action(form)
        words = (button, *(field.label or field.placeholder for field in fields))
        kind = kind_of(form, fields, action, button)
        traits = traits_of(self._document, form, fields, kind)
        return Form(
            place=self._document.place(form, " · ".join(filter(None, words)), How.FORM),
            kind=kind,
            method="post" if form.get("method").lower() == "post" else "get",
            action=action,
            fields=fields,
            button=button,
            plugin=traits.plugin,
            captcha=traits.captcha,
            guard=traits.guard,
            consent=traits.consent,
            account=traits.account,
        )

    def _action(self, form: Element) -> str:
        """Absolute; the page itself when there is none, or when a script stands there."""
        address = urls.absolute(form.get("action"), self._document.base) or ""
        if not form.get("action") or urls.scheme(address) not in {"http", "https", "mailto"}:
            address = self._document.url
        return clean(address.partition("#")[0], urls.MAX_LENGTH)

    def _button(self, form: Element) -> str:
        for element in self._buttons.get(id(form), ()):
            kind = element.get("type").lower() or ("submit" if element.tag == "button" else "text")
            if kind in {"submit", "image"}:
                own = element.text if element.tag == "button" else element.get("value")
                words = own or element.get("aria-label") or element.get("alt")
                return clean(words or element.get("title"), _WORDS)
        return ""

    def _merged(self, form: Element) -> Iterator[Field]:
        """The fields in document order; radio buttons of one name are one field."""
        options: dict[str, int] = {}
        elements = islice(self._fields.get(id(form), ()), FIELD_LIMIT)
        read = [element for element in elements if _type(element) not in _BUTTONS]
        for element in read:
            if _type(element) == "radio":
                name = element.get("name")
                options[name] = options.get(name, 0) + 1
        for element in read:
            if _type(element) != "radio":
                yield self._field(form, element)
            elif count := options.pop(element.get("name"), 0):
                yield self._field(form, element, count)

    def _field(self, form: Element, element: Element, options: int = 0) -> Field:
        label = self._label(element, group=options > 0)
        if element.tag == "select":
            options = len(element.node.css("option"))
        return Field(
            name=clean(element.get("name"), _WORDS),
            type=_type(element),
            label=label,
            placeholder=clean(element.get("placeholder"), _WORDS),
            required=_required(element, label),
            visible=_visible(form, element),
            autocomplete=clean(element.get("autocomplete"), _WORDS),
            options=options,
        )

    def _label(self, element: Element, *, group: bool) -> str:
        """The accessible name: aria-labelledby, aria-label, label, title (accname 1.2)."""
        named = " ".join(self._text_of(name) for name in element.get("aria-labelledby").split()[:5])
        labels = (self._labels.get(element.get("id") or "\0"), element.label)
        texts = [label.text for label in labels if label]
        legend = _legend(element.node) if group else ""
        choices = (legend, named.strip(), element.get("aria-label"), *texts, element.get("title"))
        return clean(next(filter(None, choices), ""), _WORDS)

    def _text_of(self, name: str) -> str:
        if not re.fullmatch(r"[\w:.-]{1,100}", name):
            return ""
        found = self._document.tree.css_first(f'[id="{name}"]')
        return clean(found.text(), _WORDS) if found is not None else ""


def _type(element: Element) -> str:
    if element.tag != "input":
        return element.tag
    return clean(element.get("type").lower()[:20]) or "text"


def _legend(node: LexborNode) -> str:
    """The legend of the fieldset around radio buttons."""
    for parent in _ancestors(node, 6):
        if parent.tag == "fieldset":
            legend = parent.css_first("legend")
            return clean(legend.text(), _WORDS) if legend is not None else ""
    return ""


def _ancestors(node: LexborNode, most: int) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(most):
        if parent is None or parent.tag == "form":
            return
        yield parent
        parent = parent.parent


def _required(element: Element, label: str) -> bool:
    told = element.has("required") or element.get("aria-required").lower() == "true"
    return told or bool(_COMPULSORY.search(f"{label} {element.get('placeholder')}".lower()))


def _visible(form: Element, element: Element) -> bool:
    """Does a customer see it? Traps for robots are out of sight, and so are hidden fields."""
    if _type(element) == "hidden" or (form.scope.shown and not element.scope.shown):
        return False
    if "hidden" in element.attributes or _out_of_sight(element.attributes):
        return False
    if _type(element) in _TICKED:
        return True
    return not _is_trap(element)


def _out_of_sight(attributes: Mapping[str, str | None]) -> bool:
    return bool(_OUT_OF_SIGHT.search(attributes.get("style") or ""))


def _is_trap(element: Element) -> bool:
    named = " ".join((element.get("name"), element.get("id"), element.get("class")))
    if _TRAP.search(named):
        return True
    if element.get("tabindex") == "-1" and element.get("autocomplete").lower() in {"off", "nope"}:
        return True
    around = [parent.attributes for parent in _ancestors(element.node, 4)]
    return any(
        (own.get("aria-hidden") or "").lower() == "true"
        or _TRAP.search(own.get("class") or "")
        or _out_of_sight(own)
        for own in (element.attributes, *around)
    )


def read_embedded_forms(document: Document) -> Iterator[EmbeddedForm]:
    """The forms of other services: frames and scripts by address, and what scripts fill."""
    for tag in ("iframe", "script"):
        for element in document.all(tag):
            address = element.get("src") or element.get("data-src")
            for provider in providers_at(address) if address else ():
                yield _embedded(document, element, provider)
    look = ", ".join(_first_look(document))
    if look and document.css(look):
        for provider, mark in seldom.embedded():
            if nodes := document.css(mark):
                yield _embedded(document, nodes[0], provider)


def _first_look(document: Document) -> Iterator[str]:
    """The marks that may be found; those of `data-` attributes only where their names stand."""
    named = document.may_have_any_data or any(map(document.has_data, _data_marks()))
    for _, mark in seldom.embedded():
        if named if mark.startswith("[data-") else document.has_seldom:
            yield mark


@lru_cache
def _data_marks() -> tuple[str, ...]:
    """The names that marks with `data-` attributes ask for, without that prefix."""
    return tuple(
        name for _, mark in seldom.embedded() for name in re.findall(r"\[data-([a-z-]+)", mark)
    )


def _embedded(document: Document, where: Element | LexborNode, provider: str) -> EmbeddedForm:
    return EmbeddedForm(place=document.place(where, provider, How.FORM), provider=provider)
