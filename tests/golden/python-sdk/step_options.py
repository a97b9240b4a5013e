"""What every step can say of itself: names for people, order, cache, retries; experiment and job name prefixes."""

import offline
from sagemaker.processing import ProcessingInput, Processor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import (
    ParameterBoolean,
    ParameterFloat,
    ParameterInteger,
    ParameterString,
)
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.pipeline_experiment_config import (
    PipelineExperimentConfig,
    PipelineExperimentConfigProperties,
)
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

session = offline.session()
experiment = ParameterString("Experiment", default_value="income")
team = ParameterString("Team", enum_values=["risk", "growth"], default_value="risk")
nothing = ParameterString("Nothing", default_value="")
whole = ParameterInteger("Whole", default_value=0)
wide = ParameterInteger("WideVolume")
part = ParameterFloat("Part", default_value=2.0)
flag = ParameterBoolean("Flag", default_value=False)


def job(prefix: str, **options):
    processor = Processor(
        image_uri=offline.SKLEARN,
        role=offline.ROLE,
        base_job_name=prefix,
        instance_count=1,
        instance_type="ml.m5.xlarge",
        volume_size_in_gb=wide,
        entrypoint=["python3", "-c", "print()"],
        sagemaker_session=session,
    )
    return processor.run(**options)


first = ProcessingStep(
    name="First",
    display_name="The first step",
    description="Runs at most five times",
    step_args=job(
        "first",
        arguments=[team, nothing, whole.to_string(), part.to_string(), flag.to_string()],
        experiment_config={"TrialComponentDisplayName": "first", "ExperimentName": "dropped"},
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P1Y2M3DT4H5M"),
    retry_policies=[
        StepRetryPolicy(exception_types=[StepExceptionTypeEnum.SERVICE_FAULT], max_attempts=5),
        SageMakerJobStepRetryPolicy(
            exception_types=[SageMakerJobExceptionTypeEnum.INTERNAL_ERROR],
            failure_reason_types=[SageMakerJobExceptionTypeEnum.CAPACITY_ERROR],
            interval_seconds=30,
            backoff_rate=1.5,
            expire_after_mins=90,
        ),
    ],
)
second = ProcessingStep(
    name="Second",
    step_args=job(
        "second",
        inputs=[
            ProcessingInput(
                input_name="tagged",
                source=Join(
                    on="/",
                    values=[
                        "s3://oracle-bucket",
                        PipelineExperimentConfigProperties.EXPERIMENT_NAME,
                        ExecutionVariables.PROCESSING_JOB_NAME,
                        7,
                        True,
                        Join(on="-", values=[team, flag]),
                    ],
                ),
                destination="/opt/ml/processing/input/tagged",
            )
        ],
    ),
    cache_config=CacheConfig(enable_caching=False),
    depends_on=["First"],
)

offline.print_definition(
    Pipeline(
        name="step-options",
        parameters=[experiment, team, nothing, whole, wide, part, flag],
        pipeline_experiment_config=PipelineExperimentConfig(
            experiment, Join(on="-", values=["run", ExecutionVariables.PIPELINE_EXECUTION_ID])
        ),
        pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=True),
        steps=[first, second],
        sagemaker_session=session,
    )
)
