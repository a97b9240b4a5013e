"""Processing job: makes rows that linear-learner takes out of the Iris file.

    python3 preprocess.py --seed 42

Reads the one file in /opt/ml/processing/input/data: four measures in centimetres and the species, no header. Writes
/opt/ml/processing/train/train.csv and /opt/ml/processing/test/test.csv without a header and with the class FIRST, as
linear-learner expects its label, and /opt/ml/processing/scaling/scaling.json with what a caller needs to scale a
flower of his own. The same input and seed give the same bytes.
"""

import argparse
import json
import math
import os
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

# Beside the script, on SageMaker another input of the job.
sys.path.append(os.path.join(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"), "processing/input/lib"))
from job_run import InvalidInput, base_folder, only_file, quoted, run_job, write_file  # noqa: E402

MEASURES = ("sepal_length", "sepal_width", "petal_length", "petal_width")
SPECIES = ("Iris-setosa", "Iris-versicolor", "Iris-virginica")
"""The classes: a species' place in this list is its label."""

TEST_SHARE = 0.2
MISSING = ("", "?")


class Flowers(NamedTuple):
    """Labels (n) and measures (n × 4, nan where one is missing) of the rows that have a species."""

    labels: np.ndarray
    measures: np.ndarray
    dropped: int


class Prepared(NamedTuple):
    """Scaled rows, label first, and what they were scaled with."""

    train: np.ndarray
    test: np.ndarray
    means: np.ndarray
    deviations: np.ndarray


def parse_measure(text: str, column: str, line: int) -> float:
    """A measure in centimetres; nan when it is missing."""
    if text in MISSING:
        return math.nan
    try:
        value = float(text)
    except ValueError:
        value = math.inf
    if not 0 < value < 100:
        raise InvalidInput(f"Line {line}: {quoted(column)} is {quoted(text)}, which is no length in centimetres.")
    return value


def parse_flowers(content: str) -> Flowers:
    """Reads the file; rows without a species are dropped, all else that is not as expected is refused by line."""
    labels: list[int] = []
    measures: list[list[float]] = []
    dropped = 0
    for line, text in enumerate(content.splitlines(), start=1):
        if not text.strip():
            continue
        cells = [cell.strip() for cell in text.split(",")]
        if len(cells) != len(MEASURES) + 1:
            raise InvalidInput(f"Line {line} has {len(cells)} values; {len(MEASURES) + 1} are expected.")
        row = [parse_measure(cell, column, line) for cell, column in zip(cells, MEASURES)]
        species = cells[-1]
        if species in MISSING:
            dropped += 1
        elif species in SPECIES:
            labels.append(SPECIES.index(species))
            measures.append(row)
        else:
            known = ", ".join(map(quoted, SPECIES))
            raise InvalidInput(f"Line {line} has the unknown species {quoted(species)}; known: {known}.")
    return Flowers(np.array(labels, dtype=int), np.array(measures).reshape(-1, len(MEASURES)), dropped)


def prepare(flowers: Flowers, seed: int) -> Prepared:
    """Splits 80/20 and scales; means and deviations come from the train rows alone, so no test row leaks."""
    if len(flowers.labels) < 10:
        raise InvalidInput(f"{len(flowers.labels)} rows with a species are too few; at least 10 are needed.")
    train_x, test_x, train_y, test_y = train_test_split(
        flowers.measures, flowers.labels, test_size=TEST_SHARE, random_state=seed
    )
    absent = [name for label, name in enumerate(SPECIES) if label not in train_y]
    if absent:
        names = ", ".join(map(quoted, absent))
        raise InvalidInput(f"No train row is of the species {names}; give more rows or another seed.")
    unmeasured = [name for column, name in enumerate(MEASURES) if np.isnan(train_x[:, column]).all()]
    if unmeasured:
        raise InvalidInput(f"No train row has a value of {quoted(unmeasured[0])}.")
    means = np.nanmean(train_x, axis=0)
    # Column by column, as a data frame lies in memory: sums come out the same to the last digit as with pandas.
    train_x, test_x = (np.asfortranarray(np.where(np.isnan(part), means, part)) for part in (train_x, test_x))
    scaler = StandardScaler().fit(train_x)
    return Prepared(
        train=np.column_stack([train_y, scaler.transform(train_x)]),
        test=np.column_stack([test_y, scaler.transform(test_x)]),
        means=scaler.mean_,
        deviations=scaler.scale_,
    )


def csv_text(rows: np.ndarray) -> str:
    """The label as a whole number, each feature in the shortest form that reads back as itself."""
    return "".join(",".join([str(int(row[0])), *map(repr, row[1:].tolist())]) + "\n" for row in rows)


def scaling_text(prepared: Prepared) -> str:
    """What turns measures into features: (measure - mean) / deviation, in this order of columns."""
    columns = zip(MEASURES, prepared.means.tolist(), prepared.deviations.tolist())
    features = [{"name": name, "mean": mean, "deviation": deviation} for name, mean, deviation in columns]
    return json.dumps({"classes": list(SPECIES), "features": features}, indent=2) + "\n"


class Arguments(argparse.ArgumentParser):
    """A parser whose errors take the same way as all others."""

    def error(self, message: str) -> NoReturn:
        raise InvalidInput(f"Wrong arguments: {message}.")


def whole_seed(value: str) -> int:
    """The seed as numpy takes it: 0 or more, 32 bits."""
    if not value.isascii() or not value.isdigit() or int(value) >= 2**32:
        raise argparse.ArgumentTypeError(f"{quoted(value)} is not a whole number from 0 to 4294967295")
    return int(value)


def read_text(file: Path) -> str:
    """The file as text; Iris is plain ASCII, so UTF-8 will do."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(f"{quoted(file.name)} is not UTF-8 text.") from None


def preprocess(arguments: list[str]) -> None:
    """The whole job."""
    parser = Arguments(description="Splits and scales the Iris file.")
    parser.add_argument("--seed", type=whole_seed, required=True, help="seed of the split, 0 or more")
    seed: int = parser.parse_args(arguments).seed
    folder = base_folder() / "processing"
    flowers = parse_flowers(read_text(only_file(folder / "input" / "data")))
    prepared = prepare(flowers, seed)
    write_file(folder / "train" / "train.csv", csv_text(prepared.train))
    write_file(folder / "test" / "test.csv", csv_text(prepared.test))
    write_file(folder / "scaling" / "scaling.json", scaling_text(prepared))
    print(f"{len(flowers.labels)} rows kept, {flowers.dropped} dropped for want of a species")
    print(f"train: {len(prepared.train)} rows, test: {len(prepared.test)} rows")


if __name__ == "__main__":
    sys.exit(run_job(lambda: preprocess(sys.argv[1:])))
