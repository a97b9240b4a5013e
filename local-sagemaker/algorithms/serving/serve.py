"""Serves a model as SageMaker's containers do: ``/ping``, ``/execution-parameters`` and ``/invocations``.

The first argument is the folder of the algorithm, whose ``serving.py`` loads the model. A container whose
environment names ``SAGEMAKER_PROGRAM`` is served by the user's own code instead. The server listens on the Unix
socket that ``LOCAL_SAGEMAKER_SOCKET`` names, so that it can be reached in a container without network.
"""

import json
import os
import socketserver
import sys
import threading
import traceback
from http.server import BaseHTTPRequestHandler
from importlib import import_module
from pathlib import Path

import script_mode
from contract import Invoke, Refused, Request

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))

EXECUTION_PARAMETERS = {
    "MaxConcurrentTransforms": 1,
    "BatchStrategy": "MULTI_RECORD",
    "MaxPayloadInMB": 6,
}


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """One model behind one socket."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, socket: str, invoke: Invoke) -> None:
        super().__init__(socket, Handler)
        self.invoke = invoke
        # Libraries for models are seldom safe for threads.
        self.one_at_a_time = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Health and parameters."""
        if self.path == "/ping":
            self.answer(200, b"", "text/plain")
        elif self.path == "/execution-parameters":
            body = json.dumps(EXECUTION_PARAMETERS).encode()
            self.answer(200, body, "application/json")
        else:
            self.answer(404, b"", "text/plain")

    def do_POST(self) -> None:
        """A prediction."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path != "/invocations":
            self.answer(404, b"", "text/plain")
            return
        request = Request(
            body=body,
            content_type=self.headers.get("Content-Type") or "",
            accept=self.headers.get("Accept") or "",
            batch=os.environ.get("SAGEMAKER_BATCH", "").lower() == "true",
        )
        try:
            with self.server.one_at_a_time:
                response = self.server.invoke(request)
        except Refused as refused:
            print(f"{refused.status}: {refused}", flush=True)
            self.answer(refused.status, str(refused).encode(), "text/html")
        except Exception as error:  # The caller learns of it, and the log says where.
            traceback.print_exc()
            self.answer(500, str(error).encode(), "text/html")
        else:
            self.answer(200, response.body, response.content_type)

    def answer(self, status: int, body: bytes, content_type: str) -> None:
        """Sends a whole response."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def address_string(self) -> str:
        """A Unix socket has no address of a caller."""
        return "caller"

    def log_message(self, *_: object) -> None:
        """Each call is in the log of whoever calls."""


def loader(algorithm: str) -> Invoke:
    """The model behind ``/opt/ml/model``, ready to be asked."""
    model = BASE / "model"
    if os.environ.get("SAGEMAKER_PROGRAM"):
        return script_mode.load(model)
    sys.path.insert(0, algorithm)
    return import_module("serving").load(model)


def main() -> None:
    """Loads first: a model that does not load never answers a ping."""
    invoke = loader(sys.argv[1])
    with Server(os.environ["LOCAL_SAGEMAKER_SOCKET"], invoke) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
