"""Open-source stand-in for the image ``sagemaker-xgboost`` in algorithm mode.

Reads the channels and the hyper-parameters of a SageMaker training job, trains with XGBoost, and leaves the
model where SageMaker looks for it. Reads and writes only below ``/opt/ml`` (or ``SAGEMAKER_BASE_DIR``).
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import xgboost as xgb

import metrics
import paths
from channels import read_channels
from data import load
from errors import AlgorithmError, UserError, from_library
from hyperparameters import booster_parameters, read_hyperparameters


def read_config(name: str) -> dict[str, Any]:
    """A configuration file that the platform wrote; empty when there is none."""
    file = paths.CONFIG / name
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def save_model(booster: xgb.Booster) -> None:
    """Writes the model under its final name only when it is whole."""
    paths.MODEL.mkdir(parents=True, exist_ok=True)
    aside = paths.MODEL / ".xgboost-model.ubj"
    booster.save_model(aside)
    os.replace(aside, paths.MODEL_FILE)


class SaveEachRound(xgb.callback.TrainingCallback):
    """Keeps the model of the last round on the disk, for a job that may be stopped."""

    def after_iteration(
        self, model: xgb.Booster, epoch: int, evals_log: Mapping[str, Any]
    ) -> bool:
        save_model(model)
        return False


def watched_metrics(values: Mapping[str, Any]) -> list[str]:
    """The metrics to evaluate, the one that a tuning job looks at included."""
    named = list(values.get("eval_metric", ()))
    tuned = values.get("_tuning_objective_metric")
    if tuned is None:
        return named
    return sorted({*named, tuned.removeprefix("validation:")})


def early_stopping(values: Mapping[str, Any]) -> xgb.callback.EarlyStopping | None:
    """Stops when the last named metric of the validation data gets no better; without one there is no stop."""
    tuned = values.get("_tuning_objective_metric")
    named = (
        [tuned.removeprefix("validation:")] if tuned else values.get("eval_metric", [])
    )
    rounds = values.get("early_stopping_rounds")
    if rounds is None or not named:
        return None
    return xgb.callback.EarlyStopping(
        rounds=rounds,
        data_name="validation",
        metric_name=named[-1],
        maximize=metrics.is_maximised(named[-1]),
        save_best=True,
    )


def callbacks(
    values: Mapping[str, Any], validated: bool
) -> list[xgb.callback.TrainingCallback]:
    """What happens after each round besides the log line."""
    stop = early_stopping(values) if validated else None
    chosen: list[xgb.callback.TrainingCallback] = [] if stop is None else [stop]
    if values.get("save_model_on_termination") == "true":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        chosen.append(SaveEachRound())
    return chosen


def train() -> None:
    """Carries out the job."""
    values = read_hyperparameters(read_config("hyperparameters.json"))
    channels = read_channels(read_config("inputdataconfig.json"))
    parameters = booster_parameters(values)
    data = {
        name: load(channel, values.get("csv_weights", 0), values.get("nthread"))
        for name, channel in sorted(channels.items())
    }
    watched = watched_metrics(values)
    own = [name for name in watched if name in metrics.CUSTOM]
    native = [name for name in watched if name not in metrics.CUSTOM]
    if native:
        parameters["eval_metric"] = native
    objective = values.get("objective", "reg:squarederror")
    try:
        booster = xgb.train(
            parameters,
            data["train"],
            num_boost_round=values["num_round"],
            evals=[(matrix, name) for name, matrix in data.items()],
            custom_metric=metrics.custom_metric(own, objective) if own else None,
            callbacks=callbacks(values, "validation" in data),
        )
    except (xgb.core.XGBoostError, ValueError) as error:
        raise from_library(error) from error
    save_model(booster)


def fail(text: str) -> int:
    """Leaves the reason where SageMaker looks for it."""
    print(text, file=sys.stderr, flush=True)
    paths.FAILURE.parent.mkdir(parents=True, exist_ok=True)
    Path(paths.FAILURE).write_text(text, encoding="utf-8")
    return 1


def main() -> int:
    """Returns the exit code."""
    try:
        train()
    except (UserError, AlgorithmError) as error:
        return fail(f"{type(error).__name__}: {error}")
    except Exception as error:  # Whatever it is, the job has to say why it failed.
        traceback.print_exc()
        return fail(f"AlgorithmError: {type(error).__name__}: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
