"""What errands are made of, in the words of people: the stops on the way, and how they are named.

English messages; the catalogue beside the engine gives the other languages.
"""

STOPS = {
    "home": "Home page",
    "menu": "Menu, opened",
    "search": "Search",
    "category": "List of products",
    "product": "Product page",
    "cart": "Basket",
    "checkout": "Checkout page",
    "account": "As a guest, or with an account",
    "address": "Address",
    "shipping": "Delivery",
    "payment": "Payment",
    "contact": "Contact page",
    "help": "Help page",
    "legal": "Legal notice",
    "terms": "Terms of sale",
    "stores": "Page of the shops",
    "shop": "Shop",
    "number": "Phone number",
    "mail": "Email address",
    "form": "Contact form",
    "send": "Sending",
    "end": "Where the customer gives up",
    "hours": "Opening hours",
    "error-page": "Error page",
    "page": "Another page",
}
"""What the customer has in front of him at a step, by the step's name."""

BANNER = "Consent banner, as a first visitor meets it"
CHAT = "Chat, after it was pressed"
DRY_FORM = "Contact form, filled in and not sent"


def stop(name: str) -> str:
    """A step's name as a message; a name that nobody foresaw is told as it is."""
    return STOPS.get(name) or name.replace("-", " ").capitalize()
