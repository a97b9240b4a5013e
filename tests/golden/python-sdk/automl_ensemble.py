"""AutoML: an ensemble, and the model of its best candidate."""

import offline
from sagemaker.automl.automl import AutoML, AutoMLInput
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy
from sagemaker.workflow.steps import CacheConfig

session = offline.session()
data = ParameterString("TrainData", default_value="s3://oracle-bucket/train/")

search = AutoML(
    role=offline.ROLE,
    target_attribute_name="income",
    problem_type="BinaryClassification",
    job_objective={"MetricName": "F1"},
    mode="ENSEMBLING",
    output_path="s3://oracle-bucket/automl",
    output_kms_key=offline.KEY,
    volume_kms_key=offline.KEY,
    encrypt_inter_container_traffic=True,
    vpc_config={"Subnets": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]},
    max_runtime_per_training_job_in_seconds=600,
    total_job_runtime_in_seconds=3600,
    validation_fraction=0.2,
    tags=[{"Key": "team", "Value": "risk"}],
    sagemaker_session=session,
)
auto = AutoMLStep(
    name="Auto",
    step_args=search.fit(
        inputs=[
            AutoMLInput(
                inputs=data,
                target_attribute_name="income",
                compression="Gzip",
                channel_type="training",
                content_type="text/csv;header=present",
                s3_data_type="S3Prefix",
            )
        ]
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P30D"),
    retry_policies=[
        SageMakerJobStepRetryPolicy(
            exception_types=[SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT], max_attempts=2
        )
    ],
)
best = auto.get_best_auto_ml_model(role=offline.ROLE, sagemaker_session=session)
create = ModelStep(name="Best", step_args=best.create(instance_type="ml.m5.xlarge"))
register = ModelStep(
    name="BestVersion",
    step_args=best.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.xlarge"],
        model_package_group_name="automl",
        customer_metadata_properties={
            "insights": auto.properties.BestCandidateProperties.ModelInsightsJsonReportPath,
            "explainability": auto.properties.BestCandidateProperties.ExplainabilityJsonReportPath,
        },
    ),
)

offline.print_definition(
    Pipeline(
        name="automl-ensemble",
        parameters=[data],
        steps=[auto, create, register],
        sagemaker_session=session,
    )
)
