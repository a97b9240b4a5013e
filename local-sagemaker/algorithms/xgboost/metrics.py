"""The metrics that the image knows, and those that it computes with scikit-learn instead of XGBoost."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import xgboost as xgb
from sklearn import metrics as sk

MAXIMISED = (
    "accuracy",
    "auc",
    "aucpr",
    "balanced_accuracy",
    "f1",
    "f1_binary",
    "f1_macro",
    "map",
    "ndcg",
    "precision",
    "precision_macro",
    "precision_micro",
    "r2",
    "recall",
    "recall_macro",
    "recall_micro",
)

MINIMISED = (
    "aft-nloglik",
    "cox-nloglik",
    "error",
    "gamma-deviance",
    "gamma-nloglik",
    "interval-regression-accuracy",
    "logloss",
    "mae",
    "mape",
    "merror",
    "mlogloss",
    "mphe",
    "mse",
    "poisson-nloglik",
    "rmse",
    "rmsle",
    "tweedie-nloglik",
)

#: Metrics that take a threshold or a cut-off after an at sign, such as ``error@0.4``.
WITH_ARGUMENT = ("error", "ndcg", "map")

Score = Callable[[np.ndarray, np.ndarray], Any]

#: On predicted classes.
CLASS_SCORES: dict[str, Score] = {
    "accuracy": sk.accuracy_score,
    "balanced_accuracy": sk.balanced_accuracy_score,
    "f1": partial(sk.f1_score, average="macro"),
    "f1_binary": partial(sk.f1_score, average="binary"),
    "f1_macro": partial(sk.f1_score, average="macro"),
    "precision": partial(sk.precision_score, average="binary", zero_division=0),
    "precision_macro": partial(sk.precision_score, average="macro", zero_division=0),
    "precision_micro": partial(sk.precision_score, average="micro", zero_division=0),
    "recall": partial(sk.recall_score, average="binary", zero_division=0),
    "recall_macro": partial(sk.recall_score, average="macro", zero_division=0),
    "recall_micro": partial(sk.recall_score, average="micro", zero_division=0),
}

#: On predicted values.
VALUE_SCORES: dict[str, Score] = {
    "mae": sk.mean_absolute_error,
    "mse": sk.mean_squared_error,
    "rmse": sk.root_mean_squared_error,
    "r2": sk.r2_score,
}

CUSTOM = (*CLASS_SCORES, *VALUE_SCORES)


def base_name(metric: str) -> str:
    """``ndcg`` of ``ndcg@5``."""
    return metric.split("@", maxsplit=1)[0]


def is_maximised(metric: str) -> bool:
    """Whether more is better."""
    return base_name(metric) in MAXIMISED


def predicted_classes(predictions: np.ndarray, objective: str) -> np.ndarray:
    """The class of each row, from what the objective predicts."""
    if predictions.ndim == 2:
        return predictions.argmax(axis=1)
    if objective == "multi:softmax":
        return predictions
    return (predictions > (0.0 if objective == "binary:logitraw" else 0.5)).astype(int)


def custom_metric(
    names: list[str], objective: str
) -> Callable[[np.ndarray, xgb.DMatrix], list[tuple[str, float]]]:
    """A metric function for ``xgboost.train`` that computes all of these at once."""

    def compute(predictions: np.ndarray, data: xgb.DMatrix) -> list[tuple[str, float]]:
        labels = data.get_label()
        results = []
        for name in names:
            if name in CLASS_SCORES:
                score = CLASS_SCORES[name](
                    labels, predicted_classes(predictions, objective)
                )
            else:
                score = VALUE_SCORES[name](labels, predictions)
            results.append((name, float(score)))
        return results

    return compute
