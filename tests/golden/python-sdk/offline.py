"""What every program of this folder needs: names to use, a session without AWS, and a way to print the document.

Import this module before `sagemaker`. It closes the network (the SDK sends telemetry on `fit`), stops the clock (the
SDK puts timestamps into S3 prefixes), goes to this folder (the SDK writes a model's source folder as it was given)
and keeps stdout for the document alone (the SDK logs there).
"""

import importlib
import json
import os
import socket
import sys
import time
import warnings
from pathlib import Path
from unittest.mock import MagicMock

REGION = "us-east-1"
ACCOUNT = "111122223333"
BUCKET = "oracle-bucket"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/job"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/00000000-0000-0000-0000-000000000000"
XGBOOST = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1"
SKLEARN = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"

DOCUMENT_STREAM = sys.stdout
sys.stdout = sys.stderr
os.environ["SAGEMAKER_SUPPRESS_V2_WARNING"] = "1"
os.environ["AWS_DEFAULT_REGION"] = REGION
warnings.simplefilter("ignore")


def _no_network(*_arguments, **_options):
    raise OSError("the programs of this folder work without a network")


socket.socket.connect = _no_network
socket.getaddrinfo = _no_network
time.time = lambda: 1577836800.123
os.chdir(Path(__file__).parent)


def boto_session() -> MagicMock:
    boto = MagicMock(region_name=REGION)
    boto.client.return_value._client_config.user_agent = ""
    boto.client.return_value.get_caller_identity.return_value = {"Account": ACCOUNT}
    return boto


def session(module="sagemaker.workflow.pipeline_context", bucket=BUCKET):
    """A session that captures requests; the SDK 3 keeps its class in another module."""
    return importlib.import_module(module).PipelineSession(
        boto_session=boto_session(),
        sagemaker_client=MagicMock(),
        default_bucket=bucket,
        sagemaker_config={
            "SchemaVersion": "1.0",
            "SageMaker": {"PythonSDK": {"Modules": {"TelemetryOptOut": True}}},
        },
    )


def print_definition(pipeline) -> None:
    print(json.dumps(json.loads(pipeline.definition()), indent=1), file=DOCUMENT_STREAM)
