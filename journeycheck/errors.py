"""What can go wrong, and how it is told.

    JourneycheckError            exit 4: a fault of ours
    ├── UsageError               exit 2: an option, an address or a file that cannot be used
    │   ├── ConfigError          exit 2: the same, in a configuration file or variable
    │   └── Unmade               exit 2: a report format that cannot be made on this machine
    ├── SiteError                exit 3: the site could not be audited
    ├── DiskFull                 exit 4: what is gathered can no longer be kept
    └── OutputClosed             whoever read what we print has gone

Every message says what happened, on what, and what to do. The command line prints it on one line.
"""


class JourneycheckError(Exception):
    """The root: `exit_code` is what the command line ends with."""

    exit_code = 4


class UsageError(JourneycheckError):
    """Something the person typed cannot be used."""

    exit_code = 2


class ConfigError(UsageError):
    """A configuration file or environment variable cannot be used."""


class Unmade(UsageError):
    """A report format that cannot be made on this machine; the others can."""


class SiteError(JourneycheckError):
    """The site could not be audited: unreachable, not a web page, or closed to automated visits."""

    exit_code = 3


class DiskFull(JourneycheckError):
    """What is gathered can no longer be kept: the disk is full, or went away."""


class OutputClosed(JourneycheckError):
    """Whoever read what we print has gone. The audit itself is not touched by it."""
