"""Trains in the tests as the pipeline does, and runs the whole chain of jobs on a file.

    python training.py FILE.csv SEED...

prints one JSON line per seed: rows per part, features, accuracy, share of the commoner class, auc.
"""

import contextlib
import io
import json
import os
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import xgboost

from job_folder import CODE

from evaluate import evaluate
from preprocess import preprocess

HYPERPARAMETERS = {
    "objective": "binary:logistic",
    "max_depth": 5,
    "subsample": 1,
    "eta": 0.3,
    "eval_metric": "logloss",
    "verbosity": 1,
    "nthread": 1,
}
ROUNDS = 50


def train(table: np.ndarray, rounds: int = ROUNDS, **changes: object) -> xgboost.Booster:
    """A model of a table whose first column is the label."""
    data = xgboost.DMatrix(table[:, 1:], label=table[:, 0])
    return xgboost.train({**HYPERPARAMETERS, **changes}, data, rounds)


def archive(model: xgboost.Booster, path: Path) -> None:
    """Packs a model as built-in XGBoost does: UBJSON under the name `xgboost-model`."""
    pack(path, {"xgboost-model": bytes(model.save_raw("ubj"))})


def pack(path: Path, members: dict[str, bytes]) -> None:
    """Writes a model.tar.gz with these members."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))


def chain(content: bytes, seed: str) -> dict[str, object]:
    """Preprocesses, trains and evaluates in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAGEMAKER_BASE_DIR"] = folder
        processing = Path(folder) / "processing"
        for place, bytes_ in {
            "data/adult.csv": content,
            "categories/categories.json": (CODE / "categories.json").read_bytes(),
        }.items():
            (processing / "input" / place).parent.mkdir(parents=True)
            (processing / "input" / place).write_bytes(bytes_)
        with contextlib.redirect_stdout(sys.stderr):
            preprocess(["--seed", seed])
            tables = {
                part: np.loadtxt(processing / part / f"{part}.csv", delimiter=",", dtype=np.float32)
                for part in ("train", "validation", "test")
            }
            archive(train(tables["train"]), processing / "model" / "model.tar.gz")
            evaluate()
        report = json.loads((processing / "evaluation" / "evaluation.json").read_text())
        share = float(tables["test"][:, 0].mean())
        return {
            "rows": [len(table) for table in tables.values()],
            "features": tables["train"].shape[1] - 1,
            "accuracy": report["metrics"]["accuracy"]["value"],
            "commoner": max(share, 1 - share),
            "auc": report["binary_classification_metrics"]["auc"]["value"],
        }


if __name__ == "__main__":
    for seed_argument in sys.argv[2:]:
        print(json.dumps(chain(Path(sys.argv[1]).read_bytes(), seed_argument)), flush=True)
