"""The certificate that a host showed: from when to when it is good."""

import ssl
from datetime import UTC, datetime

from journeycheck.facts import Certificate


def certificate(connection: object) -> Certificate | None:
    """The life of the certificate shown at the other end; None when the connection is not safe, or
    nothing is known of it. `connection` is the `ssl_object` of a transport of asyncio."""
    if not isinstance(connection, ssl.SSLObject | ssl.SSLSocket):
        return None
    told = connection.getpeercert()
    begins, ends = ((told or {}).get(key) for key in ("notBefore", "notAfter"))
    if not isinstance(begins, str) or not isinstance(ends, str):
        return None
    return Certificate(_moment(begins), _moment(ends))


def _moment(text: str) -> datetime:
    """ "Nov 22 08:00:00 2026 GMT"."""
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
