"""Prepares the customer file and trains as the pipeline does, once for each seed of the split.

    python training.py FILE SEED...

prints one JSON line per seed: rows per part, columns, share of churn in each part, validation error as the image
reports it, and the share of the rarer class among the validation rows, which is what always saying "stays" gets wrong.
"""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost

import places  # noqa: F401

from customer_rows import prepare

HYPERPARAMETERS = {
    "objective": "binary:logistic",
    "max_depth": 5,
    "eta": 0.2,
    "gamma": 4,
    "min_child_weight": 6,
    "subsample": 0.8,
    "eval_metric": "error",
    "nthread": 1,
}
ROUNDS = 100


def measure(lines: list[str], seed: int) -> dict[str, object]:
    """What one split gives."""
    tables = [np.loadtxt(part, delimiter=",", dtype=np.float32) for part in prepare(lines, seed)]
    train, validation = (xgboost.DMatrix(table[:, 1:], label=table[:, 0]) for table in tables)
    history: dict[str, dict[str, list[float]]] = {}
    xgboost.train(
        HYPERPARAMETERS, train, ROUNDS, evals=[(validation, "validation")], evals_result=history, verbose_eval=False
    )
    shares = [float(table[:, 0].mean()) for table in tables]
    return {
        "rows": [len(table) for table in tables],
        "columns": tables[0].shape[1],
        "churn": shares,
        "error": history["validation"]["error"][-1],
        "rarer": min(shares[1], 1 - shares[1]),
    }


if __name__ == "__main__":
    content = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for argument in sys.argv[2:]:
        print(json.dumps(measure(content, int(argument))), flush=True)
