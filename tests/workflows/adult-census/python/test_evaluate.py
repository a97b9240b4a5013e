"""The evaluation job: right numbers, strict JSON, and how it refuses bad models and data."""

import json
import pickle
import tarfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import sklearn.metrics
import xgboost

from job_folder import CATEGORIES, JobTest
from training import archive, pack, train

from encoder import feature_names
from evaluate import evaluate, f_score, quality

WIDTH = len(feature_names(CATEGORIES))


def table(rows: int = 300, seed: int = 0) -> np.ndarray:
    """Random rows whose label depends on the first feature but for chance."""
    random = np.random.default_rng(seed)
    features = random.integers(0, 2, size=(rows, WIDTH))
    features[:, 0] = random.integers(17, 91, size=rows)
    label = features[:, 0] + random.normal(0, 15, size=rows) > 60
    return np.column_stack([label, features]).astype(np.float32)


def csv_bytes(rows: np.ndarray) -> bytes:
    return "".join(",".join(str(int(cell)) for cell in row) + "\n" for row in rows).encode()


class Quality(unittest.TestCase):
    def setUp(self) -> None:
        random = np.random.default_rng(5)
        self.labels = random.random(4000) < 0.25
        # Rounded, so that many scores are equal.
        self.scores = np.clip(random.normal(0.35 + 0.3 * self.labels, 0.25), 0, 1).round(3).astype(np.float32)
        self.metrics = quality(self.labels, self.scores)

    def test_agrees_with_scikit_learn(self) -> None:
        said = self.scores > 0.5
        expected = {
            "accuracy": sklearn.metrics.accuracy_score(self.labels, said),
            "precision": sklearn.metrics.precision_score(self.labels, said),
            "recall": sklearn.metrics.recall_score(self.labels, said),
            "f0_5": sklearn.metrics.fbeta_score(self.labels, said, beta=0.5),
            "f1": sklearn.metrics.f1_score(self.labels, said),
            "f2": sklearn.metrics.fbeta_score(self.labels, said, beta=2),
            "auc": sklearn.metrics.roc_auc_score(self.labels, self.scores),
        }
        for name, value in expected.items():
            self.assertAlmostEqual(self.metrics[name]["value"], value, places=12, msg=name)
        matrix = sklearn.metrics.confusion_matrix(self.labels, said).tolist()
        self.assertEqual([[row[p] for p in "01"] for row in map(self.metrics["confusion_matrix"].get, "01")], matrix)

    def test_points_of_the_curves_are_points_of_scikit_learns_curves(self) -> None:
        fpr, tpr, _ = sklearn.metrics.roc_curve(self.labels, self.scores, drop_intermediate=False)
        roc = self.metrics["receiver_operating_characteristic_curve"]
        points = list(zip(roc["false_positive_rates"], roc["true_positive_rates"]))
        known = set(zip(fpr.round(12), tpr.round(12)))
        self.assertTrue({(round(x, 12), round(y, 12)) for x, y in points} <= known)
        self.assertEqual((points[0], points[-1]), ((0.0, 0.0), (1.0, 1.0)))
        self.assertEqual(points, sorted(points))
        precisions, recalls, _ = sklearn.metrics.precision_recall_curve(self.labels, self.scores)
        curve = self.metrics["precision_recall_curve"]
        known = set(zip(precisions.round(12), recalls.round(12)))
        pairs = list(zip(curve["precisions"], curve["recalls"]))
        self.assertTrue({(round(x, 12), round(y, 12)) for x, y in pairs} <= known)
        self.assertEqual((pairs[0], pairs[-1][1]), ((1.0, 0.0), 1.0))

    def test_curves_have_at_most_200_points_that_still_show_the_area(self) -> None:
        roc = self.metrics["receiver_operating_characteristic_curve"]
        self.assertEqual(len(roc["false_positive_rates"]), 200)
        self.assertEqual(len(roc["true_positive_rates"]), 200)
        self.assertEqual(len(self.metrics["precision_recall_curve"]["recalls"]), 200)
        heights, widths = np.array(roc["true_positive_rates"]), np.diff(roc["false_positive_rates"])
        area = np.sum(widths * (heights[1:] + heights[:-1]) / 2)
        self.assertAlmostEqual(area, self.metrics["auc"]["value"], places=3)

    def test_gives_the_numbers_of_a_case_done_by_hand(self) -> None:
        labels = np.array([True, True, False, False, False])
        metrics = quality(labels, np.array([0.9, 0.4, 0.6, 0.2, 0.1]))
        self.assertEqual(metrics["confusion_matrix"], {"0": {"0": 2, "1": 1}, "1": {"0": 1, "1": 1}})
        rates = [metrics[f"{name}_rate"]["value"] for name in ("true_positive", "false_positive", "true_negative", "false_negative")]
        self.assertEqual(rates, [1 / 2, 1 / 3, 2 / 3, 1 / 2])
        self.assertAlmostEqual(metrics["auc"]["value"], 5 / 6)
        self.assertEqual(
            metrics["receiver_operating_characteristic_curve"],
            {
                "false_positive_rates": [0, 0, 1 / 3, 1 / 3, 2 / 3, 1],
                "true_positive_rates": [0, 1 / 2, 1 / 2, 1, 1, 1],
            },
        )

    def test_has_model_monitors_leaves(self) -> None:
        self.assertEqual(
            {name for name, leaf in self.metrics.items() if set(leaf) == {"value", "standard_deviation"}},
            {
                *("accuracy", "precision", "recall", "f0_5", "f1", "f2", "auc"),
                *("true_positive_rate", "true_negative_rate", "false_positive_rate", "false_negative_rate"),
            },
        )
        self.assertEqual(self.metrics["f1"]["standard_deviation"], "NaN")

    def test_a_model_that_never_says_yes_has_precision_0(self) -> None:
        metrics = quality(self.labels, np.zeros(4000))
        self.assertEqual([metrics[name]["value"] for name in ("precision", "recall", "f1", "auc")], [0, 0, 0, 0.5])
        self.assertEqual(f_score(1, 0.0, 0.0), 0)


