"""Open-source stand-in for the image ``linear-learner``, whose program is closed: scikit-learn's linear models.

It takes the same channels and hyper-parameters and serves the same answers; the numbers differ from the service's,
which trains several models by batches and chooses one. Reads and writes only below ``/opt/ml`` (or
``SAGEMAKER_BASE_DIR``).
"""

import json
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from data import Rows, check_channels, check_labels, read_rows
from errors import UserError
from hyperparameters import read_parameters, without_effect
from model import LinearModel

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))


def read_config(name: str) -> dict[str, Any]:
    """A configuration file that the platform wrote; empty when there is none."""
    file = BASE / "input" / "config" / name
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def report(name: str, rows: Rows, model: LinearModel) -> None:
    """Prints a channel's quality in the form that the service looks for in the log."""
    prefix = f"#quality_metric: host=algo-1, {name}"
    scores = model.scores(rows.features)
    if model.predictor == "regressor":
        print(f"{prefix} mse <loss>={np.mean((scores[:, 0] - rows.labels) ** 2)}")
        return
    said = (scores[:, 0] >= 0.5).astype(int) if scores.shape[1] == 1 else scores.argmax(axis=1)
    metric = "multiclass_accuracy" if scores.shape[1] > 1 else "binary_classification_accuracy"
    print(f"{prefix} {metric} <score>={np.mean(said == rows.labels)}")


def train() -> None:
    """Carries out the job."""
    values: Mapping[str, str] = read_config("hyperparameters.json")
    parameters = read_parameters(values)
    config = read_config("inputdataconfig.json")
    check_channels(config)
    channels = {name: read_rows(BASE / "input" / "data" / name) for name in sorted(config)}
    for name, rows in channels.items():
        check_labels(rows, name, parameters.classes)
        wanted = parameters.features or channels["train"].features.shape[1]
        if rows.features.shape[1] != wanted:
            raise UserError(f"Channel '{name}' has {rows.features.shape[1]} features; {wanted} are expected.")
    if parameters.classes and len(set(channels["train"].labels)) < 2:
        raise UserError("Channel 'train' has rows of one class only.")
    print("note: linear-learner is closed; scikit-learn's linear models stand in for it, and numbers differ from AWS's.")
    ignored = without_effect(values)
    if ignored:
        print(f"note: of no effect here: {', '.join(ignored)}.")
    # Takes seconds to load, which a request that is refused need not wait for.
    from fit import fit

    model = fit(channels["train"], parameters)
    for name, rows in channels.items():
        report(name, rows, model)
    model.save(BASE / "model")


def fail(text: str) -> int:
    """Leaves the reason where SageMaker looks for it."""
    print(text, file=sys.stderr, flush=True)
    failure = BASE / "output" / "failure"
    failure.parent.mkdir(parents=True, exist_ok=True)
    failure.write_text(text, encoding="utf-8")
    return 1


def main() -> int:
    """Returns the exit code."""
    try:
        train()
    except UserError as error:
        return fail(f"ClientError: {error}")
    except Exception as error:  # Whatever it is, the job has to say why it failed.
        traceback.print_exc()
        return fail(f"AlgorithmError: {type(error).__name__}: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
