"""The way an e-mail address is written: RFC 5322 and 6531, as far as mail programs go along."""

import re
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from journeycheck import urls

LONGEST = 254  # characters, RFC 5321
ATOM = r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\u00a1-\uffff-]"
DOMAIN = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,50})"
_SYNTAX = re.compile(rf"{ATOM}{{1,64}}(?:\.{ATOM}{{1,64}}){{0,10}}@{DOMAIN}")
_TEMPLATE = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|<%|\[[\w-]{2,30}\]|%%\w|\bundefined\b|\bnull\b", re.I
)


@lru_cache(2_000)
def fault_of(address: str) -> str:
    """What is wrong with the syntax of one address; "" when nothing is."""
    tests = (
        ("empty", not address),
        ("template", bool(_TEMPLATE.search(address))),
        ("prefix", bool(re.match(r"(?:mailto|https?|tel):|//", address, re.I))),
        ("space", bool(re.search(r"\s", address))),
        ("no-at", "@" not in address),
        ("two-at", address.count("@") > 1),
        ("no-domain", "." not in address.partition("@")[2].strip(".")),
        ("syntax", len(address) > LONGEST or not _SYNTAX.fullmatch(address)),
    )
    found = next((name for name, failed in tests if failed), "")
    return found or ("" if _is_valid(address) else "syntax")


def _is_valid(address: str) -> bool:
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        # The library refuses the names that are kept for tests and documents; they are well formed.
        return urls.is_reserved(f"http://{address.rpartition('@')[2]}/")
    return True
