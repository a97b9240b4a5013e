"""Batch transforms that are monitored: the data before, the model after, bias after."""

import offline
from sagemaker.clarify import BiasConfig, DataConfig, ModelConfig, ModelPredictedLabelConfig
from sagemaker.model_monitor import DatasetFormat
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ModelBiasCheckConfig
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, ModelQualityCheckConfig

session = offline.session()
batch = ParameterString("Batch", default_value="s3://oracle-bucket/batch/")
fail = ParameterBoolean("FailOnViolation", default_value=True)
job = CheckJobConfig(role=offline.ROLE, instance_type="ml.c5.xlarge", sagemaker_session=session)


def transform():
    transformer = Transformer(
        model_name="served-model",
        instance_count=1,
        instance_type="ml.m5.xlarge",
        output_path="s3://oracle-bucket/scores",
        base_transform_job_name="scores",
        sagemaker_session=session,
    )
    return transformer.transform(data=batch, content_type="text/csv", split_type="Line")


before = MonitorBatchTransformStep(
    name="WatchedData",
    display_name="Watched data",
    description="Looks at the data first",
    transform_step_args=transform(),
    monitor_configuration=DataQualityCheckConfig(
        baseline_dataset=batch,
        dataset_format=DatasetFormat.csv(header=False),
        output_s3_uri="s3://oracle-bucket/monitoring/data",
    ),
    check_job_configuration=job,
    monitor_before_transform=True,
    fail_on_violation=fail,
    supplied_baseline_statistics="s3://oracle-bucket/baseline/statistics.json",
    supplied_baseline_constraints="s3://oracle-bucket/baseline/constraints.json",
)
after = MonitorBatchTransformStep(
    name="WatchedModel",
    transform_step_args=transform(),
    monitor_configuration=ModelQualityCheckConfig(
        baseline_dataset="s3://oracle-bucket/scores/",
        dataset_format=DatasetFormat.csv(header=False),
        output_s3_uri="s3://oracle-bucket/monitoring/model",
        problem_type="Regression",
        inference_attribute="_c0",
        ground_truth_attribute="_c1",
    ),
    check_job_configuration=job,
)
bias = MonitorBatchTransformStep(
    name="WatchedBias",
    transform_step_args=transform(),
    monitor_configuration=ModelBiasCheckConfig(
        data_config=DataConfig(
            s3_data_input_path=batch,
            s3_output_path="s3://oracle-bucket/monitoring/bias",
            label="income",
            headers=["income", "age", "sex"],
        ),
        data_bias_config=BiasConfig(
            label_values_or_threshold=[1], facet_name="sex", facet_values_or_threshold=[0]
        ),
        model_config=ModelConfig(model_name="served-model", instance_count=1, instance_type="ml.m5.xlarge"),
        model_predicted_label_config=ModelPredictedLabelConfig(probability_threshold=0.5),
    ),
    check_job_configuration=job,
    fail_on_violation=False,
)

offline.print_definition(
    Pipeline(
        name="monitored-transform",
        parameters=[batch, fail],
        steps=[before, after, bias],
        sagemaker_session=session,
    )
)
