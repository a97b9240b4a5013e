"""Reads the files of a channel into XGBoost's matrices, by XGBoost's own readers as the image does."""

import csv
import re
import tempfile
import warnings
from pathlib import Path

import xgboost as xgb

from channels import Channel
from errors import UserError, from_library
from paths import CHANNELS, container_path

#: How deep folders in a channel may lie within each other.
FOLDER_DEPTH = 3

#: How much of the first line the delimiter is guessed from.
SNIFFED_CHARACTERS = 512

NUMBER = r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?"

#: ``label[:weight] [qid:n] index:value …``
LIBSVM_LINE = re.compile(rf"{NUMBER}(:{NUMBER})?(\s+(qid:\d+|\d+:\S+))*\s*(#.*)?")

# The image reads text this way too; the advice to load it otherwise is not for the user of a built-in algorithm.
warnings.filterwarnings("ignore", message=".*Text file input has been deprecated.*")


def data_files(folder: Path, depth: int = 1) -> list[Path]:
    """The files of a channel in order of their names. Names that begin with a dot or underscore are left out."""
    if depth > FOLDER_DEPTH + 1:
        raise UserError(f"Folder depth exceed the limit: {FOLDER_DEPTH}.")
    found: list[Path] = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir():
            found.extend(data_files(entry, depth + 1))
        elif entry.stat().st_size > 0:
            found.append(entry)
    return found


def first_line(file: Path) -> str:
    """The first line of a file without its end."""
    with file.open(encoding="utf-8", errors="replace") as lines:
        return lines.readline().rstrip("\r\n")


def sniff_delimiter(file: Path) -> str:
    """The character that separates the fields of a CSV file, told from its first line."""
    line = first_line(file)[:SNIFFED_CHARACTERS]
    try:
        delimiter = csv.Sniffer().sniff(line).delimiter
    except csv.Error:
        delimiter = ""
    # Of a line with one field only, the sniffer takes a part of a number or a letter.
    if delimiter == "" or delimiter.isalnum() or delimiter in "+-.":
        raise UserError(f"Could not determine delimiter on line {line}")
    return delimiter


def require_libsvm(file: Path) -> None:
    """Refuses a file whose first line is not ``label index:value …``."""
    line = first_line(file)
    if not LIBSVM_LINE.fullmatch(line.strip()):
        raise UserError(
            f"First line '{line[:50]}...' of file '{file.name}' is not 'LIBSVM' format. "
            "Please ensure the file is in 'LIBSVM' format."
        )


def uri_options(channel: Channel, file: Path, csv_weights: int) -> str:
    """What XGBoost's reader has to know about the format."""
    if channel.format == "libsvm":
        require_libsvm(file)
        return "format=libsvm"
    delimiter = sniff_delimiter(file)
    print(f"Determined delimiter of CSV input is '{delimiter}'", flush=True)
    weights = "&weight_column=1" if csv_weights == 1 else ""
    return f"format=csv&label_column=0&delimiter={delimiter}{weights}"


def load(channel: Channel, csv_weights: int, nthread: int | None) -> xgb.DMatrix:
    """The matrix of a channel's files."""
    folder = CHANNELS / channel.name
    files = data_files(folder) if folder.is_dir() else []
    kind = "training" if channel.name == "train" else "validation"
    if not files:
        raise UserError(f"No data in {kind} channel path {container_path(folder)}")
    options = uri_options(channel, files[0], csv_weights)
    # Links with plain names: the reader knows one folder only, and "?", "#" and ";" mean something to it.
    with tempfile.TemporaryDirectory() as links:
        for number, file in enumerate(files):
            (Path(links) / f"part-{number:05d}").symlink_to(file)
        try:
            matrix = xgb.DMatrix(f"{links}?{options}", nthread=nthread)
        except xgb.core.XGBoostError as error:
            raise from_library(error) from error
    print(
        f"{channel.name.capitalize()} matrix has {matrix.num_row()} rows and {matrix.num_col()} columns",
        flush=True,
    )
    return matrix
