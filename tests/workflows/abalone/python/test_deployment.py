"""What an accepted model is deployed as, and what is done for each state of the endpoint."""

import unittest

import places  # noqa: F401

from deployment import DeploymentRefused, arrived, deployment, next_action, outdated

EVENT = {
    "endpointName": "abalone",
    "modelName": "model-1",
    "executionId": "abcdefghijkl",
    "instanceType": "ml.m5.large",
    "instanceCount": 2,
    "keyArn": "arn:aws:kms:us-east-1:111122223333:key/1",
    "captureUri": "s3://bucket/abalone/endpoint-data-capture",
    "tags": "[]",
}
OURS, THEIRS = "abalone-abcdefghijkl", "abalone-000000000000"


def endpoint(status: str, config: str = THEIRS, pending: str | None = None) -> dict:
    """What DescribeEndpoint answers."""
    shown = {"EndpointName": "abalone", "EndpointStatus": status, "EndpointConfigName": config}
    return shown if pending is None else {**shown, "PendingDeploymentSummary": {"EndpointConfigName": pending}}


class Request(unittest.TestCase):
    def test_captures_every_request_and_answer(self) -> None:
        capture = deployment(EVENT).request()["DataCaptureConfig"]
        self.assertEqual(capture["EnableCapture"], True)
        self.assertEqual(capture["InitialSamplingPercentage"], 100)
        self.assertEqual(capture["CaptureOptions"], [{"CaptureMode": "Input"}, {"CaptureMode": "Output"}])
        self.assertEqual(capture["DestinationS3Uri"], EVENT["captureUri"])
        self.assertEqual(capture["KmsKeyId"], EVENT["keyArn"])

    def test_serves_with_two_instances(self) -> None:
        (variant,) = deployment(EVENT).request()["ProductionVariants"]
        self.assertEqual([variant["InitialInstanceCount"], variant["InstanceType"]], [2, "ml.m5.large"])

    def test_names_the_configuration_after_the_execution_and_the_endpoint_never(self) -> None:
        self.assertEqual(deployment(EVENT).config, OURS)
        self.assertEqual(deployment({**EVENT, "executionId": "x"}).endpoint, "abalone")

    def test_refuses_a_name_that_sagemaker_would_not_take(self) -> None:
        for name in ("x" * 51, "under_score", ""):
            with self.assertRaisesRegex(DeploymentRefused, "cannot name an endpoint configuration"):
                deployment({**EVENT, "endpointName": name})

    def test_needs_every_member(self) -> None:
        for name in EVENT:
            with self.assertRaisesRegex(KeyError, name):
                deployment({key: value for key, value in EVENT.items() if key != name})


class Action(unittest.TestCase):
    def test_creates_updates_or_leaves_alone(self) -> None:
        for described, action in [
            (None, "create"),
            (endpoint("InService"), "update"),
            (endpoint("InService", OURS), "nothing"),
            (endpoint("Failed"), "recreate"),
            (endpoint("Creating", OURS), "wait"),
            (endpoint("Updating", THEIRS, OURS), "wait"),
        ]:
            self.assertEqual(next_action(described, OURS), action)

    def test_leaves_an_endpoint_alone_that_somebody_else_changes(self) -> None:
        for status in ("Creating", "Updating", "Deleting", "RollingBack"):
            with self.assertRaisesRegex(DeploymentRefused, f'"abalone" is {status}; it can be changed once'):
                next_action(endpoint(status), OURS)

    def test_has_arrived_with_its_own_configuration_only(self) -> None:
        self.assertTrue(arrived(endpoint("InService", OURS), OURS))
        self.assertFalse(arrived(endpoint("Updating", THEIRS, OURS), OURS))
        with self.assertRaisesRegex(DeploymentRefused, f'went back to "{THEIRS}"'):
            arrived(endpoint("InService"), OURS)
        with self.assertRaisesRegex(DeploymentRefused, '"abalone" is Failed: SageMaker gives no reason'):
            arrived(endpoint("Failed", OURS), OURS)

    def test_deletes_own_configurations_but_the_last(self) -> None:
        names = [OURS, "abalone-222222222222", "abalone-111111111111", "abalone-by-hand", "other-333333333333"]
        self.assertEqual(outdated(names, deployment(EVENT)), ["abalone-111111111111"])
