"""Makes a survey that might have come in, out of the abalone data that is there: for trying the nightly run.

    python3 make_survey.py RAW.csv --seed 7 --taken 20260131020000 --folder surveys/

Each animal is one of the raw data's of which all measures are a little off, bounded by what an abalone can be. It takes
Python alone. The same data, seed and time give the same file, `<folder>/abalone.<time>`; it belongs under
abalone_data/new/ in the workflow's bucket.
"""

import argparse
import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "code"))
from survey_rows import InvalidInput, Row, check_faults, check_possible, parse_lines  # noqa: E402

SPREAD = 0.04
"""Standard deviation of the noise, as a share of each measure."""


def pick(rows: list[Row], source: random.Random) -> Row:
    """Any row. Only `random()` is promised to stay the same between versions of Python."""
    return rows[int(source.random() * len(rows))]


def noise(source: random.Random) -> float:
    """About normal, mean 0 and deviation 1: twelve uniform numbers less six."""
    return sum(source.random() for _ in range(12)) - 6


def similar(row: Row, source: random.Random) -> Row:
    """An animal like the given one; measures in steps of the raw data's, 0.0005."""
    size = noise(source)
    off = [1 + SPREAD * (0.8 * size + 0.6 * noise(source)) for _ in row.measures]
    measures = tuple(max(0.0005, round(round(m * o / 0.0005) * 0.0005, 4)) for m, o in zip(row.measures, off))
    rings = max(1, min(29, row.rings + round(0.7 * noise(source))))
    return Row(row.sex, measures, rings)


def is_possible(row: Row) -> bool:
    try:
        check_possible(row)
        return True
    except ValueError:
        return False


def survey(rows: list[Row], count: int, seed: int) -> str:
    """The content of a survey: so many rows, all of animals that can be."""
    models = [row for row in rows if is_possible(row)]
    if not models:
        raise InvalidInput("The raw data holds no animal to be like.")
    source = random.Random(seed)
    animals: list[Row] = []
    while len(animals) < count:
        animal = similar(pick(models, source), source)
        if is_possible(animal):
            animals.append(animal)
    return "".join(f"{animal.text}\n" for animal in animals)


def read_raw(file: Path) -> str:
    """The raw data as text. Raises InvalidInput with what is wrong with the file."""
    try:
        return file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidInput(f'There is no file "{file}"; give the path of the abalone data.') from None
    except IsADirectoryError:
        raise InvalidInput(f'"{file}" is a folder; name the file of abalone data inside it.') from None
    except UnicodeDecodeError:
        raise InvalidInput(f'"{file}" is no text in UTF-8; give the abalone data, unpacked and as text.') from None
    except OSError as error:
        reason = f'"{file}" cannot be read: {error.strerror}'
        raise InvalidInput(f"{reason}; check what it is, and its permissions.") from None


def write_survey(file: Path, content: str) -> None:
    """Writes a survey and makes its folder. Raises InvalidInput with what keeps it from being written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        reason = f'"{file}" cannot be written: {error.strerror}'
        raise InvalidInput(f"{reason}; give --folder a folder that can be written to.") from None


def taken_at(value: str) -> str:
    """A time as it stands in the name of a survey."""
    if not re.fullmatch(r"\d{14}", value):
        raise argparse.ArgumentTypeError("the time is 14 digits, such as 20260131020000")
    return value


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes a survey like the abalone data.")
    parser.add_argument("raw", type=Path, help="the abalone data, or the workflow's sample of it")
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--taken", type=taken_at, required=True, help="when the survey was taken, 14 digits")
    parser.add_argument("--folder", type=Path, default=Path())
    options = parser.parse_args()
    parsed = parse_lines(options.raw.name, read_raw(options.raw), is_survey=False)
    check_faults(parsed.faults)
    target = options.folder / f"abalone.{options.taken}"
    write_survey(target, survey(parsed.rows, options.rows, options.seed))
    print(target)


if __name__ == "__main__":
    try:
        main()
    except InvalidInput as error:
        sys.exit(f"error: {error}")
