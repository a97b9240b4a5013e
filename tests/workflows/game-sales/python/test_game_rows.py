"""The rows of the games file: what is a feature, what is dropped, what is refused, and the split."""

import json
from unittest import TestCase

from places import GAME, csv_bytes, games

from game_rows import (
    InvalidInput,
    boundaries,
    check_classes,
    encode,
    faults_in,
    feature_names,
    games_in,
    majority_error,
    outputs_text,
    prepare,
    read_game,
)

VOCABULARY = {"Platform": ["PC", "PS2"], "Genre": ["Puzzle"], "Publisher": ["Copper Fox"], "Rating": ["E", "M"]}


def only(**changes: str) -> object:
    return read_game({**GAME, **changes}, 1)


class GameTest(TestCase):
    def refused(self, **changes: str) -> str:
        with self.assertRaises(InvalidInput) as caught:
            read_game({**GAME, **changes}, 5)
        return str(caught.exception)

    def test_a_hit_has_sold_more_than_a_million(self) -> None:
        self.assertEqual([only(Global_Sales=sold).hit for sold in ("0.99", "1.0", "1.01")], [0, 0, 1])

    def test_takes_what_is_still_to_be_determined_from_the_critics(self) -> None:
        self.assertEqual(only(User_Score="tbd").scores, (76.0, 7.6))
        self.assertIsNone(only(User_Score="tbd", Critic_Score=""))

    def test_drops_a_game_that_lacks_a_feature(self) -> None:
        for column in ("Platform", "Genre", "Publisher", "Rating", "Critic_Score", "User_Score"):
            for mark in ("", "N/A", " "):
                self.assertIsNone(only(**{column: mark}), column)

    def test_does_not_need_what_is_no_feature(self) -> None:
        self.assertEqual(only(Name="", Year_of_Release="N/A", Developer="", User_Count=""), only())

    def test_refuses_a_score_that_cannot_be_also_where_the_row_is_dropped(self) -> None:
        self.assertEqual(
            self.refused(Critic_Score="101", Rating=""),
            'Row 5 has "101" as "Critic_Score", which is not a number from 0 to 100.',
        )
        for score in ("-1", "good", "nan", "10.1", "1_0"):
            self.assertRegex(self.refused(User_Score=score), r'as "User_Score", which is not a number from 0 to 10\.$')

    def test_refuses_sales_that_are_no_number(self) -> None:
        for sold in ("", "many", "-0.1", "nan"):
            self.assertRegex(self.refused(Global_Sales=sold), r'as "Global_Sales", which is not a number from 0\.$')
        self.assertEqual(
            self.refused(Global_Sales="inf"), 'Row 5 has "inf" as "Global_Sales": not a finite number.'
        )


class EncodingTest(TestCase):
    def test_encodes_scores_and_levels_in_the_order_of_the_names(self) -> None:
        names = feature_names(VOCABULARY)
        self.assertEqual(names[:4], ["Critic_Score", "User_Score", "Platform=PC", "Platform=PS2"])
        self.assertEqual(encode(only(), VOCABULARY), "76,8.1,0,1,1,1,1,0")
        self.assertEqual(len(names), 8)

    def test_a_level_that_training_has_not_seen_sets_nothing(self) -> None:
        self.assertEqual(encode(only(Platform="Wii"), VOCABULARY), "76,8.1,0,0,1,1,1,0")

    def test_no_column_of_sales_or_of_later_knowledge_is_a_feature(self) -> None:
        columns = {name.split("=")[0] for name in feature_names(VOCABULARY)}
        self.assertEqual(columns, {"Critic_Score", "User_Score", "Platform", "Genre", "Publisher", "Rating"})


class FileTest(TestCase):
    def refused(self, content: bytes) -> str:
        with self.assertRaises(InvalidInput) as caught:
            games_in(content)
        self.assertEqual(faults_in(content), [str(caught.exception)])
        return str(caught.exception)

    def test_reads_columns_in_any_order_and_quoted_names(self) -> None:
        backwards = csv_bytes([{"Name": 'The "End",\nPart 2'}, {}], list(GAME)[::-1])
        self.assertEqual(games_in(backwards), games_in(csv_bytes([{}, {}])))
        self.assertEqual(faults_in(backwards), [])

    def test_takes_the_byte_order_mark_of_spreadsheets(self) -> None:
        # Before a column that is needed: "Rating" stands first.
        marked = b"\xef\xbb\xbf" + csv_bytes([{}], list(GAME)[::-1])
        self.assertEqual(games_in(marked), games_in(csv_bytes([{}])))

    def test_names_missing_and_doubled_columns(self) -> None:
        kept = [column for column in GAME if column not in ("Genre", "Rating")]
        message = self.refused(csv_bytes([{}], kept))
        self.assertRegex(message, r'^The file lacks "Genre", "Rating"; its header has "Name"')
        self.assertEqual(self.refused(b"")[:20], 'The file lacks "Plat')
        self.assertEqual(
            self.refused(csv_bytes([{}], [*GAME, "Genre"])), 'The header has "Genre" more than once.'
        )

    def test_names_the_line_of_another_length(self) -> None:
        self.assertEqual(
            self.refused(csv_bytes([{}]) + b"short,row\n"), "Line 3 has 2 fields; the header has 16."
        )

    def test_names_the_line_that_is_no_text_or_no_csv(self) -> None:
        self.assertEqual(self.refused(csv_bytes([{}]) + b"\xff\xfe\n"), "The file is not UTF-8 text in line 3.")
        self.assertRegex(self.refused(csv_bytes([{}]) + b'"open'), r"^The file is not readable as CSV in line 3: ")


