"""Builds the abalone pipeline in the SageMaker Python SDK and prints its definition."""

import offline
import workflow_place as shared
from sagemaker.estimator import Estimator
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

place = shared.Place("abalone")
CODE = f"s3://{place.bucket}/code"
PARTS = ["training", "validation", "testing"]

raw_data = ParameterString("RawData", default_value=f"s3://{place.bucket}/abalone_data/raw/abalone.data")
surveys = ParameterString("NewSurveys", default_value=f"s3://{place.bucket}/abalone_data/new/")
rounds = ParameterInteger("Rounds", default_value=50)
depth = ParameterInteger("MaxDepth", default_value=4)
eta = ParameterFloat("Eta", default_value=0.1)
threshold = ParameterFloat("RmseThreshold", default_value=3.1)
training_type = ParameterString("TrainingInstanceType", default_value="ml.m5.xlarge")
processing_type = ParameterString("ProcessingInstanceType", default_value="ml.m5.xlarge")
endpoint_name = ParameterString("EndpointName", default_value=place.pipeline)
endpoint_type = ParameterString("EndpointInstanceType", default_value="ml.m5.large")
endpoint_count = ParameterInteger("EndpointInstanceCount", default_value=2)

crawl = CallbackStep(
    name="CrawlData",
    description="Brings the catalogue of surveys up to date, for those who look into them with SQL.",
    sqs_queue_url=place.aws_jobs,
    inputs=place.aws_job("glueCrawler", "surveys", minutes=30),
    outputs=[],
)
preprocess = CallbackStep(
    name="PreprocessData",
    description="Merges raw data and surveys, drops what is there twice, and splits by a hash of each row.",
    sqs_queue_url=place.aws_jobs,
    inputs={
        **place.aws_job("glueJob", "etl", minutes=30, retries=1),
        **place.outputs_of("PreprocessData"),
        "--S3_RAW": shared.as_text(raw_data),
        "--S3_SURVEYS": shared.as_text(surveys),
        "--S3_DEST": place.uri("PreprocessData"),
    },
    outputs=[
        *(CallbackOutput(f"{part}Uri", CallbackOutputTypeEnum.String) for part in PARTS),
        *(CallbackOutput(f"{part}Rows", CallbackOutputTypeEnum.Integer) for part in PARTS),
        CallbackOutput("duplicates", CallbackOutputTypeEnum.Integer),
    ],
    depends_on=[crawl],
)

estimator = Estimator(
    image_uri=shared.XGBOOST,
    role=place.role("training"),
    instance_type=training_type,
    volume_size=30,
    output_path=place.uri("Training"),
    max_run=3600,
    metric_definitions=[
        {"Name": f"{part}:rmse", "Regex": f"{part}-rmse:([0-9.]+)"} for part in ["train", "validation"]
    ],
    hyperparameters={
        "num_round": rounds,
        "max_depth": depth,
        "eta": eta,
        "sagemaker_program": '"train.py"',
        "sagemaker_submit_directory": '"/opt/ml/input/data/code"',
    },
    sagemaker_session=place.session,
    **shared.TRAINING,
)
train = TrainingStep(
    name="Training",
    description="Trains a regressor of rings with XGBoost, by a script that comes through a channel.",
    step_args=estimator.fit(
        {
            "train": shared.csv(preprocess.properties.Outputs["trainingUri"]),
            "validation": shared.csv(preprocess.properties.Outputs["validationUri"]),
            "code": f"{CODE}/train.py",
        }
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)
artifacts = train.properties.ModelArtifacts.S3ModelArtifacts


def source(name: str, uri, path: str) -> ProcessingInput:
    return ProcessingInput(input_name=name, source=uri, destination=f"/opt/ml/processing/{path}")


processor = Processor(
    image_uri=shared.XGBOOST,
    role=place.role("processing"),
    instance_count=1,
    instance_type=processing_type,
    entrypoint=["python3", "/opt/ml/processing/input/code/evaluate.py"],
    volume_size_in_gb=30,
    volume_kms_key=shared.KEY,
    output_kms_key=shared.KEY,
    max_runtime_in_seconds=1200,
    network_config=shared.NETWORK,
    sagemaker_session=place.session,
)
evaluate = ProcessingStep(
    name="EvaluateModel",
    description="Lets the model say the rings of the test rows, none of which ever trains.",
    step_args=processor.run(
        inputs=[
            source("model", artifacts, "model"),
            source("testing", preprocess.properties.Outputs["testingUri"], "testing"),
            source("code", f"{CODE}/evaluate.py", "input/code"),
        ],
        outputs=[
            ProcessingOutput(
                output_name="evaluation",
                source="/opt/ml/processing/evaluation",
                destination=place.uri("EvaluateModel", "evaluation"),
            )
        ],
    ),
    cache_config=shared.NO_CACHE,
    retry_policies=shared.RETRY,
)

analyze = LambdaStep(
    name="AnalyzeResults",
    description="Computes the root mean squared error; fails when it is no finite number.",
    lambda_func=place.function("analyze-results"),
    inputs={"Bucket": place.bucket, "Key": place.key("EvaluateModel", "evaluation", "evaluation.json")},
    outputs=[LambdaOutput("Result", LambdaOutputTypeEnum.Float)],
    depends_on=[evaluate],
)

model = Model(
    image_uri=shared.XGBOOST,
    model_data=artifacts,
    role=place.role("model"),
    sagemaker_session=place.session,
    **shared.MODEL,
)
create = ModelStep(
    name="CreateModel",
    description="Creates a SageMaker model; the image serves what the script has saved by itself.",
    step_args=model.create(),
    retry_policies=[shared.SERVICE_RETRY],
)
deploy = LambdaStep(
    name="DeployModel",
    description="Creates the endpoint, or updates it without a gap, and captures all requests and answers.",
    lambda_func=place.function("deploy"),
    inputs={
        "endpointName": endpoint_name,
        "modelName": create.properties.ModelName,
        "executionId": ExecutionVariables.PIPELINE_EXECUTION_ID,
        "instanceType": endpoint_type,
        "instanceCount": endpoint_count,
        "keyArn": shared.KEY,
        "captureUri": f"s3://{place.bucket}/{place.pipeline}/endpoint-data-capture",
        "tags": "[]",
    },
    outputs=[
        LambdaOutput(name, LambdaOutputTypeEnum.String)
        for name in ["endpointName", "endpointConfigName", "action"]
    ],
)
gate = ConditionStep(
    name="CheckThreshold",
    conditions=[ConditionLessThanOrEqualTo(left=analyze.properties.Outputs["Result"], right=threshold)],
    if_steps=[create, deploy],
    else_steps=[],
)

offline.print_definition(
    Pipeline(
        name=place.pipeline,
        parameters=[
            raw_data,
            surveys,
            rounds,
            depth,
            eta,
            threshold,
            training_type,
            processing_type,
            endpoint_name,
            endpoint_type,
            endpoint_count,
        ],
        pipeline_experiment_config=None,
        steps=[crawl, preprocess, train, evaluate, analyze, gate],
        sagemaker_session=place.session,
    )
)
