"""Which hosts may be contacted: each name is resolved once, and vetted by its addresses."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291; NAT64 (64:ff9b::/96) lies outside
_SIX_TO_FOUR = IPv6Network("2002::/16")  # RFC 3056: hides an IPv4 address

Resolve = Callable[[str], Awaitable[Sequence[str]]]


class PrivateAddress(Exception):
    """The host lies in a private network."""


class NoSuchHost(Exception):
    """The name leads to no address."""


def is_public(text: str) -> bool:
    """Is this IP address one of the open internet? An IPv4 address inside an IPv6 one counts."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return address in _GLOBAL_UNICAST and address.is_global and address not in _SIX_TO_FOUR
        address = address.ipv4_mapped
    return address.is_global and not (address.is_multicast or address.is_reserved)


async def resolve(host: str) -> Sequence[str]:
    """The IP addresses of a host, by the system. Raises NoSuchHost."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise NoSuchHost(host) from fault
    return [str(entry[4][0]) for entry in found]


class Guard:
    """Gives the addresses that may be contacted; `own` is the start host, always allowed."""

    def __init__(self, own: str, allow_private: bool, resolve: Resolve = resolve) -> None:
        self._own = own.rstrip(".")
        self._allow_private = allow_private
        self._resolve = resolve
        self._known: dict[str, Sequence[str]] = {}

    async def addresses(self, host: str) -> Sequence[str]:
        """The vetted addresses of a host, never empty. Raises NoSuchHost or PrivateAddress.

        The first answer holds for the whole audit: a name that changes its address later does not
        lead anywhere else.
        """
        if host not in self._known:
            self._known.setdefault(host, await self._resolve(host))
        found = self._known[host]
        if self._allow_private or host.rstrip(".") == self._own:
            return found
        public = [address for address in found if is_public(address)]
        if not public:
            raise PrivateAddress(host)
        return public
