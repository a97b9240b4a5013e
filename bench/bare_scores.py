"""What a batch transform job works out: scores of a file by the code that serves the model, without a server.

python bare_scores.py ALGORITHM MODEL-FOLDER FILE OUTPUT

The first column of the file, a row's number or its label, is left out, as the workflows' filters do.
"""

import sys
from pathlib import Path

ALGORITHM, MODEL, FILE, OUTPUT = sys.argv[1], *map(Path, sys.argv[2:])
ALGORITHMS = Path(__file__).parents[1] / "local-sagemaker" / "algorithms"
sys.path[:0] = [str(ALGORITHMS / ALGORITHM), str(ALGORITHMS / "serving")]

from contract import Request  # noqa: E402
from serving import load  # noqa: E402

rows = [line.split(",", 1)[1] for line in FILE.read_text().splitlines()]
answer = load(MODEL)(Request("\n".join(rows).encode(), "text/csv", "application/jsonlines", batch=True))
OUTPUT.parent.mkdir(parents=True, exist_ok=True)
OUTPUT.write_bytes(answer.body)
