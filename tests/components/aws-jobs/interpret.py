"""Executes state machine documents with moto's interpreter and tells what each message led to.

The interpreter calls the services as a client does; an HTTP server in this process stands for Glue, SageMaker and S3
and records every call. Reads `{"machines": {...}, "scenarios": [...]}` on stdin, writes a list of outcomes on stdout.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import json
import os
import sys
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
REGION = "us-east-1"
PATIENCE_SECONDS = 60
MESSAGES = itertools.count()
ONE_AT_A_TIME = threading.Lock()


class Services:
    """Glue, SageMaker and S3, as far as the machines use them; jobs behave as their names say."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.calls: list[tuple[str, Json]] = []
        self.runs: dict[str, str] = {}
        self.starts: dict[str, int] = defaultdict(int)
        self.crawls: dict[str, int] = {}

    def record(self, operation: str, request: Json) -> None:
        with self.changed:
            self.calls.append((operation, request))
            self.changed.notify_all()

    def answer(self, operation: str, request: Json) -> tuple[int, Json]:
        self.record(operation, request)
        with self.lock:
            handler = getattr(self, f"on_{operation}", None)
            return (400, {"__type": "UnknownOperation"}) if handler is None else handler(request)

    def on_StartJobRun(self, request: Json) -> tuple[int, Json]:
        name = request["JobName"]
        self.starts[name] += 1
        if "absent" in name:
            return 400, {"__type": "EntityNotFoundException", "message": f"no job {name}"}
        run = f"jr_{name}_{self.starts[name]}"
        fails = "fail" in name or ("second-time" in name and self.starts[name] == 1)
        self.runs[run] = "RUNNING" if "hang" in name else "FAILED" if fails else "SUCCEEDED"
        return 200, {"JobRunId": run}

    def on_GetJobRun(self, request: Json) -> tuple[int, Json]:
        state = self.runs[request["RunId"]]
        run = {"Id": request["RunId"], "JobName": request["JobName"], "JobRunState": state}
        if state == "FAILED":
            long = "x" * 400 if "long" in request["JobName"] else ""
            kind = "InvalidInput" if "refusing" in request["JobName"] else "ValueError"
            run["ErrorMessage"] = f"{kind}: only one class{long}"
        return 200, {"JobRun": run}

    def on_BatchStopJobRun(self, request: Json) -> tuple[int, Json]:
        for run in request["JobRunIds"]:
            self.runs[run] = "STOPPED"
        return 200, {}

    def on_StartCrawler(self, request: Json) -> tuple[int, Json]:
        name = request["Name"]
        if "running" in name and name not in self.crawls:
            self.crawls[name] = 0
            return 400, {"__type": "CrawlerRunningException", "message": "runs already"}
        self.crawls[name] = 0
        return 200, {}

    def on_GetCrawler(self, request: Json) -> tuple[int, Json]:
        name = request["Name"]
        self.crawls[name] += 1
        if self.crawls[name] < 2 or "hang" in name:
            return 200, {"Crawler": {"Name": name, "State": "RUNNING"}}
        last = {"Status": "FAILED", "ErrorMessage": "no access"} if "fail" in name else {"Status": "SUCCEEDED"}
        return 200, {"Crawler": {"Name": name, "State": "READY", "LastCrawl": last}}

    def on_StopCrawler(self, request: Json) -> tuple[int, Json]:
        if "ended" in request["Name"]:
            return 400, {"__type": "CrawlerNotRunningException", "message": "does not run"}
        return 200, {}

    def on_SendPipelineExecutionStepSuccess(self, request: Json) -> tuple[int, Json]:
        values = [one["Value"] for one in request.get("OutputParameters", [])]
        if any(len(value) > 1024 for value in values):
            return 400, {"__type": "ValidationException", "message": "Value is too long"}
        if request["CallbackToken"].startswith("gone"):
            return 400, {"__type": "ResourceNotFound", "message": "no such token"}
        return 200, {"PipelineExecutionArn": "arn"}

    def on_SendPipelineExecutionStepFailure(self, request: Json) -> tuple[int, Json]:
        if len(request["FailureReason"]) > 256:
            return 400, {"__type": "ValidationException", "message": "FailureReason is too long"}
        return 200, {"PipelineExecutionArn": "arn"}

    def object(self, path: str) -> bytes | None:
        self.record("GetObject", {"path": path})
        if "absent" in path:
            return None
        if "broken" in path:
            return b"rows=812"
        value = "x" * 2000 if "long" in path else "812"
        return json.dumps([{"Name": "rows", "Value": value}]).encode()


SERVICES = Services()


