"""Lambda function: brings one file from the web, or from another bucket, into the workflow's bucket.

Takes `{SourceUrl, ExpectedSha256, MaxBytes, Bucket, Key}` and answers `{S3Uri, Bytes, Sha256}`. The file streams from
the source to S3. It is stored whole or not at all: too many bytes, another hash, a bad answer or too slow a server end
the function with an error before the upload is complete. SageMaker does not retry a Lambda step, so faults that may
pass are retried here.
"""

import os
import re
import time
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError

from verified_stream import Refused, Source, Unreachable, VerifiedStream, open_url, quoted

ATTEMPTS = 3
PAUSE_SECONDS = 1.0
MARGIN_SECONDS = 5.0
"""Kept back of the function's time, so that it can say itself what took too long."""

UNCHECKED = "unchecked"
"""Given in place of a hash where nobody knows it."""


class ObjectBody:
    """The content of an S3 object as a source."""

    def __init__(self, body: Any, name: str) -> None:
        self.body, self.name = body, name

    def read1(self, size: int, /) -> bytes:
        try:
            return self.body.read(size)
        except BotoCoreError as error:
            raise Unreachable(f"Source {quoted(self.name)} broke off: {error}.") from None


def expected_hash(value: str) -> str:
    """The hash to compare with, or nothing."""
    if value == UNCHECKED:
        return ""
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise Refused(f"ExpectedSha256 is {quoted(value)}; give 64 hexadecimal digits, or {quoted(UNCHECKED)}.")
    return value


def open_object(s3: Any, url: str, limit: int) -> tuple[Source, int]:
    """An object of S3 and its length."""
    bucket, _, key = url.removeprefix("s3://").partition("/")
    if not bucket or not key:
        raise Refused(f"Source {quoted(url)} names no object; it is s3://bucket/key.")
    try:
        answer = s3.get_object(Bucket=bucket, Key=key)
    except s3.exceptions.NoSuchKey:
        raise Refused(f"Source {quoted(url)} does not exist.") from None
    length: int = answer["ContentLength"]
    if length > limit:
        raise Refused(f"Source {quoted(url)} has {length} bytes; the limit is {limit}.")
    return ObjectBody(answer["Body"], url), length


def open_source(s3: Any, url: str, limit: int, deadline: float) -> tuple[Source, int | None]:
    """The source and its length, where the server tells it."""
    if url.startswith("s3://"):
        return open_object(s3, url, limit)
    plain_http = os.environ.get("ALLOW_PLAIN_HTTP") == "true"
    response = open_url(url, limit, deadline - time.monotonic(), plain_http)
    length = response.headers.get("Content-Length", "")
    return response, int(length) if length.isdigit() else None


def ingest(s3: Any, event: dict[str, Any], deadline: float) -> dict[str, Any]:
    """One attempt."""
    url, limit = str(event["SourceUrl"]), int(event["MaxBytes"])
    bucket, key = str(event["Bucket"]), str(event["Key"])
    expected = expected_hash(str(event["ExpectedSha256"]))
    source, length = open_source(s3, url, limit, deadline)
    stream = VerifiedStream(source, name=url, limit=limit, expected=expected, length=length, deadline=deadline)
    s3.upload_fileobj(stream, bucket, key)
    return {"S3Uri": f"s3://{bucket}/{key}", "Bytes": stream.bytes, "Sha256": stream.sha256}


def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The function's entry point."""
    deadline = time.monotonic() + context.get_remaining_time_in_millis() / 1000 - MARGIN_SECONDS
    s3 = boto3.client("s3")
    attempt = 1
    while True:
        try:
            answer = ingest(s3, event, deadline)
            print(f"stored {answer['Bytes']} bytes with SHA-256 {answer['Sha256']} as {answer['S3Uri']}")
            return answer
        except Unreachable as error:
            pause = PAUSE_SECONDS * 2 ** (attempt - 1)
            if attempt == ATTEMPTS or time.monotonic() + pause > deadline:
                raise
            print(f"attempt {attempt} of {ATTEMPTS}: {error} Trying again in {pause:g} s.")
            time.sleep(pause)
        attempt += 1
