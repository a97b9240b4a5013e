"""What the ingesting function lets through, against a real HTTP server of this machine."""

import hashlib
import http.server
import threading
import time
import unittest
from collections.abc import Callable

import job_folder  # noqa: F401

from verified_stream import Refused, Unreachable, VerifiedStream, check_url, open_url

CONTENT = b"5.1,3.5,1.4,0.2,Iris-setosa\n" * 10
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        PATHS[self.path](self)

    def log_message(self, *_: object) -> None:
        pass


def answer(status: int, body: bytes = b"", length: int | None = None, **headers: str) -> Callable[[Handler], None]:
    def send(handler: Handler) -> None:
        handler.send_response(status)
        if length != -1:
            handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def silence(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    RELEASED.wait(10)


RELEASED = threading.Event()
PATHS: dict[str, Callable[[Handler], None]] = {
    "/iris.data": answer(200, CONTENT),
    "/no-length": answer(200, CONTENT, -1),
    "/cut": answer(200, CONTENT, 1000),
    "/empty": answer(200),
    "/absent": answer(404),
    "/busy": answer(503),
    "/much": answer(429),
    "/moved": answer(302, Location="/iris.data"),
    "/astray": answer(302, Location="ftp://example.org/x"),
    "/silent": silence,
}


class Stream(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        cls.server.daemon_threads = True
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls) -> None:
        RELEASED.set()
        cls.server.shutdown()
        cls.server.server_close()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def fetch(self, path: str, *, limit: int = 10_000, expected: str = SHA256, seconds: float = 5) -> bytes:
        deadline = time.monotonic() + seconds
        response = open_url(self.url(path), limit, seconds, plain_http=True)
        length = response.headers.get("Content-Length")
        with response:
            stream = VerifiedStream(
                response,
                name=path,
                limit=limit,
                expected=expected,
                length=None if length is None else int(length),
                deadline=deadline,
            )
            return stream.read()

    def test_lets_the_right_file_through_byte_for_byte(self) -> None:
        for path in ("/iris.data", "/no-length", "/moved"):
            self.assertEqual(self.fetch(path), CONTENT)
        self.assertEqual(self.fetch("/iris.data", expected=""), CONTENT)

    def test_never_ends_a_file_of_another_hash(self) -> None:
        with self.assertRaisesRegex(Refused, f"has the SHA-256 {SHA256}, but {'0' * 64} is expected"):
            self.fetch("/iris.data", expected="0" * 64)

    def test_refuses_more_bytes_than_the_limit_announced_or_not(self) -> None:
        self.assertEqual(len(self.fetch("/iris.data", limit=len(CONTENT))), len(CONTENT))
        with self.assertRaisesRegex(Refused, "has 280 bytes; the limit is 279"):
            self.fetch("/iris.data", limit=279)
        with self.assertRaisesRegex(Refused, "has more than 279 bytes, the limit"):
            self.fetch("/no-length", limit=279)

    def test_tells_what_may_pass_from_what_stays_wrong(self) -> None:
        with self.assertRaisesRegex(Refused, 'absent" answers 404'):
            self.fetch("/absent")
        for path, code in (("/busy", 503), ("/much", 429)):
            with self.assertRaisesRegex(Unreachable, f"answers {code}"):
                self.fetch(path)
        with self.assertRaisesRegex(Unreachable, "broke off after 280 of 1000 bytes"):
            self.fetch("/cut")
        with self.assertRaisesRegex(Refused, "is empty"):
            self.fetch("/empty", expected="")
        closed = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        port = closed.server_port
        closed.server_close()
        with self.assertRaisesRegex(Unreachable, "cannot be reached: .*refused"):
            open_url(f"http://127.0.0.1:{port}/", 10, 5, plain_http=True)

    def test_ends_in_time_when_the_server_says_nothing(self) -> None:
        before = time.monotonic()
        with self.assertRaisesRegex(Unreachable, "broke off: it took too long"):
            self.fetch("/silent", seconds=0.2)
        self.assertLess(time.monotonic() - before, 5)

    def test_ends_in_time_when_bytes_only_drip(self) -> None:
        class Drip:
            def read1(self, _size: int) -> bytes:
                return b"x"

        ticks = iter(range(100))
        stream = VerifiedStream(
            Drip(), name="drip", limit=1000, expected="", deadline=20, clock=lambda: float(next(ticks))
        )
        with self.assertRaisesRegex(Refused, '"drip" took too long: 21 bytes had come'):
            stream.read()

    def test_does_not_follow_a_redirect_to_where_it_may_not_read(self) -> None:
        with self.assertRaisesRegex(Refused, '"ftp://example.org/x" is no https or http or s3 address'):
            self.fetch("/astray")

    def test_takes_https_alone_unless_told_otherwise(self) -> None:
        check_url("https://example.org/iris.data")
        for url in ("http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "https:///x", "iris.data"):
            with self.assertRaisesRegex(Refused, "is no https or s3 address"):
                check_url(url)

    def test_refuses_a_password_and_does_not_repeat_it(self) -> None:
        with self.assertRaises(Refused) as caught:
            check_url("https://me:secret@example.org/x")
        self.assertNotIn("secret", str(caught.exception))

    def test_gives_full_reads_so_that_a_short_one_means_the_end(self) -> None:
        class Pieces:
            def __init__(self) -> None:
                self.parts = [b"abc", b"d", b"efgh", b""]

            def read1(self, _size: int) -> bytes:
                return self.parts.pop(0)

        stream = VerifiedStream(Pieces(), name="p", limit=100, expected="", deadline=time.monotonic() + 9)
        self.assertEqual([stream.read(4), stream.read(8)], [b"abcd", b"efgh"])
