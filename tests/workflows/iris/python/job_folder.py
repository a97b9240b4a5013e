"""A stand-in for /opt/ml in which the tests run the jobs, and small data to put there."""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import TestCase, mock

WORKFLOW = Path(__file__).parents[4] / "workflows" / "iris"
sys.dont_write_bytecode = True
sys.path[:0] = [str(WORKFLOW / "code"), str(WORKFLOW / "images" / "ingest")]

import job_run  # noqa: E402

REAL_FILE = Path(__file__).parents[5] / "shared" / "data" / "iris.data"


def flowers(count: int = 30) -> str:
    """Rows of all three species in turn, with measures that grow."""
    names = ["Iris-setosa", "Iris-versicolor", "Iris-virginica"]
    return "".join(f"{4 + i / 10:.1f},{2 + i / 20:.2f},{1 + i / 5:.1f},{0.1 + i / 9:.2f},{names[i % 3]}\n" for i in range(count))


class JobTest(TestCase):
    """Runs jobs in a folder of their own: `folder` is what SageMaker calls /opt/ml."""

    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        patch = mock.patch.dict(os.environ, {"SAGEMAKER_BASE_DIR": temporary.name})
        patch.start()
        self.addCleanup(patch.stop)

    def put(self, place: str, content: str | bytes) -> None:
        path = self.folder / "processing" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, place: str) -> str:
        return (self.folder / "processing" / place).read_text(encoding="utf-8")

    def rows(self, part: str) -> list[list[float]]:
        return [[float(cell) for cell in line.split(",")] for line in self.read(f"{part}/{part}.csv").splitlines()]

    def succeed(self, job: Callable[[], None]) -> str:
        """Runs a job that must succeed; returns what it printed."""
        with contextlib.redirect_stdout(io.StringIO()) as out:
            job()
        return out.getvalue()

    def refused(self, job: Callable[[], None]) -> str:
        """Runs a job that must fail; returns its one line, which must also be the exit message."""
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as err:
            code = job_run.run_job(job)
        self.assertEqual(code, 1, f"the job did not fail; stderr: {err.getvalue()}")
        message = (self.folder / "output" / "message").read_text(encoding="utf-8")
        self.assertEqual(err.getvalue(), f"error: {message}\n")
        return message
