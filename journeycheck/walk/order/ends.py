"""How a visit to a shop ends when it does not reach the payment."""

from journeycheck.facts import Break


class Ended(Exception):
    """The visit is over. `reason`: an English message; `words`: the site's own."""

    def __init__(self, reason: str, words: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.words = words


class Broken(Ended):
    """A customer cannot go on, as far as one visit can tell."""

    def __init__(self, where: Break, reason: str, words: str = "") -> None:
        super().__init__(reason, words)
        self.where = where


class Doubtful(Ended):
    """We cannot go on; nobody is to be accused."""


class Halted(Ended):
    """We do not want to go on, and all went well."""


class NoShop(Ended):
    """Nothing is sold here online."""
