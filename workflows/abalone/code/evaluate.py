"""Processing job: lets the model say the rings of the test rows, and writes them beside the true ones.

Reads /opt/ml/processing/model/model.tar.gz and /opt/ml/processing/testing/*.csv, rings first. Writes
/opt/ml/processing/evaluation/evaluation.json: `{"GroundTruth": […], "Predictions": […]}`.
"""

import json
import os
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import xgboost

MODEL = "xgboost-model"


class InvalidInput(Exception):
    """What is wrong with the input, in one sentence."""


def base_folder() -> Path:
    """The folder that everything is read from and written to: SageMaker's /opt/ml, or SAGEMAKER_BASE_DIR."""
    return Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))


def load_model(archive: Path) -> xgboost.Booster:
    """The model in an archive, read without unpacking anything; both of XGBoost's own forms begin with a brace."""
    try:
        with tarfile.open(archive) as tar:
            file = tar.extractfile(MODEL)
            content = bytearray(file.read() if file is not None else b"")
    except (OSError, KeyError, tarfile.TarError, EOFError) as error:
        raise InvalidInput(f'"{archive.name}" holds no model "{MODEL}": {error}.') from None
    # XGBoost ends the whole process over an empty buffer, and loading a pickle would run code.
    if content[:1] != b"{":
        raise InvalidInput(f'"{MODEL}" is no XGBoost model in the form of JSON or UBJSON.')
    return xgboost.Booster(model_file=content)


def read_rows(folder: Path) -> np.ndarray:
    """All test rows."""
    files = [path for path in sorted(folder.rglob("*.csv")) if path.stat().st_size]
    if not files:
        raise InvalidInput("There are no test rows to measure the model with.")
    return np.concatenate([np.loadtxt(file, delimiter=",", dtype=np.float32, ndmin=2) for file in files])


def evaluate() -> None:
    """The whole job."""
    folder = base_folder() / "processing"
    rows = read_rows(folder / "testing")
    model = load_model(folder / "model" / "model.tar.gz")
    if model.num_features() != rows.shape[1] - 1:
        raise InvalidInput(f"The model takes {model.num_features()} features; the test rows have {rows.shape[1] - 1}.")
    predictions = model.predict(xgboost.DMatrix(rows[:, 1:]))
    if not np.isfinite(predictions).all():
        raise InvalidInput("The model's answers are no finite numbers.")
    report = {"GroundTruth": rows[:, 0].tolist(), "Predictions": predictions.tolist()}
    target = folder / "evaluation" / "evaluation.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, allow_nan=False), encoding="utf-8")
    print(f"{len(rows)} test rows")


def run_job(job: Callable[[], None]) -> int:
    """Runs a job and returns its exit code; one line says what was wrong, also in the job's exit message."""
    try:
        job()
        return 0
    except InvalidInput as error:
        line = str(error)
    print(f"error: {line}", file=sys.stderr)
    message = base_folder() / "output" / "message"
    message.parent.mkdir(parents=True, exist_ok=True)
    message.write_text(line[:1024], encoding="utf-8")
    return 1


if __name__ == "__main__":
    sys.exit(run_job(evaluate))
