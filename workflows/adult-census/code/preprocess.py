"""Processing job: cleans the Adult Census file, encodes it and splits it into train, validation and test.

    python3 preprocess.py --seed 42

Reads the one CSV file in /opt/ml/processing/input/data and the categories in
/opt/ml/processing/input/categories/categories.json. Writes /opt/ml/processing/<part>/<part>.csv for the parts train,
validation and test, in the form of built-in XGBoost (no header, label first), and the categories to
/opt/ml/processing/categories/categories.json for whoever encodes after it. The same input and seed give the same bytes.
"""

import argparse
import csv
import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import numpy as np

# Beside the script, on SageMaker another input of the job.
sys.path.append(os.path.join(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"), "processing/input/lib"))
from encoder import (  # noqa: E402
    Categories,
    InvalidInput,
    base_folder,
    encode_categories,
    encode_label,
    encode_numbers,
    feature_names,
    load_categories,
    quoted,
    run_job,
    write_file,
)

Record = dict[str, str]
Row = list[int]
"""The label, then the features."""


def only_file(folder: Path) -> Path:
    """The one file in the input folder; hidden files do not count."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(files) != 1:
        found = f"holds {len(files)} files ({quoted([path.name for path in files])})" if files else "holds no file"
        raise InvalidInput(f"{quoted(folder)} {found}; one CSV file is expected.")
    return files[0]


def read_records(path: Path, columns: list[str]) -> Iterator[tuple[int, Record]]:
    """The rows of a CSV file by column name, each with its line number.

    Raises InvalidInput when the file is empty or no readable CSV, when a column is missing or doubled, and when a row
    has another number of fields than the header: nothing is skipped in silence.
    """
    content = path.read_bytes()
    try:
        characters = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidInput(f"{quoted(path.name)} is not UTF-8 text in line {line}.") from None
    reader = csv.reader(io.StringIO(characters, newline=""), strict=True, skipinitialspace=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        check_header(header, columns, path)
        for fields in reader:
            if fields and len(fields) != len(header):
                raise InvalidInput(f"Line {reader.line_num} has {len(fields)} fields; the header has {len(header)}.")
            if fields:
                yield reader.line_num, dict(zip(header, fields))
    except csv.Error as error:
        raise InvalidInput(f"{quoted(path.name)} is not readable as CSV in line {reader.line_num}: {error}.") from None


def check_header(header: list[str], columns: list[str], path: Path) -> None:
    """Raises InvalidInput unless each of the columns is there once."""
    if not header:
        raise InvalidInput(f"{quoted(path.name)} is empty; a header and rows are expected.")
    missing = [column for column in columns if column not in header]
    if missing:
        noun = "column" if len(missing) == 1 else "columns"
        raise InvalidInput(f"{quoted(path.name)} lacks the {noun} {quoted(missing)}; its header has {quoted(header)}.")
    doubled = [column for column, count in Counter(header).items() if count > 1]
    if doubled:
        raise InvalidInput(f"The header of {quoted(path.name)} has {quoted(doubled)} more than once.")


def clean(records: Iterable[tuple[int, Record]], categories: Categories) -> tuple[list[Row], int]:
    """Encodes all complete rows; returns them and how many were dropped for a missing mark.

    Labels and numbers are checked in every row, also in those that are dropped.
    """
    mark, may_miss = categories["missing"]["mark"], categories["missing"]["columns"]
    rows: list[Row] = []
    dropped = 0
    for line, record in records:
        try:
            row = [encode_label(record, categories), *encode_numbers(record, categories)]
            if any(record[column].strip() == mark for column in may_miss):
                dropped += 1
            else:
                rows.append(row + encode_categories(record, categories))
        except InvalidInput as error:
            raise InvalidInput(f"Line {line}: {error}") from None
    return rows, dropped


def split(rows: list[Row], seed: int) -> dict[str, list[Row]]:
    """Shuffles the rows and splits them 60/10/30 into train, validation and test."""
    order = np.random.default_rng(seed).permutation(len(rows))
    first, second = int(0.6 * len(rows)), int(0.7 * len(rows))
    parts = {"train": order[:first], "validation": order[first:second], "test": order[second:]}
    return {name: [rows[index] for index in indices] for name, indices in parts.items()}


def check_classes(rows: list[Row], dropped: int, file: Path, categories: Categories) -> None:
    """Raises InvalidInput when there is nothing to learn from, or nothing to tell apart."""
    if not rows and not dropped:
        raise InvalidInput(f"{quoted(file.name)} has a header and no rows.")
    if not rows:
        raise InvalidInput(f"All {dropped} rows are dropped for a missing value; rows of both classes are needed.")
    classes = {row[0] for row in rows}
    if len(classes) == 1:
        name = next(label for label, value in categories["label"]["values"].items() if value in classes)
        raise InvalidInput(f"All {len(rows)} complete rows have the label {quoted(name)}; both classes are needed.")


def check_parts(parts: dict[str, list[Row]]) -> None:
    """Raises InvalidInput when a part is empty, or when there is one class only to train on or to test with."""
    total = sum(map(len, parts.values()))
    for name, part in parts.items():
        if not part or (name != "validation" and len({row[0] for row in part}) == 1):
            held = "one class only" if part else "no row"
            raise InvalidInput(f"{total} complete rows are too few: the part {quoted(name)} gets {held}; give more rows.")


class Arguments(argparse.ArgumentParser):
    """A parser whose errors take the same way as all others."""

    def error(self, message: str) -> NoReturn:
        raise InvalidInput(f"Wrong arguments: {message}.")


def whole_seed(value: str) -> int:
    """The seed as numpy takes it: 0 or more."""
    if not value.isascii() or not value.isdigit():
        raise argparse.ArgumentTypeError(f"{quoted(value)} is not a whole number of 0 or more")
    return int(value)


def preprocess(arguments: list[str]) -> None:
    """The whole job."""
    parser = Arguments(description="Cleans, encodes and splits the Adult Census file.")
    parser.add_argument("--seed", type=whole_seed, required=True, help="seed of the shuffle, 0 or more")
    seed: int = parser.parse_args(arguments).seed
    folder = base_folder() / "processing"
    categories_file = folder / "input" / "categories" / "categories.json"
    categories = load_categories(categories_file)
    columns = [categories["label"]["column"], *categories["numbers"], *categories["categories"]]

    file = only_file(folder / "input" / "data")
    rows, dropped = clean(read_records(file, columns), categories)
    print(f"{len(rows) + dropped} rows read, {dropped} dropped for a missing value, {len(rows)} kept")
    check_classes(rows, dropped, file, categories)
    parts = split(rows, seed)
    check_parts(parts)

    write_file(folder / "categories" / "categories.json", categories_file.read_bytes())
    for name, part in parts.items():
        lines = (",".join(map(str, row)) + "\n" for row in part)
        write_file(folder / name / f"{name}.csv", "".join(lines).encode("ascii"))
        print(f"{name}: {len(part)} rows of {len(feature_names(categories))} features")


if __name__ == "__main__":
    sys.exit(run_job(lambda: preprocess(sys.argv[1:])))
