"""Surveys that might have come in."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from places import WORKFLOW, animals

from make_survey import survey
from survey_rows import SEXES, merge, parse_lines

RAW = animals(400)
ROWS = parse_lines("raw", RAW, is_survey=False).rows


class Survey(unittest.TestCase):
    def test_has_the_rows_asked_for_all_of_them_possible(self) -> None:
        parsed = parse_lines("survey", survey(ROWS, 100, 1), is_survey=True)
        self.assertEqual([len(parsed.rows), parsed.faults], [100, []])
        self.assertEqual({row.sex for row in parsed.rows}, set(SEXES))
        self.assertGreaterEqual(min(row.rings for row in parsed.rows), 1)

    def test_is_the_same_for_the_same_seed_and_another_for_another(self) -> None:
        self.assertEqual(survey(ROWS, 50, 3), survey(ROWS, 50, 3))
        self.assertNotEqual(survey(ROWS, 50, 3), survey(ROWS, 50, 4))

    def test_brings_new_rows_that_the_merge_takes(self) -> None:
        merged = merge(RAW, [("abalone.20260101000000", survey(ROWS, 100, 2))])
        self.assertGreater(sum(map(len, merged.parts.values())), 490)


class Command(unittest.TestCase):
    def run_command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        file = WORKFLOW / "surveys" / "make_survey.py"
        return subprocess.run([sys.executable, "-B", file, *arguments], capture_output=True, text=True, check=False)

    def test_writes_a_file_named_by_time(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "abalone.data")
            raw.write_text(RAW, encoding="utf-8")
            run = self.run_command(str(raw), "--taken", "20260131020000", "--folder", folder)
            self.assertEqual(run.returncode, 0, run.stderr)
            written = Path(folder, "abalone.20260131020000")
            self.assertEqual(run.stdout.strip(), str(written))
            self.assertEqual(len(written.read_text(encoding="utf-8").splitlines()), 100)

    def test_says_what_is_wrong_without_a_stack(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "abalone.data")
            raw.write_text(f"{RAW}oops\n", encoding="utf-8")
            run = self.run_command(str(raw), "--taken", "20260131020000")
            self.assertEqual(run.stderr, 'error: Line 401 of "abalone.data" is refused: it has 1 values, not 9.\n')
            raw.write_text("", encoding="utf-8")
            run = self.run_command(str(raw), "--taken", "20260131020000")
            self.assertEqual(run.stderr, "error: The raw data holds no animal to be like.\n")
            run = self.run_command(str(raw), "--taken", "today")
            self.assertIn("the time is 14 digits", run.stderr)

    def refused(self, raw: Path, *arguments: str) -> str:
        run = self.run_command(str(raw), "--taken", "20260131020000", *arguments)
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        return run.stderr

    def test_names_a_file_that_is_no_data(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "abalone.data")
            self.assertEqual(
                self.refused(raw), f'error: There is no file "{raw}"; give the path of the abalone data.\n'
            )
            self.assertEqual(
                self.refused(Path(folder)),
                f'error: "{folder}" is a folder; name the file of abalone data inside it.\n',
            )
            raw.write_bytes(b"PK\x03\x04\xff\xfe")
            self.assertEqual(
                self.refused(raw),
                f'error: "{raw}" is no text in UTF-8; give the abalone data, unpacked and as text.\n',
            )
            below = raw / "below"
            self.assertEqual(
                self.refused(below), f'error: There is no file "{below}"; give the path of the abalone data.\n'
            )
            raw.unlink()
            raw.symlink_to(raw)
            self.assertRegex(
                self.refused(raw), f'^error: "{raw}" cannot be read: .*; check what it is, and its permissions.\n$'
            )

    def test_names_a_place_that_cannot_be_written_to(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "abalone.data")
            raw.write_text(RAW, encoding="utf-8")
            self.assertEqual(
                self.refused(raw, "--folder", str(raw)),
                f'error: "{raw}/abalone.20260131020000" cannot be written: File exists; '
                "give --folder a folder that can be written to.\n",
            )
