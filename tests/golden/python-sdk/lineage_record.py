"""Lineage: entities and associations in one step, and their ARNs downstream."""

import offline
from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.lineage.action import Action
from sagemaker.lineage.artifact import Artifact
from sagemaker.lineage.context import Context
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.lineage_step import LineageAssociation, LineageEntityReference, LineageStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep

session = offline.session()
estimator = Estimator(
    image_uri=offline.XGBOOST,
    role=offline.ROLE,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://oracle-bucket/models",
    disable_profiler=True,
    debugger_hook_config=False,
    sagemaker_session=session,
)
train = TrainingStep(name="Train", step_args=estimator.fit({"train": "s3://oracle-bucket/train/"}))

record = LineageStep(
    name="Record",
    display_name="Record",
    description="Says where the model comes from",
    actions=[
        Action.create(
            action_name=ExecutionVariables.PIPELINE_EXECUTION_ID,
            source_uri=ExecutionVariables.PIPELINE_EXECUTION_ARN,
            source_type="Pipeline",
            action_type="ModelTraining",
            description="A run of the pipeline",
            status="Completed",
            properties={"pipeline": ExecutionVariables.PIPELINE_NAME},
            tags=[{"Key": "team", "Value": "risk"}],
            sagemaker_session=session,
        )
    ],
    artifacts=[
        Artifact.create(
            artifact_name="model",
            source_uri=train.properties.ModelArtifacts.S3ModelArtifacts,
            artifact_type="Model",
            properties={"format": "xgboost"},
            sagemaker_session=session,
        )
    ],
    contexts=[
        Context.create(
            context_name="product",
            source_uri="https://example.com/product",
            source_type="Web",
            context_type="Product",
            sagemaker_session=session,
        )
    ],
    associations=[
        LineageAssociation(
            source=LineageEntityReference(name="model", type="Artifact"),
            destination=LineageEntityReference(name="product", type="Context"),
            association_type="ContributedTo",
        ),
        LineageAssociation(
            source=LineageEntityReference(
                arn="arn:aws:sagemaker:us-east-1:111122223333:artifact/0123456789abcdef"
            ),
            destination=LineageEntityReference(name="model", type="Artifact"),
        ),
    ],
    depends_on=[train],
)
tell = LambdaStep(
    name="Tell",
    lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:tell", session=session),
    inputs={"model": record.properties.ArtifactArns["model"]},
)

offline.print_definition(
    Pipeline(name="lineage-record", steps=[train, record, tell], sagemaker_session=session)
)
