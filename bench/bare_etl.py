"""What a workflow's Glue job works out, from a file into the folders of the training job; no S3 and no engine about.

python bare_etl.py WORKFLOW FILE FOLDER
"""

import sys
from pathlib import Path

WORKFLOW, FILE, FOLDER = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
sys.path.insert(0, str(Path(__file__).parents[1] / "workflows" / WORKFLOW / "code"))


def lines_text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def parts() -> dict[str, str]:
    """Content by the place that it has below SageMaker's folder."""
    if WORKFLOW == "churn-retraining":
        from customer_rows import prepare

        split = prepare(FILE.read_text().splitlines(), 42)._asdict()
        return {f"input/data/{name}/{name}.csv": lines_text(lines) for name, lines in split.items()}
    if WORKFLOW == "game-sales":
        from game_rows import prepare

        files = prepare(FILE.read_bytes(), 1729).files
        places = {"train": "input/data/train", "validation": "input/data/validation"}
        return {f"{places.get(name.split('/')[0], 'processing')}/{name}": text for name, text in files.items()}
    from survey_rows import merge

    merged = merge(FILE.read_text(), []).parts
    places = {"training": "input/data/train", "validation": "input/data/validation", "testing": "processing/testing"}
    return {f"{places[name]}/{name}.csv": lines_text(lines) for name, lines in merged.items()}


for place, content in parts().items():
    file = FOLDER / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
