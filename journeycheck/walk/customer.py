"""The fictional customer who fills in forms: one for each country (`data/customers.toml`)."""

from dataclasses import dataclass
from functools import lru_cache

from journeycheck.words import data

_FALLBACK = "FR"


@dataclass(frozen=True, slots=True)
class Customer:
    """`country`: ISO 3166-1 alpha-2; `phone`: as it is dialled inside the country; `fiction`: of a
    range that is kept for fiction; `known`: made for the country that was asked for."""

    country: str
    first: str
    last: str
    street: str
    number: str
    postcode: str
    city: str
    region: str
    phone: str
    email: str
    fiction: bool
    known: bool

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def house(self) -> str:
        """Street and number, in the order of the country."""
        after = self.country in {"AT", "BE", "CH", "DE", "ES", "IT", "NL", "PT"}
        return f"{self.street} {self.number}" if after else f"{self.number} {self.street}"


@lru_cache
def customer(country: str | None) -> Customer:
    """The customer of a country; one of France for a country that has none here."""
    listed = data("customers.toml")
    known = country in listed and len(country or "") == 2
    own = country if known and country else _FALLBACK
    row = {"fiction": True, **listed[own]}
    return Customer(country=own, email=listed["mail"]["address"], known=known, **row)
