"""Runs the tests of a folder and prints one JSON line for each: its id, outcome and, if it failed, the traceback.

    python report_tests.py FOLDER
"""

import json
import sys
import unittest


class JsonLines(unittest.TestResult):
    """Prints outcomes as they come; what the tests print themselves is kept back by `buffer`."""

    def __init__(self) -> None:
        super().__init__()
        self.buffer = True

    def report(self, test: unittest.TestCase, outcome: str, detail: str = "") -> None:
        line = json.dumps({"id": test.id(), "outcome": outcome, "detail": detail})
        print(line, file=sys.__stdout__, flush=True)

    def addSuccess(self, test: unittest.TestCase) -> None:
        super().addSuccess(test)
        self.report(test, "passed")

    def addFailure(self, test: unittest.TestCase, err: object) -> None:
        super().addFailure(test, err)
        self.report(test, "failed", self.failures[-1][1])

    def addError(self, test: unittest.TestCase, err: object) -> None:
        super().addError(test, err)
        self.report(test, "failed", self.errors[-1][1])

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:
        super().addSkip(test, reason)
        self.report(test, "skipped", reason)


if __name__ == "__main__":
    unittest.defaultTestLoader.discover(sys.argv[1]).run(JsonLines())
