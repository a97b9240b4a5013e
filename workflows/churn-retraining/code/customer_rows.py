"""Turns the lines of the customer file into rows for training and validation. Python alone, no service.

The Glue job and the local run share all of it, so both write the same bytes.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

MEASURES = (
    "account_length",
    "voice_mail_messages",
    *(f"{period}_{unit}" for period in ("day", "evening", "night", "international") for unit in ("minutes", "calls")),
    "service_calls",
)
CATEGORIES: Mapping[str, Sequence[str]] = {
    "state": (
        "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS "
        "MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
    ).split(),
    "area_code": ("408", "415", "510"),
    "international_plan": ("no", "yes"),
    "voice_mail_plan": ("no", "yes"),
}
"""A column of 0 or 1 for each level, behind the measures. The file has no header: its origin says this order."""

COLUMNS = 1 + len(MEASURES) + sum(map(len, CATEGORIES.values()))
"""The label first: 70."""

TRAIN_SHARE = 0.7


class InvalidInput(Exception):
    """What is wrong with the data, in one sentence for the person who brought it."""


class Row(NamedTuple):
    """A customer: the label, and the line for built-in XGBoost, label first."""

    label: int
    line: str


class Parts(NamedTuple):
    """The lines of the two files."""

    train: list[str]
    validation: list[str]


def quoted(value: object) -> str:
    """A value in double quotes on one line; a long one is cut."""
    text = json.dumps(str(value), ensure_ascii=False)
    return text if len(text) <= 60 else f'{text[:56]}…"'


def unquoted(line: str) -> str:
    """A line without the double quotes around it, in which the original file wraps each of its rows."""
    bare = line.strip().removeprefix("\ufeff")
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == '"' else bare


def parse_row(text: str, number: int) -> Row:
    """A row out of bare text. Raises InvalidInput, with the line's number, for whatever is not 70 numbers."""
    if '"' in text:
        raise InvalidInput(
            f"Line {number} has a double quote in {quoted(text)}; a trainer would read its label as 0."
        )
    cells = [cell.strip() for cell in text.split(",")]
    if len(cells) != COLUMNS:
        raise InvalidInput(f"Line {number} has {len(cells)} values; {COLUMNS} are expected.")
    for column, cell in enumerate(cells):
        if not is_number(cell):
            raise InvalidInput(f"Line {number} has {quoted(cell)} in column {column}, which is not a number.")
    if float(cells[0]) not in (0, 1):
        raise InvalidInput(f"Line {number} has the label {quoted(cells[0])}; it must be 0 or 1.")
    label = int(float(cells[0]))
    return Row(label, ",".join([str(label), *cells[1:]]))


def is_number(cell: str) -> bool:
    """Whether a cell is a finite number as every CSV reader takes it: Python also takes `1_000`."""
    try:
        return math.isfinite(float(cell)) and "_" not in cell and cell.isascii()
    except ValueError:
        return False


def read_row(line: str, number: int) -> Row:
    """A row out of a line of the file, quoted or not."""
    return parse_row(unquoted(line), number)


def fault_of(line: str, number: int) -> str | None:
    """What is wrong with a line, if anything: for engines that show errors of their workers badly."""
    try:
        read_row(line, number)
        return None
    except InvalidInput as error:
        return str(error)


def is_blank(line: str) -> bool:
    return line.strip() == ""


def split_key(row: Row, seed: int) -> str:
    """The row's place in the shuffled file.

    It follows from seed and content alone: a row mostly keeps its part while the file grows from run to run, and
    equal rows stand together.
    """
    return hashlib.sha256(f"{seed}:{row.line}".encode()).hexdigest()


def train_count(rows: int) -> int:
    """How many of the shuffled rows are for training; the others are for validation."""
    return int(TRAIN_SHARE * rows)


def check_classes(part: str, labels: Iterable[int]) -> None:
    """Raises InvalidInput unless a part has customers who left and customers who stayed."""
    found = set(labels)
    if not found:
        raise InvalidInput(f"The part {quoted(part)} gets no row; give more rows.")
    if len(found) == 1:
        raise InvalidInput(
            f"Every row of the part {quoted(part)} has the label {found.pop()}; rows of both labels are needed."
        )


def features_text() -> str:
    """What the columns behind the label are, as JSON, for callers of the model."""
    return json.dumps({"measures": MEASURES, "categories": CATEGORIES})


def outputs_text(train_rows: int, validation_rows: int) -> str:
    """What the job answers to the pipeline: SageMaker's output parameters, all values as text.

    Folders, not URIs: the pipeline says itself where the job writes, so that its document shows what is read where.
    """
    values = {
        "trainFolder": "train/",
        "validationFolder": "validation/",
        "trainRows": train_rows,
        "validationRows": validation_rows,
    }
    return json.dumps([{"Name": name, "Value": str(value)} for name, value in values.items()])


def prepare(lines: Sequence[str], seed: int) -> Parts:
    """Shuffles the rows by seed and splits them 70/30. Raises InvalidInput at the first bad line."""
    rows = [read_row(line, number) for number, line in enumerate(lines, 1) if not is_blank(line)]
    rows.sort(key=lambda row: split_key(row, seed))
    boundary = train_count(len(rows))
    parts = {"train": rows[:boundary], "validation": rows[boundary:]}
    for name, part in parts.items():
        check_classes(name, [row.label for row in part])
    return Parts(*([row.line for row in part] for part in parts.values()))
