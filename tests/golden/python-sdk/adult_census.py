"""Builds the Adult Census pipeline in the SageMaker Python SDK and prints its definition.

The independent witness for tests/workflows/adult-census/definition.test.ts.
"""

import offline
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.network import NetworkConfig
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

BUCKET = "adult-census-sample"
NAME = "adult-census"
IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0"
KEY = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000"
SUBNETS, GROUPS = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"], ["sg-0a1b2c3d"]
CODE = f"s3://{BUCKET}/code"


def role(kind: str) -> str:
    return f"arn:aws:iam::111122223333:role/{NAME}-{kind}"


SESSION = offline.session(bucket=BUCKET)
CACHE = CacheConfig(enable_caching=True, expire_after="P30D")
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

processing_type = ParameterString("ProcessingInstanceType", default_value="ml.m5.xlarge")
processing_count = ParameterInteger("ProcessingInstanceCount", default_value=1)
training_type = ParameterString("TrainingInstanceType", default_value="ml.m5.xlarge")
approval = ParameterString(
    "ModelApprovalStatus",
    default_value="PendingManualApproval",
    enum_values=["PendingManualApproval", "Rejected"],
)
input_data = ParameterString("InputData", default_value=f"s3://{BUCKET}/data/adult-census/adult.csv")
threshold = ParameterFloat("AccuracyThreshold", default_value=0.8)
seed = ParameterInteger("Seed", default_value=42)


def out(*parts: str) -> Join:
    return Join(on="/", values=[f"s3://{BUCKET}/{NAME}", ExecutionVariables.PIPELINE_EXECUTION_ID, *parts])


def source(name: str, uri, path: str) -> ProcessingInput:
    return ProcessingInput(input_name=name, source=uri, destination=f"/opt/ml/processing/{path}")


def processor(script: str) -> Processor:
    return Processor(
        image_uri=IMAGE,
        role=role("processing"),
        instance_count=processing_count,
        instance_type=processing_type,
        entrypoint=["python3", f"/opt/ml/processing/input/code/{script}"],
        volume_size_in_gb=30,
        volume_kms_key=KEY,
        output_kms_key=KEY,
        max_runtime_in_seconds=3600,
        network_config=NetworkConfig(
            enable_network_isolation=True,
            encrypt_inter_container_traffic=True,
            subnets=SUBNETS,
            security_group_ids=GROUPS,
        ),
        sagemaker_session=SESSION,
    )


def prepared(name: str):
    return process.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


process = ProcessingStep(
    name="adultProcess",
    description="Cleans the rows, encodes them by a fixed list of categories and splits them 60/10/30.",
    step_args=processor("preprocess.py").run(
        inputs=[
            source("data", input_data, "input/data"),
            source("categories", f"{CODE}/categories.json", "input/categories"),
            source("code", f"{CODE}/preprocess.py", "input/code"),
            source("lib", f"{CODE}/encoder.py", "input/lib"),
        ],
        outputs=[
            ProcessingOutput(output_name=n, source=f"/opt/ml/processing/{n}", destination=out("adultProcess", n))
            for n in ["train", "validation", "test", "categories"]
        ],
        arguments=["--seed", seed.to_string()],
    ),
    cache_config=CACHE,
    retry_policies=[SERVICE_RETRY, JOB_RETRY],
)

estimator = Estimator(
    image_uri=IMAGE,
    role=role("training"),
    instance_count=1,
    instance_type=training_type,
    volume_size=30,
    volume_kms_key=KEY,
    output_path=out("adultTrain"),
    output_kms_key=KEY,
    max_run=3600,
    subnets=SUBNETS,
    security_group_ids=GROUPS,
    encrypt_inter_container_traffic=True,
    enable_network_isolation=True,
    disable_profiler=True,
    hyperparameters={
        "objective": "binary:logistic",
        "num_round": "50",
        "max_depth": "5",
        "subsample": "1",
        "eta": "0.3",
        "eval_metric": "logloss",
        "verbosity": "1",
    },
    sagemaker_session=SESSION,
)
train = TrainingStep(
    name="adultTrain",
    description="Trains SageMaker's built-in XGBoost on the train rows, watching the validation rows.",
    step_args=estimator.fit(
        {
            n: TrainingInput(prepared(n), content_type="text/csv", input_mode="File")
            for n in ["train", "validation"]
        }
    ),
    cache_config=CACHE,
    retry_policies=[SERVICE_RETRY, JOB_RETRY],
)
artifacts = train.properties.ModelArtifacts.S3ModelArtifacts

report = PropertyFile(name="EvaluationReport", output_name="evaluation", path="evaluation.json")
evaluate = ProcessingStep(
    name="adultEval",
    description="Measures the model on the test rows, which it has never seen.",
    step_args=processor("evaluate.py").run(
        inputs=[
            source("model", artifacts, "model"),
            source("test", prepared("test"), "test"),
            source("categories", prepared("categories"), "categories"),
            source("code", f"{CODE}/evaluate.py", "input/code"),
            source("lib", f"{CODE}/encoder.py", "input/lib"),
        ],
        outputs=[
            ProcessingOutput(
                output_name="evaluation",
                source="/opt/ml/processing/evaluation",
                destination=out("adultEval", "evaluation"),
            )
        ],
    ),
    property_files=[report],
    cache_config=CACHE,
    retry_policies=[SERVICE_RETRY, JOB_RETRY],
)
evaluation = evaluate.properties.ProcessingOutputConfig.Outputs["evaluation"].S3Output.S3Uri

model = Model(
    image_uri=IMAGE,
    model_data=artifacts,
    role=role("model"),
    vpc_config={"Subnets": SUBNETS, "SecurityGroupIds": GROUPS},
    enable_network_isolation=True,
    sagemaker_session=SESSION,
)
create = ModelStep(
    name="adultCreateModel",
    description="Creates a SageMaker model for endpoints and batch transform.",
    step_args=model.create(),
    retry_policies=[SERVICE_RETRY],
)
register = ModelStep(
    name="adultRegisterModel",
    description="Registers the model with its metrics; a person approves it.",
    step_args=model.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.m5.large", "ml.m5.xlarge"],
        transform_instances=["ml.m5.xlarge"],
        model_package_group_name=NAME,
        approval_status=approval,
        model_metrics=ModelMetrics(
            model_statistics=MetricsSource(
                s3_uri=Join(on="/", values=[evaluation, "evaluation.json"]), content_type="application/json"
            )
        ),
        customer_metadata_properties={"categories": Join(on="/", values=[prepared("categories"), "categories.json"])},
    ),
    retry_policies=[SERVICE_RETRY],
)

accuracy = JsonGet(step_name="adultEval", property_file=report, json_path="metrics.accuracy.value")
gate = ConditionStep(
    name="adultAccCond",
    conditions=[ConditionGreaterThanOrEqualTo(left=accuracy, right=threshold)],
    if_steps=[create, register],
    else_steps=[
        FailStep(
            name="adultAccuracyTooLow",
            error_message=Join(on=" ", values=["Accuracy", accuracy, "is below the threshold of", threshold]),
        )
    ],
)

pipeline = Pipeline(
    name=NAME,
    parameters=[processing_type, processing_count, training_type, approval, input_data, threshold, seed],
    pipeline_experiment_config=None,
    steps=[process, train, evaluate, gate],
    sagemaker_session=SESSION,
)
offline.print_definition(pipeline)
