"""Stands in for a Glue job in tests: does what its arguments say, and keeps a list of its runs."""

import argparse
import json
import sys
import time
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--runs", type=Path, required=True)
parser.add_argument("--behaviour", default="succeed")
options, _ = parser.parse_known_args()

with options.runs.open("a", encoding="utf-8") as runs:
    runs.write(json.dumps(sys.argv[1:]) + "\n")
attempt = len(options.runs.read_text(encoding="utf-8").splitlines())

if options.behaviour == "fail" or (options.behaviour == "fail-once" and attempt == 1):
    sys.exit("ValueError: only one class")
if options.behaviour == "refuse":
    sys.exit("InvalidInput: only one class")
if options.behaviour == "silent":
    sys.exit(4)
print("attempt", attempt, flush=True)
if options.behaviour == "sleep":
    time.sleep(60)
