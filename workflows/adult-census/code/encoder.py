"""Turns a record of the Adult Census data into the numbers that the model takes.

Used by the jobs and by callers of the model, so that training and prediction cannot drift apart. It needs
Python alone. From a shell it prints the CSV row to send to the model:

    python encoder.py categories.json < record.json
"""

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Categories = Mapping[str, Any]
"""The content of categories.json: `label`, `missing`, `numbers` and `categories`, in the order of the features."""


class InvalidInput(Exception):
    """What is wrong with the data, in one sentence for the person who brought it."""


def base_folder() -> Path:
    """The folder that everything is read from and written to: SageMaker's /opt/ml, or SAGEMAKER_BASE_DIR."""
    return Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))


def run_job(job: Callable[[], None]) -> int:
    """Runs a job and returns its exit code.

    Bad input ends it with one line, on stderr and in /opt/ml/output/message, of which SageMaker shows the first
    1,024 bytes as the job's exit message; a stack is only shown for a defect of the job itself.
    """
    try:
        job()
        return 0
    except (InvalidInput, OSError) as error:
        line = " ".join(str(error).split())
    print(f"error: {line}", file=sys.stderr)
    message = base_folder() / "output" / "message"
    try:
        message.parent.mkdir(parents=True, exist_ok=True)
        message.write_text(line.encode(errors="replace")[:1024].decode(errors="ignore"), encoding="utf-8")
    except OSError:
        # The line above has said it, also in the job's log; a full disk need not be told twice.
        pass
    return 1


def quoted(values: object) -> str:
    """One value, or a list of them, in double quotes on one line; long values are cut."""
    if isinstance(values, (list, tuple)):
        return ", ".join(quoted(value) for value in values)
    text = json.dumps(str(values), ensure_ascii=False)
    return text if len(text) <= 80 else f'{text[:76]}…"'


def write_file(path: Path, content: bytes) -> None:
    """Writes a file and makes its folder; what could be written of it before a disk ran full is taken away."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        if path.is_file():
            path.unlink()
        raise InvalidInput(f"{quoted(path)} cannot be written: {error.strerror}.") from None


def load_categories(path: Path) -> Categories:
    """Reads categories.json. Raises InvalidInput when it is missing, unreadable, malformed or lacks a part."""
    try:
        categories = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidInput(f"{quoted(path)} is missing.") from None
    except IsADirectoryError:
        raise InvalidInput(f"{quoted(path)} is a folder; name the categories.json inside it.") from None
    except OSError as error:
        reason = f"{quoted(path)} cannot be read: {error.strerror}"
        raise InvalidInput(f"{reason}; check what it is, and its permissions.") from None
    except ValueError as error:
        raise InvalidInput(f"{quoted(path)} is not JSON: {error}.") from None
    parts = ["label", "missing", "numbers", "categories"]
    absent = [part for part in parts if not isinstance(categories, dict) or part not in categories]
    if absent:
        raise InvalidInput(f"{quoted(path)} lacks {quoted(absent)}.")
    return categories


def feature_names(categories: Categories) -> list[str]:
    """The model's features in their order: the numbers, then `column=level` for each level."""
    levels = [f"{column}={level}" for column, known in categories["categories"].items() for level in known]
    return [*categories["numbers"], *levels]


def text(record: Mapping[str, object], column: str) -> str:
    """A record's value without spaces around it. Raises InvalidInput when the column is missing."""
    if column not in record:
        raise InvalidInput(f"Column {quoted(column)} is missing; there is {quoted(list(record)) or 'none'}.")
    return str(record[column]).strip()


def encode_label(record: Mapping[str, object], categories: Categories) -> int:
    """The label as the model learns it, 0 or 1. Nothing but the two known spellings is taken."""
    column, known = categories["label"]["column"], categories["label"]["values"]
    value = text(record, column)
    if value not in known:
        raise InvalidInput(f"{quoted(column)} has the unknown label {quoted(value)}; known: {quoted(list(known))}.")
    return known[value]


def encode_numbers(record: Mapping[str, object], categories: Categories) -> list[int]:
    """The numeric features of a record, all whole numbers in this data."""
    values = {column: text(record, column) for column in categories["numbers"]}
    for column, value in values.items():
        if not re.fullmatch(r"-?[0-9]{1,15}", value):
            raise InvalidInput(f"{quoted(column)} is {quoted(value)}, which is not a whole number.")
    return [int(value) for value in values.values()]


def encode_categories(record: Mapping[str, object], categories: Categories) -> list[int]:
    """The one-hot features of a record: 1 for the level that it has, 0 for all others of the column."""
    features: list[int] = []
    for column, known in categories["categories"].items():
        value = text(record, column)
        if value not in known:
            raise InvalidInput(f"{quoted(column)} has no category {quoted(value)}; known: {quoted(known)}.")
        features += [int(value == level) for level in known]
    return features


def encode(record: Mapping[str, object], categories: Categories) -> list[int]:
    """The features of one record, in the model's order. Columns that the model does not use are ignored."""
    return encode_numbers(record, categories) + encode_categories(record, categories)


def main(arguments: list[str]) -> int:
    """Prints the CSV row of the record on stdin; returns the exit code: 1 for a bad record, 2 for wrong use."""
    if len(arguments) != 1:
        print("usage: python encoder.py categories.json < record.json", file=sys.stderr)
        return 2
    try:
        record = json.load(sys.stdin)
        if not isinstance(record, dict):
            raise InvalidInput("The record is not a JSON object of column names and values.")
        print(",".join(map(str, encode(record, load_categories(Path(arguments[0]))))))
        return 0
    except ValueError as error:
        print(f"error: The record is not JSON: {error}.", file=sys.stderr)
    except (InvalidInput, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
