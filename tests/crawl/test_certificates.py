"""The life of a certificate, over real connections."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import trustme
import truststore

from journeycheck.crawl.certificates import certificate
from journeycheck.crawl.wires import Wires
from journeycheck.facts import Certificate
from journeycheck.guard import Guard

NOW = datetime.now(UTC).replace(microsecond=0)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


async def seen(server: ssl.SSLContext | None, client: ssl.SSLContext) -> Certificate | None:
    """What our transport lets us see of the certificate of a server on loopback."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER)
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0, ssl=server) as listening:
        port = listening.sockets[0].getsockname()[1]
        scheme = "https" if server else "http"
        async with Wires(Guard("127.0.0.1", False), client) as transport:
            limits = {"timeout": {"connect": 5.0, "read": 5.0}}
            request = httpx.Request("GET", f"{scheme}://127.0.0.1:{port}/", extensions=limits)
            response = await transport.handle_async_request(request)
            stream = response.extensions["network_stream"]
            await response.aread()
            return certificate(stream.get_extra_info("ssl_object"))


def as_we_connect() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def contexts(ends: datetime) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Of a server whose certificate ends then, and of a client that trusts it."""
    authority = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), as_we_connect()
    authority.issue_cert("127.0.0.1", not_after=ends).configure_cert(server)
    authority.configure_trust(client)
    return server, client


@pytest.mark.parametrize("days", [1, 13, 400])
def test_a_safe_connection(days: int) -> None:
    ends = NOW + timedelta(days=days)
    told = asyncio.run(seen(*contexts(ends)))
    assert told is not None and told.ends == ends
    assert told.begins < NOW


def test_a_plain_connection() -> None:
    assert asyncio.run(seen(None, as_we_connect())) is None


def test_a_certificate_that_nobody_looked_at() -> None:
    server, client = contexts(NOW + timedelta(days=1))
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    assert asyncio.run(seen(server, client)) is None


def test_what_is_no_connection() -> None:
    assert certificate(None) is None
    assert certificate("tls") is None
