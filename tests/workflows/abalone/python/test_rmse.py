"""How far a model is off, and what is no measure of that."""

import json
import math
import sys
import types
import unittest
from unittest import mock

import places  # noqa: F401

from rmse import NotMeasurable, root_mean_squared_error

# The handler needs boto3, which this environment lacks; what it does with S3 is tried by the local run.
with mock.patch.dict(sys.modules, {"boto3": types.ModuleType("boto3")}):
    import importlib.util

    spec = importlib.util.spec_from_file_location(
        "analyze_results", places.WORKFLOW / "functions" / "analyze-results" / "handler.py"
    )
    analyze = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(analyze)


class RootMeanSquaredError(unittest.TestCase):
    def test_is_exact_for_known_values(self) -> None:
        self.assertEqual(root_mean_squared_error([1, 2, 3], [1, 2, 3]), 0)
        self.assertEqual(root_mean_squared_error([0, 0], [3, 4]), math.sqrt(12.5))
        self.assertEqual(root_mean_squared_error([10.0], [6.9]), 10.0 - 6.9)

    def test_is_never_taken_of_nothing_or_of_lists_of_other_lengths(self) -> None:
        with self.assertRaisesRegex(NotMeasurable, "There are no test rows"):
            root_mean_squared_error([], [])
        with self.assertRaisesRegex(NotMeasurable, "There are 1 predictions for 2 test rows"):
            root_mean_squared_error([1, 2], [1])

    def test_is_never_taken_of_what_is_no_finite_number(self) -> None:
        for value in (math.nan, math.inf, -math.inf, None, "3", True, [1]):
            with self.assertRaisesRegex(NotMeasurable, 'Value 2 of "Predictions" is .*, which is no finite number'):
                root_mean_squared_error([1, 2], [1, value])
            with self.assertRaisesRegex(NotMeasurable, 'Value 1 of "GroundTruth" is '):
                root_mean_squared_error([value], [1])

    def test_is_never_infinite(self) -> None:
        with self.assertRaisesRegex(NotMeasurable, "The error is too great for a number"):
            root_mean_squared_error([1e308], [-1e308])


class Measure(unittest.TestCase):
    def test_reads_the_evaluation_of_the_job_before(self) -> None:
        self.assertEqual(analyze.measure(b'{"GroundTruth": [1, 2], "Predictions": [2, 3]}'), 1)

    def test_refuses_every_other_content(self) -> None:
        for content, message in [
            (b"", "is not JSON"),
            (b"[]", "is no JSON object"),
            (b'{"GroundTruth": [1]}', 'has no list "Predictions"'),
            (b'{"GroundTruth": 1, "Predictions": [1]}', 'has no list "GroundTruth"'),
            (b'{"GroundTruth": [1], "Predictions": [NaN]}', "is nan, which is no finite number"),
            (json.dumps({"GroundTruth": [], "Predictions": []}).encode(), "no test rows"),
        ]:
            with self.assertRaisesRegex(NotMeasurable, message):
                analyze.measure(content)

    def test_misses_bucket_and_key_by_name(self) -> None:
        for event in ({"Key": "k"}, {"Bucket": "b"}):
            with self.assertRaises(KeyError):
                analyze.handle(event, None)
