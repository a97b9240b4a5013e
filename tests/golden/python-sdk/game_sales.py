"""Builds the game sales pipeline in the SageMaker Python SDK and prints its definition."""

import offline
import workflow_place as shared
from sagemaker.estimator import Estimator
from sagemaker.model import Model
from sagemaker.transformer import Transformer
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionLessThan
from sagemaker.workflow.endpoint_step import EndpointConfigStep, EndpointStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import (
    ParameterBoolean,
    ParameterFloat,
    ParameterInteger,
    ParameterString,
)
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep, TransformStep

place = shared.Place("game-sales")

input_data = ParameterString(
    "InputData", default_value=f"s3://{place.bucket}/data/game-sales/game-sales.csv"
)
threshold = ParameterFloat("ErrorThreshold", default_value=0.2)
training_type = ParameterString("TrainingInstanceType", default_value="ml.m5.xlarge")
transform_type = ParameterString("TransformInstanceType", default_value="ml.m5.large")
deploy_endpoint = ParameterBoolean("DeployEndpoint", default_value=False)
endpoint_name = ParameterString("EndpointName", default_value=place.pipeline)
hosting_type = ParameterString("HostingInstanceType", default_value="ml.m5.large")
seed = ParameterInteger("Seed", default_value=1729)

etl = CallbackStep(
    name="GlueEtl",
    description="Checks and encodes the games, and splits them 70/20/10 into train, validation and batch.",
    sqs_queue_url=place.aws_jobs,
    inputs={
        **place.aws_job("glueJob", "etl", minutes=30, retries=1),
        **place.outputs_of("GlueEtl"),
        "--S3_SOURCE": shared.as_text(input_data),
        "--S3_DEST": place.uri("GlueEtl"),
        "--SEED": shared.as_text(seed),
    },
    outputs=[
        CallbackOutput("trainFolder", CallbackOutputTypeEnum.String),
        CallbackOutput("validationFolder", CallbackOutputTypeEnum.String),
        CallbackOutput("batchFolder", CallbackOutputTypeEnum.String),
        CallbackOutput("rows", CallbackOutputTypeEnum.Integer),
        CallbackOutput("dropped", CallbackOutputTypeEnum.Integer),
        CallbackOutput("majorityError", CallbackOutputTypeEnum.Float),
    ],
)
majority = etl.properties.Outputs["majorityError"]

estimator = Estimator(
    image_uri=shared.XGBOOST,
    role=place.role("training"),
    instance_type=training_type,
    volume_size=30,
    output_path=place.uri("Train"),
    max_run=1800,
    hyperparameters={
        "objective": "binary:logistic",
        "num_round": 100,
        "max_depth": 3,
        "eta": 0.1,
        "subsample": 0.5,
        "scale_pos_weight": 2.0,
        "eval_metric": "error,auc",
    },
    sagemaker_session=place.session,
    **shared.TRAINING,
)
train = TrainingStep(
    name="Train",
    description="Trains SageMaker's built-in XGBoost to tell hits from other games.",
    step_args=estimator.fit(
        {
            name: shared.csv(place.uri("GlueEtl", etl.properties.Outputs[f"{name}Folder"]))
            for name in ["train", "validation"]
        }
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)
error = train.properties.FinalMetricDataList["validation:error"].Value
accepted = [ConditionLessThan(left=error, right=majority), ConditionLessThan(left=error, right=threshold)]


def model_step(name: str) -> ModelStep:
    model = Model(
        image_uri=shared.XGBOOST,
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
        role=place.role("model"),
        sagemaker_session=place.session,
        **shared.MODEL,
    )
    return ModelStep(
        name=name,
        description="Creates a model of what was trained, which only an accepted run does.",
        step_args=model.create(),
        retry_policies=[shared.SERVICE_RETRY],
    )


create = model_step("CreateModel")
transformer = Transformer(
    model_name=create.properties.ModelName,
    instance_count=1,
    instance_type=transform_type,
    strategy="MultiRecord",
    assemble_with="Line",
    output_path=place.uri("BatchTransform"),
    output_kms_key=shared.KEY,
    accept="text/csv",
    max_payload=6,
    volume_kms_key=shared.KEY,
    sagemaker_session=place.session,
)
score = TransformStep(
    name="BatchTransform",
    description="Scores the games; each line of the result is a row of the file and its probability to be a hit.",
    step_args=transformer.transform(
        data=place.uri("GlueEtl", etl.properties.Outputs["batchFolder"]),
        content_type="text/csv",
        split_type="Line",
        input_filter="$[1:]",
        output_filter="$[0,-1]",
        join_source="Input",
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)
gate = ConditionStep(
    name="BeatsTheCommonerAnswer",
    conditions=accepted,
    if_steps=[create, score],
    else_steps=[
        FailStep(
            name="ModelTooWeak",
            error_message=Join(
                on=" ",
                values=[
                    "Validation error",
                    error,
                    "has to be below the threshold of",
                    threshold,
                    "and below what the commoner answer gets wrong,",
                    majority,
                ],
            ),
        )
    ],
)

served = model_step("CreateServedModel")
config = EndpointConfigStep(
    name="EndpointConfig",
    description="Creates the configuration of the endpoint.",
    step_args=place.session.create_endpoint_config(
        name=place.pipeline,
        # The shorter form would spell out a weight of 1, which is the API's default.
        production_variants=[
            {
                "VariantName": "AllTraffic",
                "ModelName": served.properties.ModelName,
                "InstanceType": hosting_type,
                "InitialInstanceCount": 1,
            }
        ],
        kms_key=shared.KEY,
    ),
    retry_policies=shared.RETRY,
)
endpoint = EndpointStep(
    name="Endpoint",
    description="Creates the endpoint, or updates it when it stands.",
    step_args=place.session.create_endpoint(
        endpoint_name=endpoint_name, config_name=config.properties.EndpointConfigName
    ),
)
wanted = ConditionStep(
    name="EndpointWanted",
    conditions=[ConditionEquals(left=deploy_endpoint, right=True), *accepted],
    if_steps=[served, config, endpoint],
    else_steps=[],
)

offline.print_definition(
    Pipeline(
        name=place.pipeline,
        parameters=[
            input_data,
            threshold,
            training_type,
            transform_type,
            deploy_endpoint,
            endpoint_name,
            hosting_type,
            seed,
        ],
        pipeline_experiment_config=None,
        steps=[etl, train, gate, wanted],
        sagemaker_session=place.session,
    )
)
