"""A notebook job, which is a training job with a scheduler in its image."""

import offline
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy

session = offline.session()
day = ParameterString("Day", default_value="2020-01-01")
report = NotebookJobStep(
    name="Report",
    display_name="Report",
    description="Draws the figures",
    notebook_job_name="report",
    input_notebook="notebook/report.ipynb",
    image_uri="081325390199.dkr.ecr.us-east-1.amazonaws.com/sagemaker-base-python-310:1.0",
    kernel_name="python3",
    role=offline.ROLE,
    s3_root_uri="s3://oracle-bucket/notebooks",
    s3_kms_key=offline.KEY,
    volume_kms_key=offline.KEY,
    parameters={"day": day, "started": ExecutionVariables.START_DATETIME},
    environment_variables={"LOG_LEVEL": "info"},
    initialization_script="sources/train.py",
    instance_type="ml.m5.xlarge",
    volume_size=50,
    max_retry_attempts=2,
    max_runtime_in_seconds=3600,
    subnets=["subnet-0a1b2c3d"],
    security_group_ids=["sg-0a1b2c3d"],
    tags={"team": "risk"},
    retry_policies=[
        SageMakerJobStepRetryPolicy(
            exception_types=[SageMakerJobExceptionTypeEnum.CAPACITY_ERROR], max_attempts=3
        )
    ],
)
again = NotebookJobStep(
    name="Again",
    notebook_job_name="again",
    input_notebook="notebook/report.ipynb",
    image_uri="081325390199.dkr.ecr.us-east-1.amazonaws.com/sagemaker-base-python-310:1.0",
    kernel_name="python3",
    role=offline.ROLE,
    s3_root_uri="s3://oracle-bucket/notebooks",
    environment_variables={"FIRST": report.properties.NotebookJobOutputLocationPrefix},
    depends_on=[report],
)

offline.print_definition(
    Pipeline(name="notebook-job", parameters=[day], steps=[report, again], sagemaker_session=session)
)
