"""Draws test sets of 5 % at random, instead of by hash, and trains and measures as the pipeline's jobs do.

    python splits.py FILE SEED...

prints a JSON list: for each draw the root mean squared errors of the model and of always saying the mean.
"""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost

ROOT = Path(__file__).parents[4] / "workflows" / "abalone"
sys.path[:0] = [str(ROOT / "code"), str(ROOT / "functions" / "analyze-results")]

from rmse import root_mean_squared_error  # noqa: E402
from survey_rows import merge  # noqa: E402
