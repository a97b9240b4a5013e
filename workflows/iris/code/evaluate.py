"""Processing job: compares what the model said of the test rows with what they are.

Reads /opt/ml/processing/test/test.csv (class first) and the one file in /opt/ml/processing/predictions, linear-learner's
answer as JSON lines, one for each test row in its order. Writes /opt/ml/processing/evaluation/evaluation.json with two
things: `metrics.accuracy.value`, which the pipeline's condition reads, and `multiclass_classification_metrics` in the
layout of SageMaker Model Monitor, which model packages show.
"""

import json
import math
import os
import sys
from typing import Any

# Beside the script, on SageMaker another input of the job.
sys.path.append(os.path.join(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"), "processing/input/lib"))
from job_run import InvalidInput, base_folder, only_file, quoted, run_job, write_file  # noqa: E402

CLASSES = 3


def parse_class(value: object, where: str) -> int:
    """A class as linear-learner writes it: 2 or 2.0."""
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan
    if not math.isfinite(number) or number != int(number) or not 0 <= number < CLASSES:
        raise InvalidInput(f"{where} has the class {quoted(value)}; 0 to {CLASSES - 1} are known.")
    return int(number)


def read_labels(content: str) -> list[int]:
    """The classes of the test rows: their first column."""
    labels = []
    for line, row in enumerate(content.splitlines(), start=1):
        first = row.split(",", 1)[0]
        try:
            labels.append(parse_class(float(first), f"Test row {line}"))
        except ValueError:
            raise InvalidInput(f"Test row {line} begins with {quoted(first)}, which is no class.") from None
    return labels


def read_predictions(content: str) -> list[int]:
    """The classes that the model said, one for each line of JSON."""
    predictions = []
    for line, text in enumerate(content.splitlines(), start=1):
        try:
            answer = json.loads(text)
        except ValueError:
            raise InvalidInput(f"Prediction {line} is not JSON: {quoted(text)}.") from None
        if not isinstance(answer, dict) or "predicted_label" not in answer:
            raise InvalidInput(f'Prediction {line} holds no "predicted_label": {quoted(text)}.')
        predictions.append(parse_class(answer["predicted_label"], f"Prediction {line}"))
    return predictions


def ratio(part: float, whole: float) -> float:
    """A share; 0 where there is nothing to share, as for the precision of a class that is never said."""
    return part / whole if whole else 0.0


def quality(labels: list[int], predictions: list[int]) -> dict[str, Any]:
    """The metrics of a multiclass classifier in Model Monitor's layout; averages are weighted by class.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
    The standard deviation of a single evaluation is not known: Model Monitor then writes the string "NaN".
    """
    if not labels:
        raise InvalidInput("There are no test rows to measure the model with.")
    if len(labels) != len(predictions):
        raise InvalidInput(f"There are {len(predictions)} predictions for {len(labels)} test rows.")
    known = range(CLASSES)
    matrix = [[0] * CLASSES for _ in known]
    for label, prediction in zip(labels, predictions):
        matrix[label][prediction] += 1
    weights = [ratio(sum(matrix[c]), len(labels)) for c in known]
    recall = [ratio(matrix[c][c], sum(matrix[c])) for c in known]
    precision = [ratio(matrix[c][c], sum(row[c] for row in matrix)) for c in known]
    f1 = [ratio(2 * p * r, p + r) for p, r in zip(precision, recall)]
    values = {
        "accuracy": ratio(sum(matrix[c][c] for c in known), len(labels)),
        "weighted_recall": sum(w * r for w, r in zip(weights, recall)),
        "weighted_precision": sum(w * p for w, p in zip(weights, precision)),
        "weighted_f1": sum(w * f for w, f in zip(weights, f1)),
    }
    return {
        **{name: {"value": value, "standard_deviation": "NaN"} for name, value in values.items()},
        "confusion_matrix": {str(c): {str(p): matrix[c][p] for p in known} for c in known},
    }


def evaluate() -> None:
    """The whole job."""
    folder = base_folder() / "processing"
    labels = read_labels(only_file(folder / "test").read_text(encoding="utf-8"))
    predictions = read_predictions(only_file(folder / "predictions").read_text(encoding="utf-8"))
    metrics = quality(labels, predictions)
    accuracy = metrics["accuracy"]["value"]
    report = {"metrics": {"accuracy": {"value": accuracy}}, "multiclass_classification_metrics": metrics}
    write_file(folder / "evaluation" / "evaluation.json", json.dumps(report, indent=2, allow_nan=False) + "\n")
    commonest = max(labels.count(c) for c in range(CLASSES)) / len(labels)
    print(f"accuracy {accuracy:.4f} on {len(labels)} rows (always the commonest class: {commonest:.4f})")


if __name__ == "__main__":
    sys.exit(run_job(evaluate))
