"""The model's answers beside the truth."""

import json

from job_folder import JobTest

from evaluate import evaluate, quality

TEST = "0,1.5,2\n1,0.5,1\n2,1,1\n2,3,4\n"


def answers(*labels: object) -> str:
    return "".join(json.dumps({"score": [0.1, 0.2, 0.7], "predicted_label": label}) + "\n" for label in labels)


class Evaluate(JobTest):
    def put_both(self, test: str, predictions: str) -> None:
        self.put("test/test.csv", test)
        self.put("predictions/test.csv.out", predictions)

    def refuses(self, test: str, predictions: str) -> str:
        self.put_both(test, predictions)
        return self.refused(evaluate)

    def test_counts_the_right_answers(self) -> None:
        self.put_both(TEST, answers(0, 1, 2, 1))
        printed = self.succeed(evaluate)
        self.assertIn("accuracy 0.7500 on 4 rows (always the commonest class: 0.5000)", printed)
        report = json.loads(self.read("evaluation/evaluation.json"))
        self.assertEqual(report["metrics"]["accuracy"]["value"], 0.75)
        metrics = report["multiclass_classification_metrics"]
        self.assertEqual(metrics["accuracy"], {"value": 0.75, "standard_deviation": "NaN"})
        self.assertEqual(metrics["confusion_matrix"]["2"], {"0": 0, "1": 1, "2": 1})

    def test_takes_classes_written_as_floats(self) -> None:
        self.put_both("0.0,1\n1.0,1\n", answers(0.0, 1.0))
        self.succeed(evaluate)
        self.assertEqual(json.loads(self.read("evaluation/evaluation.json"))["metrics"]["accuracy"]["value"], 1)

    def test_weights_the_averages_by_class(self) -> None:
        metrics = quality([0, 0, 0, 1], [0, 0, 1, 1])
        self.assertAlmostEqual(metrics["weighted_recall"]["value"], 0.75)
        self.assertAlmostEqual(metrics["weighted_precision"]["value"], 0.75 * 1 + 0.25 * 0.5)
        self.assertAlmostEqual(metrics["weighted_f1"]["value"], 0.75 * 0.8 + 0.25 * 2 / 3)

    def test_refuses_to_guess(self) -> None:
        for test, predictions, message in [
            (TEST, answers(0, 1), "There are 2 predictions for 4 test rows."),
            (TEST, answers(0, 1, 2, 3), 'Prediction 4 has the class "3"; 0 to 2 are known.'),
            (TEST, answers(0, 1, 2, "2"), 'Prediction 4 has the class "2"; 0 to 2 are known.'),
            (TEST, answers(0, float("nan"), 2, 2), 'Prediction 2 has the class "nan"; 0 to 2 are known.'),
            (TEST, answers(0, 0.5, 2, 2), 'Prediction 2 has the class "0.5"; 0 to 2 are known.'),
            (TEST, "0\n1\n2\n2\n", 'Prediction 1 holds no "predicted_label": "0".'),
            (TEST, "class\n", 'Prediction 1 is not JSON: "class".'),
            ("", "", "There are no test rows to measure the model with."),
            ("a,1\n", answers(0), 'Test row 1 begins with "a", which is no class.'),
            ("9,1\n", answers(0), 'Test row 1 has the class "9.0"; 0 to 2 are known.'),
        ]:
            self.assertEqual(self.refuses(test, predictions), message)
