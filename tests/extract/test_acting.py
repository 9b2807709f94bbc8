"""Links whose element says that they act, though their words do not."""

import pytest

from tests.extract.pages import SITE, read


def acting(html: str) -> list[str]:
    return [lead.target.removeprefix(SITE) for lead in read(html).leads if lead.acts]


@pytest.mark.parametrize(
    "attributes",
    [
        'title="Supprimer"', 'aria-label="Retirer du panier"', 'data-method="delete"',
        'data-turbo-method="post"', 'data-confirm="Sicher?"', "onclick=\"return confirm('?')\"",
        'onclick="document.forms[0].submit()"', 'hx-delete="/x"', 'title="Annuler la commande"',
    ],
)  # fmt: skip
def test_attributes_that_act(attributes: str) -> None:
    assert acting(f'<a href="/x#a" {attributes}>×</a><a href="/b">b</a>') == ["/x"]


@pytest.mark.parametrize(
    "attributes",
    [
        'title="Comment supprimer une tache"', 'data-method="get"', 'data-confirm=""',
        "onclick=\"ga('send')\"", 'role="button"', 'onclick="confirmation()"',
        'aria-label="Panier"',
    ],
)  # fmt: skip
def test_attributes_that_show(attributes: str) -> None:
    assert acting(f'<a href="/x" {attributes}>Lire la suite</a>') == []


def test_a_button_that_says_a_verb() -> None:
    assert acting('<a href="/x" role="button">Annuler</a><a href="/y">Annuler</a>') == ["/x"]


def test_one_of_several_links_to_an_address() -> None:
    assert acting('<a href="/x">Voir</a><a href="/x" title="Supprimer">×</a>') == ["/x"]
