"""The preprocessing job: what it writes, and how it refuses bad files."""

import os
import subprocess
import sys
import unittest

from job_folder import CATEGORIES, CODE, RECORD, JobTest, csv_text, people

from encoder import encode
from preprocess import preprocess

OUTPUTS = {f"processing/{part}/{part}.csv" for part in ("train", "validation", "test")}


class Preprocess(JobTest):
    def setUp(self) -> None:
        super().setUp()
        self.put_categories("input/categories/categories.json")

    def run_on(self, content: str | bytes, seed: str = "1") -> str:
        self.put("input/data/adult.csv", content)
        return self.succeed(lambda: preprocess(["--seed", seed]))

    def refused_on(self, content: str | bytes, seed: str = "1") -> str:
        self.put("input/data/adult.csv", content)
        message = self.refused(lambda: preprocess(["--seed", seed]))
        self.assertEqual(self.files() & OUTPUTS, set(), "a refused file must leave no half-done output")
        return message

    def test_splits_60_10_30_and_loses_and_doubles_no_row(self) -> None:
        printed = self.run_on(csv_text(people(40)))
        parts = {part: self.lines(part) for part in ("train", "validation", "test")}
        self.assertEqual({part: len(lines) for part, lines in parts.items()}, {"train": 24, "validation": 4, "test": 12})
        expected = [",".join(map(str, [int(p["income"] == ">50K"), *encode(p, CATEGORIES)])) for p in people(40)]
        self.assertEqual(sorted(sum(parts.values(), [])), sorted(expected))
        self.assertIn("40 rows read, 0 dropped for a missing value, 40 kept", printed)

    def test_cuts_at_whole_rows_from_above(self) -> None:
        self.run_on(csv_text(people(38)))
        self.assertEqual([len(self.lines(part)) for part in ("train", "validation", "test")], [22, 4, 12])

    def test_writes_the_label_first_whole_numbers_only_and_no_header(self) -> None:
        self.run_on(csv_text(people()))
        for line in self.lines("train"):
            cells = line.split(",")
            self.assertEqual(len(cells), 103)
            self.assertIn(cells[0], ("0", "1"))
            self.assertTrue(all(cell.isdigit() for cell in cells), line)

    def test_hands_on_the_categories_byte_for_byte(self) -> None:
        self.run_on(csv_text(people()))
        handed_on = (self.folder / "processing/categories/categories.json").read_bytes()
        self.assertEqual(handed_on, (CODE / "categories.json").read_bytes())

    def test_writes_nothing_but_its_outputs(self) -> None:
        before = self.files() | {"processing/input/data/adult.csv"}
        self.run_on(csv_text(people()))
        self.assertEqual(self.files() - before, OUTPUTS | {"processing/categories/categories.json"})

    def test_the_same_seed_gives_the_same_bytes_and_another_another_order(self) -> None:
        self.run_on(csv_text(people()), "7")
        first = {part: self.lines(part) for part in ("train", "validation", "test")}
        self.run_on(csv_text(people()), "7")
        self.assertEqual({part: self.lines(part) for part in first}, first)
        self.run_on(csv_text(people()), "8")
        self.assertNotEqual(self.lines("train"), first["train"])

    def test_drops_rows_with_a_missing_mark(self) -> None:
        gaps = [{**RECORD, column: "?"} for column in ("workclass", "occupation", "native.country")]
        never = {**RECORD, "workclass": "Never-worked", "occupation": "?"}
        printed = self.run_on(csv_text([*people(), *gaps, never]))
        self.assertIn("44 rows read, 4 dropped for a missing value, 40 kept", printed)

    def test_a_missing_mark_elsewhere_is_an_unknown_category(self) -> None:
        message = self.refused_on(csv_text([*people(), {**RECORD, "race": "?"}]))
        self.assertRegex(message, r'^Line 42: "race" has no category "\?"; known: ')

    def test_column_order_extra_columns_spaces_and_a_byte_order_mark_do_not_matter(self) -> None:
        self.run_on(csv_text(people()))
        expected = self.lines("train")
        columns = ["income", "note", *(name for name in reversed(RECORD) if name not in ("income", "fnlwgt"))]
        rows = [", ".join(columns), *(", ".join(str({**p, "note": "x"}[c]) for c in columns) for p in people())]
        self.run_on(b"\xef\xbb\xbf" + "\r\n".join([*rows, "", ""]).encode())
        self.assertEqual(self.lines("train"), expected)
        self.run_on(csv_text(people()).replace(",", ", "))
        self.assertEqual(self.lines("train"), expected)

    def test_refuses_a_missing_column(self) -> None:
        message = self.refused_on(csv_text(people()).replace('"sex"', '"gender"', 1))
        self.assertRegex(message, r'^"adult.csv" lacks the column "sex"; its header has "age", .*"gender"')

    def test_refuses_a_file_of_another_shape_by_all_its_missing_columns(self) -> None:
        message = self.refused_on(csv_text(people()).replace('"', "").replace(",", ";"))
        self.assertRegex(message, r'^"adult.csv" lacks the columns "income", "age", .*; its header has "age;')

    def test_refuses_a_doubled_column(self) -> None:
        message = self.refused_on(csv_text(people()).replace('"fnlwgt"', '"age"', 1))
        self.assertEqual(message, 'The header of "adult.csv" has "age" more than once.')

    def test_refuses_an_unknown_label_with_its_line(self) -> None:
        records = people()
        records[4]["income"] = "<=50K."
        message = self.refused_on(csv_text(records))
        self.assertEqual(message, 'Line 6: "income" has the unknown label "<=50K."; known: "<=50K", ">50K".')

    def test_refuses_an_unknown_label_also_in_a_row_that_it_would_drop(self) -> None:
        message = self.refused_on(csv_text([*people(), {**RECORD, "workclass": "?", "income": "rich"}]))
        self.assertRegex(message, '^Line 42: "income" has the unknown label "rich"')

    def test_refuses_an_unknown_category_with_its_line(self) -> None:
        message = self.refused_on(csv_text([*people(), {**RECORD, "native.country": "Atlantis"}]))
        self.assertRegex(message, '^Line 42: "native.country" has no category "Atlantis"; known: "Cambodia"')

    def test_refuses_a_number_that_is_none_with_column_and_line(self) -> None:
        message = self.refused_on(csv_text([{**RECORD, "hours.per.week": "full"}, *people()]))
        self.assertEqual(message, 'Line 2: "hours.per.week" is "full", which is not a whole number.')

    def test_refuses_an_empty_file_and_a_lone_header(self) -> None:
        self.assertEqual(self.refused_on(""), '"adult.csv" is empty; a header and rows are expected.')
        self.assertEqual(self.refused_on(csv_text([])), '"adult.csv" has a header and no rows.')

    def test_refuses_a_file_of_which_nothing_is_left(self) -> None:
        message = self.refused_on(csv_text([{**RECORD, "workclass": "?"}] * 3))
        self.assertEqual(message, "All 3 rows are dropped for a missing value; rows of both classes are needed.")

    def test_refuses_one_class_also_when_cleaning_makes_it_so(self) -> None:
        poor = [{**RECORD, "age": 20 + i} for i in range(20)]
        message = self.refused_on(csv_text([*poor, {**RECORD, "income": ">50K", "occupation": "?"}]))
        self.assertEqual(message, 'All 20 complete rows have the label "<=50K"; both classes are needed.')

    def test_refuses_too_few_rows_to_train_and_test_on(self) -> None:
        message = self.refused_on(csv_text([RECORD, {**RECORD, "income": ">50K"}]))
        self.assertRegex(message, '^2 complete rows are too few: the part "train" gets one class only')
        four = [{**RECORD, "income": income} for income in ("<=50K", ">50K") * 2]
        self.assertEqual(
            self.refused_on(csv_text(four), "1"),
            '4 complete rows are too few: the part "validation" gets no row; give more rows.',
        )
        many_poor = [{**RECORD, "age": 20 + i} for i in range(20)]
        message = self.refused_on(csv_text([*many_poor, {**RECORD, "income": ">50K"}]))
        self.assertRegex(message, '^21 complete rows are too few: the part "(train|test)" gets one class only')

    def test_refuses_unreadable_files(self) -> None:
        content = csv_text(people())
        self.assertRegex(self.refused_on(content[:-3]), '^"adult.csv" is not readable as CSV in line 41: ')
        semicolons = self.refused_on(content.replace(",", ";"))
        self.assertRegex(semicolons, '^"adult.csv" is not readable as CSV in line 1: ')
        latin = content.replace('"sex"', '"séx"', 1).encode() + "Mâle".encode("latin-1")
        self.assertEqual(self.refused_on(latin), '"adult.csv" is not UTF-8 text in line 42.')
        self.assertEqual(self.refused_on(b"\x1f\x8b\x08\x00"), '"adult.csv" is not UTF-8 text in line 1.')

    def test_refuses_a_row_with_too_few_or_too_many_fields(self) -> None:
        content = csv_text(people())
        self.assertEqual(self.refused_on(content + "1,2\n"), "Line 42 has 2 fields; the header has 15.")
        longer = content.replace('"<=50K"\n', '"<=50K",\n', 1)
        self.assertEqual(self.refused_on(longer), "Line 3 has 16 fields; the header has 15.")

    def test_refuses_no_file_and_several(self) -> None:
        message = self.refused(lambda: preprocess(["--seed", "1"]))
        self.assertRegex(message, 'input/data" holds no file; one CSV file is expected')
        self.put("input/data/more/b.csv", "x")
        self.put("input/data/.hidden", "x")
        self.assertRegex(self.refused_on(csv_text(people())), r'holds 2 files \("adult.csv", "b.csv"\); one CSV')

    def test_refuses_a_seed_that_is_none(self) -> None:
        content = csv_text(people())
        for seed in ("-1", "1.5", "many", "²"):
            self.assertRegex(self.refused_on(content, seed), '^Wrong arguments: .*"?.*"? ?')
        self.assertEqual(
            self.refused_on(content, "1.5"),
            'Wrong arguments: argument --seed: "1.5" is not a whole number of 0 or more.',
        )
        self.assertRegex(self.refused(lambda: preprocess([])), "^Wrong arguments: .*--seed")

    def test_says_what_cannot_be_written(self) -> None:
        self.put("input/data/adult.csv", csv_text(people()))
        self.put("train", "a file where a folder is needed")
        message = self.refused(lambda: preprocess(["--seed", "1"]))
        self.assertRegex(message, 'train/?.*" cannot be written: ')


class PreprocessAsAJob(JobTest):
    def test_finds_the_encoder_in_the_lib_input_and_exits_as_a_job(self) -> None:
        self.put_categories("input/categories/categories.json")
        for place in ("code/preprocess.py", "lib/encoder.py"):
            self.put(f"input/{place}", (CODE / place.split("/")[1]).read_bytes())
        self.put("input/data/adult.csv", csv_text(people()))
        environment = {"SAGEMAKER_BASE_DIR": str(self.folder), "PATH": os.environ["PATH"]}

        def call(seed: str) -> subprocess.CompletedProcess[str]:
            script = self.folder / "processing/input/code/preprocess.py"
            command = [sys.executable, "-B", str(script), "--seed", seed]
            return subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, check=False)

        good = call("1")
        self.assertEqual((good.returncode, good.stderr), (0, ""))
        self.assertEqual(len(self.lines("train")), 24)
        bad = call("-1")
        self.assertEqual(bad.returncode, 1)
        self.assertEqual(
            bad.stderr, 'error: Wrong arguments: argument --seed: "-1" is not a whole number of 0 or more.\n'
        )


if __name__ == "__main__":
    unittest.main()