class SplitTest(TestCase):
    def parts(self, count: int = 200, seed: int = 1) -> dict[str, list[str]]:
        files = prepare(csv_bytes(games(count)), seed).files
        return {name.split("/")[0]: content.splitlines() for name, content in files.items()}

    def test_splits_70_to_20_to_10_exactly(self) -> None:
        parts = self.parts(203)
        self.assertEqual([len(parts[name]) for name in ("train", "validation", "batch", "truth")], [142, 40, 21, 21])
        self.assertEqual(boundaries(8021), (5614, 7218))

    def test_same_seed_same_bytes_other_seed_other_rows(self) -> None:
        self.assertEqual(self.parts(), self.parts())
        self.assertNotEqual(self.parts(), self.parts(seed=2))

    def test_puts_the_label_first_for_training_and_nowhere_for_scoring(self) -> None:
        parts = self.parts()
        features = len(json.loads("\n".join(parts["features"]))["scores"]) + 3 + 3
        for line in [*parts["train"], *parts["validation"]]:
            self.assertEqual((line[:2] in ("0,", "1,"), line.count(",")), (True, features))
        rows = [int(line.split(",")[0]) for line in parts["batch"]]
        self.assertEqual(rows, [int(line.split(",")[0]) for line in parts["truth"]])
        self.assertEqual({line.count(",") for line in parts["batch"]}, {features})
        self.assertEqual(len(set(rows)), 20)

    def test_nothing_that_is_known_after_the_sale_changes_a_byte(self) -> None:
        later = {"NA_Sales": "9", "EU_Sales": "9", "JP_Sales": "9", "Other_Sales": "9", "User_Count": "9"}
        given = games(60)
        changed = [{**game, **later, "Global_Sales": str(float(game["Global_Sales"]) + 0.1)} for game in given]
        self.assertEqual(prepare(csv_bytes(changed), 1), prepare(csv_bytes(given), 1))

    def test_says_how_many_games_were_dropped(self) -> None:
        prepared = prepare(csv_bytes([*games(30), {"Rating": ""}, {"Rating": ""}]), 1)
        self.assertEqual((prepared.rows, prepared.dropped), (30, 2))

    def test_says_what_the_commoner_answer_gets_wrong_among_the_validation_rows(self) -> None:
        prepared = prepare(csv_bytes(games(200)), 1)
        labels = [line[0] for line in prepared.files["validation/validation.csv"].splitlines()]
        self.assertEqual(prepared.majority_error, labels.count("1") / len(labels))
        self.assertEqual((majority_error(3, 4), majority_error(1, 4)), (0.25, 0.25))

    def test_the_vocabulary_holds_levels_of_training_only(self) -> None:
        for number in range(40):
            given = [*games(99), {"Platform": "NEW"}]
            parts = prepare(csv_bytes(given), number).files
            trained = '"NEW"' in parts["features/features.json"]
            in_batch = "100," in [line[:4] for line in parts["truth/truth.csv"].splitlines()]
            self.assertFalse(trained and in_batch)
            if in_batch:
                return
        self.fail("no seed put the game into the batch")

    def test_refuses_games_of_one_kind_and_no_games(self) -> None:
        one_kind = [{**game, "Global_Sales": "0.1"} for game in games(30)]
        for given, message in (
            (one_kind, 'Every game of the part "train" is no hit; both kinds are needed.'),
            ([{**game, "Global_Sales": "3"} for game in one_kind], 'Every game of the part "train" is a hit;'),
            ([], 'The part "train" gets no complete row; give more rows.'),
        ):
            with self.assertRaises(InvalidInput) as caught:
                prepare(csv_bytes(given), 1)
            self.assertIn(message, str(caught.exception))
        check_classes("validation", [0, 1])


class OutputsTest(TestCase):
    def test_answers_with_folders_and_counts_as_text(self) -> None:
        self.assertEqual(
            {each["Name"]: each["Value"] for each in json.loads(outputs_text(20, 3, 0.25))},
            {
                "trainFolder": "train/",
                "validationFolder": "validation/",
                "batchFolder": "batch/",
                "rows": "20",
                "dropped": "3",
                "majorityError": "0.25",
            },
        )
