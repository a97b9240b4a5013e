"""What the server of a model and the code that knows its algorithm say to each other."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Request:
    """One call of ``/invocations``."""

    body: bytes
    content_type: str
    #: Empty when the caller takes anything.
    accept: str
    #: Whether a batch transform job asks, for which some containers answer line by line.
    batch: bool


@dataclass(frozen=True)
class Response:
    """The answer to one call."""

    body: bytes
    content_type: str


class Refused(Exception):
    """A call that the container answers with an error of its own."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


Invoke = Callable[[Request], Response]


def media_type(value: str) -> str:
    """A content type in lower case, without its parameters."""
    return value.partition(";")[0].strip().lower()
