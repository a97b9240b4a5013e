"""From the Iris file to rows that linear-learner takes."""

import json
import statistics
import unittest

from job_folder import REAL_FILE, JobTest, flowers

import numpy as np
from preprocess import MEASURES, parse_flowers, prepare, preprocess


class Preprocess(JobTest):
    def run_on(self, content: str | bytes, seed: str = "42") -> str:
        self.put("input/data/iris.data", content)
        return self.succeed(lambda: preprocess(["--seed", seed]))

    def refuses(self, content: str | bytes, arguments: list[str] | None = None) -> str:
        self.put("input/data/iris.data", content)
        return self.refused(lambda: preprocess(arguments or ["--seed", "42"]))

    def test_puts_the_class_first_as_0_1_or_2(self) -> None:
        self.run_on(flowers())
        for part in ("train", "test"):
            for line in self.read(f"{part}/{part}.csv").splitlines():
                self.assertRegex(line, r"^[012],(-?[\d.e-]+,){3}-?[\d.e-]+$")

    def test_splits_80_20_and_loses_no_row(self) -> None:
        self.run_on(flowers(50))
        self.assertEqual([len(self.rows("train")), len(self.rows("test"))], [40, 10])

    def test_scales_train_to_mean_0_and_deviation_1(self) -> None:
        self.run_on(flowers(60))
        for column in list(zip(*self.rows("train")))[1:]:
            self.assertAlmostEqual(statistics.fmean(column), 0, delta=1e-9)
            self.assertAlmostEqual(statistics.pstdev(column), 1, delta=1e-9)

    def test_scales_test_by_what_train_is_like(self) -> None:
        self.run_on(flowers(60))
        scaling = json.loads(self.read("scaling/scaling.json"))
        self.assertEqual([feature["name"] for feature in scaling["features"]], list(MEASURES))
        given = {tuple(map(float, line.split(",")[:4])) for line in flowers(60).splitlines()}
        for part in ("train", "test"):
            for row in self.rows(part):
                back = [value * f["deviation"] + f["mean"] for value, f in zip(row[1:], scaling["features"])]
                self.assertIn(tuple(round(value, 2) for value in back), given)
        self.assertNotAlmostEqual(statistics.fmean(row[1] for row in self.rows("test")), 0, delta=1e-9)

    def test_drops_a_row_without_a_species_and_says_so(self) -> None:
        printed = self.run_on(flowers() + "9.9,9.9,9.9,9.9,\n9.9,9.9,9.9,9.9,?\n")
        self.assertIn("30 rows kept, 2 dropped for want of a species", printed)
        self.assertEqual(len(self.rows("train")) + len(self.rows("test")), 30)

    def test_fills_a_missing_measure_with_the_mean_of_train(self) -> None:
        found = parse_flowers(flowers(60))
        found.measures[:, 2] = np.where(np.arange(60) % 4 == 0, np.nan, found.measures[:, 2])
        prepared = prepare(found, 7)
        filled = [row[3] for row in [*prepared.train, *prepared.test] if abs(row[3]) < 1e-12]
        self.assertEqual(len(filled), 15)

    def test_gives_the_same_bytes_for_the_same_seed_and_others_for_another(self) -> None:
        self.run_on(flowers(), "1")
        first = self.read("train/train.csv")
        self.run_on(flowers(), "1")
        self.assertEqual(self.read("train/train.csv"), first)
        self.run_on(flowers(), "2")
        self.assertNotEqual(self.read("train/train.csv"), first)

    def test_leaves_a_measure_that_is_always_the_same_at_0(self) -> None:
        same = "".join("1.0," + line.split(",", 1)[1] + "\n" for line in flowers().splitlines())
        self.run_on(same)
        self.assertEqual({row[1] for row in self.rows("train")}, {0.0})

    def test_takes_windows_line_ends_empty_lines_and_a_byte_order_mark(self) -> None:
        self.run_on(flowers())
        plain = self.read("train/train.csv")
        self.run_on(b"\xef\xbb\xbf" + flowers().replace("\n", "\r\n").encode() + b"\r\n\r\n")
        self.assertEqual(self.read("train/train.csv"), plain)

    def test_names_the_line_of_what_it_refuses(self) -> None:
        for bad, message in [
            ("5.1,3.5,1.4,Iris-setosa", "Line 31 has 4 values; 5 are expected."),
            ("5.1,3.5,1.4,0.2,0.3,Iris-setosa", "Line 31 has 6 values; 5 are expected."),
            ("x,3.5,1.4,0.2,Iris-setosa", 'Line 31: "sepal_length" is "x", which is no length in centimetres.'),
            ("5.1,-3,1.4,0.2,Iris-setosa", 'Line 31: "sepal_width" is "-3", which is no length in centimetres.'),
            ("5.1,nan,1.4,0.2,Iris-setosa", 'Line 31: "sepal_width" is "nan", which is no length in centimetres.'),
            ("5.1,3,inf,0.2,Iris-setosa", 'Line 31: "petal_length" is "inf", which is no length in centimetres.'),
        ]:
            self.assertEqual(self.refuses(flowers() + bad), message)
        message = self.refuses(flowers() + "5.1,3.5,1.4,0.2,Iris-germanica")
        self.assertTrue(message.startswith('Line 31 has the unknown species "Iris-germanica"; known: "Iris-setosa", '))

    def test_refuses_what_nothing_can_be_learned_from(self) -> None:
        self.assertIn("0 rows with a species are too few", self.refuses(""))
        setosa = "".join(line + "\n" for line in flowers(60).splitlines() if "setosa" in line)
        self.assertIn('No train row is of the species "Iris-versicolor", "Iris-virginica"', self.refuses(setosa))
        bare = "".join("?," + line.split(",", 1)[1] + "\n" for line in flowers().splitlines())
        self.assertEqual(self.refuses(bare), 'No train row has a value of "sepal_length".')

    def test_refuses_two_files_other_encodings_and_wrong_arguments(self) -> None:
        self.assertIn("is not UTF-8 text", self.refuses(b"\xff\xfe5.1"))
        self.assertIn("is not a whole number", self.refuses(flowers(), ["--seed", "-1"]))
        self.assertIn("is not a whole number", self.refuses(flowers(), ["--seed", str(2**32)]))
        self.assertIn("Wrong arguments: ", self.refuses(flowers(), ["--speed", "1"]))
        self.put("input/data/more.data", flowers())
        self.assertIn("holds 2 files; exactly one is expected", self.refuses(flowers()))


@unittest.skipUnless(REAL_FILE.exists(), "there is no ../shared/data/iris.data")
class RealFile(JobTest):
    def test_makes_files_of_the_sizes_that_the_article_shows(self) -> None:
        self.put("input/data/iris.data", REAL_FILE.read_bytes())
        self.succeed(lambda: preprocess(["--seed", "42"]))
        self.assertEqual([len(self.read("train/train.csv")), len(self.read("test/test.csv"))], [9635, 2404])
        labels = [row[0] for row in self.rows("train")]
        self.assertEqual([labels.count(c) for c in (0, 1, 2)], [40, 41, 39])
