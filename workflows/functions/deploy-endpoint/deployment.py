"""What to do with an endpoint, decided from what SageMaker says of it. Python alone, no service."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

MARGIN_SECONDS = 10
"""What is left of the function's time when it gives up, for saying so."""

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 15.0

KEPT_EARLIER_CONFIGS = 1
"""For going back by hand."""

NAME_LIMIT = 63

Action = Literal["create", "update", "recreate", "wait", "nothing"]


class DeploymentRefused(Exception):
    """Why the model does not go to the endpoint, in one sentence."""


@dataclass(frozen=True)
class Deployment:
    """A model for an endpoint, as the step's event names it."""

    endpoint: str
    model: str
    execution: str
    instance_type: str
    instance_count: int
    key_arn: str
    capture_uri: str | None
    """Where all requests and answers are kept; None keeps none."""
    tags: list[dict[str, str]]

    @property
    def config(self) -> str:
        """Name of the endpoint configuration: each execution has its own, so no two collide."""
        return f"{self.endpoint}-{self.execution}"

    def request(self) -> dict[str, Any]:
        """The arguments of CreateEndpointConfig."""
        return {
            "EndpointConfigName": self.config,
            "ProductionVariants": [
                {
                    "VariantName": "AllTraffic",
                    "ModelName": self.model,
                    "InstanceType": self.instance_type,
                    "InitialInstanceCount": self.instance_count,
                }
            ],
            "KmsKeyId": self.key_arn,
            **self.capture(),
            "Tags": self.tags,
        }

    def capture(self) -> dict[str, Any]:
        """The member that has all requests and answers kept, or nothing."""
        if self.capture_uri is None:
            return {}
        capture = {
            "EnableCapture": True,
            "InitialSamplingPercentage": 100,
            "DestinationS3Uri": self.capture_uri,
            "KmsKeyId": self.key_arn,
            "CaptureOptions": [{"CaptureMode": "Input"}, {"CaptureMode": "Output"}],
            "CaptureContentTypeHeader": {"CsvContentTypes": ["text/csv"], "JsonContentTypes": ["application/json"]},
        }
        return {"DataCaptureConfig": capture}


def deployment(event: Mapping[str, Any]) -> Deployment:
    """Reads the event. Raises DeploymentRefused for a name that SageMaker refuses, KeyError for a lacking one."""
    wanted = Deployment(
        endpoint=event["endpointName"],
        model=event["modelName"],
        execution=event["executionId"],
        instance_type=event["instanceType"],
        instance_count=int(event["instanceCount"]),
        key_arn=event["keyArn"],
        capture_uri=event.get("captureUri"),
        tags=json.loads(event["tags"]),
    )
    if len(wanted.config) > NAME_LIMIT or not re.fullmatch(r"[A-Za-z0-9](-*[A-Za-z0-9])*", wanted.config):
        raise DeploymentRefused(
            f'"{wanted.config}" cannot name an endpoint configuration: at most {NAME_LIMIT} letters, digits and '
            "hyphens."
        )
    return wanted


def next_action(described: Mapping[str, Any] | None, config: str) -> Action:
    """What leads from the endpoint as DescribeEndpoint shows it (None: there is none) to one that serves the config.

    Raises DeploymentRefused while somebody else changes the endpoint, and where a person has to look first.
    """
    if described is None:
        return "create"
    name, status = described["EndpointName"], described["EndpointStatus"]
    pending = described.get("PendingDeploymentSummary", {}).get("EndpointConfigName")
    ours = config in (described.get("EndpointConfigName"), pending)
    if status == "InService":
        return "nothing" if described["EndpointConfigName"] == config else "update"
    if status == "Failed":
        # Deleting is all that SageMaker allows then, and nothing is served that could be lost.
        return "recreate"
    if status == "SystemUpdating" or (ours and status in ("Creating", "Updating")):
        return "wait"
    raise DeploymentRefused(f'Endpoint "{name}" is {status}; it can be changed once it is InService.')


def arrived(described: Mapping[str, Any], config: str) -> bool:
    """Whether the endpoint serves the config. Raises DeploymentRefused when it never will."""
    name, status = described["EndpointName"], described["EndpointStatus"]
    if status == "InService" and described["EndpointConfigName"] == config:
        return True
    if status in ("Creating", "Updating", "SystemUpdating", "RollingBack"):
        return False
    reason = described.get("FailureReason", "SageMaker gives no reason")
    if status == "InService":
        raise DeploymentRefused(f'Endpoint "{name}" went back to "{described["EndpointConfigName"]}": {reason}.')
    raise DeploymentRefused(f'Endpoint "{name}" is {status}: {reason}.')


def pauses() -> Iterator[float]:
    """Seconds to wait between two looks: longer each time, up to a limit."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def check_time(endpoint: str, awaited: str, pause: float, left: float) -> None:
    """Raises DeploymentRefused when `pause` seconds are more than what is `left` of the function's time."""
    if left < pause + MARGIN_SECONDS:
        raise DeploymentRefused(f'Endpoint "{endpoint}" is not {awaited} yet, and the time of this function is over.')


def outdated(configs: Sequence[str], wanted: Deployment) -> list[str]:
    """The configurations to delete, given all names, newest first: this endpoint's own but for the last before this.

    A name counts as own when an execution's id, 12 small letters and digits, follows the endpoint's name.
    """
    own = re.compile(rf"{re.escape(wanted.endpoint)}-[a-z0-9]{{12}}")
    earlier = [name for name in configs if own.fullmatch(name) and name != wanted.config]
    return earlier[KEPT_EARLIER_CONFIGS:]
