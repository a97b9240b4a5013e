"""Where the code under test lies, and customers to try it with."""

import sys
from pathlib import Path

WORKFLOW = Path(__file__).parents[4] / "workflows" / "churn-retraining"
sys.dont_write_bytecode = True
for folder in ("code", "functions/query-training-results"):
    sys.path.insert(0, str(WORKFLOW / folder))

REAL_FILE = Path(__file__).parents[5] / "shared" / "data" / "customer-churn.csv"


def customer(label: int, minutes: float) -> str:
    """A line of the file, quoted as there."""
    return f'"{label},100,0,{minutes},{",".join(["1"] * 66)}"'


def customers(count: int) -> list[str]:
    """Customers of whom every fifth left."""
    return [customer(int(number % 5 == 0), 100 + number / 10) for number in range(count)]
