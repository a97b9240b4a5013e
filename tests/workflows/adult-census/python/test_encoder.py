"""The encoder that training, evaluation and callers of the model share."""

import contextlib
import io
import json
import resource
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from job_folder import CATEGORIES, CODE, RECORD, JobTest

from encoder import (
    InvalidInput,
    encode,
    encode_label,
    feature_names,
    load_categories,
    main,
    quoted,
    run_job,
    write_file,
)


class Encode(unittest.TestCase):
    def test_makes_102_features_four_numbers_and_one_of_each_column(self) -> None:
        row = encode(RECORD, CATEGORIES)
        self.assertEqual(len(row), 102)
        self.assertEqual(row[:4], [39, 2174, 0, 40])
        ones = [name for name, value in zip(feature_names(CATEGORIES)[4:], row[4:]) if value == 1]
        self.assertEqual(
            ones,
            [
                "workclass=State-gov",
                "education=Bachelors",
                "marital.status=Never-married",
                "occupation=Adm-clerical",
                "relationship=Not-in-family",
                "race=White",
                "sex=Male",
                "native.country=United-States",
            ],
        )
        self.assertEqual(sum(row[4:]), 8)

    def test_every_level_has_a_feature_of_its_own(self) -> None:
        names = feature_names(CATEGORIES)
        for column, known in CATEGORIES["categories"].items():
            for level in known:
                row = encode({**RECORD, column: level}, CATEGORIES)
                self.assertEqual(row[names.index(f"{column}={level}")], 1, f"{column}={level}")
                self.assertEqual(sum(row[4:]), 8)

    def test_levels_per_column_are_those_of_the_cleaned_file(self) -> None:
        widths = {column: len(known) for column, known in CATEGORIES["categories"].items()}
        self.assertEqual(list(widths.values()), [7, 16, 7, 14, 6, 5, 2, 41])
        self.assertNotIn("Never-worked", CATEGORIES["categories"]["workclass"])

    def test_does_not_need_the_label_or_columns_that_the_model_ignores(self) -> None:
        needed = {k: v for k, v in RECORD.items() if k not in ("income", "fnlwgt", "education.num")}
        self.assertEqual(encode(needed, CATEGORIES), encode(RECORD, CATEGORIES))

    def test_takes_numbers_written_as_text_and_spaces_around_values(self) -> None:
        record = {**RECORD, "age": " 39 ", "sex": " Male"}
        self.assertEqual(encode(record, CATEGORIES), encode(RECORD, CATEGORIES))

    def test_refuses_an_unknown_category_by_name(self) -> None:
        with self.assertRaises(InvalidInput) as caught:
            encode({**RECORD, "native.country": "Atlantis"}, CATEGORIES)
        message = str(caught.exception)
        self.assertTrue(message.startswith('"native.country" has no category "Atlantis"; known: "Cambodia", '), message)
        self.assertIn('"Yugoslavia"', message)

    def test_refuses_the_missing_mark_like_any_unknown_category(self) -> None:
        with self.assertRaisesRegex(InvalidInput, r'"occupation" has no category "\?"; known: '):
            encode({**RECORD, "occupation": "?"}, CATEGORIES)

    def test_refuses_a_missing_column_and_says_what_there_is(self) -> None:
        with self.assertRaisesRegex(InvalidInput, 'Column "age" is missing; there is "sex"'):
            encode({"sex": "Male"}, CATEGORIES)
        with self.assertRaisesRegex(InvalidInput, 'Column "age" is missing; there is none'):
            encode({}, CATEGORIES)

    def test_refuses_what_is_not_a_whole_number(self) -> None:
        for value in ["forty", "", "39.5", 39.5, True, None, "1_000", "４０", "9" * 16, float("nan")]:
            with self.assertRaisesRegex(InvalidInput, '"age" is ".*", which is not a whole number', msg=repr(value)):
                encode({**RECORD, "age": value}, CATEGORIES)


class EncodeLabel(unittest.TestCase):
    def test_maps_the_two_spellings(self) -> None:
        self.assertEqual(encode_label({"income": "<=50K"}, CATEGORIES), 0)
        self.assertEqual(encode_label({"income": " >50K "}, CATEGORIES), 1)

    def test_refuses_every_other_spelling(self) -> None:
        for value in ["<=50K.", ">50K.", ">50k", "1", "", "?"]:
            with self.assertRaisesRegex(InvalidInput, '"income" has the unknown label ".*"; known: "<=50K", ">50K"'):
                encode_label({"income": value}, CATEGORIES)


