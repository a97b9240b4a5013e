"""Fits scikit-learn's linear models to rows."""

import warnings
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

from data import Rows
from hyperparameters import Parameters
from model import LinearModel

#: Iterations of the solver for each epoch that was asked for.
STEPS_PER_EPOCH = 10


def fit(rows: Rows, parameters: Parameters) -> LinearModel:
    """Fits scaled features, and writes the scaling into the weights."""
    scaler = StandardScaler().fit(rows.features)
    scaled = scaler.transform(rows.features)
    if parameters.predictor == "regressor":
        estimator: Any = Ridge(alpha=parameters.decay * len(rows.labels))
    else:
        estimator = LogisticRegression(
            C=1 / (parameters.decay * len(rows.labels)) if parameters.decay else 1.0,
            max_iter=STEPS_PER_EPOCH * parameters.epochs,
            class_weight="balanced" if parameters.balanced else None,
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        estimator.fit(scaled, rows.labels)
    weights, biases = spread(estimator, parameters.classes, scaled.shape[1])
    weights /= scaler.scale_[:, np.newaxis]
    biases -= scaler.mean_ @ weights
    return LinearModel(parameters.predictor, weights.tolist(), biases.tolist())


def spread(estimator: Any, classes: int, features: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases with a column for each class, also for one that no row has."""
    given = np.atleast_2d(estimator.coef_).T.copy(), np.atleast_1d(estimator.intercept_).astype(float)
    if classes <= 2:
        return given
    # With two of the classes there, scikit-learn tells them apart by one column.
    weights, biases = given if given[0].shape[1] > 1 else (np.hstack([-given[0], given[0]]), np.array([-1, 1]) * given[1])
    columns = estimator.classes_.astype(int)
    whole, offsets = np.zeros((features, classes)), np.full(classes, -1e9)
    whole[:, columns], offsets[columns] = weights, biases
    return whole, offsets
