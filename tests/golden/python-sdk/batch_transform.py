"""Batch transform: a model of this run joined with its input, and a model that stands already."""

import offline
from sagemaker.inputs import BatchDataCaptureConfig
from sagemaker.model import Model
from sagemaker.transformer import Transformer
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import CacheConfig, TransformStep

session = offline.session()
batch = ParameterString("Batch", default_value="s3://oracle-bucket/batch/")
artifact = ParameterString("Artifact", default_value="s3://oracle-bucket/models/model.tar.gz")

model = Model(
    image_uri=offline.XGBOOST,
    model_data=artifact,
    role=offline.ROLE,
    env={"SAGEMAKER_CONTAINER_LOG_LEVEL": "20"},
    vpc_config={"Subnets": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]},
    enable_network_isolation=True,
    sagemaker_session=session,
)
create = ModelStep(name="Create", step_args=model.create())

joined = Transformer(
    model_name=create.properties.ModelName,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    base_transform_job_name="score",
    strategy="MultiRecord",
    assemble_with="Line",
    output_path="s3://oracle-bucket/scores",
    output_kms_key=offline.KEY,
    accept="text/csv",
    max_concurrent_transforms=4,
    max_payload=6,
    volume_kms_key=offline.KEY,
    env={"MODE": "batch"},
    tags=[{"Key": "team", "Value": "risk"}],
    sagemaker_session=session,
)
score = TransformStep(
    name="Score",
    step_args=joined.transform(
        data=batch,
        content_type="text/csv",
        split_type="Line",
        compression_type="Gzip",
        input_filter="$[1:]",
        output_filter="$[0,-1]",
        join_source="Input",
        model_client_config={"InvocationsTimeoutInSeconds": 600, "InvocationsMaxRetries": 2},
        batch_data_capture_config=BatchDataCaptureConfig(
            destination_s3_uri="s3://oracle-bucket/captured",
            kms_key_id=offline.KEY,
            generate_inference_id=True,
        ),
    ),
)

standing = Transformer(
    model_name="model-of-last-year",
    base_transform_job_name="compare",
    instance_count=2,
    instance_type="ml.m5.xlarge",
    sagemaker_session=session,
)
compare = TransformStep(
    name="Compare",
    step_args=standing.transform(
        data=score.properties.TransformOutput.S3OutputPath, data_type="ManifestFile", content_type="text/csv"
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="PT1H"),
)

offline.print_definition(
    Pipeline(
        name="batch-transform",
        parameters=[batch, artifact],
        steps=[create, score, compare],
        sagemaker_session=session,
    )
)