class LoadCategories(JobTest):
    def test_says_what_is_wrong_with_the_file(self) -> None:
        with self.assertRaisesRegex(InvalidInput, 'none.json" is missing'):
            load_categories(self.folder / "none.json")
        with self.assertRaisesRegex(InvalidInput, 'bad.json" is not JSON: '):
            load_categories(self.put("bad.json", "{"))
        with self.assertRaisesRegex(InvalidInput, 'part.json" lacks "label", "missing"'):
            load_categories(self.put("part.json", '{"numbers": [], "categories": {}}'))
        with self.assertRaisesRegex(InvalidInput, 'list.json" lacks "label"'):
            load_categories(self.put("list.json", "[]"))


class CommandLine(unittest.TestCase):
    def call(self, stdin: str, *arguments: str) -> tuple[int, str, str]:
        with (
            mock.patch.object(sys, "stdin", io.StringIO(stdin)),
            contextlib.redirect_stdout(io.StringIO()) as out,
            contextlib.redirect_stderr(io.StringIO()) as err,
        ):
            code = main(list(arguments))
        return code, out.getvalue(), err.getvalue()

    def test_prints_the_row_to_send_to_the_model(self) -> None:
        code, out, err = self.call(json.dumps(RECORD), str(CODE / "categories.json"))
        self.assertEqual((code, err), (0, ""))
        self.assertEqual([int(cell) for cell in out.rstrip("\n").split(",")], encode(RECORD, CATEGORIES))

    def test_prints_one_line_for_a_bad_record_and_fails(self) -> None:
        file = str(CODE / "categories.json")
        record = json.dumps({**RECORD, "sex": "Unknown"})
        self.assertEqual(
            self.call(record, file), (1, "", 'error: "sex" has no category "Unknown"; known: "Female", "Male".\n')
        )
        code, out, err = self.call("{", file)
        self.assertEqual((code, out), (1, ""))
        self.assertRegex(err, "^error: The record is not JSON: .*\n$")
        self.assertEqual(
            self.call("[1]", file),
            (1, "", "error: The record is not a JSON object of column names and values.\n"),
        )

    def test_names_categories_that_cannot_be_read(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(
                self.call(json.dumps(RECORD), folder),
                (1, "", f'error: "{folder}" is a folder; name the categories.json inside it.\n'),
            )
            loop = Path(folder, "loop.json")
            loop.symlink_to(loop)
            code, out, err = self.call(json.dumps(RECORD), str(loop))
            self.assertEqual((code, out), (1, ""))
            self.assertRegex(err, f'^error: "{loop}" cannot be read: .*; check what it is, and its permissions.\n$')

    def test_shows_how_it_is_used(self) -> None:
        self.assertEqual(self.call(""), (2, "", "usage: python encoder.py categories.json < record.json\n"))


class RunJob(JobTest):
    def test_a_good_job_returns_0_and_leaves_no_message(self) -> None:
        self.assertEqual(run_job(lambda: None), 0)
        self.assertEqual(self.files(), set())

    def test_a_message_is_cut_at_1024_bytes_of_whole_characters(self) -> None:
        def job() -> None:
            raise InvalidInput("x" + "é" * 2000)

        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(run_job(job), 1)
        self.assertEqual((self.folder / "output" / "message").read_bytes(), ("x" + "é" * 511).encode())

    def test_an_error_of_the_system_is_one_line_too(self) -> None:
        def job() -> None:
            raise OSError(28, "No space left on device", "train.csv")

        self.assertIn("No space left on device", self.refused(job))

    def test_says_it_once_when_the_message_cannot_be_written(self) -> None:
        (self.folder / "output").write_text("a file where a folder is needed")

        def job() -> None:
            raise InvalidInput("Bad.")

        with contextlib.redirect_stderr(io.StringIO()) as err:
            self.assertEqual(run_job(job), 1)
        self.assertEqual(err.getvalue(), "error: Bad.\n")

    def test_a_defect_of_the_job_keeps_its_stack(self) -> None:
        with self.assertRaises(ZeroDivisionError):
            run_job(lambda: print(1 // 0))


class WriteFile(JobTest):
    def test_leaves_no_half_of_a_file_that_does_not_fit(self) -> None:
        file = self.folder / "train" / "train.csv"
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        try:
            with self.assertRaisesRegex(InvalidInput, 'train.csv" cannot be written: File too large'):
                write_file(file, b"x" * 5000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        self.assertFalse(file.exists())


class Quoted(unittest.TestCase):
    def test_keeps_any_value_on_one_short_line(self) -> None:
        self.assertEqual(quoted("a\nb"), '"a\\nb"')
        self.assertEqual(quoted(["a", "b"]), '"a", "b"')
        self.assertEqual(len(quoted("x" * 500)), 78)


if __name__ == "__main__":
    unittest.main()
