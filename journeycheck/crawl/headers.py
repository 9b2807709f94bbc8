"""What headers and first bytes say, read with suspicion."""


def text(value: bytes) -> str:
    """A header value: UTF-8 where it is, else byte by byte."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def cookie(header: str) -> tuple[str, str]:
    """Name and value, or two empty strings for one that cannot be sent back."""
    pair = header.partition(";")[0].strip()
    name, sign, value = pair.partition("=")
    fit = sign and len(pair) <= 4096 and pair.isascii() and pair.isprintable()
    return (name.strip(), value.strip()) if fit else ("", "")


def looks_like_html(body: bytes) -> bool:
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
