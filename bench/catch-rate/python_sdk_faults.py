"""Thirty of the seeded faults, made by hand in the SageMaker Python SDK.

Each function makes a pipeline; `wrong` says whether with the mistake. A fault is refused when the SDK raises while
the pipeline is made or its definition is asked for, and does not raise without the mistake. It is noticed when the SDK
raises then, or when its graph of the pipeline is asked for too, which it makes for itself only to run locally. Prints
one JSON object: the version, and for each fault by its name what was raised in each case, or null, and the document.

The network is closed: the SDK needs a session, which is a mock here, and AWS is never asked.
"""

import importlib.metadata
import json
import os
import socket
import sys
import tempfile
import warnings
from unittest.mock import MagicMock

OUTPUT = sys.stdout
sys.stdout = sys.stderr
warnings.simplefilter("ignore")
os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"
os.chdir(tempfile.gettempdir())


def _no_network(*_arguments, **_options):
    raise OSError("this program works without a network")


socket.socket.connect = _no_network
socket.getaddrinfo = _no_network

from sagemaker.automl.automl import AutoML, AutoMLInput  # noqa: E402
from sagemaker.estimator import Estimator  # noqa: E402
from sagemaker.lambda_helper import Lambda  # noqa: E402
from sagemaker.model import Model  # noqa: E402
from sagemaker.debugger import ProfilerConfig  # noqa: E402
from sagemaker.network import NetworkConfig  # noqa: E402
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor  # noqa: E402
from sagemaker.workflow.automl_step import AutoMLStep  # noqa: E402
from sagemaker.workflow.condition_step import ConditionStep  # noqa: E402
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan  # noqa: E402
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig  # noqa: E402
from sagemaker.workflow.endpoint_step import EndpointConfigStep  # noqa: E402
from sagemaker.workflow.fail_step import FailStep  # noqa: E402
from sagemaker.workflow.functions import JsonGet  # noqa: E402
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep  # noqa: E402
from sagemaker.workflow.model_step import ModelStep  # noqa: E402
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString  # noqa: E402
from sagemaker.workflow.pipeline import Pipeline, PipelineGraph  # noqa: E402
from sagemaker.workflow.pipeline_context import PipelineSession  # noqa: E402
from sagemaker.workflow.properties import PropertyFile  # noqa: E402
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy  # noqa: E402
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep  # noqa: E402

ROLE = "arn:aws:iam::111122223333:role/demo"
IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo-tools:1.0.0"
LAMBDA = "arn:aws:lambda:eu-west-1:111122223333:function:demo"

boto = MagicMock(region_name="eu-west-1")
boto.client.return_value._client_config.user_agent = ""
boto.client.return_value.get_caller_identity.return_value = {"Account": "111122223333"}
session = PipelineSession(
    boto_session=boto,
    sagemaker_client=MagicMock(),
    default_bucket="demo",
    sagemaker_config={"SchemaVersion": "1.0", "SageMaker": {"PythonSDK": {"Modules": {"TelemetryOptOut": True}}}},
)


def processor(**options):
    return Processor(
        role=ROLE, image_uri=IMAGE, instance_count=1, instance_type="ml.m5.large", sagemaker_session=session, **options
    )


def processing(name="Prepare", options=None, run=None, **step):
    return ProcessingStep(name, step_args=processor(**(options or {})).run(**(run or {})), **step)


def estimator(**options):
    return Estimator(
        image_uri=IMAGE,
        role=ROLE,
        instance_count=1,
        instance_type="ml.m5.large",
        output_path="s3://demo/models",
        sagemaker_session=session,
        **options,
    )


def training(name="Train", options=None, **step):
    return TrainingStep(name, step_args=estimator(**(options or {})).fit({"train": "s3://demo/train"}), **step)


def call(name="Tell", function=LAMBDA, **options):
    return LambdaStep(name=name, lambda_func=Lambda(function_arn=function, session=session), **options)


def evaluation(output="report", **step):
    file = PropertyFile(name="Report", output_name=output, path="report.json")
    outputs = [ProcessingOutput(output_name="report", source="/opt/ml/processing/output/report")]
    return processing("Evaluate", run={"outputs": outputs}, property_files=[file], **step)


def gate(left=1.0, right=0.5, if_steps=(), else_steps=()):
    return ConditionStep(
        name="Gate",
        conditions=[ConditionGreaterThan(left=left, right=right)],
        if_steps=list(if_steps),
        else_steps=list(else_steps),
    )


def define(*steps, parameters=()):
    pipeline = Pipeline(name="demo", parameters=list(parameters), steps=list(steps), sagemaker_session=session)
    return pipeline, pipeline.definition()


def step_name(wrong):
    return define(call("Tell them" if wrong else "Tell"))


