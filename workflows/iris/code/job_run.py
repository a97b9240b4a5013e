"""How a job of this workflow is run, and how it says what is wrong with the data it was given."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path


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


def quoted(value: object) -> str:
    """A value in double quotes on one line; a long one is cut."""
    text = json.dumps(str(value), ensure_ascii=False)
    return text if len(text) <= 80 else f'{text[:76]}…"'


def only_file(folder: Path) -> Path:
    """The one file in an input folder; hidden files do not count."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(files) != 1:
        raise InvalidInput(f"{quoted(folder)} holds {len(files)} files; exactly one is expected.")
    return files[0]


def write_file(path: Path, content: str) -> None:
    """Writes a file and makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
