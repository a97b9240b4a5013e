"""Reads the channels of a job: CSV without a header, the label first."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from errors import UserError

CHANNELS = ("train", "validation", "test")


class Rows(NamedTuple):
    """Labels (n) and features (n × m)."""

    labels: np.ndarray
    features: np.ndarray


def check_channels(config: Mapping[str, Mapping[str, Any]]) -> None:
    """Raises UserError for a channel that linear-learner does not have, or whose form is not read here."""
    if "train" not in config:
        raise UserError("Missing required channel: train")
    for name, settings in config.items():
        if name not in CHANNELS:
            raise UserError(f"Extraneous channel found: {name}")
        content_type = str(settings.get("ContentType") or "application/x-recordio-protobuf")
        if content_type.partition(";")[0].strip().lower() != "text/csv":
            raise UserError(f"{content_type} is not built in local runs. Use text/csv.")


def read_rows(folder: Path) -> Rows:
    """The rows of all files of a channel, in the order of their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    try:
        tables = [np.loadtxt(file, delimiter=",", ndmin=2) for file in files]
        table = np.concatenate(tables)
    except ValueError as error:
        reason = str(error) if files else "it holds no rows"
        raise UserError(f"Channel '{folder.name}' cannot be read as CSV numbers: {reason}.") from None
    if table.shape[1] < 2 or not np.isfinite(table).all():
        raise UserError(f"Channel '{folder.name}' needs a label and features in each row, all of them finite.")
    return Rows(table[:, 0], table[:, 1:])


def check_labels(rows: Rows, channel: str, classes: int) -> None:
    """Raises UserError when labels are no classes; a label that stands last instead of first shows itself here."""
    if classes == 0:
        return
    wrong = [value for value in rows.labels if value != int(value) or not 0 <= value < classes]
    if wrong:
        raise UserError(
            f"Channel '{channel}' has the label {wrong[0]:g}; labels are whole numbers from 0 to {classes - 1} and "
            "stand in the first column."
        )
