"""Finds the metric that the gate rests on. Python alone, no service."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

METRIC = "validation:error"


class MetricMissing(Exception):
    """The job says nothing that a decision could rest on."""


def validation_error(job: str, metrics: Sequence[Mapping[str, Any]]) -> float:
    """The final value of the metric, wherever in the list it stands. Raises MetricMissing when there is no number."""
    values = {metric["MetricName"]: float(metric["Value"]) for metric in metrics}
    if METRIC not in values:
        names = ", ".join(f'"{name}"' for name in values) or "none"
        raise MetricMissing(f'Training job "{job}" has no metric "{METRIC}"; it has {names}.')
    if not math.isfinite(values[METRIC]):
        raise MetricMissing(f'Training job "{job}" has "{values[METRIC]}" as "{METRIC}", which is no finite number.')
    return values[METRIC]
