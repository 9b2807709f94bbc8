"""What the walk of an order tells: English messages, French beside them in the locale."""

# What the customer does, for each stage
HOME = "The customer opens the home page."
CATEGORY = "The customer looks for something to buy."
PRODUCT = "The customer opens a product."
CART = "The customer puts the product into the cart and opens the cart."
CHECKOUT = "The customer goes to the checkout."
ACCOUNT = "The customer is asked who is ordering."
ADDRESS = "The customer enters name and address."
FURTHER = "The customer goes on to the next page of the checkout."
SHIPPING = "The customer chooses how the parcel is to come."
PAYMENT = "The payment step is in sight. The visit stops here: nothing is ordered."

# Where it breaks
NOTHING_SHOWN = "The shop shows no product that can be opened."
NO_CONTROL = (
    "The product has a price and is not sold out, and nothing on its page puts it into the cart."
)
DISABLED = "The button that puts the product into the cart stays dead after every choice was made."
DEAD_ADD = "The customer presses the button twice, and nothing happens."
FAILED_ADD = "The button that puts the product into the cart leads to a page that fails."
EMPTY = "The product was put into the cart, and the cart says that it is empty."
NO_CHECKOUT = (
    "The cart holds the product, and its button to the checkout leads to a page that fails."
)
DEAD_CHECKOUT = "The cart holds the product, and its button to the checkout does nothing."
BACK = "The cart holds the product, and its button to the checkout leads back to the cart."
ASKED_AGAIN = "The same details are asked for again, and what was entered is gone."
DEAD_NEXT = "Everything is filled in, and the button to go on does nothing."
FAILED_NEXT = "Everything is filled in, and the button to go on leads to a page that fails."
FORCED = "The shop asks for a password, and offers no way to order without an account."
LOST_CART = "At the checkout the shop says that the cart is empty."

# Where a control does nothing, a standing connection that we cut may be what it needs.
SILENCES = frozenset({DISABLED, DEAD_ADD, DEAD_CHECKOUT, DEAD_NEXT})

# Why nobody can tell
REFUSED = "The site does not let our browser in here, or asks whether it is a robot."
HELD_BACK = "Our own safety rules held a request back, so the visit could not go on."
NOT_UNDERSTOOD = "The visit did not find its way here. That says nothing about a customer."
NO_PRODUCT = "The visit found no product that it could put into the cart."
SOLD_OUT = "Every product that the visit opened was sold out."
UNSURE_CART = "The visit could not tell what the cart holds."
NOT_ACCEPTED = "A form does not accept what our fictional customer enters."
CONDITIONS = (
    "The shop sets a condition that the visit does not meet: a smallest order, a country, an "
    "account for the trade."
)
TIME = "The time for this errand was used up."
TROUBLE = "A page did not let itself be used by our browser."
ONCE_ONLY = "The visit broke off once, and a second one went another way."
LIVE_LINE = "The page needs a standing connection that our browser does not open."
NO_CUSTOMER = "There is no fictional customer for the country of this shop."

# Why it ends well before the payment
MAILS = "The visit stopped before an e-mail address is typed: this shop would write to it."
