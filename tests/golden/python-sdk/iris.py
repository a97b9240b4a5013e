"""Builds the Iris pipeline in the SageMaker Python SDK and prints its definition."""

import offline
import workflow_place as shared
from sagemaker.estimator import Estimator
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.transformer import Transformer
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep

place = shared.Place("iris")
CODE = f"s3://{place.bucket}/code"
OWN_IMAGE = f"{offline.ACCOUNT}.dkr.ecr.{offline.REGION}.amazonaws.com/iris/preprocess@sha256:{'0' * 64}"
LINEAR_LEARNER = "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1"

source_url = ParameterString("SourceUrl", default_value=f"s3://{place.bucket}/data/iris/iris.data")
expected_hash = ParameterString("ExpectedSha256", default_value="unchecked")
max_bytes = ParameterInteger("MaxBytes", default_value=1_000_000)
processing_type = ParameterString("ProcessingInstanceType", default_value="ml.t3.medium")
training_type = ParameterString("TrainingInstanceType", default_value="ml.m5.large")
transform_type = ParameterString("TransformInstanceType", default_value="ml.m5.large")
threshold = ParameterFloat("AccuracyThreshold", default_value=0.85)
approval = ParameterString(
    "ModelApprovalStatus",
    default_value="PendingManualApproval",
    enum_values=["PendingManualApproval", "Rejected"],
)
seed = ParameterInteger("Seed", default_value=42)


def source(name: str, uri, path: str) -> ProcessingInput:
    return ProcessingInput(input_name=name, source=uri, destination=f"/opt/ml/processing/{path}")


def output(step: str, name: str) -> ProcessingOutput:
    return ProcessingOutput(
        output_name=name, source=f"/opt/ml/processing/{name}", destination=place.uri(step, name)
    )


def output_of(step: ProcessingStep, name: str):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


def processor(script: str) -> Processor:
    return Processor(
        image_uri=OWN_IMAGE,
        role=place.role("processing"),
        instance_count=1,
        instance_type=processing_type,
        entrypoint=["python3", f"/opt/ml/processing/input/code/{script}"],
        volume_size_in_gb=5,
        volume_kms_key=shared.KEY,
        output_kms_key=shared.KEY,
        max_runtime_in_seconds=3600,
        network_config=shared.NETWORK,
        sagemaker_session=place.session,
    )


ingest = LambdaStep(
    name="DataIngestion",
    description="Brings the file from its source into the bucket, if it has the size and hash agreed on.",
    lambda_func=place.function("ingest"),
    inputs={
        "SourceUrl": source_url,
        "ExpectedSha256": expected_hash,
        "MaxBytes": max_bytes,
        "Bucket": place.bucket,
        "Key": place.key("DataIngestion", "iris.data"),
    },
    outputs=[
        LambdaOutput("S3Uri", LambdaOutputTypeEnum.String),
        LambdaOutput("Bytes", LambdaOutputTypeEnum.Integer),
        LambdaOutput("Sha256", LambdaOutputTypeEnum.String),
    ],
)

preprocess = ProcessingStep(
    name="Preprocessing",
    description="Splits the rows 80/20 and scales them by what the train rows are like; the class comes first.",
    step_args=processor("preprocess.py").run(
        inputs=[
            source("data", ingest.properties.Outputs["S3Uri"], "input/data"),
            source("code", f"{CODE}/preprocess.py", "input/code"),
            source("lib", f"{CODE}/job_run.py", "input/lib"),
        ],
        outputs=[output("Preprocessing", name) for name in ["train", "test", "scaling"]],
        arguments=["--seed", seed.to_string()],
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)

estimator = Estimator(
    image_uri=LINEAR_LEARNER,
    role=place.role("training"),
    instance_type=training_type,
    volume_size=5,
    output_path=place.uri("Training"),
    max_run=3600,
    hyperparameters={
        "predictor_type": "multiclass_classifier",
        "num_classes": 3,
        "mini_batch_size": 30,
        "epochs": 100,
    },
    sagemaker_session=place.session,
    **shared.TRAINING,
)
train = TrainingStep(
    name="Training",
    description="Trains SageMaker's linear-learner to tell the three species apart.",
    step_args=estimator.fit({"train": shared.csv(output_of(preprocess, "train"))}),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)

model = Model(
    image_uri=LINEAR_LEARNER,
    model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
    role=place.role("model"),
    sagemaker_session=place.session,
    **shared.MODEL,
)
create = ModelStep(
    name="CreateModel",
    description="Creates a SageMaker model, which the test rows are put to.",
    step_args=model.create(),
    retry_policies=[shared.SERVICE_RETRY],
)

transformer = Transformer(
    model_name=create.properties.ModelName,
    instance_count=1,
    instance_type=transform_type,
    strategy="MultiRecord",
    assemble_with="Line",
    output_path=place.uri("PredictTest"),
    output_kms_key=shared.KEY,
    accept="application/jsonlines",
    volume_kms_key=shared.KEY,
    sagemaker_session=place.session,
)
predict = TransformStep(
    name="PredictTest",
    description="Lets the model say the species of each test row, whose own label is cut off.",
    step_args=transformer.transform(
        data=output_of(preprocess, "test"),
        content_type="text/csv",
        split_type="Line",
        input_filter="$[1:]",
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)

report = PropertyFile(name="EvaluationReport", output_name="evaluation", path="evaluation.json")
evaluate = ProcessingStep(
    name="Evaluate",
    description="Compares the model's answers with the species of the test rows, which it has never seen.",
    step_args=processor("evaluate.py").run(
        inputs=[
            source("test", output_of(preprocess, "test"), "test"),
            source("predictions", predict.properties.TransformOutput.S3OutputPath, "predictions"),
            source("code", f"{CODE}/evaluate.py", "input/code"),
            source("lib", f"{CODE}/job_run.py", "input/lib"),
        ],
        outputs=[output("Evaluate", "evaluation")],
    ),
    property_files=[report],
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)

register = ModelStep(
    name="Register",
    description="Registers the model with its metrics; a person approves it.",
    step_args=model.register(
        content_types=["text/csv"],
        response_types=["application/json", "application/jsonlines"],
        inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.large"],
        model_package_group_name=place.pipeline,
        approval_status=approval,
        model_metrics=ModelMetrics(
            model_statistics=MetricsSource(
                s3_uri=Join(on="/", values=[output_of(evaluate, "evaluation"), "evaluation.json"]),
                content_type="application/json",
            )
        ),
        customer_metadata_properties={
            "scaling": Join(on="/", values=[output_of(preprocess, "scaling"), "scaling.json"])
        },
    ),
    retry_policies=[shared.SERVICE_RETRY],
)

accuracy = JsonGet(step_name="Evaluate", property_file=report, json_path="metrics.accuracy.value")
gate = ConditionStep(
    name="CheckAccuracy",
    conditions=[ConditionGreaterThanOrEqualTo(left=accuracy, right=threshold)],
    if_steps=[register],
    else_steps=[
        FailStep(
            name="AccuracyTooLow",
            error_message=Join(on=" ", values=["Accuracy", accuracy, "is below the threshold of", threshold]),
        )
    ],
)

offline.print_definition(
    Pipeline(
        name=place.pipeline,
        parameters=[
            source_url,
            expected_hash,
            max_bytes,
            processing_type,
            training_type,
            transform_type,
            threshold,
            approval,
            seed,
        ],
        pipeline_experiment_config=None,
        steps=[ingest, preprocess, train, create, predict, evaluate, gate],
        sagemaker_session=place.session,
    )
)
