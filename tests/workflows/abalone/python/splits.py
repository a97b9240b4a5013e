"""Draws test sets of 5 % at random, instead of by hash, and trains and measures as the pipeline's jobs do.

    python splits.py FILE SEED...

prints a JSON list: for each draw the root mean squared errors of the model and of always saying the mean.
"""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost

ROOT = Path(__file__).parents[4] / "workflows" / "abalone"
sys.path[:0] = [str(ROOT / "code"), str(ROOT / "functions" / "analyze-results")]

from rmse import root_mean_squared_error  # noqa: E402
from survey_rows import merge  # noqa: E402

HYPERPARAMETERS = {"objective": "reg:squarederror", "max_depth": 4, "eta": 0.1, "seed": 0, "nthread": 1}
ROUNDS = 50

merged = merge(Path(sys.argv[1]).read_text(encoding="utf-8"), [])
table = np.array([line.split(",") for lines in merged.parts.values() for line in lines], dtype=np.float32)


def errors(seed: int) -> list[float]:
    """What one draw gives."""
    order = np.random.default_rng(seed).permutation(len(table))
    test, _, train = np.split(table[order], [len(table) // 20, len(table) // 5])
    model = xgboost.train(HYPERPARAMETERS, xgboost.DMatrix(train[:, 1:], label=train[:, 0]), ROUNDS)
    said = model.predict(xgboost.DMatrix(test[:, 1:])).tolist()
    truth = test[:, 0].tolist()
    return [
        root_mean_squared_error(truth, said),
        root_mean_squared_error(truth, [float(train[:, 0].mean())] * len(truth)),
    ]


print(json.dumps([errors(int(seed)) for seed in sys.argv[2:]]))
