"""Parses and checks hyper-parameters by the table in ``hyperparameters.json``; unknown names are errors."""

import ast
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import metrics
from errors import UserError

Entry = Mapping[str, Any]

TABLE: dict[str, Entry] = json.loads(
    Path(__file__).with_name("hyperparameters.json").read_text(encoding="utf-8")
)

ALIASES = {
    alias: name for name, entry in TABLE.items() for alias in entry.get("aliases", ())
}

#: Hyper-parameters of the image that this program does not carry out, and the values that ask for it.
NOT_BUILT = {
    "_kfold": None,
    "_num_cv_round": None,
    "use_dask_gpu_training": "true",
    "tree_method": "gpu_hist",
}


def split(text: str) -> list[str]:
    """The parts of a comma list."""
    return [part.strip() for part in text.split(",")]


PARSERS: dict[str, Callable[[str], Any]] = {
    "int": int,
    "float": float,
    "category": str,
    "tuning": str,
    "list": split,
    "metrics": split,
    "tuple": lambda text: tuple(int(item) for item in ast.literal_eval(text)),
    "nested": lambda text: [
        [int(item) for item in group] for group in ast.literal_eval(text)
    ],
}


def parse(name: str, entry: Entry, text: str) -> Any:
    """The value that the text stands for."""
    try:
        return PARSERS[entry["type"]](text)
    except (ValueError, TypeError, SyntaxError) as error:
        raise UserError(f"Hyperparameter {name}: could not parse value") from error


def range_text(entry: Entry) -> str:
    """The range of a number as an interval, ``(0, 1]``."""
    low = f"({entry['above']}" if "above" in entry else f"[{entry.get('min', '-inf')}"
    high = f"{entry['below']})" if "below" in entry else f"{entry.get('max', 'inf')}]"
    return f"{low}, {high}"


def is_in_range(entry: Entry, value: float) -> bool:
    """Whether a number keeps the bounds of its entry; not a number keeps none."""
    return (
        value == value
        and value >= entry.get("min", value)
        and value <= entry.get("max", value)
        and ("above" not in entry or value > entry["above"])
        and ("below" not in entry or value < entry["below"])
    )


def flat(value: Any) -> list[Any]:
    """The numbers in a number, a tuple or a list of lists."""
    if isinstance(value, (list, tuple)):
        return [number for item in value for number in flat(item)]
    return [value]


def check_value(name: str, entry: Entry, value: Any) -> None:
    """Refuses a value outside its range or its options."""
    if "options" in entry:
        for item in flat(value):
            if item not in entry["options"]:
                raise UserError(
                    f"Hyperparameter {name}: {item} is not in {entry['options']}"
                )
    elif entry["type"] in ("int", "float", "tuple", "nested"):
        for number in flat(value):
            if not is_in_range(entry, number):
                raise UserError(
                    f"Hyperparameter {name}: value {number} not in range {range_text(entry)}"
                )


def check_metric(name: str, metric: str) -> None:
    """Refuses a metric that the image does not know."""
    base, _, argument = metric.partition("@")
    known = base in metrics.MAXIMISED or base in metrics.MINIMISED
    if not known or ("@" in metric and base not in metrics.WITH_ARGUMENT):
        choices = sorted((*metrics.MAXIMISED, *metrics.MINIMISED))
        raise UserError(f"Hyperparameter {name}: {metric} is not in {choices}")
    if "@" in metric:
        try:
            float(argument.rstrip("-"))
        except ValueError as error:
            raise UserError(
                f"Hyperparameter {name}: could not parse value of {metric}"
            ) from error


def check_metrics(values: Mapping[str, Any]) -> None:
    """Refuses unknown metrics, and ``auc`` where there are no two classes to tell apart."""
    for metric in values.get("eval_metric", ()):
        check_metric("eval_metric", metric)
    tuned = values.get("_tuning_objective_metric")
    if tuned is not None:
        check_metric("_tuning_objective_metric", tuned.removeprefix("validation:"))
    objective = values.get("objective")
    if (
        "auc" in values.get("eval_metric", ())
        and objective is not None
        and not objective.startswith(("binary:", "rank:"))
    ):
        raise UserError(
            "Metric 'auc' can only be applied for classification and ranking problem."
        )


def check_updaters(values: Mapping[str, Any]) -> None:
    """Refuses updaters that the booster or the process type cannot have."""
    updaters = values.get("updater")
    if updaters is None:
        return
    linear = {"shotgun", "coord_descent"}
    if values.get("booster") == "gblinear":
        if len(updaters) != 1 or updaters[0] not in linear:
            raise UserError(
                "Linear updater should be one of these options: 'shotgun', 'coord_descent'."
            )
    elif values.get("process_type") == "update":
        if not set(updaters) <= {"refresh", "prune"}:
            raise UserError(
                "process_type 'update' can only be used with updater 'refresh' and 'prune'"
            )
    elif set(updaters) & linear:
        raise UserError(
            "Linear updaters 'shotgun' and 'coord_descent' need booster 'gblinear'."
        )


def check_together(values: Mapping[str, Any]) -> None:
    """Refuses hyper-parameters that do not go with each other."""
    objective = values.get("objective", "")
    if objective.startswith("multi:") and "num_class" not in values:
        raise UserError(
            "Require input for parameter 'num_class' for multi-classification"
        )
    if objective and not objective.startswith("multi:") and "num_class" in values:
        raise UserError(
            "Do not need to setup parameter 'num_class' for learning task other than multi-classification."
        )
    for name in ("monotone_constraints", "interaction_constraints"):
        methods = ("exact", "hist", "approx")
        if name in values and values.get("tree_method") not in methods:
            raise UserError(
                f"{name} can be used only when the tree_method parameter is set to either "
                "'exact', 'hist' or 'approx'."
            )
    check_updaters(values)
    check_metrics(values)


def check_built(values: Mapping[str, Any]) -> None:
    """Names what local runs do not carry out."""
    for name, value in NOT_BUILT.items():
        if name in values and value in (None, values[name]):
            raise UserError(
                f"Hyperparameter {name}: {values[name]} is not built in local runs."
            )


def read_hyperparameters(given: Mapping[str, str]) -> dict[str, Any]:
    """The parsed hyper-parameters under their main names."""
    named = {ALIASES.get(name, name): text for name, text in given.items()}
    for name, entry in TABLE.items():
        if entry.get("required") and name not in named:
            raise UserError(f"Missing required hyperparameter: {name}")
    for name in named:
        if name not in TABLE:
            raise UserError(f"Extraneous hyperparameter found: {name}")
    values = {}
    for name, text in named.items():
        values[name] = parse(name, TABLE[name], str(text))
        check_value(name, TABLE[name], values[name])
    check_together(values)
    check_built(values)
    return values


def booster_parameters(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those that XGBoost itself takes."""
    return {
        name: ",".join(value) if TABLE[name]["type"] == "list" else value
        for name, value in values.items()
        if TABLE[name].get("use") != "job"
    }
