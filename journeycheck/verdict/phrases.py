"""The clauses of the verdict, each written by hand: per channel, per state, per limit.

They are English messages; the catalogues give the other languages. Never glued from words.
"""

from journeycheck.texts import Plural

REACH = {
    "phone": "phone you",
    "form": "write to you through your form",
    "email": "write to you by email",
    "address": "find your address",
}
"""The best working contact comes first, in this order."""

LIMIT = {
    "phone/buried": "not within two clicks",
    "phone/missing": "not if they read your {language} pages",
    "phone/conflicting": "may choose the wrong number",
    "phone/link-differs-from-text": "may dial another number than shown",
    "phone/placeholder": "may dial a number that is not yours",
    "phone/invalid": "may copy a number that looks wrong",
    "phone/undialable-link": "not from every link",
    "phone/not-tappable": "perhaps not with one touch",
    "form/buried": "not within two clicks",
    "form/missing": "not from your {language} pages",
    "form/too-long": "meets many questions",
    "form/unlabelled-fields": "finds fields without a label",
    "form/mailto-action": "not from every form",
    "form/insecure": "not safely from every form",
    "email/missing": "not from your {language} pages",
    "email/malformed-link": "not from every link",
}
"""What limits the best contact, by the check that failed."""

BLOCK = {
    "phone": "cannot phone you",
    "order": "cannot place an order",
    "form": "cannot write to you through your form",
    "hours": "cannot know when you are open",
    "email": "cannot write to you by email",
}
"""What the customer cannot do, worst first."""

ORDER_STOPS = {
    "order/product-not-findable": "cannot find anything to order",
    "order/no-way-to-cart": "cannot put anything into the basket",
    "order/cart-empty": "finds the basket empty",
    "order/checkout-unreachable": "cannot go to the checkout",
    "order/dead-end": "cannot finish an order",
    "order/forced-account": "cannot order without an account",
}
"""Where an order stops, by the check that failed; for the same place in the sentence."""

REACH_LIMIT_BLOCK = "A customer can {reach}, but {limit}, and {block}."
REACH_BLOCK = "A customer can {reach}, but {block}."
REACH_LIMIT = "A customer can {reach}, but {limit}."
ALL_WORKS = "A customer can {reach}."
NOTHING_WORKS = "A customer cannot reach you from your website."
BLOCKED = "We cannot tell: the site turned our visit away."
UNKNOWN = "We cannot tell whether a customer can reach you."
LET_US_IN = (
    "What you can do: put the User-Agent “journeycheck” on the allow-list of the firewall or the "
    "bot protection of the site, then audit it again."
)
OPEN_THE_RULES = (
    "What you can do: allow “journeycheck” in the robots.txt of the site, or audit it with "
    "--robots ignore if it is yours."
)

WORKING = {
    "phone": "phone you",
    "form": "write to you",
    "email": "write to you by email",
    "order": "order as far as the payment",
    "hours": "know when you are open",
    "address": "find your address",
}
"""What works without effort, for the sentence that has nothing to add."""

SUMMARY = "{n} ways to reach the company: {counts}."
COUNTS = {
    "works": Plural("{n} works", "{n} work"),
    "with_effort": Plural("{n} takes effort", "{n} take effort"),
    "does_not_work": Plural("{n} does not work", "{n} do not work"),
    "not_offered": Plural("{n} is not offered", "{n} are not offered"),
    "cannot_tell": Plural("{n} we cannot judge", "{n} we cannot judge"),
}

FOUND_AT_HOME = {
    "phone": "A number stands on the home page.",
    "hours": "The hours stand on the home page.",
    "form": "The form stands on the home page.",
    "email": "An address stands on the home page.",
    "address": "The address stands on the home page.",
}
FOUND_AFTER = {
    "phone": Plural("A number is found in one click.", "A number is found in {n} clicks."),
    "hours": Plural("The hours are found in one click.", "The hours are found in {n} clicks."),
    "form": Plural("The form is found in one click.", "The form is found in {n} clicks."),
    "email": Plural("An address is found in one click.", "An address is found in {n} clicks."),
    "address": Plural("The address is found in one click.", "The address is found in {n} clicks."),
}
CHATS = {
    "works": "It opens when the customer presses it.",
    "with_effort": "It opens, with effort.",
    "offline": "It opens, but says that nobody is there at the moment.",
    "does_not_work": "The customer presses it, and nothing opens.",
    "cannot_tell": "A chat is offered; whether it opens, we cannot tell. Open it once by hand.",
}
"""What became of a chat, by the state of the channel, or of the chat itself."""

ORDERS = {
    "works": "An order comes as far as the payment; there we stopped.",
    "with_effort": "An order comes as far as the payment, with effort; there we stopped.",
    "does_not_work": "An order stops on the way.",
    "cannot_tell": (
        "We tried to order, and cannot tell whether a customer could. Try one order by hand."
    ),
}
"""What became of the order that was walked, by its state."""

FOUND_NOWHERE = "It stands on the site, but no link from the home page leads there."
ABSENT = {
    "phone": "No number was found on the pages that we read.",
    "hours": "No opening hours were found on the pages that we read.",
    "form": "No contact form was found on the pages that we read.",
    "email": "No email address was found on the pages that we read.",
}
CANNOT_TELL = {
    "phone": "We cannot say whether a number exists: not everything could be read.",
    "hours": "Hours are written, but not in a way that we can read with certainty.",
    "form": "We cannot say whether a form exists: not everything could be read.",
    "email": "We cannot say whether an address exists: not everything could be read.",
    "address": "We looked only in the data written for search engines, and it gives no address.",
    "order": "Nobody filled a basket on this visit. Try one order by hand.",
}
AGREED = {
    "phone": "It can be dialled, and it is the same everywhere.",
    "hours": "Every place that gives them gives the same ones.",
    "form": "It asks little and says what it wants.",
    "email": "One touch opens the customer’s own mail program.",
    "address": "The page and the data for search engines give the same street.",
}
ADDRESS_UNSEEN = "Search engines are given an address; we did not see it on the same page."
HOURS_SILENT = "We could not read any opening hours: not everything on the site could be read."
