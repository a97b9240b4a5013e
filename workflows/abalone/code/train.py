"""Training job in script mode: learns an abalone's number of rings from its sex and measures with XGBoost.

    python3 train.py --num_round 50 --max_depth 4 --eta 0.1

Reads CSV files without a header, rings first, from the channels `train` and `validation`; leaves the model where
SageMaker's XGBoost image looks for it when it serves, so that serving needs no script.
"""

import argparse
import os
import re
import sys
from pathlib import Path

import numpy as np
import xgboost

MODEL = "xgboost-model"


class InvalidInput(Exception):
    """What is wrong with the data, in one sentence."""


def read_rows(folder: Path) -> xgboost.DMatrix:
    """The rows of all files of a channel."""
    files = sorted(path for path in folder.rglob("*.csv") if path.is_file())
    tables = [np.loadtxt(file, delimiter=",", dtype=np.float32, ndmin=2) for file in files if file.stat().st_size]
    if not tables:
        raise InvalidInput(f'Channel "{folder.name}" holds no rows.')
    table = np.concatenate(tables)
    if not np.isfinite(table).all():
        raise InvalidInput(f'Channel "{folder.name}" holds a value that is no finite number.')
    return xgboost.DMatrix(table[:, 1:], label=table[:, 0])


def one_or_more(text: str) -> int:
    """An argument that counts. XGBoost takes 0, and answers with a model that has learned nothing."""
    if not re.fullmatch(r"0*[1-9]\d{0,8}", text):
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 1 to 999999999')
    return int(text)


def train(arguments: list[str]) -> None:
    """The whole job."""
    parser = argparse.ArgumentParser(description="Learns the number of rings.")
    parser.add_argument("--num_round", type=one_or_more, required=True)
    parser.add_argument("--max_depth", type=one_or_more, required=True)
    parser.add_argument("--eta", type=float, required=True)
    options = parser.parse_args(arguments)
    watched = {name: read_rows(Path(os.environ[f"SM_CHANNEL_{name.upper()}"])) for name in ("train", "validation")}
    parameters = {
        "objective": "reg:squarederror",
        "eval_metric": "rmse",
        "max_depth": options.max_depth,
        "eta": options.eta,
        "seed": 0,
    }
    model = xgboost.train(
        parameters,
        watched["train"],
        num_boost_round=options.num_round,
        evals=[(rows, name) for name, rows in watched.items()],
    )
    folder = Path(os.environ["SM_MODEL_DIR"])
    # By its extension the form is chosen; the image wants the file without one.
    aside = folder / f"{MODEL}.ubj"
    model.save_model(aside)
    aside.rename(folder / MODEL)


if __name__ == "__main__":
    try:
        train(sys.argv[1:])
    except InvalidInput as error:
        sys.exit(f"error: {error}")
