"""Errors that end a training job, told apart by who has to mend them."""


class UserError(Exception):
    """The request or the data is wrong."""


class AlgorithmError(Exception):
    """The library failed for a reason that is not known to be the user's."""


#: Parts of XGBoost's own messages that mean the data or a hyper-parameter is wrong.
CUSTOMER_SIGNS = (
    "label must be in [0,1]",
    "label must be in [0, num_class)",
    "must be in [0, num_class)",
    "num_class",
    "feature_names mismatch",
    "Number of columns does not match",
    "Check failed: !auc_error",
    "AUC: the dataset only contains pos or neg samples",
    "dataset is empty",
    "0 feature is supplied",
    "base_score must be in (0,1)",
    "label must be nonnegative",
    "label must be positive",
    "Delimiter",
    "Invalid Parameter",
    "Invalid parameter",
    "value 0 for Parameter",
    "out of bound",
)


def from_library(error: Exception) -> Exception:
    """The error of ours for one of XGBoost's, which keeps only the sentence before its C++ stack."""
    text = str(error).split("\nStack trace", maxsplit=1)[0]
    message = f"XGB train call failed with exception:\n {text}"
    if any(sign in text for sign in CUSTOMER_SIGNS):
        return UserError(message)
    return AlgorithmError(message)