class Evaluate(JobTest):
    def setUp(self) -> None:
        super().setUp()
        self.put_categories("categories/categories.json")
        self.test = table(seed=1)
        self.put("test/test.csv", csv_bytes(self.test))
        self.model = train(table(), rounds=5)
        self.archive = self.folder / "processing/model/model.tar.gz"
        archive(self.model, self.archive)

    def report(self) -> dict:
        def not_json(constant: str) -> None:
            raise AssertionError(f"{constant} is not JSON")

        text = (self.folder / "processing/evaluation/evaluation.json").read_text()
        return json.loads(text, parse_constant=not_json)

    def test_writes_the_accuracy_where_the_condition_reads_it(self) -> None:
        printed = self.succeed(evaluate)
        scores = self.model.predict(xgboost.DMatrix(self.test[:, 1:]))
        accuracy = float(np.mean((scores > 0.5) == (self.test[:, 0] == 1)))
        report = self.report()
        self.assertEqual(report["metrics"], {"accuracy": {"value": accuracy}})
        self.assertEqual(report["binary_classification_metrics"]["accuracy"]["value"], accuracy)
        self.assertRegex(printed, f"accuracy {accuracy:.4f} on 300 rows")
        self.assertGreater(accuracy, 0.7)

    def test_writes_nothing_but_the_report_and_leaves_nothing_unpacked(self) -> None:
        before = self.files()
        self.succeed(evaluate)
        self.assertEqual(self.files() - before, {"processing/evaluation/evaluation.json"})
        self.assertEqual(
            {path.name for path in (self.folder / "processing").iterdir()},
            {"categories", "test", "model", "evaluation"},
        )

    def test_loads_json_models_too(self) -> None:
        self.succeed(evaluate)
        expected = self.report()
        pack(self.archive, {"xgboost-model": bytes(self.model.save_raw("json"))})
        self.succeed(evaluate)
        self.assertEqual(self.report(), expected)

    def test_refuses_an_archive_that_reaches_outside(self) -> None:
        pack(self.archive, {"xgboost-model": bytes(self.model.save_raw("ubj")), "../../evil": b"x"})
        message = self.refused(evaluate)
        self.assertRegex(message, '^"model.tar.gz" cannot be unpacked: .*evil')
        self.assertFalse(any(path.name == "evil" for path in self.folder.rglob("*")))

    def test_refuses_an_archive_with_a_link_to_outside(self) -> None:
        link = tarfile.TarInfo("xgboost-model")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        with tarfile.open(self.archive, "w:gz") as tar:
            tar.addfile(link)
        self.assertRegex(self.refused(evaluate), '^"model.tar.gz" holds no file "xgboost-model", but "xgboost-model"')

    def test_without_extraction_filters_takes_the_model_file_alone(self) -> None:
        pack(self.archive, {"xgboost-model": bytes(self.model.save_raw("ubj")), "../evil": b"x"})
        with mock.patch.object(tarfile, "data_filter", create=True):
            del tarfile.data_filter
            self.succeed(evaluate)
        self.assertFalse(any(path.name == "evil" for path in self.folder.rglob("*")))

    def test_refuses_archives_without_a_model(self) -> None:
        pack(self.archive, {"model.joblib": b"x"})
        message = self.refused(evaluate)
        self.assertEqual(message, '"model.tar.gz" holds no file "xgboost-model", but "model.joblib".')
        self.archive.write_bytes(b"no archive")
        self.assertRegex(self.refused(evaluate), '^"model.tar.gz" cannot be unpacked: ')
        self.archive.unlink()
        self.assertRegex(self.refused(evaluate), 'model.tar.gz" is missing.$')

    def test_refuses_a_pickle_without_loading_it(self) -> None:
        class Evil:
            def __reduce__(self) -> tuple:
                return (Path.touch, (Path(self.path),))

        Evil.path = str(self.folder / "unpickled")
        pack(self.archive, {"xgboost-model": pickle.dumps(Evil())})
        self.assertRegex(self.refused(evaluate), '^"xgboost-model" is a Python pickle')
        self.assertFalse((self.folder / "unpickled").exists())

    def test_refuses_a_file_that_is_no_model(self) -> None:
        for content in (b"", b"hello", b"binf"):
            pack(self.archive, {"xgboost-model": content})
            message = self.refused(evaluate)
            self.assertEqual(message, '"xgboost-model" is no XGBoost model in the form of JSON or UBJSON.')
        for content in (b"{not a model", b'{"learner": 1}', self.model.save_raw("ubj")[:-9]):
            pack(self.archive, {"xgboost-model": bytes(content)})
            self.assertRegex(self.refused(evaluate), '^"xgboost-model" cannot be loaded by XGBoost [0-9.]+: [^/]+$')

    def test_refuses_a_model_of_other_features(self) -> None:
        archive(train(table()[:, :-1], rounds=2), self.archive)
        self.assertEqual(self.refused(evaluate), "The model takes 101 features; the test data has 102.")

    def test_refuses_a_model_that_gives_no_probabilities(self) -> None:
        archive(train(table(), rounds=5, objective="binary:logitraw"), self.archive)
        self.assertRegex(self.refused(evaluate), '^The model gives no probabilities; .*"binary:logistic"')

    def test_refuses_bad_test_data(self) -> None:
        cases = {
            b"": '^"test.csv" is empty',
            b"a,b\n": '^"test.csv" is not a table of numbers: ',
            csv_bytes(self.test[:, :-1]): '^"test.csv" has 101 features; the categories make 102.$',
            csv_bytes(self.test[self.test[:, 0] == 0]): r'^"test.csv" has the labels \[0.0\]; 0 and 1 are needed.$',
        }
        for content, expected in cases.items():
            self.put("test/test.csv", content)
            self.assertRegex(self.refused(evaluate), expected)
        (self.folder / "processing/test/test.csv").unlink()
        self.assertRegex(self.refused(evaluate), 'test.csv" is missing.$')

    def test_reads_the_categories_that_preprocessing_handed_on(self) -> None:
        (self.folder / "processing/categories/categories.json").unlink()
        self.assertRegex(self.refused(evaluate), 'categories.json" is missing.$')


if __name__ == "__main__":
    unittest.main()
