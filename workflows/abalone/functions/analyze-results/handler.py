"""Lambda function: measures how far the model is off.

Takes `{Bucket, Key}` of the evaluation and answers `{Result}`, the root mean squared error in rings. Whatever goes
wrong is raised, so that the step fails with it: a model that cannot be measured is never approved.
"""

import json
from typing import Any

import boto3
from rmse import NotMeasurable, root_mean_squared_error


def measure(content: bytes) -> float:
    """The error that an evaluation holds."""
    try:
        evaluation = json.loads(content)
    except ValueError as error:
        raise NotMeasurable(f"The evaluation is not JSON: {error}.") from None
    if not isinstance(evaluation, dict):
        raise NotMeasurable("The evaluation is no JSON object.")
    lists = []
    for name in ("GroundTruth", "Predictions"):
        if not isinstance(evaluation.get(name), list):
            raise NotMeasurable(f'The evaluation has no list "{name}".')
        lists.append(evaluation[name])
    return root_mean_squared_error(*lists)


def handle(event: dict[str, Any], context: object) -> dict[str, float]:
    """The function's entry point."""
    bucket, key = event["Bucket"], event["Key"]
    return {"Result": measure(boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read())}
