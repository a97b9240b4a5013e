"""Builds the churn retraining pipeline in the SageMaker Python SDK and prints its definition."""

import offline
import workflow_place as shared
from sagemaker.estimator import Estimator
from sagemaker.model import Model
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThan
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep

place = shared.Place("churn-retraining")

input_data = ParameterString(
    "InputData", default_value=f"s3://{place.bucket}/data/churn-retraining/customer-churn.csv"
)
endpoint_name = ParameterString("EndpointName", default_value=place.pipeline)
threshold = ParameterFloat("ErrorThreshold", default_value=0.1)
training_type = ParameterString("TrainingInstanceType", default_value="ml.m5.xlarge")
hosting_type = ParameterString("HostingInstanceType", default_value="ml.m5.large")
hosting_count = ParameterInteger("HostingInstanceCount", default_value=1)
seed = ParameterInteger("Seed", default_value=42)

etl = CallbackStep(
    name="GlueEtl",
    description="Unquotes and checks the rows, and splits them 70/30 into train and validation.",
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
        CallbackOutput("trainRows", CallbackOutputTypeEnum.Integer),
        CallbackOutput("validationRows", CallbackOutputTypeEnum.Integer),
    ],
)

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
        "max_depth": 5,
        "eta": 0.2,
        "gamma": 4,
        "min_child_weight": 6,
        "subsample": 0.8,
        "eval_metric": "error",
    },
    sagemaker_session=place.session,
    **shared.TRAINING,
)
train = TrainingStep(
    name="Train",
    description="Trains SageMaker's built-in XGBoost; the validation rows are looked at, never learned from.",
    step_args=estimator.fit(
        {
            name: shared.csv(place.uri("GlueEtl", etl.properties.Outputs[f"{name}Folder"]))
            for name in ["train", "validation"]
        }
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)

query = LambdaStep(
    name="QueryTrainingResults",
    description="Reads the validation error of the training job by its name.",
    lambda_func=place.function("query-training-results"),
    inputs={"trainingJobName": train.properties.TrainingJobName},
    outputs=[LambdaOutput("validationError", LambdaOutputTypeEnum.Float)],
)
error = query.properties.Outputs["validationError"]

model = Model(
    image_uri=shared.XGBOOST,
    model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
    role=place.role("model"),
    sagemaker_session=place.session,
    **shared.MODEL,
)
save = ModelStep(
    name="SaveModel",
    description="Creates the model, which only an accepted run does.",
    step_args=model.create(),
    retry_policies=[shared.SERVICE_RETRY],
)
deploy = LambdaStep(
    name="Deploy",
    description="Creates or updates the endpoint, and waits until it serves the new model.",
    lambda_func=place.function("deploy"),
    inputs={
        "endpointName": endpoint_name,
        "modelName": save.properties.ModelName,
        "executionId": ExecutionVariables.PIPELINE_EXECUTION_ID,
        "instanceType": hosting_type,
        "instanceCount": hosting_count,
        "keyArn": shared.KEY,
        "tags": "[]",
    },
    outputs=[
        LambdaOutput(name, LambdaOutputTypeEnum.String)
        for name in ["endpointName", "endpointConfigName", "action"]
    ],
)

gate = ConditionStep(
    name="ErrorBelowThreshold",
    conditions=[ConditionLessThan(left=error, right=threshold)],
    if_steps=[save, deploy],
    else_steps=[
        FailStep(
            name="ModelAccuracyTooLow",
            error_message=Join(
                on=" ", values=["Validation error", error, "is not below the threshold of", threshold]
            ),
        )
    ],
)

offline.print_definition(
    Pipeline(
        name=place.pipeline,
        parameters=[input_data, endpoint_name, threshold, training_type, hosting_type, hosting_count, seed],
        pipeline_experiment_config=None,
        steps=[etl, train, query, gate],
        sagemaker_session=place.session,
    )
)
