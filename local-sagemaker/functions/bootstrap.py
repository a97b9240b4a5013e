"""Runs one call of a Lambda handler: the event is read from a file, the answer written to another."""

from __future__ import annotations

import importlib
import json
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Context:
    """What a handler can ask about its call, as far as it makes sense on this machine."""

    function_name: str
    invoked_function_arn: str
    aws_request_id: str
    memory_limit_in_mb: str
    deadline: float
    function_version: str = "$LATEST"
    log_group_name: str = ""
    log_stream_name: str = ""

    def get_remaining_time_in_millis(self) -> int:
        """Time until the function's time limit, in milliseconds."""
        return max(0, round((self.deadline - time.monotonic()) * 1000))


def call(folder: str, handler: str, request: dict[str, object]) -> dict[str, object]:
    """Calls a handler; answers `{"answer": ...}`, or `{"errorType": ..., "errorMessage": ...}` when it raises."""
    settings = dict(request["context"])
    settings["deadline"] = time.monotonic() + float(settings.pop("seconds"))
    module_name, _, function_name = handler.rpartition(".")
    sys.path.insert(0, folder)
    try:
        handle = getattr(importlib.import_module(module_name.replace("/", ".")), function_name)
        answer = handle(request["event"], Context(**settings))
        json.dumps(answer, allow_nan=False)
    except Exception as error:
        traceback.print_exc()
        return {"errorType": type(error).__name__, "errorMessage": str(error)}
    return {"answer": answer}


def main(folder: str, handler: str, request_file: str, answer_file: str) -> None:
    """Reads the request, calls the handler, writes what came of it."""
    request = json.loads(Path(request_file).read_text(encoding="utf-8"))
    Path(answer_file).write_text(json.dumps(call(folder, handler, request)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
