"""Who may come in: only under a name that is ours, from our own page, and with the token."""

from __future__ import annotations

from collections.abc import Collection
from hmac import compare_digest
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def names(address: str, more: Collection[str] = ()) -> frozenset[str]:
    """The host names under which a server at an address may be asked."""
    every = address in {"0.0.0.0", "::", ""}
    return frozenset(name.casefold() for name in (*LOOPBACK, *more, *(() if every else (address,))))


def is_ours(host: str, port: int, allowed: Collection[str]) -> bool:
    """Whether a Host header names this server.

    >>> is_ours("localhost:8000", 8000, names("127.0.0.1")), is_ours("evil.example:8000", 8000, names("127.0.0.1"))
    (True, False)
    """
    try:
        found = urlsplit(f"//{host}")
        named, at = found.hostname, found.port
    except ValueError:
        return False
    return named in allowed and at in {port, None}


def from_here(origin: str | None, host: str) -> bool:
    """Whether an Origin header, where there is one, is the page that this host served.

    >>> from_here("http://localhost:8000", "localhost:8000"), from_here("http://evil.example", "localhost:8000")
    (True, False)
    """
    return origin is None or origin.casefold() in {f"http://{host}".casefold(), f"https://{host}".casefold()}


def knows(token: str, path: str) -> bool:
    """Whether a path begins with the token."""
    first = path.removeprefix("/").partition("/")[0]
    return compare_digest(first.encode(), token.encode())
