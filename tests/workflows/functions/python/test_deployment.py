"""What is done with an endpoint, for each state that SageMaker may show it in."""

from itertools import islice
from unittest import TestCase

import places  # noqa: F401

from deployment import DeploymentRefused, arrived, check_time, deployment, next_action, outdated, pauses

EVENT = {
    "endpointName": "CustomerChurn",
    "modelName": "model-1",
    "executionId": "abcdefghijkl",
    "instanceType": "ml.m5.large",
    "instanceCount": 1,
    "keyArn": "arn:aws:kms:us-east-1:111122223333:key/1",
    "tags": '[{"Key": "stack", "Value": "dev"}]',
}
OURS, THEIRS = "CustomerChurn-abcdefghijkl", "CustomerChurn-000000000000"


def endpoint(status: str, config: str = THEIRS, pending: str | None = None, reason: str | None = None) -> dict:
    """What DescribeEndpoint answers."""
    shown = {"EndpointName": "CustomerChurn", "EndpointStatus": status, "EndpointConfigName": config}
    if pending is not None:
        shown["PendingDeploymentSummary"] = {"EndpointConfigName": pending}
    if reason is not None:
        shown["FailureReason"] = reason
    return shown


class EventTest(TestCase):
    def test_names_the_configuration_after_endpoint_and_execution(self) -> None:
        first, second = (deployment({**EVENT, "executionId": each}) for each in ("aaaaaaaaaaaa", "bbbbbbbbbbbb"))
        self.assertEqual(first.config, "CustomerChurn-aaaaaaaaaaaa")
        self.assertNotEqual(first.config, second.config)

    def test_asks_for_an_encrypted_tagged_configuration_of_one_variant(self) -> None:
        self.assertEqual(
            deployment(EVENT).request(),
            {
                "EndpointConfigName": OURS,
                "ProductionVariants": [
                    {
                        "VariantName": "AllTraffic",
                        "ModelName": "model-1",
                        "InstanceType": "ml.m5.large",
                        "InitialInstanceCount": 1,
                    }
                ],
                "KmsKeyId": EVENT["keyArn"],
                "Tags": [{"Key": "stack", "Value": "dev"}],
            },
        )

    def test_captures_every_request_and_answer_where_it_is_told_to(self) -> None:
        captured = deployment({**EVENT, "captureUri": "s3://bucket/captured"}).request()
        capture = captured.pop("DataCaptureConfig")
        self.assertEqual(captured, deployment(EVENT).request())
        self.assertEqual(capture["EnableCapture"], True)
        self.assertEqual(capture["InitialSamplingPercentage"], 100)
        self.assertEqual(capture["CaptureOptions"], [{"CaptureMode": "Input"}, {"CaptureMode": "Output"}])
        self.assertEqual(capture["DestinationS3Uri"], "s3://bucket/captured")
        self.assertEqual(capture["KmsKeyId"], EVENT["keyArn"])

    def test_serves_with_as_many_instances_as_it_is_told(self) -> None:
        (variant,) = deployment({**EVENT, "instanceCount": "2"}).request()["ProductionVariants"]
        self.assertEqual(variant["InitialInstanceCount"], 2)

    def test_refuses_a_name_that_sagemaker_would_not_take(self) -> None:
        for name in ("x" * 51, "under_score", "", "-front"):
            with self.assertRaisesRegex(DeploymentRefused, r"cannot name an endpoint configuration: at most 63"):
                deployment({**EVENT, "endpointName": name})

    def test_needs_every_member(self) -> None:
        for member in EVENT:
            with self.assertRaisesRegex(KeyError, member):
                deployment({key: value for key, value in EVENT.items() if key != member})


class ActionTest(TestCase):
    def test_absent_is_created(self) -> None:
        self.assertEqual(next_action(None, OURS), "create")

    def test_in_service_is_updated(self) -> None:
        self.assertEqual(next_action(endpoint("InService"), OURS), "update")

    def test_failed_is_made_anew(self) -> None:
        self.assertEqual(next_action(endpoint("Failed"), OURS), "recreate")

    def test_in_service_with_this_configuration_stays(self) -> None:
        self.assertEqual(next_action(endpoint("InService", OURS), OURS), "nothing")

    def test_a_second_call_waits_for_the_first(self) -> None:
        self.assertEqual(next_action(endpoint("Creating", OURS), OURS), "wait")
        self.assertEqual(next_action(endpoint("Updating", THEIRS, OURS), OURS), "wait")

    def test_waits_while_sagemaker_maintains_it(self) -> None:
        self.assertEqual(next_action(endpoint("SystemUpdating"), OURS), "wait")

    def test_refuses_what_somebody_else_is_changing_or_has_to_look_at(self) -> None:
        for status in ("Creating", "Updating", "RollingBack", "Deleting", "OutOfService", "UpdateRollbackFailed"):
            with self.assertRaises(DeploymentRefused) as caught:
                next_action(endpoint(status, THEIRS), OURS)
            self.assertEqual(
                str(caught.exception),
                f'Endpoint "CustomerChurn" is {status}; it can be changed once it is InService.',
            )


class ArrivalTest(TestCase):
    def test_serves_once_it_is_in_service_with_this_configuration(self) -> None:
        self.assertTrue(arrived(endpoint("InService", OURS), OURS))
        for status in ("Creating", "Updating", "SystemUpdating", "RollingBack"):
            self.assertFalse(arrived(endpoint(status, THEIRS), OURS), status)

    def test_tells_that_the_endpoint_went_back(self) -> None:
        with self.assertRaises(DeploymentRefused) as caught:
            arrived(endpoint("InService", THEIRS, reason="no ping"), OURS)
        self.assertEqual(str(caught.exception), f'Endpoint "CustomerChurn" went back to "{THEIRS}": no ping.')

    def test_tells_why_the_endpoint_failed(self) -> None:
        for status in ("Failed", "Deleting", "OutOfService", "UpdateRollbackFailed"):
            with self.assertRaisesRegex(DeploymentRefused, rf'"CustomerChurn" is {status}: SageMaker gives no reason'):
                arrived(endpoint(status), OURS)


class WaitingTest(TestCase):
    def test_waits_longer_each_time_up_to_a_limit(self) -> None:
        self.assertEqual(list(islice(pauses(), 7)), [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0])

    def test_gives_up_while_there_is_time_to_say_so(self) -> None:
        check_time("churn", "InService", 15, 25)
        with self.assertRaises(DeploymentRefused) as caught:
            check_time("churn", "InService", 15, 24.9)
        self.assertEqual(
            str(caught.exception),
            'Endpoint "churn" is not InService yet, and the time of this function is over.',
        )


class PruningTest(TestCase):
    def test_keeps_this_configuration_and_the_last_before_it(self) -> None:
        names = [f"CustomerChurn-{digit * 12}" for digit in "9876"]
        wanted = deployment({**EVENT, "executionId": "999999999999"})
        self.assertEqual(outdated(names, wanted), names[2:])

    def test_keeps_this_configuration_also_when_it_is_not_the_newest(self) -> None:
        names = [f"CustomerChurn-{digit * 12}" for digit in "9876"]
        wanted = deployment({**EVENT, "executionId": "666666666666"})
        self.assertEqual(outdated(names, wanted), names[1:3])

    def test_leaves_alone_what_is_not_its_own(self) -> None:
        others = ["CustomerChurn-eu-abcdefghijkl", "CustomerChurn-by-hand", "MyCustomerChurn-abcdefghijkl", "Other"]
        self.assertEqual(outdated([*others, *others], deployment(EVENT)), [])
