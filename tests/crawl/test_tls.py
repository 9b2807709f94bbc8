"""Certificates: nothing is sent past one that is not accepted."""

import ssl
from pathlib import Path

import pytest
import trustme

from journeycheck.errors import SiteError
from tests.crawl.server import page, visit


def serving_as(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> trustme.CA:
    """An authority that this machine trusts."""
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority


def test_a_good_certificate(trusted: trustme.CA) -> None:
    seen = visit({"/": page("/a"), "/a": page()}, tls=serving_as(trusted, "127.0.0.1"))
    assert seen.reader.paths == ["/", "/a"]


def test_a_certificate_for_another_name(trusted: trustme.CA) -> None:
    with pytest.raises(SiteError, match="made for another name"):
        visit({"/": page()}, tls=serving_as(trusted, "shop.example"))


def test_a_certificate_of_nobody(authority: trustme.CA) -> None:
    with pytest.raises(SiteError, match="no safe connection"):
        visit({"/": page()}, tls=serving_as(authority, "127.0.0.1"))
