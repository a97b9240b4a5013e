"""Where a training container finds and leaves its files."""

import os
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))

CONFIG = BASE / "input" / "config"
CHANNELS = BASE / "input" / "data"
MODEL = BASE / "model"
FAILURE = BASE / "output" / "failure"

#: Name that SageMaker gives the model, with no extension.
MODEL_FILE = MODEL / "xgboost-model"


def container_path(path: Path) -> str:
    """The path as it is in a container, for messages that do not depend on the machine."""
    return str(Path("/opt/ml") / path.relative_to(BASE))
