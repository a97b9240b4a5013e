"""Processing job: measures the model on the test part.

Reads /opt/ml/processing/model/model.tar.gz, /opt/ml/processing/test/test.csv and
/opt/ml/processing/categories/categories.json. Writes /opt/ml/processing/evaluation/evaluation.json with two things:
`metrics.accuracy.value`, which the pipeline's condition reads, and `binary_classification_metrics` in the layout of
SageMaker Model Monitor, which model packages show.
"""

import json
import os
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import xgboost

# Beside the script, on SageMaker another input of the job.
sys.path.append(os.path.join(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"), "processing/input/lib"))
from encoder import (  # noqa: E402
    InvalidInput,
    base_folder,
    feature_names,
    load_categories,
    quoted,
    run_job,
    write_file,
)

MODEL = "xgboost-model"
"""The name that built-in XGBoost gives its model in the archive."""

CURVE_POINTS = 200
"""Most points of a curve in the report: enough for a picture, and the file stays small."""


def extract_model(archive: Path, folder: Path) -> Path:
    """Unpacks the archive into the folder and returns the model file.

    Members that would land outside the folder are refused. A Python without extraction filters (before 3.11.4) unpacks
    the model file alone.
    """
    try:
        with tarfile.open(archive) as tar:
            names = tar.getnames()
            if MODEL not in names or not tar.getmember(MODEL).isfile():
                raise InvalidInput(f"{quoted(archive.name)} holds no file {quoted(MODEL)}, but {quoted(names)}.")
            if hasattr(tarfile, "data_filter"):
                tar.extractall(folder, filter="data")
            else:
                tar.extract(MODEL, folder)
    except FileNotFoundError:
        raise InvalidInput(f"{quoted(archive)} is missing.") from None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InvalidInput(f"{quoted(archive.name)} cannot be unpacked: {error}.") from None
    return folder / MODEL


def load_model(file: Path) -> xgboost.Booster:
    """Loads a model that XGBoost saved as JSON or UBJSON; both begin with a brace.

    A pickle, as images before 1.3 wrote, is refused since loading one runs code. All else must not get near XGBoost
    either, which ends the whole process over an empty buffer.
    """
    content = bytearray(file.read_bytes())
    if content[:1] == b"\x80":
        raise InvalidInput(f"{quoted(file.name)} is a Python pickle; train with an image that saves XGBoost's own form.")
    if content[:1] != b"{":
        raise InvalidInput(f"{quoted(file.name)} is no XGBoost model in the form of JSON or UBJSON.")
    try:
        return xgboost.Booster(model_file=content)
    except xgboost.core.XGBoostError as error:
        reason = str(error).strip().splitlines()[0].split(": ", 1)[-1]
        raise InvalidInput(f"{quoted(file.name)} cannot be loaded by XGBoost {xgboost.__version__}: {reason}.") from None


def read_test(file: Path, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels and features of the test part. Raises InvalidInput unless there are both classes and `width` features."""
    if not file.is_file():
        raise InvalidInput(f"{quoted(file)} is missing.")
    if file.stat().st_size == 0:
        raise InvalidInput(f"{quoted(file.name)} is empty.")
    try:
        table = np.loadtxt(file, delimiter=",", dtype=np.float32, ndmin=2)
    except ValueError as error:
        raise InvalidInput(f"{quoted(file.name)} is not a table of numbers: {error}.") from None
    if table.shape[1] != width + 1:
        raise InvalidInput(f"{quoted(file.name)} has {table.shape[1] - 1} features; the categories make {width}.")
    labels = table[:, 0]
    if set(np.unique(labels)) != {0.0, 1.0}:
        raise InvalidInput(f"{quoted(file.name)} has the labels {np.unique(labels).tolist()[:5]}; 0 and 1 are needed.")
    return labels.astype(bool), table[:, 1:]


def predict(model: xgboost.Booster, features: np.ndarray) -> np.ndarray:
    """The model's probability of class 1 for each row."""
    if model.num_features() != features.shape[1]:
        wanted, given = model.num_features(), features.shape[1]
        raise InvalidInput(f"The model takes {wanted} features; the test data has {given}.")
    scores = model.predict(xgboost.DMatrix(features))
    if scores.ndim != 1 or not np.all((scores >= 0) & (scores <= 1)):
        raise InvalidInput('The model gives no probabilities; train it with the objective "binary:logistic".')
    return scores


def curve_counts(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """False and true positives at each threshold, from the strictest down; rows of equal score count together."""
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    true = np.cumsum(labels[order])[ends]
    return np.append(0, ends + 1 - true), np.append(0, true)


def thinned(values: np.ndarray) -> list[float]:
    """At most CURVE_POINTS of the values, evenly spaced, both ends among them."""
    indices = np.linspace(0, len(values) - 1, min(CURVE_POINTS, len(values))).round().astype(int)
    return [float(value) for value in values[indices]]


def ratio(part: float, whole: float) -> float:
    """A share; 0 where there is nothing to share, as for the precision of a model that never says yes."""
    return float(part / whole) if whole else 0.0


def f_score(beta: float, precision: float, recall: float) -> float:
    """The weighted harmonic mean of precision and recall; `beta` says how much more recall counts."""
    return ratio((1 + beta**2) * precision * recall, beta**2 * precision + recall)


def quality(labels: np.ndarray, scores: np.ndarray) -> dict[str, Any]:
    """The metrics of a binary classifier at the threshold 0.5, in Model Monitor's layout.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
    The standard deviation of a single evaluation is not known: Model Monitor then writes the string "NaN".
    """
    said = scores > 0.5
    tp, fp = int(np.sum(said & labels)), int(np.sum(said & ~labels))
    fn, tn = int(np.sum(~said & labels)), int(np.sum(~said & ~labels))
    false, true = curve_counts(labels, scores)
    fpr, tpr = false / (fp + tn), true / (tp + fn)
    precisions = np.append(1.0, true[1:] / (true[1:] + false[1:]))
    precision, recall = ratio(tp, tp + fp), ratio(tp, tp + fn)
    values = {
        "accuracy": ratio(tp + tn, len(labels)),
        "precision": precision,
        "recall": recall,
        "f0_5": f_score(0.5, precision, recall),
        "f1": f_score(1, precision, recall),
        "f2": f_score(2, precision, recall),
        "auc": float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)),
        "true_positive_rate": recall,
        "true_negative_rate": ratio(tn, tn + fp),
        "false_positive_rate": ratio(fp, tn + fp),
        "false_negative_rate": ratio(fn, tp + fn),
    }
    return {
        **{name: {"value": value, "standard_deviation": "NaN"} for name, value in values.items()},
        "confusion_matrix": {"0": {"0": tn, "1": fp}, "1": {"0": fn, "1": tp}},
        "receiver_operating_characteristic_curve": {
            "false_positive_rates": thinned(fpr),
            "true_positive_rates": thinned(tpr),
        },
        "precision_recall_curve": {"precisions": thinned(precisions), "recalls": thinned(tpr)},
    }


def evaluate() -> None:
    """The whole job."""
    folder = base_folder() / "processing"
    width = len(feature_names(load_categories(folder / "categories" / "categories.json")))
    labels, features = read_test(folder / "test" / "test.csv", width)
    # Neither an input nor an output of the job, so nothing unpacked is uploaded.
    with tempfile.TemporaryDirectory(dir=folder) as unpacked:
        model = load_model(extract_model(folder / "model" / "model.tar.gz", Path(unpacked)))
    metrics = quality(labels, predict(model, features))
    accuracy = metrics["accuracy"]["value"]
    report = {"metrics": {"accuracy": {"value": accuracy}}, "binary_classification_metrics": metrics}
    content = json.dumps(report, indent=2, allow_nan=False) + "\n"
    write_file(folder / "evaluation" / "evaluation.json", content.encode())
    commoner = max(labels.mean(), 1 - labels.mean())
    print(f"accuracy {accuracy:.4f} on {len(labels)} rows (always the commoner class: {commoner:.4f})")
    print(f"auc {metrics['auc']['value']:.4f}, f1 {metrics['f1']['value']:.4f}")


if __name__ == "__main__":
    sys.exit(run_job(evaluate))
