"""Registering a model with all that the registry holds: metrics, drift baselines, a card, a life cycle."""

import offline
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.estimator import Estimator
from sagemaker.metadata_properties import MetadataProperties
from sagemaker.model import Model
from sagemaker.model_life_cycle import ModelLifeCycle
from sagemaker.model_metrics import FileSource, MetricsSource, ModelMetrics
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import TrainingStep

session = offline.session()
status = ParameterString(
    "ApprovalStatus", default_value="PendingManualApproval", enum_values=["PendingManualApproval", "Rejected"]
)
estimator = Estimator(
    image_uri=offline.XGBOOST,
    role=offline.ROLE,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://oracle-bucket/models",
    disable_profiler=True,
    sagemaker_session=session,
)
train = TrainingStep(name="Train", step_args=estimator.fit({"train": "s3://oracle-bucket/train/"}))
artifact = train.properties.ModelArtifacts.S3ModelArtifacts


def metrics(name: str) -> MetricsSource:
    return MetricsSource(s3_uri=f"s3://oracle-bucket/reports/{name}.json", content_type="application/json")


def file(name: str) -> FileSource:
    return FileSource(s3_uri=f"s3://oracle-bucket/reports/{name}.json", content_type="application/json")


model = Model(
    image_uri=offline.XGBOOST,
    model_data=artifact,
    role=offline.ROLE,
    env={"SAGEMAKER_CONTAINER_LOG_LEVEL": "20"},
    sagemaker_session=session,
)
register = ModelStep(
    name="Register",
    step_args=model.register(
        content_types=["text/csv", "application/json"],
        response_types=["text/csv"],
        inference_instances=["ml.m5.large", "ml.m5.xlarge"],
        transform_instances=["ml.m5.xlarge"],
        model_package_group_name="models",
        approval_status=status,
        description="A model with everything",
        model_metrics=ModelMetrics(
            model_statistics=metrics("statistics"),
            model_constraints=metrics("constraints"),
            model_data_statistics=metrics("data-statistics"),
            model_data_constraints=metrics("data-constraints"),
            bias=metrics("bias"),
            bias_pre_training=metrics("bias-before"),
            bias_post_training=metrics("bias-after"),
            explainability=metrics("shap"),
        ),
        drift_check_baselines=DriftCheckBaselines(
            model_statistics=metrics("statistics"),
            model_constraints=metrics("constraints"),
            model_data_statistics=metrics("data-statistics"),
            model_data_constraints=metrics("data-constraints"),
            bias_config_file=file("bias-config"),
            bias_pre_training_constraints=metrics("bias-before"),
            bias_post_training_constraints=metrics("bias-after"),
            explainability_constraints=metrics("shap"),
            explainability_config_file=file("shap-config"),
        ),
        metadata_properties=MetadataProperties(commit_id="0a1b2c3", repository="models", project_id="risk"),
        customer_metadata_properties={"artifact": artifact, "owner": "risk"},
        domain="MACHINE_LEARNING",
        task="CLASSIFICATION",
        framework="XGBOOST",
        framework_version="1.7-1",
        nearest_model_name="xgboost",
        sample_payload_url="s3://oracle-bucket/samples/payload.tar.gz",
        data_input_configuration='{"features": [1, 14]}',
        skip_model_validation="All",
        source_uri=Join(on="/", values=["s3://oracle-bucket", "source"]),
        model_life_cycle=ModelLifeCycle(
            stage="Development", stage_status="Testing", stage_description="first look"
        ),
    ),
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)],
)

collection = RegisterModel(
    name="OldStyle",
    estimator=estimator,
    model_data=artifact,
    content_types=["text/csv"],
    response_types=["text/csv"],
    inference_instances=["ml.m5.large"],
    transform_instances=["ml.m5.xlarge"],
    model_package_group_name="models",
    approval_status="Rejected",
    display_name="Old style",
    description="The collection of earlier SDKs",
)

offline.print_definition(
    Pipeline(
        name="model-registration",
        parameters=[status],
        steps=[train, register, collection],
        sagemaker_session=session,
    )
)
