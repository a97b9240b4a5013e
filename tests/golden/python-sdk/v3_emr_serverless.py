"""EMR Serverless, which only the SDK 3 knows: a job in a standing application and one in an application of its own."""

import offline
from sagemaker.core.shapes.shapes import MlflowConfig
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.mlops.workflow.emr_serverless_step import EMRServerlessJobConfig, EMRServerlessStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.mlops.workflow.steps import CacheConfig

session = offline.session("sagemaker.core.workflow.pipeline_context")
data = ParameterString("InputData", default_value="s3://oracle-bucket/raw/")
role = "arn:aws:iam::111122223333:role/serverless"

standing = EMRServerlessStep(
    name="InStandingApplication",
    display_name="In the standing application",
    description="Cleans the data",
    application_id="00abcdef12345678",
    job_config=EMRServerlessJobConfig(
        job_driver={
            "sparkSubmit": {
                "entryPoint": "s3://oracle-bucket/code/prep.py",
                "entryPointArguments": ["--in", data],
                "sparkSubmitParameters": "--conf spark.executor.cores=2",
            }
        },
        execution_role_arn=role,
        configuration_overrides={
            "monitoringConfiguration": {"s3MonitoringConfiguration": {"logUri": "s3://oracle-bucket/logs/"}}
        },
        execution_timeout_minutes=60,
        name="clean",
        tags={"team": "risk"},
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P7D"),
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)],
)
own = EMRServerlessStep(
    name="InOwnApplication",
    display_name="In its own application",
    description="Joins the data",
    application_config={"name": "join", "releaseLabel": "emr-7.1.0", "type": "SPARK"},
    job_config=EMRServerlessJobConfig(
        job_driver={"sparkSubmit": {"entryPoint": "s3://oracle-bucket/code/join.py"}},
        execution_role_arn=role,
    ),
    depends_on=[standing],
)

offline.print_definition(
    Pipeline(
        name="emr-serverless",
        parameters=[data],
        mlflow_config=MlflowConfig(
            mlflow_resource_arn="arn:aws:sagemaker:us-east-1:111122223333:mlflow-tracking-server/main",
            mlflow_experiment_name="cleaning",
        ),
        pipeline_experiment_config=None,
        steps=[standing, own],
        sagemaker_session=session,
    )
)