class Handler(BaseHTTPRequestHandler):
    """AWS JSON 1.1, and S3's GET."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        operation = self.headers["x-amz-target"].rpartition(".")[2]
        status, answer = SERVICES.answer(operation, json.loads(body))
        self.reply(status, json.dumps(answer).encode(), "application/x-amz-json-1.1")

    def do_GET(self) -> None:
        found = SERVICES.object(self.path)
        if found is None:
            missing = b"<Error><Code>NoSuchKey</Code><Message>none</Message></Error>"
            self.reply(404, missing, "application/xml")
        else:
            self.reply(200, found, "application/json")

    def reply(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("x-amzn-requestid", "request")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def make_machines(client: Any, machines: Json) -> None:
    role = "arn:aws:iam::123456789012:role/states"
    for name, document in machines.items():
        # The interpreter cannot start express machines; what the states do does not depend on it.
        client.create_state_machine(name=name, definition=json.dumps(document), roleArn=role)


def call(operation: Any, **request: str) -> Any:
    """Calls the interpreter, which nobody promised to be safe between threads."""
    with ONE_AT_A_TIME:
        return operation(**request)


def run_door(client: Any, body: Json) -> str:
    """Hands a message to the door, as the pipe does, and waits for its end."""
    door = f"arn:aws:states:{REGION}:123456789012:stateMachine:door"
    name = f"message-{next(MESSAGES)}"
    arn = call(client.start_execution, stateMachineArn=door, name=name, input=json.dumps([body]))["executionArn"]
    while (told := call(client.describe_execution, executionArn=arn))["status"] == "RUNNING":
        time.sleep(0.1)
    return told["status"]


def wait_until(holds: Any) -> bool:
    """Waits until something holds of what was called; false when it does not within the patience."""
    with SERVICES.changed:
        return SERVICES.changed.wait_for(holds, timeout=PATIENCE_SECONDS)


def calls_of(operation: str, mark: str) -> list[Json]:
    """What an operation was asked with the scenario's mark in it."""
    with SERVICES.lock:
        return [one for name, one in SERVICES.calls if name == operation and mark in json.dumps(one)]


def answers(token: str) -> list[list[Any]]:
    kinds = ("Success", "Failure")
    return [
        [kind, one.get("OutputParameters", one.get("FailureReason"))]
        for kind in kinds
        for one in calls_of(f"SendPipelineExecutionStep{kind}", token)
    ]


def ended(client: Any, machine: str, token: str) -> bool:
    """Whether every execution of a machine that belongs to a token has ended."""
    arn = f"arn:aws:states:{REGION}:123456789012:stateMachine:{machine}"
    for one in call(client.list_executions, stateMachineArn=arn)["executions"]:
        told = call(client.describe_execution, executionArn=one["executionArn"])
        if token in str(told.get("input")) and told["status"] == "RUNNING":
            return False
    return True


def play(client: Any, scenario: Json) -> tuple[str, Json]:
    """Sends a scenario's messages through the door and gathers what came of them."""
    token, job = scenario["token"], scenario["job"]
    taken = []
    for message in scenario["messages"]:
        if message.get("after") == "start":
            wait_until(lambda: calls_of("GetJobRun", job) or calls_of("GetCrawler", job))
        elif message.get("after") == "answer":
            wait_until(lambda: answers(token))
        taken.append(run_door(client, message["body"]))
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and not ended(client, "answer", token):
        time.sleep(0.2)
    return scenario["name"], {
        "door": taken,
        "answers": answers(token),
        "starts": len(calls_of("StartJobRun", job)) + len(calls_of("StartCrawler", job)),
        "stops": len(calls_of("StopCrawler", job)),
        "arguments": [one.get("Arguments") for one in calls_of("StartJobRun", job)][:1],
        "limits": [one.get("Timeout") for one in calls_of("StartJobRun", job)][:1],
        "running": not ended(client, "answer", token),
    }


def complete_interpreter() -> None:
    """Gives the interpreter what moto left out of it: the names of members as each service writes them."""
    import boto3
    from botocore import xform_name
    from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import (
        state_task_service,
        state_task_service_aws_sdk,
        state_task_service_glue,
    )
    from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.resource import (
        ResourceCondition,
    )

    # Its wait for synchronous jobs ends what only services with task tokens have.
    state_task_service_glue._SUPPORTED_INTEGRATION_PATTERNS.add(ResourceCondition.WaitForTaskToken)
    service_class = state_task_service.StateTaskService
    state_task_service_aws_sdk._SERVICE_ERROR_NAMES.update(sagemaker="SageMaker", glue="Glue", s3="S3")

    @functools.cache
    def model_of(service: str) -> Any:
        return boto3.client(service).meta.service_model

    def operation(self: Any, service: str | None, action: str | None) -> Any:
        model = model_of(self._get_boto_service_name(service))
        wanted = self._get_boto_service_action(action)
        name = next(one for one in model.operation_names if xform_name(one) == wanted)
        return model.operation_model(name)

    def parameters(
        self: Any, parameters: Json, boto_service_name: str | None = None, service_action_name: str | None = None
    ) -> None:
        self._to_boto_request(parameters, operation(self, boto_service_name, service_action_name).input_shape)

    def response(
        self: Any, response: Any, boto_service_name: str | None = None, service_action_name: str | None = None
    ) -> None:
        self._from_boto_response(response, operation(self, boto_service_name, service_action_name).output_shape)
        for member, value in response.items():
            if isinstance(value, datetime.datetime):
                response[member] = value.isoformat()

    service_class._normalise_parameters = parameters
    service_class._normalise_response = response


def main() -> None:
    plan = json.load(sys.stdin)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    os.environ.update({f"AWS_ENDPOINT_URL_{name}": url for name in ("GLUE", "SAGEMAKER", "S3")})
    os.environ.update({"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s", "AWS_DEFAULT_REGION": REGION})

    import boto3
    from moto import mock_aws

    complete_interpreter()
    with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
        client = boto3.client("stepfunctions", region_name=REGION)
        make_machines(client, plan["machines"])
        # The first alone: what is imported on first use must not be imported by two threads at once.
        first, *others = plan["scenarios"]
        played = [play(client, first)]
        with ThreadPoolExecutor(len(others)) as pool:
            played += pool.map(functools.partial(play, client), others)
    json.dump(dict(played), sys.stdout)
    sys.stdout.flush()
    # Executions that hang on purpose have threads of their own, which nothing ends.
    os._exit(0)


if __name__ == "__main__":
    main()
