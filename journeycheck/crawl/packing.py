"""Answers as bytes; what was read in them is packed apart."""

import msgspec

from journeycheck.codec import FindPart, Packed, encode
from journeycheck.crawl.answers import Failure, Fetch
from journeycheck.facts import Certificate
from journeycheck.page import Page


class _Fetch(msgspec.Struct, array_like=True, tag="fetch"):
    page: Page
    limit: str
    cookies: tuple[tuple[str, str], ...]
    certificate: Certificate | None


class _Failure(msgspec.Struct, array_like=True, tag="failure"):
    failure: Failure


_answer: msgspec.msgpack.Decoder[_Fetch | _Failure] = msgspec.msgpack.Decoder(_Fetch | _Failure)


def pack_answer(answer: Fetch | Failure) -> bytes:
    """An answer without what was read in it."""
    if isinstance(answer, Failure):
        return encode(_Failure(answer))
    return encode(_Fetch(answer.page, answer.limit, answer.cookies, answer.certificate))


def unpack_answer(raw: bytes, reading: bytes | None, find: FindPart) -> Fetch | Failure:
    """Raises Garbled."""
    answer = _answer.decode(raw)
    if isinstance(answer, _Failure):
        return answer.failure
    packed = Packed(reading, find) if reading is not None else None
    return Fetch(answer.page, answer.limit, answer.cookies, answer.certificate, packed)
