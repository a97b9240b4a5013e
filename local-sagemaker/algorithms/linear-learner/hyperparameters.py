"""The hyper-parameters of linear-learner: which there are, and which this stand-in carries out.

https://docs.aws.amazon.com/sagemaker/latest/dg/ll_hyperparameters.html
"""

from collections.abc import Mapping
from dataclasses import dataclass

from errors import UserError

CARRIED_OUT = ("predictor_type", "num_classes", "feature_dim", "wd", "epochs", "balance_multiclass_weights")

#: Known and taken, but of no effect here: they steer a training by batches, which this is none.
NOT_CARRIED_OUT = (
    "accuracy_top_k",
    "beta_1",
    "beta_2",
    "bias_lr_mult",
    "bias_wd_mult",
    "binary_classifier_model_selection_criteria",
    "early_stopping_patience",
    "early_stopping_tolerance",
    "f_beta",
    "huber_delta",
    "init_bias",
    "init_method",
    "init_scale",
    "init_sigma",
    "l1",
    "learning_rate",
    "loss",
    "loss_insensitivity",
    "lr_scheduler_factor",
    "lr_scheduler_minimum_lr",
    "lr_scheduler_step",
    "margin",
    "mini_batch_size",
    "momentum",
    "normalize_data",
    "normalize_label",
    "num_calibration_samples",
    "num_models",
    "num_point_for_scaler",
    "optimizer",
    "positive_example_weight_mult",
    "quantile",
    "target_precision",
    "target_recall",
    "unbias_data",
    "unbias_label",
    "use_bias",
    "use_lr_scheduler",
)

PREDICTORS = ("binary_classifier", "multiclass_classifier", "regressor")

#: The service's default.
EPOCHS = 15


@dataclass(frozen=True)
class Parameters:
    """What is carried out."""

    predictor: str
    #: Number of classes; 2 for a binary classifier, 0 for a regressor.
    classes: int
    #: Number of features that the data must have; 0 when any will do.
    features: int
    #: Strength of the L2 penalty.
    decay: float
    #: Passes over the data. The solvers here get at most ten steps for each.
    epochs: int
    balanced: bool


def whole(values: Mapping[str, str], name: str, lowest: int, default: int) -> int:
    """A whole number; ``auto`` stands for the default."""
    text = values.get(name, "auto")
    if text == "auto":
        return default
    if not text.isascii() or not text.isdigit() or int(text) < lowest:
        raise UserError(f"{name} is '{text}'; a whole number of at least {lowest} is expected.")
    return int(text)


def decimal(values: Mapping[str, str], name: str) -> float:
    """A number of 0 or more; ``auto`` stands for 0."""
    text = values.get(name, "auto")
    try:
        number = 0.0 if text == "auto" else float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise UserError(f"{name} is '{text}'; a number of 0 or more is expected.")
    return number


def read_parameters(values: Mapping[str, str]) -> Parameters:
    """Checks names and values as far as they are carried out. Raises UserError."""
    for name in values:
        if name not in (*CARRIED_OUT, *NOT_CARRIED_OUT) and not name.startswith("_tuning"):
            raise UserError(f"Additional hyperparameters are not allowed ('{name}' was unexpected).")
    predictor = values.get("predictor_type")
    if predictor not in PREDICTORS:
        raise UserError(f"predictor_type is '{predictor}'; one of {', '.join(PREDICTORS)} is required.")
    multiclass = predictor == "multiclass_classifier"
    if multiclass and "num_classes" not in values:
        raise UserError("num_classes is required when predictor_type is multiclass_classifier.")
    classes = whole(values, "num_classes", 3, 0) if multiclass else {"regressor": 0}.get(predictor, 2)
    return Parameters(
        predictor=predictor,
        classes=classes,
        features=whole(values, "feature_dim", 1, 0),
        decay=decimal(values, "wd"),
        epochs=whole(values, "epochs", 1, EPOCHS),
        balanced=values.get("balance_multiclass_weights") == "true",
    )


def without_effect(values: Mapping[str, str]) -> list[str]:
    """The given hyper-parameters that are of no effect here."""
    return [name for name in sorted(values) if name in NOT_CARRIED_OUT]
