"""What a handler does with boto3, unchanged: deploys a model, asks it, reads what was captured."""

import io
import json
import sys
from typing import Any

import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
runtime = boto3.client("sagemaker-runtime")
image, archive = sys.argv[1:]


def refused(call: Any, **arguments: Any) -> list[object]:
    """Class, code and status of the exception that a call raises."""
    try:
        call(**arguments)
    except ClientError as error:
        response = error.response
        status = response["ResponseMetadata"]["HTTPStatusCode"]
        return [type(error).__name__, response["Error"]["Code"], status]
    return ["nothing was refused"]


large = bytes(range(256)) * 40_000
s3.upload_fileobj(io.BytesIO(large), "demo-bucket", "large.bin")
back = io.BytesIO()
s3.download_fileobj("demo-bucket", "large.bin", back)
s3.upload_file(archive, "demo-bucket", "models/model.tar.gz")
pages = s3.get_paginator("list_objects_v2").paginate(
    Bucket="demo-bucket", PaginationConfig={"PageSize": 1}
)
keys = [item["Key"] for page in pages for item in page["Contents"]]

sagemaker.create_model(
    ModelName="m",
    ExecutionRoleArn="arn:aws:iam::000000000000:role/model",
    EnableNetworkIsolation=True,
    PrimaryContainer={
        "Image": image,
        "ModelDataUrl": "s3://demo-bucket/models/model.tar.gz",
    },
)
sagemaker.create_endpoint_config(
    EndpointConfigName="c",
    ProductionVariants=[
        {
            "VariantName": "AllTraffic",
            "ModelName": "m",
            "InstanceType": "ml.m5.large",
            "InitialInstanceCount": 2,
        }
    ],
    DataCaptureConfig={
        "InitialSamplingPercentage": 100,
        "DestinationS3Uri": "s3://demo-bucket/capture",
        "CaptureOptions": [{"CaptureMode": "InputAndOutput"}],
        "CaptureContentTypeHeader": {"CsvContentTypes": ["text/csv"]},
    },
)
sagemaker.create_endpoint(EndpointName="e", EndpointConfigName="c")
sagemaker.get_waiter("endpoint_in_service").wait(EndpointName="e")


def ask(body: str, **more: str) -> str:
    """The endpoint's answer."""
    call = {"EndpointName": "e", "ContentType": "text/csv", "Body": body, **more}
    return runtime.invoke_endpoint(**call)["Body"].read().decode()


answers = {
    "csv": ask("0.9,0.5\n0.1,0.5"),
    "json": json.loads(ask("0.9,0.5", Accept="application/json")),
    "jsonlines": ask("0.9,0.5\n0.1,0.5", Accept="application/jsonlines"),
    "libsvm": ask("1 0:0.9 1:0.5", ContentType="text/libsvm"),
}
captured = s3.list_objects_v2(Bucket="demo-bucket", Prefix="capture/e/AllTraffic/")
lines = s3.get_object(Bucket="demo-bucket", Key=captured["Contents"][0]["Key"])["Body"]
refusals = {
    "missing key": refused(s3.get_object, Bucket="demo-bucket", Key="none"),
    "missing head": refused(s3.head_object, Bucket="demo-bucket", Key="none"),
    "missing model": refused(sagemaker.describe_model, ModelName="none"),
    "missing endpoint": refused(runtime.invoke_endpoint, EndpointName="x", Body=b""),
    "no csv": refused(
        runtime.invoke_endpoint, EndpointName="e", ContentType="text/csv", Body="a,b"
    ),
    "too wide": refused(
        runtime.invoke_endpoint, EndpointName="e", ContentType="text/csv", Body="1,2,3"
    ),
    "no accept": refused(
        runtime.invoke_endpoint,
        EndpointName="e",
        ContentType="text/csv",
        Body="1,2",
        Accept="image/png",
    ),
    "not built": refused(boto3.client("sts").get_caller_identity),
}
sagemaker.delete_endpoint(EndpointName="e")
sagemaker.get_waiter("endpoint_deleted").wait(EndpointName="e")
print(
    json.dumps(
        {
            "large": back.getvalue() == large,
            "keys": keys,
            "answers": answers,
            "captured": len(lines.read().splitlines()),
            "refusals": refusals,
        }
    )
)
