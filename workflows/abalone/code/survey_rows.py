"""What a row of the abalone data is, which are the same, and which part each belongs to. Needs Python alone.

A row is sex (M, F, or I for infant), seven measures and the number of rings. The raw file is taken as it is published;
new surveys are also asked whether their animals can exist.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

MEASURES = (
    "length",
    "diameter",
    "height",
    "whole_weight",
    "shucked_weight",
    "viscera_weight",
    "shell_weight",
)
COLUMNS = ("sex", *MEASURES, "rings")
SEXES = ("F", "I", "M")

Part = Literal["training", "validation", "testing"]
PARTS: Mapping[Part, float] = {"training": 0.80, "validation": 0.95, "testing": 1.0}
"""Each part with the share of all rows up to which it reaches."""

MOST_FAULTS = 5
"""Faults that one message names, so that a file need not be mended one line at a time."""


class InvalidInput(Exception):
    """What is wrong with the data, in one sentence for the person who brought it."""


class Row(NamedTuple):
    """One animal. Two rows are the same when all their values are, however they are written."""

    sex: str
    measures: tuple[float, ...]
    rings: int

    @property
    def text(self) -> str:
        """The row in the one form that it is compared and hashed by."""
        return ",".join([self.sex, *map(repr, self.measures), str(self.rings)])

    @property
    def encoded(self) -> str:
        """The row as the model learns it: rings first, one column for each sex, then the measures."""
        return ",".join([str(self.rings), *(str(int(self.sex == sex)) for sex in SEXES), *map(repr, self.measures)])


class Parsed(NamedTuple):
    """The rows of a file, and what is wrong with the others."""

    rows: list[Row]
    faults: list[str]


def read_measure(text: str, column: str) -> float:
    """A measure: zero or more, below 10 (200 mm and 1 kg are 1)."""
    if not re.fullmatch(r"\d{1,9}(\.\d{1,12})?|\.\d{1,12}", text):
        raise ValueError(f'its "{column}" is "{text[:40]}", which is no number')
    value = float(text)
    if value >= 10:
        raise ValueError(f'its "{column}" is {text}, more than any abalone has')
    return value


def read_row(line: str) -> Row:
    """A row of either kind of file. Raises ValueError with what is wrong."""
    cells = [cell.strip() for cell in line.split(",")]
    if len(cells) != len(COLUMNS):
        raise ValueError(f"it has {len(cells)} values, not {len(COLUMNS)}")
    sex, *sizes, rings = cells
    if sex not in SEXES:
        raise ValueError(f'its "sex" is "{sex[:40]}", not F, I or M')
    measures = tuple(read_measure(text, column) for text, column in zip(sizes, MEASURES))
    if not re.fullmatch(r"[1-9]\d?", rings):
        raise ValueError(f'its "rings" is "{rings[:40]}", not a whole number from 1 to 99')
    return Row(sex, measures, int(rings))


def check_possible(row: Row) -> None:
    """Raises ValueError for an animal that cannot be: a weight of nothing, or one wider or higher than it is long."""
    for column, value in zip(MEASURES, row.measures):
        if value == 0:
            raise ValueError(f'its "{column}" is 0')
    length, diameter, height, whole, shucked, viscera, shell = row.measures
    for column, value, limit, other in (
        ("diameter", diameter, length, "length"),
        ("height", height, length, "length"),
        ("shucked_weight", shucked, whole, "whole_weight"),
        ("viscera_weight", viscera, whole, "whole_weight"),
        ("shell_weight", shell, whole, "whole_weight"),
    ):
        if value > limit:
            raise ValueError(f'its "{column}" of {value:g} is more than its "{other}" of {limit:g}')


def parse_lines(name: str, content: str, *, is_survey: bool) -> Parsed:
    """The rows of a file. Empty lines do not count; each fault names the file and the line."""
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in enumerate(content.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = read_row(line)
            if is_survey:
                check_possible(row)
            rows.append(row)
        except ValueError as error:
            faults.append(f'Line {number} of "{name}" is refused: {error}.')
    return Parsed(rows, faults)


def check_faults(faults: list[str]) -> None:
    """Raises InvalidInput with the first faults when there are any."""
    if faults:
        more = len(faults) - MOST_FAULTS
        raise InvalidInput(" ".join(faults[:MOST_FAULTS]) + (f" And {more} more." if more > 0 else ""))


def part_of(row_text: str) -> Part:
    """The part of a row, which follows from the row alone.

    A row that was tested with yesterday is tested with today, whatever has come in between: it never trains, and
    measurements of different nights can be compared.
    """
    place = int.from_bytes(hashlib.sha256(row_text.encode()).digest()[:8], "big") / 2**64
    return next(part for part, upper in PARTS.items() if place < upper or upper == 1)


def check_counts(counts: Mapping[Part, int]) -> None:
    """Raises InvalidInput when a part is empty."""
    for part in PARTS:
        if counts.get(part, 0) == 0:
            total = sum(counts.values())
            raise InvalidInput(f'{total} different rows are too few: the part "{part}" gets none; give more rows.')


class Merged(NamedTuple):
    """Encoded rows by part, and how many rows were there more than once."""

    parts: dict[Part, list[str]]
    duplicates: int


def merge(raw: str, surveys: Iterable[tuple[str, str]]) -> Merged:
    """Raw data and surveys (name and content) as the model takes them, each different row once, in a fixed order.

    Raises InvalidInput when there is anything in them that is no row, and when a part would be empty.
    """
    parsed = [parse_lines("the raw data", raw, is_survey=False)]
    parsed += [parse_lines(name, content, is_survey=True) for name, content in sorted(surveys)]
    check_faults([fault for file in parsed for fault in file.faults])
    rows = [row for file in parsed for row in file.rows]
    different = {row.text: row for row in rows}
    parts: dict[Part, list[str]] = {part: [] for part in PARTS}
    for text in sorted(different):
        parts[part_of(text)].append(different[text].encoded)
    check_counts({part: len(lines) for part, lines in parts.items()})
    return Merged(parts, len(rows) - len(different))


def is_survey_key(key: str) -> bool:
    """Whether an object holds a survey: not a folder's mark, nor a hidden or empty helper file."""
    name = key.rsplit("/", 1)[-1]
    return name != "" and not name.startswith((".", "_"))


def features_text() -> str:
    """What the columns behind the rings are, as JSON, for callers of the model."""
    return json.dumps({"features": [*(f"sex={sex}" for sex in SEXES), *MEASURES]})


def outputs_text(destination: str, counts: Mapping[Part, int], duplicates: int) -> str:
    """The answer to the pipeline: where each part is, and how many rows it has."""
    values = {
        **{f"{part}Uri": f"{destination}/{part}/" for part in PARTS},
        **{f"{part}Rows": str(counts[part]) for part in PARTS},
        "duplicates": str(duplicates),
    }
    return json.dumps([{"Name": name, "Value": value} for name, value in values.items()])