def name_in_branch(wrong):
    return define(call("Tell"), gate(if_steps=[call("Tell" if wrong else "TellAgain")]))


def text_for_integer(wrong):
    rounds = ParameterInteger("Rounds", default_value="100" if wrong else 100)
    return define(call(inputs={"rounds": rounds}), parameters=[rounds])


def default_no_choice(wrong):
    choices = ["PendingManualApproval", "Rejected"]
    approval = ParameterString("Approval", default_value="Pending" if wrong else choices[0], enum_values=choices)
    return define(call(inputs={"approval": approval}), parameters=[approval])


def too_many_choices(wrong):
    choices = [f"v{i}" for i in range(17 if wrong else 16)]
    choice = ParameterString("Choice", default_value="v0", enum_values=choices)
    return define(call(inputs={"choice": choice}), parameters=[choice])


def undeclared_parameter(wrong):
    data = ParameterString("InputData", default_value="s3://demo/raw")
    return define(call(inputs={"data": data}), parameters=[] if wrong else [data])


def integer_in_environment(wrong):
    rounds = ParameterInteger("Rounds", default_value=100)
    return define(processing(options={"env": {"ROUNDS": rounds if wrong else rounds.to_string()}}), parameters=[rounds])


def parameter_for_subnets(wrong):
    subnet = ParameterString("Subnet", default_value="subnet-0123456789abcdef0")
    group = ["sg-0a1b2c3d4e5f60718"]
    network = NetworkConfig(subnets=subnet if wrong else [subnet], security_group_ids=group)
    return define(processing(options={"network_config": network}), parameters=[subnet])


def missing_property(wrong):
    step = training()
    artifacts = step.properties.ModelArtifact if wrong else step.properties.ModelArtifacts
    return define(step, call(inputs={"model": artifacts.S3ModelArtifacts}))


def undeclared_output(wrong):
    step = evaluation()
    outputs = step.properties.ProcessingOutputConfig.Outputs
    return define(step, call(inputs={"report": outputs["reprot" if wrong else "report"].S3Output.S3Uri}))


def undeclared_lambda_output(wrong):
    measure = call("Measure", outputs=[LambdaOutput("rows", LambdaOutputTypeEnum.Integer)])
    return define(measure, call(inputs={"rows": measure.properties.Outputs["lines" if wrong else "rows"]}))


def property_file_output(wrong):
    value = JsonGet(step_name="Evaluate", property_file="Report", json_path="metrics.auc")
    return define(evaluation(output="reports" if wrong else "report"), gate(left=value))


def path_by_parameter(wrong):
    path = ParameterString("Path", default_value="metrics.auc")
    step = evaluation()
    value = JsonGet(step_name="Evaluate", property_file="Report", json_path=path if wrong else "metrics.auc")
    return define(step, gate(left=value), call(inputs={"path": path}), parameters=[path])


def eleven_inputs(wrong):
    names = [f"in{i}" for i in range(11 if wrong else 10)]
    inputs = [
        ProcessingInput(input_name=name, source=f"s3://demo/{name}", destination=f"/opt/ml/processing/{name}")
        for name in names
    ]
    return define(processing(run={"inputs": inputs}))


def environment_size(wrong):
    return define(processing(options={"env": {f"V{i}": "v" for i in range(101 if wrong else 100)}}))


def long_argument(wrong):
    return define(processing(run={"arguments": ["a" * (257 if wrong else 256)]}))


def input_mode(wrong):
    mode = "FastFile" if wrong else "File"
    source = ProcessingInput(source="s3://demo/raw", destination="/opt/ml/processing/raw", s3_input_mode=mode)
    return define(processing(run={"inputs": [source]}))


def profiler(wrong):
    options = {"disable_profiler": True}
    if wrong:
        options["profiler_config"] = ProfilerConfig(s3_output_path="s3://demo/profiler")
    return define(training(options=options))


def approval_status(wrong):
    model = Model(image_uri=IMAGE, model_data="s3://demo/model.tar.gz", role=ROLE, sagemaker_session=session)
    arguments = model.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        model_package_group_name="demo-models",
        approval_status="Pending" if wrong else "PendingManualApproval",
    )
    return define(ModelStep("Register", step_args=arguments))


def data_capture(wrong):
    variant = {
        "VariantName": "AllTraffic",
        "ModelName": "demo",
        "InstanceType": "ml.m5.large",
        "InitialInstanceCount": 1,
    }
    capture = {
        "InitialSamplingPercentage": 100,
        "DestinationS3Uri": "s3://demo/capture",
        "CaptureOptions": [{"CaptureMode": "Input"}],
    }
    arguments = session.create_endpoint_config(
        name="demo", production_variants=[variant], **({"data_capture_config_dict": capture} if wrong else {})
    )
    return define(EndpointConfigStep("Configure", step_args=arguments))


