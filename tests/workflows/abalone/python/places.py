"""Where the code under test lies, and animals to try it with."""

import sys
from pathlib import Path

WORKFLOW = Path(__file__).parents[4] / "workflows" / "abalone"
sys.dont_write_bytecode = True
for folder in ("code", "surveys", "functions/analyze-results"):
    sys.path.insert(0, str(WORKFLOW / folder))

REAL_FILE = Path(__file__).parents[5] / "shared" / "data" / "abalone.data"


def animal(number: int) -> str:
    """A line as the raw file has it; different numbers make different animals of all three sexes, the longer the older."""
    length = 0.2 + number % 600 / 1000
    rings = 3 + int(30 * (length - 0.2))
    return f"{'MFI'[number % 3]},{length:.3f},{0.8 * length:.4f},{0.3 * length:.4f},{0.9 + number / 1000:.3f},0.4,0.2,0.3,{rings}"


def animals(count: int, first: int = 0) -> str:
    return "".join(f"{animal(number)}\n" for number in range(first, first + count))
