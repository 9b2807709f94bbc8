"""The list of a fleet, in its three shapes, and how its mistakes are told."""

from pathlib import Path

import pytest

from journeycheck.errors import UsageError
from journeycheck.fleet.sites import read_sites, slug


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_text_has_one_address_a_line(tmp_path: Path) -> None:
    text = "\ufeff# les boutiques\nhttps://a.example/\n\nb.example/fr  # la deuxième\n"
    sites = read_sites(written(tmp_path, "sites.txt", text))
    assert [site.url for site in sites] == ["https://a.example/", "https://b.example/fr"]
    assert [site.place for site in sites] == ["line 2", "line 4"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_has_options_of_its_own(tmp_path: Path, separator: str) -> None:
    rows = [["URL", "Name", "max-pages", "country"], ["https://a.example/", "Maison A", "7", "be"],
            ["https://b.example/", "", "", ""]]  # fmt: skip
    text = "\r\n".join(separator.join(row) for row in rows) + "\r\n"
    first, second = read_sites(written(tmp_path, "sites.csv", text), {"max_pages": "3"})
    assert (first.name, first.settings.max_pages, first.settings.country) == ("Maison A", 7, "BE")
    assert (second.name, second.settings.max_pages) == ("b.example", 3)
    assert first.options == {"max-pages": "7", "country": "be"}


def test_toml_has_defaults_and_files_of_their_own(tmp_path: Path) -> None:
    written(tmp_path, "own.toml", "max-depth = 2\n")
    text = """[defaults]\nrate = 3\n[[site]]\nurl = "https://a.example/"\nconfig = "own.toml"
      [[site]]\nurl = "https://b.example/"\nrate = 1\n"""
    first, second = read_sites(written(tmp_path, "sites.toml", text))
    assert (first.settings.rate, first.settings.max_depth) == (3, 2)
    assert second.settings.rate == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("s.txt", "# nothing\n", "names no site"),
        ("s.txt", "https://a.example/\nftp://b.example/\n", "line 2"),
        ("s.txt", "https://a.example/\nhttps://a.example\n", "stands twice in the list: line 1"),
        ("s.csv", "address\nhttps://a.example/\n", "a column “url”"),
        ("s.csv", "url,max-page\nhttps://a.example/,3\n", "line 2.*'max-pages'"),
        ("s.csv", "url,rate\nhttps://a.example/,fast\n", "line 2.*rate"),
        ("s.toml", "[[sites]]\nurl = 1\n", r"\[\[site\]\]"),
        ("s.toml", "site = 1\n", r"\[\[site\]\]"),
        ("s.toml", "= 1\n", "cannot be understood"),
        ("none/s.txt", None, "cannot be read"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_line(
    tmp_path: Path, name: str, text: str | None, told: str
) -> None:
    file = tmp_path / name if text is None else written(tmp_path, name, text)
    with pytest.raises(UsageError, match=told):
        read_sites(file)


def test_a_folder_is_never_that_of_another_address() -> None:
    addresses = [
        "https://a.example/", "http://a.example/", "https://a.example/fr", "https://é.example/",
        "https://a.example/fr/../..", "https://a.example:8/",
    ]  # fmt: skip
    names = [slug(url) for url in addresses]
    assert names[0] == "a.example" and len(set(names)) >= len(names) - 1
    assert all("/" not in name and not name.startswith(".") for name in names)