def automl_mode(wrong):
    search = AutoML(
        role=ROLE, target_attribute_name="label", mode="AUTO" if wrong else "ENSEMBLING", sagemaker_session=session
    )
    table = AutoMLInput(inputs="s3://demo/table", target_attribute_name="label", channel_type="training")
    return define(AutoMLStep("Search", step_args=search.fit(inputs=[table])))


def two_emr_clusters(wrong):
    return define(
        EMRStep(
            name="Prepare",
            display_name="Prepare",
            description="Prepare",
            cluster_id="j-1K48XXXXXXHCB",
            step_config=EMRStepConfig(jar="command-runner.jar", args=["spark-submit"]),
            **({"cluster_config": {"Instances": {"InstanceGroups": []}}} if wrong else {}),
        )
    )


def bare_function_name(wrong):
    return define(call(function="demo" if wrong else LAMBDA))


def mutual_dependency(wrong):
    return define(call("Left", depends_on=["Right"] if wrong else []), call("Right", depends_on=["Left"]))


def depends_on_fail(wrong):
    stop = FailStep("Stop", error_message="no")
    return define(stop, call(depends_on=[stop] if wrong else []))


def mixed_comparison(wrong):
    region = ParameterString("Region", default_value="eu")
    condition = ConditionEquals(left=region, right=5 if wrong else "eu")
    return define(ConditionStep("Gate", conditions=[condition], if_steps=[call()], else_steps=[]), parameters=[region])


def two_retry_limits(wrong):
    policy = StepRetryPolicy(
        exception_types=[StepExceptionTypeEnum.THROTTLING],
        max_attempts=5,
        expire_after_mins=60 if wrong else None,
    )
    return define(processing(retry_policies=[policy]))


def too_many_attempts(wrong):
    policy = StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=21 if wrong else 20)
    return define(processing(retry_policies=[policy]))


def duration_in_words(wrong):
    return define(training(cache_config=CacheConfig(enable_caching=True, expire_after="30 days" if wrong else "P30D")))


def cache_without_duration(wrong):
    return define(training(cache_config=CacheConfig(enable_caching=True, expire_after=None if wrong else "P30D")))


# By the names of the seeded faults.
FAULTS = {
    "a step name with a space": step_name,
    "a name taken in a branch": name_in_branch,
    "an Integer default that is text": text_for_integer,
    "a default that is no choice": default_no_choice,
    "seventeen choices": too_many_choices,
    "a parameter that is not declared": undeclared_parameter,
    "an Integer parameter in the environment": integer_in_environment,
    "a parameter as the list of subnets": parameter_for_subnets,
    "a property that a training step lacks": missing_property,
    "an output that is not declared": undeclared_output,
    "a Lambda output that is not declared": undeclared_lambda_output,
    "a property file in an unknown output": property_file_output,
    "a JSON path by parameter": path_by_parameter,
    "eleven inputs": eleven_inputs,
    "101 environment variables": environment_size,
    "a container argument of 257 characters": long_argument,
    "an input mode that pipelines lack": input_mode,
    "a profiler switched off and configured": profiler,
    "an approval status that does not exist": approval_status,
    "data capture in an endpoint configuration": data_capture,
    "an AutoML mode that pipelines lack": automl_mode,
    "an EMR step with a cluster and its own": two_emr_clusters,
    "a function by its bare name": bare_function_name,
    "two steps that wait for each other": mutual_dependency,
    "a dependency on a Fail step": depends_on_fail,
    "a text compared with a number": mixed_comparison,
    "a retry with both limits": two_retry_limits,
    "21 attempts": too_many_attempts,
    "a duration in words": duration_in_words,
    "a cache without its duration": cache_without_duration,
}


def outcome(make, wrong):
    """What the definition raises, what the graph raises beside it, and the definition."""
    try:
        pipeline, document = make(wrong)
    except Exception as error:  # noqa: BLE001 - whatever the SDK raises is what is asked for
        return {"definition": f"{type(error).__name__}: {error}", "graph": None, "document": None}
    try:
        PipelineGraph.from_pipeline(pipeline)
    except Exception as error:  # noqa: BLE001
        return {"definition": None, "graph": f"{type(error).__name__}: {error}", "document": document}
    return {"definition": None, "graph": None, "document": document}


faults = {name: {"sound": outcome(make, False), "faulty": outcome(make, True)} for name, make in FAULTS.items()}
version = importlib.metadata.version("sagemaker")
print(json.dumps({"faults": faults, "version": f"sagemaker {version}"}), file=OUTPUT)
