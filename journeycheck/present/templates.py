"""The templates of the HTML pages, speaking one language, and what keeps the pages inert."""

import hashlib
import re
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeycheck.present.filters import filters
from journeycheck.present.speech import Speech
from journeycheck.texts import translations


@lru_cache
def environment(folder: Path, language: str) -> Environment:
    """The templates of a folder, in one language. What comes from a site is escaped by them."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= filters(Speech(language))
    return made


def tight(style: str) -> str:
    """A stylesheet without its comments and line ends."""
    return re.sub(r"/\*.*?\*/|\n\s*", "", style, flags=re.DOTALL)


def fingerprint(script: str) -> str:
    """The hash by which a content security policy knows a script."""
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()
