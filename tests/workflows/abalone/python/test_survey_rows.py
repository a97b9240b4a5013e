"""Raw data and surveys, merged."""

import json
import unittest

from places import REAL_FILE, animal, animals

from survey_rows import (
    InvalidInput,
    Row,
    features_text,
    is_survey_key,
    merge,
    outputs_text,
    parse_lines,
    part_of,
    read_row,
)

GOOD = "M,0.455,0.365,0.095,0.514,0.2245,0.101,0.15,15"


def all_lines(merged) -> list[str]:  # noqa: ANN001
    return [line for part in merged.parts.values() for line in part]


class Encode(unittest.TestCase):
    def test_puts_rings_first_then_one_column_for_each_sex_then_the_measures(self) -> None:
        self.assertEqual(read_row(GOOD).encoded, "15,0,0,1,0.455,0.365,0.095,0.514,0.2245,0.101,0.15")

    def test_tells_the_three_sexes_apart(self) -> None:
        found = {tuple(read_row(sex + GOOD[1:]).encoded.split(",")[1:4]) for sex in "MFI"}
        self.assertEqual(found, {("1", "0", "0"), ("0", "1", "0"), ("0", "0", "1")})

    def test_names_the_columns_in_the_order_that_they_are_written_in(self) -> None:
        columns = zip(json.loads(features_text())["features"], read_row(GOOD).encoded.split(",")[1:], strict=True)
        told = dict(columns)
        self.assertEqual([told["sex=M"], told["sex=F"], told["length"], told["shell_weight"]], ["1", "0", "0.455", "0.15"])


class Merge(unittest.TestCase):
    def test_a_first_night_has_the_raw_data_only(self) -> None:
        merged = merge(animals(500), [])
        self.assertEqual([len(all_lines(merged)), merged.duplicates], [500, 0])

    def test_has_duplicates_out_of_what_is_written_however_they_are_spelt(self) -> None:
        again = "".join(animal(n).replace(",0.4,", ",0.4000,") + "\r\n" for n in range(10))
        merged = merge(animals(500), [("abalone.20260101000000", again + animals(5, 600))])
        self.assertEqual([len(all_lines(merged)), merged.duplicates], [505, 10])
        self.assertEqual(len(set(all_lines(merged))), 505)

    def test_writes_eleven_numbers_a_row_and_no_header(self) -> None:
        for line in all_lines(merge(animals(300), [])):
            self.assertEqual(len([float(cell) for cell in line.split(",")]), 11)

    def test_splits_80_15_5(self) -> None:
        parts = merge(animals(6000), []).parts
        for part, share in (("training", 0.80), ("validation", 0.15), ("testing", 0.05)):
            self.assertAlmostEqual(len(parts[part]) / 6000, share, delta=0.02)

    def test_keeps_each_row_in_its_part_whatever_comes_later(self) -> None:
        before = merge(animals(400), [])
        after = merge(animals(400), [("abalone.20260102000000", animals(400, 1000))])
        for part, lines in before.parts.items():
            self.assertLessEqual(set(lines), set(after.parts[part]))

    def test_does_not_depend_on_the_order_of_rows_and_files(self) -> None:
        one, two = ("abalone.1", animals(50, 1000)), ("abalone.2", animals(50, 2000))
        turned = "\n".join(reversed(animals(300).splitlines()))
        self.assertEqual(merge(animals(300), [one, two]), merge(turned, [two, one]))

    def test_refuses_too_little_by_the_part_that_stays_empty(self) -> None:
        with self.assertRaisesRegex(InvalidInput, '1 different rows are too few: the part "training" gets none|"validation"|"testing"'):
            merge(animals(1), [])
        with self.assertRaisesRegex(InvalidInput, "0 different rows are too few"):
            merge("", [])


