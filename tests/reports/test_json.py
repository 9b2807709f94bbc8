"""`audit.json` is the audit, whole, and JSON that any reader accepts."""

import json
from typing import Any

from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from journeycheck.catalog import load_format
from journeycheck.model import Audit
from tests.reports.golden import changed, everywhere, golden

MANY = 1_001  # hours: more than are written at once


def written(audit: Audit) -> str:
    return load_format("json").render(audit, "fr")


def test_it_follows_the_schema() -> None:
    schema = Audit.model_json_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(written(golden())))


def test_it_reads_back_as_the_same_audit() -> None:
    text = written(golden())
    assert Audit.model_validate_json(text) == golden()
    assert text.endswith("}\n")


def test_written_in_pieces_it_is_what_it_is_as_a_whole() -> None:
    def grown(data: dict[str, Any]) -> None:
        data["hours"] = [{**data["hours"][0], "raw": f"Mo {n}\nTu"} for n in range(MANY)]
        data["facts"] = []

    audit = changed(grown)
    pieces = list(load_format("json").pieces(audit, "fr"))
    assert b"".join(pieces) == TypeAdapter(Audit).dump_json(audit, indent=2) + b"\n"
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 2


def test_lone_surrogates_and_control_characters_do_no_harm() -> None:
    text = written(everywhere("\ud800\x00\x1b</script>\u2028"))
    assert (
        json.loads(text.encode())["site"]["name"] == "Maison Orvalle\ufffd\x00\x1b</script>\u2028"
    )


def test_what_is_no_number_is_null() -> None:
    def puzzle(data: dict[str, Any]) -> None:
        data["run"]["settings"] = {"rate": float("nan"), "max_time": float("inf"), "robots": "x"}

    settings = json.loads(written(changed(puzzle)), parse_constant=str)["run"]["settings"]
    assert settings == {"rate": None, "max_time": None, "robots": "x"}
