"""Prepares the games file, trains as the pipeline does and scores the batch, once for each seed of the split.

    python training.py FILE SEED...

prints one JSON line per seed: rows used and dropped, error and area under the curve among the scored games, the share
of the rarer class among them, which is what always saying "no hit" gets wrong, and what the gate compares: the error
on the validation rows and the error to beat.
"""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost
from sklearn.metrics import roc_auc_score

import places  # noqa: F401

from game_rows import prepare

HYPERPARAMETERS = {
    "objective": "binary:logistic",
    "max_depth": 3,
    "eta": 0.1,
    "subsample": 0.5,
    "scale_pos_weight": 2.0,
    "eval_metric": ["error", "auc"],
    "nthread": 1,
}
ROUNDS = 100


def measure(content: bytes, seed: int) -> dict[str, object]:
    """What one split gives."""
    prepared = prepare(content, seed)
    table = {
        name: np.loadtxt(prepared.files[f"{name}/{name}.csv"].splitlines(), delimiter=",", dtype=np.float32)
        for name in ("train", "validation", "batch", "truth")
    }
    train, validation = (
        xgboost.DMatrix(table[name][:, 1:], label=table[name][:, 0]) for name in ("train", "validation")
    )
    history: dict[str, dict[str, list[float]]] = {}
    model = xgboost.train(
        HYPERPARAMETERS, train, ROUNDS, evals=[(validation, "validation")], evals_result=history, verbose_eval=False
    )
    hits = table["truth"][:, 1]
    scores = model.predict(xgboost.DMatrix(table["batch"][:, 1:]))
    return {
        "rows": prepared.rows,
        "dropped": prepared.dropped,
        "error": float(np.mean((scores > 0.5) != hits)),
        "auc": float(roc_auc_score(hits, scores)),
        "validationError": history["validation"]["error"][-1],
        "toBeat": prepared.majority_error,
        "rarer": float(min(hits.mean(), 1 - hits.mean())),
    }


if __name__ == "__main__":
    for argument in sys.argv[2:]:
        print(json.dumps(measure(Path(sys.argv[1]).read_bytes(), int(argument))), flush=True)
