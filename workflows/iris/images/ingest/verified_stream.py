"""Reads a file from the web and lets it through only as far as it is what was asked for. Needs Python alone."""

import hashlib
import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Protocol

CHUNK = 65_536
SOCKET_SECONDS = 10
"""Longest silence of the server, in seconds; the deadline bounds the whole."""


class Refused(Exception):
    """Why the source cannot be taken; trying again will not help."""


class Unreachable(Exception):
    """Why the source could not be read this time; trying again may help."""


class Source(Protocol):
    """An opened source: `read1` gives what is there, at most so many bytes, and nothing at its end."""

    def read1(self, size: int, /) -> bytes: ...


def quoted(text: str) -> str:
    """A text in double quotes on one line, cut when it is long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= 200 else f'"{line[:197]}…"'


def check_url(url: str, plain_http: bool = False) -> None:
    """Refuses what is no web address to read from: other schemes, no host, a password that would stand in logs."""
    parts = urllib.parse.urlsplit(url)
    schemes = ("https", "http") if plain_http else ("https",)
    if parts.username is not None or parts.password is not None:
        host = parts.hostname or ""
        raise Refused(f"The source at host {quoted(host)} has a user name in its address. Take it out.")
    if parts.scheme not in schemes or not parts.hostname:
        raise Refused(f"Source {quoted(url)} is no {' or '.join(schemes)} or s3 address.")


class CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only where the first address might have led."""

    def __init__(self, plain_http: bool) -> None:
        self.plain_http = plain_http

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # noqa: ANN001, ANN201
        check_url(newurl, self.plain_http)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def open_url(url: str, limit: int, seconds: float, plain_http: bool = False) -> http.client.HTTPResponse:
    """Asks the server for the file. A 4xx answer and a length above the limit are refused at once."""
    check_url(url, plain_http)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), CheckedRedirects(plain_http))
    try:
        response = opener.open(url, timeout=max(0.001, min(SOCKET_SECONDS, seconds)))
    except urllib.error.HTTPError as error:
        again = error.code >= 500 or error.code == 429
        raise (Unreachable if again else Refused)(f"Source {quoted(url)} answers {error.code}.") from None
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(f"Source {quoted(url)} cannot be reached: {reason(error)}.") from None
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > limit:
        response.close()
        raise Refused(f"Source {quoted(url)} has {length} bytes; the limit is {limit}.")
    return response


def reason(error: Exception) -> str:
    """What went wrong, in few words."""
    inner = getattr(error, "reason", error)
    return "it took too long" if isinstance(inner, TimeoutError) else str(inner) or type(inner).__name__


class VerifiedStream:
    """A file to read whose end can only be reached when size, hash and time are right.

    A reader that stores what it reads therefore never completes a wrong file: its last `read` raises instead of
    ending. `expected` is the SHA-256 in hexadecimal digits, or nothing where none is known.
    """

    def __init__(
        self,
        source: Source,
        *,
        name: str,
        limit: int,
        expected: str,
        length: int | None = None,
        deadline: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.source, self.name, self.limit, self.expected = source, name, limit, expected
        self.length, self.deadline, self.clock = length, deadline, clock
        self.bytes = 0
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """So many bytes; fewer, or none, only at the end of a file that is right."""
        parts: list[bytes] = []
        missing = size if size >= 0 else self.limit + 1
        while missing > 0:
            chunk = self.next_chunk(min(CHUNK, missing))
            if not chunk:
                self.check_end()
                break
            parts.append(chunk)
            missing -= len(chunk)
        return b"".join(parts)

    def next_chunk(self, size: int) -> bytes:
        if self.clock() > self.deadline:
            raise Refused(f"Source {quoted(self.name)} took too long: {self.bytes} bytes had come.")
        try:
            chunk = self.source.read1(size)
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"Source {quoted(self.name)} broke off: {reason(error)}.") from None
        self.bytes += len(chunk)
        self.hash.update(chunk)
        if self.bytes > self.limit:
            raise Refused(f"Source {quoted(self.name)} has more than {self.limit} bytes, the limit.")
        return chunk

    def check_end(self) -> None:
        if self.length is not None and self.bytes < self.length:
            raise Unreachable(f"Source {quoted(self.name)} broke off after {self.bytes} of {self.length} bytes.")
        if self.expected and self.sha256 != self.expected:
            raise Refused(
                f"Source {quoted(self.name)} has the SHA-256 {self.sha256}, but {self.expected} is expected: "
                "it is not the file that was agreed on. Look at it, and change ExpectedSha256 if it is right."
            )
        if self.bytes == 0:
            raise Refused(f"Source {quoted(self.name)} is empty.")

    @property
    def sha256(self) -> str:
        return self.hash.hexdigest()
