"""What is told of the contact errands: English messages, put into other languages by catalogues."""

from journeycheck.facts import Errand

STARTS = {
    "home": "The customer opens the site.",
    "product": "The customer looks at a product.",
    "cart": "The customer looks into the cart.",
    "error-page": "The customer comes to a page that does not exist.",
}
MENU = "The customer opens the menu."
FOLLOWED = "The customer follows a link."
TRIED = "The customer tries a link that does not say where it leads."
PRESSES_NUMBER = "The customer finds a number that dials when it is pressed."
READS_NUMBER = "The customer finds a number to dial."
FINDS_FORM = "The customer finds a form to write with, and its button."
FINDS_MAIL = "The customer finds an address to write to."
READS_HOURS = "The customer reads the opening hours."
LOOKS_ON = "The customer looks on, and finds nothing more."

COPIED = "The number does nothing when it is pressed: it has to be copied."
UNDER_BANNER = "The consent banner cannot be refused: the visit went on with it open."
DEAD = "The customer presses it; nothing happens."
COVERED = "Something lies on it: the press does not reach it."
GONE = "It was not there any more when the customer came back."
NO_PAGE = "The page does not come."
DEAD_END = "Nothing on the page leads on to it."
BURIED = (
    "It stands on a page of the site that the customer did not find on this way, in at most six "
    "presses."
)

NONE = {
    Errand.PHONE: "No number was found, neither on this way nor on any page that was read.",
    Errand.WRITE: "No way to write was found, neither on this way nor on any page that was read.",
    Errand.OPEN_NOW: "No opening hours were found, on this way or on any page that was read.",
}
WALL = "The site turned the browser away, as it does with robots."
NOT_READ = "Not every page that matters could be read, so nobody can say that it is lacking."
HELD_BACK = "This visit sends nothing, and the site may need it to show more than was seen."
NO_PAGE_CAME = "A page on the way did not come, or not in time."
NOT_SEEN = "The page has it in its source, and our visit did not see it there."
HINTS = "There are signs of it that could not be read, such as a picture or a part of others."
ELSEWHERE = "The way leads to the site of somebody else, where this visit does not go."
TWO_WAYS = "Two visits failed in two different ways."
NO_TIME = "The time for the errands was used up before this one was walked to its end."
