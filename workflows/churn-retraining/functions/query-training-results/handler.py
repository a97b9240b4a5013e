"""Lambda function: reads the validation error of a training job by its name."""

from typing import Any

import boto3
from training_metrics import validation_error


def handle(event: dict[str, Any], context: object) -> dict[str, float]:
    """Takes `trainingJobName`; answers `validationError`, the share of wrong answers on the validation rows.

    Whatever goes wrong is raised, so that the step fails with it: a missing job is no result.
    """
    job = event["trainingJobName"]
    described = boto3.client("sagemaker").describe_training_job(TrainingJobName=job)
    return {"validationError": validation_error(job, described.get("FinalMetricDataList", []))}
