"""A linear model as it is written down and asked. JSON, so that loading a model never runs code."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

#: Not the name that the service's image uses: it could not read this file, and this program not its.
FILE_NAME = "linear-learner-stand-in.json"


@dataclass(frozen=True)
class LinearModel:
    """Scores are features × weights + biases, one column for each class from three classes on."""

    predictor: str
    weights: list[list[float]]
    biases: list[float]

    @property
    def features(self) -> int:
        """Number of features."""
        return len(self.weights)

    def save(self, folder: Path) -> None:
        """Writes the model."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE_NAME).write_text(json.dumps(asdict(self)), encoding="utf-8")

    def scores(self, features: np.ndarray) -> np.ndarray:
        """n × 1, or n × classes; probabilities for classifiers."""
        raw = features @ np.array(self.weights) + np.array(self.biases)
        if self.predictor == "regressor":
            return raw
        if self.predictor == "binary_classifier":
            return 1 / (1 + np.exp(-raw))
        shares = np.exp(raw - raw.max(axis=1, keepdims=True))
        return shares / shares.sum(axis=1, keepdims=True)

    def answers(self, features: np.ndarray) -> list[dict[str, Any]]:
        """What linear-learner says of each row."""
        scores = self.scores(features)
        if self.predictor == "regressor":
            return [{"score": float(row[0])} for row in scores]
        if self.predictor == "binary_classifier":
            return [{"score": float(row[0]), "predicted_label": int(row[0] >= 0.5)} for row in scores]
        return [{"score": row.tolist(), "predicted_label": int(row.argmax())} for row in scores]


def load_model(folder: Path) -> LinearModel:
    """Reads a model that `save` wrote."""
    return LinearModel(**json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
