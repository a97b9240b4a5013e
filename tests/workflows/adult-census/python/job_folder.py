"""A stand-in for /opt/ml in which the tests run the jobs, and small data to put there."""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import TestCase, mock

CODE = Path(__file__).parents[4] / "workflows" / "adult-census" / "code"
sys.dont_write_bytecode = True
sys.path.insert(0, str(CODE))

import encoder  # noqa: E402

CATEGORIES = encoder.load_categories(CODE / "categories.json")

RECORD = {
    "age": 39,
    "workclass": "State-gov",
    "fnlwgt": 77516,
    "education": "Bachelors",
    "education.num": 13,
    "marital.status": "Never-married",
    "occupation": "Adm-clerical",
    "relationship": "Not-in-family",
    "race": "White",
    "sex": "Male",
    "capital.gain": 2174,
    "capital.loss": 0,
    "hours.per.week": 40,
    "native.country": "United-States",
    "income": "<=50K",
}


def csv_text(records: list[dict]) -> str:
    """A file in the form of the real one: text in double quotes, numbers without."""
    lines = [RECORD, *records]
    cells = [[f'"{v}"' if isinstance(v, str) else str(v) for v in line.values()] for line in lines]
    cells[0] = [f'"{name}"' for name in RECORD]
    return "".join(",".join(row) + "\n" for row in cells)


def people(count: int = 40) -> list[dict]:
    """Records that differ in age and hours; every third earns much."""
    return [
        {**RECORD, "age": 20 + i % 50, "hours.per.week": 10 + i, "income": ">50K" if i % 3 == 0 else "<=50K"}
        for i in range(count)
    ]


class JobTest(TestCase):
    """Runs jobs in a folder of their own: `folder` is what SageMaker calls /opt/ml."""

    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        patch = mock.patch.dict(os.environ, {"SAGEMAKER_BASE_DIR": temporary.name})
        patch.start()
        self.addCleanup(patch.stop)

    def put(self, place: str, content: str | bytes) -> Path:
        path = self.folder / "processing" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def put_categories(self, place: str) -> None:
        target = self.folder / "processing" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CODE / "categories.json", target)

    def lines(self, part: str) -> list[str]:
        return (self.folder / "processing" / part / f"{part}.csv").read_text().splitlines()

    def files(self) -> set[str]:
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()}

    def succeed(self, job: Callable[[], None]) -> str:
        """Runs a job that must succeed; returns what it printed."""
        with contextlib.redirect_stdout(io.StringIO()) as out:
            job()
        return out.getvalue()

    def refused(self, job: Callable[[], None]) -> str:
        """Runs a job that must fail; returns its one line, which must also be the exit message."""
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as err:
            code = encoder.run_job(job)
        self.assertEqual(code, 1, f"the job did not fail; stderr: {err.getvalue()}")
        printed = err.getvalue()
        self.assertEqual(printed.count("\n"), 1, printed)
        message = (self.folder / "output" / "message").read_text(encoding="utf-8")
        self.assertEqual(printed, f"error: {message}\n")
        return message
