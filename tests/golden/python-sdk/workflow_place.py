"""The place where the programs of our own workflows stand: the names of their sample inputs, and what their jobs share.

Imports `offline` first, so a program needs to import no more than this before `sagemaker`.
"""

import offline
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.network import NetworkConfig
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig

KEY = offline.KEY
XGBOOST = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0"
SUBNETS, GROUPS = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"], ["sg-0a1b2c3d"]
VPC = {"Subnets": SUBNETS, "SecurityGroupIds": GROUPS}
NETWORK = NetworkConfig(
    enable_network_isolation=True,
    encrypt_inter_container_traffic=True,
    subnets=SUBNETS,
    security_group_ids=GROUPS,
)
NO_CACHE = CacheConfig(enable_caching=False)
SERVICE_RETRY = StepRetryPolicy(
    exception_types=[StepExceptionTypeEnum.SERVICE_FAULT, StepExceptionTypeEnum.THROTTLING],
    interval_seconds=2,
    backoff_rate=2,
    max_attempts=5,
)
JOB_RETRY = SageMakerJobStepRetryPolicy(
    exception_types=[
        SageMakerJobExceptionTypeEnum.INTERNAL_ERROR,
        SageMakerJobExceptionTypeEnum.CAPACITY_ERROR,
        SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT,
    ],
    interval_seconds=60,
    backoff_rate=2,
    expire_after_mins=120,
)
RETRY = [SERVICE_RETRY, JOB_RETRY]

# What every estimator and every model of the workflows is given.
TRAINING = {
    "instance_count": 1,
    "volume_kms_key": KEY,
    "output_kms_key": KEY,
    "subnets": SUBNETS,
    "security_group_ids": GROUPS,
    "encrypt_inter_container_traffic": True,
    "enable_network_isolation": True,
    "disable_profiler": True,
}
MODEL = {"vpc_config": VPC, "enable_network_isolation": True}


class Place:
    """Names that follow from a pipeline's own."""

    def __init__(self, pipeline: str):
        self.pipeline = pipeline
        self.bucket = f"{pipeline}-sample"
        self.session = offline.session(bucket=self.bucket)

    def role(self, kind: str) -> str:
        return f"arn:aws:iam::{offline.ACCOUNT}:role/{self.pipeline}-{kind}"

    def key(self, *parts) -> Join:
        return Join(on="/", values=[self.pipeline, ExecutionVariables.PIPELINE_EXECUTION_ID, *parts])

    def uri(self, *parts) -> Join:
        start = f"s3://{self.bucket}/{self.pipeline}"
        return Join(on="/", values=[start, ExecutionVariables.PIPELINE_EXECUTION_ID, *parts])

    def function(self, name: str) -> Lambda:
        arn = f"arn:aws:lambda:{offline.REGION}:{offline.ACCOUNT}:function:{self.pipeline}-{name}"
        return Lambda(function_arn=arn, session=self.session)

    @property
    def aws_jobs(self) -> str:
        return f"https://sqs.{offline.REGION}.amazonaws.com/{offline.ACCOUNT}/{self.pipeline}-aws-jobs"

    def aws_job(self, kind: str, name: str, minutes: int, retries: int = 0) -> dict:
        """What the bridge to other services reads in a message."""
        return {
            "--aws_job": kind,
            "--aws_job_name": f"{self.pipeline}-{name}",
            "--aws_job_minutes": str(minutes),
            "--aws_job_seconds": str(minutes * 60),
            "--aws_job_retries": str(retries),
        }

    def outputs_of(self, step: str) -> dict:
        return {"--outputs_bucket": self.bucket, "--outputs_key": self.key(step, "outputs.json")}


def as_text(variable) -> Join:
    return Join(on="", values=[variable])


def csv(uri) -> TrainingInput:
    return TrainingInput(uri, content_type="text/csv")
