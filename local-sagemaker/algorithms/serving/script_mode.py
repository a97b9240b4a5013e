"""Serves a model by the user's own code, as SageMaker's inference toolkit calls it.

The code has ``model_fn(model_dir)``, and ``transform_fn`` or any of ``input_fn``, ``predict_fn`` and ``output_fn``.
"""

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from contract import Invoke, Refused, Request, Response, media_type

DEFAULT_ACCEPT = os.environ.get(
    "SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "application/json"
)


def default_input(body: bytes, content_type: str) -> Any:
    """Numbers out of JSON, CSV or NPY."""
    kind = media_type(content_type)
    if kind == "application/json":
        return np.array(json.loads(body))
    if kind == "text/csv":
        return np.genfromtxt(io.StringIO(body.decode()), delimiter=",", ndmin=2)
    if kind == "application/x-npy":
        return np.load(io.BytesIO(body), allow_pickle=False)
    raise Refused(415, f"Content type {content_type} is not supported.")


def default_predict(data: Any, model: Any) -> Any:
    """What most models are asked with."""
    return model.predict(data)


def default_output(prediction: Any, accept: str) -> tuple[bytes, str]:
    """JSON, CSV or NPY out of numbers."""
    values = np.asarray(prediction)
    kind = media_type(accept)
    if kind == "application/json":
        return json.dumps(values.tolist()).encode(), kind
    if kind == "text/csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(
            values.reshape(len(values), -1).tolist()
        )
        return text.getvalue().encode(), kind
    if kind == "application/x-npy":
        content = io.BytesIO()
        np.save(content, values)
        return content.getvalue(), kind
    raise Refused(406, f"Accept type {accept} is not supported.")


def as_response(answer: Any, accept: str) -> Response:
    """What a function of the user's returned: a body, or a body with its content type."""
    body, kind = answer if isinstance(answer, tuple) else (answer, accept)
    return Response(body if isinstance(body, bytes) else str(body).encode(), kind)


def function(module: ModuleType, name: str, default: Callable[..., Any]) -> Callable[..., Any]:
    """A function of the user's, else ours."""
    return getattr(module, name, default)


def module_name(program: str) -> str:
    """``inference.py`` is the module ``inference``."""
    return program.removesuffix(".py").replace("/", ".")


def load(model_folder: Path) -> Invoke:
    """Imports the user's code and loads the model with it."""
    code = os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY", str(model_folder / "code"))
    if code.startswith("/opt/ml/model"):
        code = str(model_folder) + code.removeprefix("/opt/ml/model")
    sys.path.insert(0, code)
    module = import_module(module_name(os.environ["SAGEMAKER_PROGRAM"]))
    if not hasattr(module, "model_fn"):
        raise NotImplementedError(f"{module.__name__} has no function model_fn.")
    model = module.model_fn(str(model_folder))
    decode = function(module, "input_fn", default_input)
    predict = function(module, "predict_fn", default_predict)
    encode = function(module, "output_fn", default_output)

    def invoke(request: Request) -> Response:
        accept = request.accept
        if accept in ("", "*/*"):
            accept = DEFAULT_ACCEPT
        if hasattr(module, "transform_fn"):
            answer = module.transform_fn(
                model, request.body, request.content_type, accept
            )
        else:
            data = decode(request.body, request.content_type)
            answer = encode(predict(data, model), accept)
        return as_response(answer, accept)

    return invoke
