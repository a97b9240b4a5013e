"""Answers ``/invocations`` as the image ``linear-learner`` does.

https://docs.aws.amazon.com/sagemaker/latest/dg/LL-in-formats.html
"""

import json
from pathlib import Path

import numpy as np

from contract import Invoke, Refused, Request, Response, media_type
from model import LinearModel, load_model

JSON, JSON_LINES = "application/json", "application/jsonlines"


def read_features(request: Request, features: int) -> np.ndarray:
    """The rows of a request. Raises Refused for other forms and other numbers of features."""
    kind = media_type(request.content_type) or "text/csv"
    try:
        text = request.body.decode("utf-8").strip()
        if kind == "text/csv":
            lines = [line for line in text.splitlines() if line.strip()]
            rows = [[float(cell) for cell in line.split(",")] for line in lines]
        elif kind == JSON:
            rows = [[float(value) for value in instance["features"]] for instance in json.loads(text)["instances"]]
        elif kind == JSON_LINES:
            rows = [[float(value) for value in json.loads(line)["features"]] for line in text.splitlines()]
        else:
            raise Refused(415, f"Content type {kind} is not built in local runs. Use text/csv or {JSON}.")
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(400, f"The request cannot be read as {kind}: {error}.") from None
    if not rows or any(len(row) != features for row in rows):
        widths = sorted({len(row) for row in rows})
        raise Refused(400, f"Rows have {widths} features; the model takes {features}.")
    return np.array(rows)


def load(folder: Path) -> Invoke:
    """Loads the model once; each call is then answered from memory."""
    model: LinearModel = load_model(folder)

    def invoke(request: Request) -> Response:
        accept = media_type(request.accept)
        answers = model.answers(read_features(request, model.features))
        if accept == JSON_LINES:
            return Response("".join(json.dumps(answer) + "\n" for answer in answers).encode(), JSON_LINES)
        if accept in ("", "*/*", JSON):
            return Response(json.dumps({"predictions": answers}).encode(), JSON)
        raise Refused(406, f"Accept type {accept} is not built in local runs. Use {JSON} or {JSON_LINES}.")

    return invoke
