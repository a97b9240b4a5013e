"""Splits an Iris file by several seeds, and trains and asks the stand-in for linear-learner as the pipeline does.

    python splits.py FILE HYPERPARAMETERS-AS-JSON SEED...

prints the accuracies on the test rows as a JSON list.
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(ROOT / "workflows/iris/code"), str(ROOT / "local-sagemaker/algorithms/linear-learner")]

from data import Rows  # noqa: E402
from fit import fit  # noqa: E402
from hyperparameters import read_parameters  # noqa: E402
from preprocess import parse_flowers, prepare  # noqa: E402

flowers = parse_flowers(Path(sys.argv[1]).read_text(encoding="utf-8"))
parameters = read_parameters(json.loads(sys.argv[2]))


def accuracy(seed: int) -> float:
    """Share of the test rows of one split that the model is right about."""
    parts = prepare(flowers, seed)
    model = fit(Rows(parts.train[:, 0], parts.train[:, 1:]), parameters)
    said = [answer["predicted_label"] for answer in model.answers(parts.test[:, 1:])]
    return float(np.mean(np.array(said) == parts.test[:, 0]))


print(json.dumps([accuracy(int(seed)) for seed in sys.argv[3:]]))
