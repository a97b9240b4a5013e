"""Quality checks of data and of a model, and a registration that takes their baselines."""

import offline
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.model_monitor import DatasetFormat
from sagemaker.network import NetworkConfig
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.quality_check_step import (
    DataQualityCheckConfig,
    ModelQualityCheckConfig,
    QualityCheckStep,
)
from sagemaker.workflow.steps import CacheConfig

session = offline.session()
skip = ParameterBoolean("SkipCheck", default_value=False)
renew = ParameterBoolean("RegisterNewBaseline", default_value=True)
group = ParameterString("ModelPackageGroup", default_value="models")
data = ParameterString("TrainData", default_value="s3://oracle-bucket/train/train.csv")

job = CheckJobConfig(
    role=offline.ROLE,
    instance_count=1,
    instance_type="ml.c5.xlarge",
    volume_size_in_gb=20,
    volume_kms_key=offline.KEY,
    output_kms_key=offline.KEY,
    max_runtime_in_seconds=1800,
    env={"LOG_LEVEL": "info"},
    tags=[{"Key": "team", "Value": "risk"}],
    network_config=NetworkConfig(
        enable_network_isolation=True, subnets=["subnet-0a1b2c3d"], security_group_ids=["sg-0a1b2c3d"]
    ),
    sagemaker_session=session,
)
data_quality = QualityCheckStep(
    name="DataQuality",
    display_name="Data quality",
    description="Compares the data with the baseline",
    quality_check_config=DataQualityCheckConfig(
        baseline_dataset=data,
        dataset_format=DatasetFormat.csv(header=True, output_columns_position="START"),
        output_s3_uri=Join(
            on="/", values=["s3://oracle-bucket/quality", ExecutionVariables.PIPELINE_EXECUTION_ID]
        ),
        record_preprocessor_script="s3://oracle-bucket/code/record.py",
        post_analytics_processor_script="s3://oracle-bucket/code/post.py",
    ),
    check_job_config=job,
    skip_check=skip,
    fail_on_violation=False,
    register_new_baseline=renew,
    model_package_group_name=group,
    supplied_baseline_statistics="s3://oracle-bucket/baseline/statistics.json",
    supplied_baseline_constraints="s3://oracle-bucket/baseline/constraints.json",
    cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
)
model_quality = QualityCheckStep(
    name="ModelQuality",
    quality_check_config=ModelQualityCheckConfig(
        baseline_dataset="s3://oracle-bucket/predictions/",
        dataset_format=DatasetFormat.json(lines=True),
        output_s3_uri="s3://oracle-bucket/model-quality",
        problem_type="BinaryClassification",
        inference_attribute="prediction",
        probability_attribute="probability",
        ground_truth_attribute="label",
        probability_threshold_attribute="0.5",
    ),
    check_job_config=CheckJobConfig(role=offline.ROLE, sagemaker_session=session),
    depends_on=[data_quality],
)

model = Model(
    image_uri=offline.XGBOOST,
    model_data="s3://oracle-bucket/models/model.tar.gz",
    role=offline.ROLE,
    sagemaker_session=session,
)


def baseline(uri) -> MetricsSource:
    return MetricsSource(s3_uri=uri, content_type="application/json")


register = ModelStep(
    name="Register",
    step_args=model.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        model_package_group_name=group,
        model_metrics=ModelMetrics(
            model_data_statistics=baseline(data_quality.properties.CalculatedBaselineStatistics),
            model_data_constraints=baseline(data_quality.properties.CalculatedBaselineConstraints),
            model_statistics=baseline(model_quality.properties.CalculatedBaselineStatistics),
            model_constraints=baseline(model_quality.properties.CalculatedBaselineConstraints),
        ),
        drift_check_baselines=DriftCheckBaselines(
            model_data_statistics=baseline(data_quality.properties.BaselineUsedForDriftCheckStatistics),
            model_data_constraints=baseline(data_quality.properties.BaselineUsedForDriftCheckConstraints),
        ),
    ),
)

offline.print_definition(
    Pipeline(
        name="quality-checks",
        parameters=[skip, renew, group, data],
        steps=[data_quality, model_quality, register],
        sagemaker_session=session,
    )
)
