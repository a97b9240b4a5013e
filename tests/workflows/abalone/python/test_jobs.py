"""Training and evaluation as SageMaker calls them."""

import contextlib
import io
import json
import os
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from places import REAL_FILE, animals

import evaluate as evaluation
import numpy as np
import train as training
from rmse import root_mean_squared_error
from survey_rows import merge

ARGUMENTS = ["--num_round", "50", "--max_depth", "4", "--eta", "0.1"]


class Jobs(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        places = {f"SM_CHANNEL_{name.upper()}": str(self.folder / name) for name in ("train", "validation")}
        environment = {**places, "SM_MODEL_DIR": str(self.folder / "model"), "SAGEMAKER_BASE_DIR": temporary.name}
        patch = mock.patch.dict(os.environ, environment)
        patch.start()
        self.addCleanup(patch.stop)
        (self.folder / "model").mkdir()

    def put(self, place: str, lines: list[str]) -> None:
        file = self.folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def train(self, content: str, shuffled: bool = False) -> str:
        parts = merge(content, []).parts
        self.put("train/train.csv", shuffle_labels(parts["training"]) if shuffled else parts["training"])
        self.put("validation/validation.csv", parts["validation"])
        self.put("processing/testing/testing.csv", parts["testing"])
        with contextlib.redirect_stdout(io.StringIO()) as out:
            training.train(ARGUMENTS)
        (self.folder / "processing/model").mkdir(parents=True, exist_ok=True)
        with tarfile.open(self.folder / "processing/model/model.tar.gz", "w:gz") as tar:
            tar.add(self.folder / "model/xgboost-model", "xgboost-model")
        return out.getvalue()

    def error(self) -> float:
        with contextlib.redirect_stdout(io.StringIO()):
            evaluation.evaluate()
        report = json.loads((self.folder / "processing/evaluation/evaluation.json").read_text(encoding="utf-8"))
        return root_mean_squared_error(report["GroundTruth"], report["Predictions"])

    def refused(self) -> str:
        with contextlib.redirect_stderr(io.StringIO()) as err:
            self.assertEqual(evaluation.run_job(evaluation.evaluate), 1)
        message = (self.folder / "output/message").read_text(encoding="utf-8")
        self.assertEqual(err.getvalue(), f"error: {message}\n")
        return message

    def test_learns_and_watches_the_validation_rows(self) -> None:
        out = self.train(animals(600))
        self.assertIn("validation-rmse", out.splitlines()[-1])
        self.assertLess(self.error(), 2)

    def test_refuses_to_learn_nothing(self) -> None:
        for text in ("0", "-1", "1.5", "many"):
            with contextlib.redirect_stderr(io.StringIO()) as err, self.assertRaises(SystemExit):
                training.train(["--num_round", text, "--max_depth", "4", "--eta", "0.1"])
            self.assertIn(f'--num_round: "{text}" is not a whole number from 1 to 999999999', err.getvalue())

    def test_is_the_same_model_for_the_same_rows(self) -> None:
        self.train(animals(600))
        first = (self.folder / "model/xgboost-model").read_bytes()
        self.train(animals(600))
        self.assertEqual((self.folder / "model/xgboost-model").read_bytes(), first)

    def test_training_refuses_a_channel_without_rows_or_with_no_numbers(self) -> None:
        self.put("validation/validation.csv", ["1,2"])
        self.put("train/train.csv", [])
        with self.assertRaisesRegex(training.InvalidInput, 'Channel "train" holds no rows'):
            training.train(ARGUMENTS)
        self.put("train/train.csv", ["1,nan"])
        with self.assertRaisesRegex(training.InvalidInput, "holds a value that is no finite number"):
            training.train(ARGUMENTS)

    def test_evaluation_says_what_is_missing(self) -> None:
        self.train(animals(600))
        self.put("processing/testing/testing.csv", ["9,1,2"])
        self.assertEqual(self.refused(), "The model takes 10 features; the test rows have 2.")
        self.put("processing/testing/testing.csv", [])
        self.assertEqual(self.refused(), "There are no test rows to measure the model with.")

    def test_evaluation_refuses_what_is_no_model(self) -> None:
        self.train(animals(600))
        for name, content in (("other", b"{"), ("xgboost-model", b""), ("xgboost-model", b"\x80pickle")):
            with tarfile.open(self.folder / "processing/model/model.tar.gz", "w:gz") as tar:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
            self.assertRegex(self.refused(), 'holds no model|is no XGBoost model in the form of JSON')

    @unittest.skipUnless(REAL_FILE.exists(), "there is no ../shared/data/abalone.data")
    def test_is_off_by_1_8_to_2_5_rings_on_the_real_test_rows(self) -> None:
        self.train(REAL_FILE.read_text(encoding="utf-8"))
        error = self.error()
        self.assertTrue(1.8 < error < 2.5, error)

    @unittest.skipUnless(REAL_FILE.exists(), "there is no ../shared/data/abalone.data")
    def test_learns_nothing_from_shuffled_labels(self) -> None:
        self.train(REAL_FILE.read_text(encoding="utf-8"), shuffled=True)
        self.assertGreater(self.error(), 2.7)


def shuffle_labels(lines: list[str]) -> list[str]:
    labels, features = zip(*(line.split(",", 1) for line in lines))
    return [f"{label},{row}" for label, row in zip(np.random.default_rng(1).permutation(labels), features)]