class Refuse(unittest.TestCase):
    def fault(self, line: str, is_survey: bool = True) -> str:
        faults = parse_lines("abalone.20260101000000", f"{GOOD}\n\n{line}\n", is_survey=is_survey).faults
        self.assertEqual(len(faults), 1, faults)
        prefix = 'Line 3 of "abalone.20260101000000" is refused: '
        self.assertTrue(faults[0].startswith(prefix), faults[0])
        return faults[0].removeprefix(prefix)

    def test_names_file_line_and_fault_of_what_is_no_row(self) -> None:
        for line, fault in [
            ("sex,length", "it has 2 values, not 9."),
            (f"{GOOD},1", "it has 10 values, not 9."),
            ("X" + GOOD[1:], 'its "sex" is "X", not F, I or M.'),
            ("m" + GOOD[1:], 'its "sex" is "m", not F, I or M.'),
            (GOOD.replace("0.455", ""), 'its "length" is "", which is no number.'),
            (GOOD.replace("0.455", "nan"), 'its "length" is "nan", which is no number.'),
            (GOOD.replace("0.514", "-1"), 'its "whole_weight" is "-1", which is no number.'),
            (GOOD.replace("0.514", "1e3"), 'its "whole_weight" is "1e3", which is no number.'),
            (GOOD.replace("0.514", "12"), 'its "whole_weight" is 12, more than any abalone has.'),
            (GOOD.replace(",15", ",0"), 'its "rings" is "0", not a whole number from 1 to 99.'),
            (GOOD.replace(",15", ",9.5"), 'its "rings" is "9.5", not a whole number from 1 to 99.'),
        ]:
            self.assertEqual(self.fault(line), fault)

    def test_names_what_no_animal_can_have(self) -> None:
        for line, fault in [
            (GOOD.replace("0.095", "0"), 'its "height" is 0.'),
            (GOOD.replace("0.365", "0.5"), 'its "diameter" of 0.5 is more than its "length" of 0.455.'),
            (GOOD.replace("0.095", "1.13"), 'its "height" of 1.13 is more than its "length" of 0.455.'),
            (GOOD.replace("0.2245", "0.6"), 'its "shucked_weight" of 0.6 is more than its "whole_weight" of 0.514.'),
            (GOOD.replace("0.101", "0.6"), 'its "viscera_weight" of 0.6 is more than its "whole_weight" of 0.514.'),
            (GOOD.replace(",0.15,", ",0.6,"), 'its "shell_weight" of 0.6 is more than its "whole_weight" of 0.514.'),
        ]:
            self.assertEqual(self.fault(line), fault)
            self.assertEqual(parse_lines("raw", line, is_survey=False).faults, [])

    def test_one_bad_row_of_a_survey_stops_the_merge(self) -> None:
        with self.assertRaises(InvalidInput) as caught:
            merge(animals(300), [("good", animals(3, 900)), ("bad", f"{GOOD}\nX,1\n")])
        self.assertEqual(str(caught.exception), 'Line 2 of "bad" is refused: it has 2 values, not 9.')

    def test_names_five_faults_and_counts_the_others(self) -> None:
        with self.assertRaises(InvalidInput) as caught:
            merge(animals(300), [("bad", "x\n" * 7)])
        self.assertEqual(str(caught.exception).count("is refused"), 5)
        self.assertTrue(str(caught.exception).endswith(" And 2 more."))


class Outputs(unittest.TestCase):
    def test_takes_what_holds_rows_for_a_survey(self) -> None:
        keys = ["abalone_data/new/", "abalone_data/new/abalone.20260101000000", "new/_SUCCESS", "new/.DS_Store"]
        self.assertEqual([is_survey_key(key) for key in keys], [False, True, False, False])

    def test_answers_with_all_that_the_step_declares_as_text(self) -> None:
        answer = json.loads(outputs_text("s3://b/p", {"training": 8, "validation": 2, "testing": 1}, 3))
        self.assertIn({"Name": "testingUri", "Value": "s3://b/p/testing/"}, answer)
        self.assertIn({"Name": "duplicates", "Value": "3"}, answer)
        self.assertEqual({type(item["Value"]) for item in answer}, {str})
        self.assertEqual(len(answer), 7)


@unittest.skipUnless(REAL_FILE.exists(), "there is no ../shared/data/abalone.data")
class RealFile(unittest.TestCase):
    def test_keeps_all_4177_rows_and_splits_them_within_two_per_cent(self) -> None:
        parts = merge(REAL_FILE.read_text(encoding="utf-8"), []).parts
        sizes = [len(lines) / 4177 for lines in parts.values()]
        self.assertAlmostEqual(sum(sizes), 1)
        for size, share in zip(sizes, (0.80, 0.15, 0.05)):
            self.assertAlmostEqual(size, share, delta=0.02)

    def test_its_row_without_height_stays_in_its_part(self) -> None:
        row = Row("I", (0.43, 0.34, 0.0, 0.428, 0.2065, 0.086, 0.115), 8)
        self.assertIn(row.encoded, merge(REAL_FILE.read_text(encoding="utf-8"), []).parts[part_of(row.text)])
