"""Lambda function: brings a model to an endpoint, which is created when it is absent and updated otherwise.

Answers only once the endpoint serves the new model. Calling it again for the same execution changes nothing.
"""

import time
from typing import Any, Protocol

import boto3
from botocore.exceptions import ClientError
from deployment import Deployment, arrived, check_time, deployment, next_action, outdated, pauses


class Context(Protocol):
    """The part of Lambda's context that is used."""

    def get_remaining_time_in_millis(self) -> int: ...


def is_missing(error: ClientError) -> bool:
    """Whether SageMaker says that there is no such thing: it has no error code of its own for that."""
    return error.response["Error"]["Message"].startswith("Could not find")


class Endpoint:
    """An endpoint at SageMaker."""

    def __init__(self, wanted: Deployment, context: Context) -> None:
        self.sagemaker = boto3.client("sagemaker")
        self.wanted = wanted
        self.context = context
        self.pauses = pauses()

    def describe(self) -> dict[str, Any] | None:
        """What SageMaker says of it; None when there is none."""
        try:
            return self.sagemaker.describe_endpoint(EndpointName=self.wanted.endpoint)
        except ClientError as error:
            if is_missing(error):
                return None
            raise

    def wait(self, awaited: str) -> None:
        """Waits a while. Raises DeploymentRefused when the function's time would run out."""
        pause = next(self.pauses)
        check_time(self.wanted.endpoint, awaited, pause, self.context.get_remaining_time_in_millis() / 1000)
        time.sleep(pause)

    def settle(self) -> str:
        """Starts what leads to the wanted configuration; returns what that was."""
        place = {"EndpointName": self.wanted.endpoint}
        while (action := next_action(self.describe(), self.wanted.config)) == "wait":
            self.wait("InService")
        if action == "recreate":
            self.sagemaker.delete_endpoint(**place)
            while self.describe() is not None:
                self.wait("gone")
        if action in ("create", "recreate"):
            names = {**place, "EndpointConfigName": self.wanted.config}
            self.sagemaker.create_endpoint(**names, Tags=self.wanted.tags)
        elif action == "update":
            self.sagemaker.update_endpoint(**place, EndpointConfigName=self.wanted.config)
        return action

    def configure(self) -> None:
        """Makes the configuration, unless a call before this one has."""
        try:
            self.sagemaker.describe_endpoint_config(EndpointConfigName=self.wanted.config)
        except ClientError as error:
            if not is_missing(error):
                raise
            self.sagemaker.create_endpoint_config(**self.wanted.request())

    def prune(self) -> int:
        """Deletes configurations of runs long ago, and their models; returns how many."""
        listed = self.sagemaker.get_paginator("list_endpoint_configs").paginate(
            NameContains=self.wanted.endpoint, SortBy="CreationTime", SortOrder="Descending"
        )
        names = [config["EndpointConfigName"] for page in listed for config in page["EndpointConfigs"]]
        old = outdated(names, self.wanted)
        for name in old:
            variants = self.sagemaker.describe_endpoint_config(EndpointConfigName=name)["ProductionVariants"]
            self.sagemaker.delete_endpoint_config(EndpointConfigName=name)
            for variant in variants:
                self.sagemaker.delete_model(ModelName=variant["ModelName"])
        return len(old)


def handle(event: dict[str, Any], context: Context) -> dict[str, Any]:
    """Takes endpointName, modelName, executionId, instanceType, instanceCount, keyArn and tags (JSON text);
    captureUri where the endpoint's requests and answers are to be kept.

    Answers endpointName, endpointConfigName and action: create, update, recreate or nothing.
    """
    wanted = deployment(event)
    endpoint = Endpoint(wanted, context)
    endpoint.configure()
    action = endpoint.settle()
    gone = {"EndpointName": wanted.endpoint, "EndpointStatus": "gone"}
    while not arrived(endpoint.describe() or gone, wanted.config):
        endpoint.wait("InService")
    try:
        print(f"{endpoint.prune()} old configurations deleted")
    except ClientError as error:
        # The new model serves already; leftovers are no reason to call that a failure.
        print(f"old configurations are kept: {error}")
    return {"endpointName": wanted.endpoint, "endpointConfigName": wanted.config, "action": action}
