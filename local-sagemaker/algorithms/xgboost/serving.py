"""Answers ``/invocations`` as the image ``sagemaker-xgboost`` does in algorithm mode."""

import csv
import json
import os
import warnings
from pathlib import Path

import numpy as np
import xgboost as xgb

from contract import Invoke, Refused, Request, Response, media_type

LIBSVM = ("libsvm", "text/libsvm", "text/x-libsvm")
CSV = ("csv", "text/csv")
ACCEPTED = "text/csv, text/libsvm"

# The name of the model has no extension, and XGBoost guesses right.
warnings.filterwarnings("ignore", message=".*Unknown file format.*")


def read_csv(text: str) -> xgb.DMatrix:
    """Rows without header and label; an empty field is a missing value."""
    lines = text.split("\n")
    try:
        sniffed = csv.Sniffer().sniff(lines[0][:512]).delimiter
    except csv.Error:
        sniffed = ","
    # Of a line with one field, the sniffer takes a part of a number.
    delimiter = "," if sniffed.isalnum() or sniffed in "+-." else sniffed
    rows = [
        [field.strip() or "nan" for field in line.rstrip("\r").split(delimiter)]
        for line in lines
    ]
    return xgb.DMatrix(np.array(rows, dtype=float), nthread=1)


def read_libsvm(text: str, features: int) -> xgb.DMatrix:
    """Rows of ``index:value``; a label in front is left out, what is not named is missing."""
    rows = [
        [pair.split(":") for pair in line.split() if ":" in pair]
        for line in text.split("\n")
    ]
    width = max((int(index) + 1 for row in rows for index, _ in row), default=0)
    matrix = np.full((len(rows), max(width, features)), np.nan)
    for number, row in enumerate(rows):
        for index, value in row:
            matrix[number, int(index)] = float(value)
    return xgb.DMatrix(matrix, nthread=1)


def read_rows(request: Request, features: int) -> xgb.DMatrix:
    """The rows of a request; the image answers 415 to all that it cannot read."""
    kind = media_type(request.content_type) or "text/csv"
    if kind not in CSV + LIBSVM:
        message = f"Content-type {kind} not supported. Supported content-type is {ACCEPTED}"
        raise Refused(415, message)
    name = "csv" if kind in CSV else "libsvm"
    try:
        text = request.body.decode("utf-8").strip()
        return read_csv(text) if kind in CSV else read_libsvm(text, features)
    except (ValueError, UnicodeDecodeError) as error:
        message = (
            f"Loading {name} data failed with Exception, please ensure data is in {name} format:"
            f"\n {type(error)}\n {error}"
        )
        raise Refused(415, message) from error


def require_width(request: Request, given: int, features: int) -> None:
    """The image takes CSV rows as wide as those of the training, or narrower by one."""
    if media_type(request.content_type) in LIBSVM:
        if given > features + 1:
            raise Refused(
                400,
                f"Unable to evaluate payload provided: Feature size of libsvm inference data {given} is larger "
                f"than feature size of trained model {features}.",
            )
    elif given not in (features, features - 1):
        raise Refused(
            400,
            f"Unable to evaluate payload provided: Feature size of csv inference data {given} is not consistent "
            f"with feature size of trained model {features}.",
        )


def encode(predictions: list[object], request: Request) -> Response:
    """Predictions in the form that the caller accepts."""
    accept = media_type(request.accept)
    if accept in ("", "*/*"):
        accept = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "text/csv")
    if accept == "text/csv":
        parts = [str(value) for value in predictions]
        text = "\n".join(parts) + "\n" if request.batch else ",".join(parts)
        return Response(text.encode(), "text/csv; charset=utf-8")
    scores = [{"score": value} for value in predictions]
    if accept == "application/json":
        return Response(json.dumps({"predictions": scores}).encode(), accept)
    if accept == "application/jsonlines":
        lines = "".join(f"{json.dumps(score)}\n" for score in scores)
        return Response(lines.encode(), accept)
    raise Refused(406, f"Accept type {accept} is not supported.")


def load(model_folder: Path) -> Invoke:
    """Loads the models of an archive; several predict together, by their mean."""
    files = sorted(
        file
        for file in model_folder.iterdir()
        if file.is_file() and not file.name.startswith(".")
    )
    if not files:
        raise FileNotFoundError("There is no model in /opt/ml/model.")
    boosters = [xgb.Booster({"nthread": 1}, model_file=file) for file in files]
    features = boosters[0].num_features()

    def invoke(request: Request) -> Response:
        if not request.body:
            return Response(b"", "text/csv; charset=utf-8")
        rows = read_rows(request, features)
        require_width(request, rows.num_col(), features)
        try:
            each = [
                booster.predict(rows, validate_features=False) for booster in boosters
            ]
        except xgb.core.XGBoostError as error:
            message = f"Unable to evaluate payload provided: {error}"
            raise Refused(400, message) from error
        predictions = each[0] if len(each) == 1 else np.mean(each, axis=0)
        return encode(predictions.tolist(), request)

    return invoke
