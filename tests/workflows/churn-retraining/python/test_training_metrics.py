"""The metric that the gate rests on."""

from unittest import TestCase

import places  # noqa: F401

from training_metrics import MetricMissing, validation_error

TRAIN = {"MetricName": "train:error", "Value": 0.03}
VALIDATION = {"MetricName": "validation:error", "Value": 0.2}


class MetricTest(TestCase):
    def refused(self, *metrics: dict) -> str:
        with self.assertRaises(MetricMissing) as caught:
            validation_error("job-1", metrics)
        return str(caught.exception)

    def test_finds_the_metric_by_name_in_either_order(self) -> None:
        self.assertEqual(validation_error("job-1", [TRAIN, VALIDATION]), 0.2)
        self.assertEqual(validation_error("job-1", [VALIDATION, TRAIN]), 0.2)

    def test_names_the_job_without_the_metric_and_what_it_has(self) -> None:
        self.assertEqual(
            self.refused(TRAIN), 'Training job "job-1" has no metric "validation:error"; it has "train:error".'
        )
        self.assertEqual(self.refused(), 'Training job "job-1" has no metric "validation:error"; it has none.')

    def test_refuses_a_value_that_no_gate_can_compare(self) -> None:
        for value in (float("nan"), float("inf")):
            self.assertIn("is no finite number", self.refused({**VALIDATION, "Value": value}))
