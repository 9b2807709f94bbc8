"""Where settings come from, and how mistakes in them are told."""

from pathlib import Path

import pytest

from journeycheck.config import load
from journeycheck.errors import ConfigError, UsageError


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "journeycheck.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_flags_win_over_environment_over_file(tmp_path: Path) -> None:
    file = written(tmp_path, "max-pages = 1\nmax-depth = 2\nrate = 3\n")
    environment = {"JOURNEYCHECK_MAX_DEPTH": "5", "JOURNEYCHECK_RATE": "6"}
    settings = load({"rate": 9.0}, file=file, environment=environment)
    assert (settings.max_pages, settings.max_depth, settings.rate) == (1, 5, 9.0)
    assert settings.origins["max_pages"] == str(file)
    assert settings.origins["max_depth"] == "the environment"


def test_an_unknown_key_names_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'max-page'.*'max-pages'"):
        load({}, file=written(tmp_path, "max-page = 3\n"), environment={})


def test_an_unknown_variable_names_the_nearest_known_one() -> None:
    with pytest.raises(ConfigError, match="'fail-on'"):
        load({}, environment={"JOURNEYCHECK_FAILON": "minor"})


@pytest.mark.parametrize(
    ("key", "value"),
    [("max_pages", -1), ("rate", -0.1), ("timeout", "nan"), ("fail_on", "all"), ("country", "FRA")],
)
def test_values_out_of_range(key: str, value: object) -> None:
    with pytest.raises(UsageError, match=key.replace("_", "-")):
        load({key: value}, environment={})


def test_broken_toml_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"journeycheck\.toml is not valid TOML"):
        load({}, file=written(tmp_path, "max-pages = = 3"), environment={})


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load({}, file=tmp_path / "none.toml", environment={})


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"LANG": "fr_FR.UTF-8"}, "fr"), ({"LANG": "C.UTF-8"}, "en"), ({}, "en")],
)
def test_language_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert load({}, environment=environment).language == language


def test_formats_are_a_list(tmp_path: Path) -> None:
    file = written(tmp_path, 'format = ["json"]\n')
    assert load({}, file=file, environment={}).format == ("json",)
    assert load({"format": "html, json"}, environment={}).format == ("html", "json")


def test_whoever_walks_an_order_says_by_whose_leave() -> None:
    with pytest.raises(UsageError, match="authorised-by"):
        load({"walk_order": True}, environment={})
    with pytest.raises(UsageError, match="browser = never"):
        told = {"walk_order": True, "authorised_by": "Mrs Martin", "browser": "never"}
        load(told, environment={})
    assert load({"walk_order": True, "authorised_by": "Mrs Martin"}, environment={}).walk_order
