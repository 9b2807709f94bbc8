"""Why an address could not be judged, in English sentences: message ids, without placeholders."""

from journeycheck import facts

TURNED_AWAY = "The site turned our visit away."
CHALLENGED = "The site asks its visitors to prove that they are human, and our visit is automated."
UNDER_WORK = "The site says that it is closed for maintenance, or not open yet."
PARKED = "The address shows a page of its host or registrar, and no site of a company."
LOGIN_WALL = "The address asks for a name and a password."
NO_ANSWER = "No answer came in time."
NO_CONNECTION = "No connection could be made."
NO_SUCH_HOST = "The name of the host is not known."
BROKEN_OFF = "The connection broke off."
BAD_CERTIFICATE = facts.BAD_CERTIFICATE
NO_SAFE_CONNECTION = "No safe connection could be made."
NOT_HTTP = "The answer does not follow the rules of the web."
HEADERS_TOO_LARGE = "The headers of the answer are too large."
UNPACKABLE = "The answer could not be unpacked."
ROUND_IN_CIRCLES = facts.ROUND_IN_CIRCLES
TOO_MANY_REDIRECTS = facts.TOO_MANY_REDIRECTS
ODD_REDIRECT = "The address sends its visitors to something that is not a web page."
PRIVATE = "The address lies in a private network, where this audit does not go."
DANGEROUS = "The link looks like an action, and this audit only reads."
BY_ROBOTS = "The robots.txt of the site asks automated visits to stay away from this address."
ROBOTS_SILENT = (
    "The robots.txt of the site could not be read, which closes the site to automated visits."
)
NOT_FOUND = "The page does not exist."
SAYS_NOT_FOUND = "The page answers as if all were well, and says that it was not found."
SERVER_FAULT = "The server reports a fault of its own."
SERVER_FAULT_ELSEWHERE = "The other site reports a fault of its own."
UNCLEAR = "The answer does not tell whether the page exists."
UNSTEADY = "Two visits were answered differently."
UNCONFIRMED = "The address failed once, and the visit ended before it could be asked again."
OUT_OF_BUDGET = "The visit ended before this address was asked."
TOO_DEEP = "The address is further from the home page than this visit goes."
EXCLUDED = "This visit was asked to leave the address out."
TOO_LONG = "The address is too long."
NOT_WEB = "The link is no web address."
A_TRAP = "The address looks like one of an endless row."
GIVEN_UP = "The host failed again and again, so we stopped asking it."
INTERRUPTED = "The visit was interrupted before this address was asked."
NOT_A_PAGE = "The address does not answer with a web page."
OTHER_HOST = "The page is on another host of the company, which this visit does not read."
CUT_SHORT = "The page was only received in part."
BROKE_US = "Our program broke down over this page, twice. The page may be in order."
READ_IN_PART = "The page could only be read in part."

STOPPED_AT_PAGES = "The visit ended when it had read as many pages as it was allowed."
STOPPED_AT_DEPTH = (
    "Pages further from the home page than the visit was allowed to go were left out."
)
STOPPED_AT_TIME = "The visit ended when its time was up."
STOPPED_BY_HAND = "The visit was interrupted."
STOPPED_BY_DISK = "The visit ended because the disk was full."
STOPPED_BY_WALL = "The site began to turn our visits away, so we stopped."
STOPPED_BY_FAILURES = "The site stopped answering, so we stopped."
