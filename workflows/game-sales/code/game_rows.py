"""Turns records of video games into rows for training, validation and scoring. Python alone, no service.

The Glue job and the local run share all of it, so both write the same bytes. A game is a hit when more than a million
copies were sold; what it sold, and whatever was only known after it had sold, is no feature.
"""

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

SCORES = {"Critic_Score": 100.0, "User_Score": 10.0}
"""Numeric features and the highest value of each."""

CATEGORIES = ("Platform", "Genre", "Publisher", "Rating")
"""Features that are one-hot encoded."""

SALES = "Global_Sales"
"""Copies sold, in millions; the label follows from it."""

NEEDED = (*CATEGORIES, *SCORES, SALES)

HIT_ABOVE = 1.0
NOT_YET_RATED = "tbd"
MISSING = ("", "N/A", "NaN")


class InvalidInput(Exception):
    """What is wrong with the data, in one sentence for the person who brought it."""


class Game(NamedTuple):
    """A game with everything that the model needs. `number` counts the rows of the file from 1, below the header."""

    number: int
    hit: int
    scores: tuple[float, ...]
    categories: tuple[str, ...]


Record = Mapping[str, str]
"""A row of the file by column name."""

Vocabulary = Mapping[str, Sequence[str]]
"""The known levels of each category, in the order of the features."""


def quoted(values: object) -> str:
    """One value, or a list of them, in double quotes on one line; long values are cut."""
    if isinstance(values, (list, tuple)):
        return ", ".join(quoted(value) for value in values)
    text = json.dumps(str(values), ensure_ascii=False)
    return text if len(text) <= 60 else f'{text[:56]}…"'


def check_header(header: Sequence[str]) -> None:
    """Raises InvalidInput unless each needed column is there once."""
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise InvalidInput(f"The file lacks {quoted(missing)}; its header has {quoted(list(header)) or 'nothing'}.")
    doubled = [column for column in NEEDED if list(header).count(column) > 1]
    if doubled:
        raise InvalidInput(f"The header has {quoted(doubled)} more than once.")


