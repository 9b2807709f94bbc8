"""The friction report: one HTML file that loads nothing, stores nothing and sends nothing."""

import hashlib
import re
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeycheck import Audit, report_format
from journeycheck.present import Speech, filters, tidied, view
from journeycheck.texts import translations

FOLDER = Path(__file__).parent / "html"


@report_format("report.html")
def render(audit: Audit, language: str) -> str:
    """The report in one language. The site's words are escaped; the only script is ours."""
    speech = Speech.of(language)
    script = re.sub(r"\n +", "\n", (FOLDER / "report.js").read_text(encoding="utf-8"))
    page = environment(speech.language).get_template("page.html")
    text = page.render(
        **view(tidied(audit), speech),
        style=_tight((FOLDER / "report.css").read_text(encoding="utf-8")),
        script=script,
        fingerprint=_fingerprint(script),
    )
    return text.encode("utf-8", "replace").decode("utf-8")


@lru_cache
def environment(language: str) -> Environment:
    """The templates, speaking one language."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
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


def _tight(style: str) -> str:
    """The stylesheet without its comments and line ends."""
    return re.sub(r"/\*.*?\*/|\n\s*", "", style, flags=re.DOTALL)


def _fingerprint(script: str) -> str:
    """The hash by which the content security policy knows the script."""
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()
