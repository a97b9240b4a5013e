"""The rows of the customer file: unquoting, refusals, the split."""

import json
from unittest import TestCase, skipUnless

from places import REAL_FILE, customer, customers

from customer_rows import (
    CATEGORIES,
    COLUMNS,
    MEASURES,
    InvalidInput,
    check_classes,
    fault_of,
    features_text,
    outputs_text,
    parse_row,
    prepare,
    read_row,
)


class ReadingTest(TestCase):
    def refused(self, line: str) -> str:
        with self.assertRaises(InvalidInput) as caught:
            read_row(line, 7)
        return str(caught.exception)

    def test_takes_the_quotes_around_a_row_away(self) -> None:
        row = read_row(customer(1, 274.4), 1)
        self.assertEqual((row.label, row.line[:12]), (1, "1,100,0,274."))
        self.assertNotIn('"', row.line)

    def test_reads_a_row_without_quotes_the_same(self) -> None:
        self.assertEqual(read_row(customer(0, 5).strip('"') + "\r\n", 1), read_row(customer(0, 5), 1))

    def test_names_the_row_that_would_be_read_without_unquoting(self) -> None:
        with self.assertRaises(InvalidInput) as caught:
            parse_row(customer(1, 5), 3)
        self.assertRegex(str(caught.exception), r"^Line 3 has a double quote in .*read its label as 0\.$")

    def test_refuses_a_quote_inside_a_row(self) -> None:
        self.assertRegex(self.refused('0,"5",' + ",".join("1" * 68)), r"^Line 7 has a double quote")

    def test_refuses_another_number_of_columns(self) -> None:
        self.assertEqual(self.refused("0,1,2"), "Line 7 has 3 values; 70 are expected.")

    def test_refuses_what_is_not_a_finite_number(self) -> None:
        for cell in ("yes", "", "nan", "inf", "1_0", "٣"):
            line = "0," + cell + ",1" * 68
            self.assertRegex(self.refused(line), r"^Line 7 has \".*\" in column 1, which is not a number\.$")

    def test_refuses_a_label_that_is_neither_0_nor_1(self) -> None:
        self.assertEqual(self.refused("2" + ",1" * 69), 'Line 7 has the label "2"; it must be 0 or 1.')

    def test_writes_a_label_as_the_trainer_wants_it(self) -> None:
        self.assertTrue(read_row("1.0" + ",1" * 69, 1).line.startswith("1,1,"))

    def test_tells_the_same_fault_without_raising(self) -> None:
        self.assertEqual(fault_of("0,1", 2), "Line 2 has 2 values; 70 are expected.")
        self.assertIsNone(fault_of(customer(1, 2), 2))

    def test_cuts_a_long_value(self) -> None:
        self.assertLess(len(self.refused("0," + "x" * 500 + ",1" * 68)), 140)


class SplitTest(TestCase):
    def test_splits_70_to_30_and_loses_no_row(self) -> None:
        lines = customers(200)
        parts = prepare(lines, 1)
        self.assertEqual((len(parts.train), len(parts.validation)), (140, 60))
        self.assertEqual(sorted(parts.train + parts.validation), sorted(line.strip('"') for line in lines))

    def test_same_seed_same_rows_other_seed_others(self) -> None:
        lines = customers(200)
        self.assertEqual(prepare(lines, 1), prepare(lines, 1))
        self.assertNotEqual(prepare(lines, 1), prepare(lines, 2))

    def test_does_not_depend_on_the_order_of_the_file(self) -> None:
        lines = customers(200)
        self.assertEqual(prepare(lines, 1), prepare(lines[::-1], 1))

    def test_keeps_most_rows_in_their_part_while_the_file_grows(self) -> None:
        before, after = prepare(customers(200), 1), prepare(customers(220), 1)
        moved = set(before.validation) & set(after.train)
        self.assertLess(len(moved), 10)

    def test_skips_blank_lines_and_counts_them(self) -> None:
        lines = [*customers(50), "", "bad"]
        with self.assertRaisesRegex(InvalidInput, r"^Line 52 has 1 values"):
            prepare(lines, 1)
        self.assertEqual(prepare([*customers(50), "  ", ""], 1), prepare(customers(50), 1))

    def test_refuses_a_file_of_one_class(self) -> None:
        with self.assertRaises(InvalidInput) as caught:
            prepare([customer(0, number) for number in range(50)], 1)
        self.assertEqual(
            str(caught.exception),
            'Every row of the part "train" has the label 0; rows of both labels are needed.',
        )

    def test_refuses_a_file_without_rows(self) -> None:
        for lines in ([], [""], [customer(1, 1)]):
            with self.assertRaisesRegex(InvalidInput, r'^The part "train" gets no row; give more rows\.$'):
                prepare(lines, 1)

    def test_looks_at_both_parts(self) -> None:
        with self.assertRaisesRegex(InvalidInput, r'part "validation" has the label 1'):
            check_classes("validation", [1, 1])
        check_classes("validation", [1, 0])


class OutputsTest(TestCase):
    def test_answers_with_folders_and_counts_as_text(self) -> None:
        self.assertEqual(
            {each["Name"]: each["Value"] for each in json.loads(outputs_text(14, 6))},
            {"trainFolder": "train/", "validationFolder": "validation/", "trainRows": "14", "validationRows": "6"},
        )


class FeaturesTest(TestCase):
    def test_names_each_column_behind_the_label(self) -> None:
        features = json.loads(features_text())
        levels = [level for each in features["categories"].values() for level in each]
        self.assertEqual((len(features["measures"]) + len(levels), COLUMNS), (69, 70))
        self.assertEqual(features["measures"][2:4], ["day_minutes", "day_calls"])

    @skipUnless(REAL_FILE.exists(), "there is no ../shared/data/customer-churn.csv")
    def test_each_customer_of_the_real_file_has_one_level_of_each_category(self) -> None:
        rows = [read_row(line, 1).line.split(",")[1:] for line in REAL_FILE.read_text(encoding="utf-8").splitlines()]
        start = len(MEASURES)
        commonest = []
        for levels in CATEGORIES.values():
            columns = [[float(row[start + place]) for row in rows] for place in range(len(levels))]
            self.assertEqual({sum(values) for values in zip(*columns)}, {1})
            commonest.append(levels[max(range(len(levels)), key=lambda place: sum(columns[place]))])
            start += len(levels)
        self.assertEqual(commonest, ["WV", "415", "no", "no"])