def records_in(content: bytes) -> Iterator[Record]:
    """The rows of a CSV file with a header. Raises InvalidInput for what is none, or at a row of another length."""
    try:
        characters = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidInput(f"The file is not UTF-8 text in line {line}.") from None
    reader = csv.reader(io.StringIO(characters, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        check_header(header)
        for fields in reader:
            if fields and len(fields) != len(header):
                raise InvalidInput(f"Line {reader.line_num} has {len(fields)} fields; the header has {len(header)}.")
            if fields:
                yield dict(zip(header, fields))
    except csv.Error as error:
        raise InvalidInput(f"The file is not readable as CSV in line {reader.line_num}: {error}.") from None


def number_in(record: Record, column: str, highest: float, row: int) -> float:
    """A number of 0 or more. Raises InvalidInput for anything else."""
    cell = record[column].strip()
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not 0 <= value <= highest or "_" in cell:
        limit = "" if math.isinf(highest) else f" to {highest:g}"
        raise InvalidInput(f"Row {row} has {quoted(cell)} as {quoted(column)}, which is not a number from 0{limit}.")
    return value


def is_missing(record: Record, column: str) -> bool:
    return record[column].strip() in MISSING


def read_game(record: Record, number: int) -> Game | None:
    """The game of a record, or None when a feature is missing. Raises InvalidInput for a value that cannot be.

    What is there is checked in every row, also in those that are dropped. A user score that is still to be determined
    counts as the critics' tenth part.
    """
    sold = number_in(record, SALES, math.inf, number)
    if math.isinf(sold):
        raise InvalidInput(f"Row {number} has {quoted(record[SALES])} as {quoted(SALES)}: not a finite number.")
    to_come = record["User_Score"].strip() == NOT_YET_RATED
    there = [column for column in SCORES if not is_missing(record, column) and not (to_come and column == "User_Score")]
    scores = {column: number_in(record, column, SCORES[column], number) for column in there}
    if to_come and "Critic_Score" in scores:
        scores["User_Score"] = round(scores["Critic_Score"] / 10, 2)
    if len(scores) < len(SCORES) or any(is_missing(record, column) for column in CATEGORIES):
        return None
    categories = tuple(record[column].strip() for column in CATEGORIES)
    return Game(number, int(sold > HIT_ABOVE), tuple(scores[column] for column in SCORES), categories)


def games_in(content: bytes) -> list[Game | None]:
    """The games of a file, None for each that lacks a feature. Raises InvalidInput at the first bad row."""
    return [read_game(record, number) for number, record in enumerate(records_in(content), 1)]


def faults_in(content: bytes) -> list[str]:
    """What is wrong with a file, if anything: for engines that show errors of their workers badly."""
    try:
        games_in(content)
        return []
    except InvalidInput as error:
        return [str(error)]


def split_key(game: Game, seed: int) -> str:
    """The game's place in the shuffled file: follows from seed and content, and from the row where games are equal."""
    content = json.dumps([game.hit, *game.scores, *game.categories])
    return hashlib.sha256(f"{seed}:{content}".encode()).hexdigest() + f"{game.number:012d}"


def boundaries(games: int) -> tuple[int, int]:
    """Where the 70 % for training end, and the 20 % for validation; the other 10 % are to be scored."""
    return games * 7 // 10, games * 9 // 10


def vocabulary_of(levels: Mapping[str, Iterable[str]]) -> Vocabulary:
    """The vocabulary of the levels that occur among the games for training. The others must not be known to it."""
    return {column: sorted(set(levels[column])) for column in CATEGORIES}


def feature_names(vocabulary: Vocabulary) -> list[str]:
    """The features in their order: the scores, then `Column=level` for each level."""
    return [*SCORES, *(f"{column}={level}" for column in CATEGORIES for level in vocabulary[column])]


def encode(game: Game, vocabulary: Vocabulary) -> str:
    """The features of a game as CSV. A level that training has not seen sets none of its column."""
    ones = [
        "1" if level == own else "0"
        for column, own in zip(CATEGORIES, game.categories)
        for level in vocabulary[column]
    ]
    return ",".join([*(f"{score:g}" for score in game.scores), *ones])


def labelled(game: Game, vocabulary: Vocabulary) -> str:
    """A line for training: the label first, as built-in XGBoost wants it."""
    return f"{game.hit},{encode(game, vocabulary)}"


def to_score(game: Game, vocabulary: Vocabulary) -> str:
    """A line for batch transform: the row of the file first, which the transform passes by the model; no label."""
    return f"{game.number},{encode(game, vocabulary)}"


def truth(game: Game) -> str:
    """What the batch does not say: the row of the file and the label, for whoever judges the scores."""
    return f"{game.number},{game.hit}"


def features_text(vocabulary: Vocabulary) -> str:
    """The vocabulary as JSON, for callers of the model."""
    return json.dumps({"scores": list(SCORES), "categories": vocabulary}, ensure_ascii=False, indent=1)


def check_classes(part: str, labels: Iterable[int]) -> None:
    """Raises InvalidInput unless a part has hits and others."""
    found = set(labels)
    if not found:
        raise InvalidInput(f"The part {quoted(part)} gets no complete row; give more rows.")
    if len(found) == 1:
        kind = "a hit" if found.pop() else "no hit"
        raise InvalidInput(f"Every game of the part {quoted(part)} is {kind}; both kinds are needed.")


def majority_error(hits: int, games: int) -> float:
    """The share of games that the commoner answer gets wrong when it is given always: what a model has to beat."""
    return min(hits, games - hits) / games


def outputs_text(rows: int, dropped: int, majority_error: float) -> str:
    """What the job answers to the pipeline: SageMaker's output parameters, all values as text.

    Folders, not URIs: the pipeline says itself where the job writes, so that its document shows what is read where.
    """
    folders = {f"{name}Folder": f"{name}/" for name in ("train", "validation", "batch")}
    values = {**folders, "rows": rows, "dropped": dropped, "majorityError": majority_error}
    return json.dumps([{"Name": name, "Value": str(value)} for name, value in values.items()])


class Prepared(NamedTuple):
    """The content of each file, by `part/file`, how many rows were used and dropped, and the error to beat."""

    files: dict[str, str]
    rows: int
    dropped: int
    majority_error: float


def prepare(content: bytes, seed: int) -> Prepared:
    """Shuffles a file's complete games by seed and splits them 70/20/10. Raises InvalidInput at the first bad row."""
    read = games_in(content)
    games = sorted((game for game in read if game is not None), key=lambda game: split_key(game, seed))
    first, second = boundaries(len(games))
    train, validation, batch = games[:first], games[first:second], games[second:]
    for name, part in {"train": train, "validation": validation}.items():
        check_classes(name, [game.hit for game in part])
    vocabulary = vocabulary_of(
        {column: [game.categories[place] for game in train] for place, column in enumerate(CATEGORIES)}
    )
    lines = {
        "train/train.csv": [labelled(game, vocabulary) for game in train],
        "validation/validation.csv": [labelled(game, vocabulary) for game in validation],
        "batch/batch.csv": [to_score(game, vocabulary) for game in batch],
        "truth/truth.csv": [truth(game) for game in batch],
        "features/features.json": [features_text(vocabulary)],
    }
    files = {name: "".join(f"{line}\n" for line in part) for name, part in lines.items()}
    to_beat = majority_error(sum(game.hit for game in validation), len(validation))
    return Prepared(files, len(games), len(read) - len(games), to_beat)
