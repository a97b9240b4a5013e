"""The root mean squared error of a regressor. Python alone."""

import math
from collections.abc import Sequence


class NotMeasurable(Exception):
    """Why there is no error to compare with the threshold."""


def finite(values: Sequence[object], name: str) -> list[float]:
    """The values as numbers. Raises NotMeasurable for anything that is none, booleans, nan and infinity included."""
    for place, value in enumerate(values):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise NotMeasurable(f'Value {place + 1} of "{name}" is {value!r}, which is no finite number.')
    return [float(value) for value in values]


def root_mean_squared_error(truth: Sequence[object], predictions: Sequence[object]) -> float:
    """How far predictions are off, in the unit of the label. The result is always a finite number."""
    if len(truth) != len(predictions):
        raise NotMeasurable(f"There are {len(predictions)} predictions for {len(truth)} test rows.")
    if not truth:
        raise NotMeasurable("There are no test rows to measure the model with.")
    pairs = zip(finite(truth, "GroundTruth"), finite(predictions, "Predictions"))
    # Apart from overflowing to infinity, which nothing is below or equal to but infinity, sums of squares are finite.
    result = math.sqrt(math.fsum((a - b) * (a - b) for a, b in pairs) / len(truth))
    if not math.isfinite(result):
        raise NotMeasurable("The error is too great for a number.")
    return result
