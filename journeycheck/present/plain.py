"""Text from a site that stays text: in Markdown, and in the log of a CI job."""

import re

from journeycheck.model import Text
from journeycheck.present.tidy import line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@$-]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
# Code hosts look for mentions and issue numbers after the escapes are gone.
_MENTION = re.compile(r"(?<![A-Za-z0-9])@(?=[A-Za-z0-9])|#(?=\d)")
_JOINER = "\u2060"


def markdown(text: str) -> str:
    """One line without markup, link, mention or issue number (GitHub's Markdown and others)."""
    apart = _MENTION.sub(lambda sign: sign[0] + _JOINER, line(text))
    return _MARKUP.sub(r"\\\1", apart)


def in_log(text: str) -> str:
    """One line that no CI server takes for a command, unless it begins a line (`##[…]`,
    `##vso[…]`, `##teamcity[…]` count wherever they stand)."""
    return line(text).replace("##", "# #")


def picked(text: Text, language: str) -> str:
    """A text in this language, else in English."""
    return text.get(language) or text.get("en", "")
