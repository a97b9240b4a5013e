"""Clarify checks: bias of the data, bias of a model, and its explainability."""

import offline
from sagemaker.clarify import BiasConfig, DataConfig, ModelConfig, ModelPredictedLabelConfig, SHAPConfig
from sagemaker.model import Model
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import (
    ClarifyCheckStep,
    DataBiasCheckConfig,
    ModelBiasCheckConfig,
    ModelExplainabilityCheckConfig,
)
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import CacheConfig

session = offline.session()
data = ParameterString("TrainData", default_value="s3://oracle-bucket/train/train.csv")
skip = ParameterBoolean("SkipCheck", default_value=False)
job = CheckJobConfig(
    role=offline.ROLE,
    instance_type="ml.c5.xlarge",
    volume_kms_key=offline.KEY,
    output_kms_key=offline.KEY,
    max_runtime_in_seconds=1800,
    sagemaker_session=session,
)
model = Model(
    image_uri=offline.XGBOOST,
    model_data="s3://oracle-bucket/models/model.tar.gz",
    role=offline.ROLE,
    sagemaker_session=session,
)
create = ModelStep(name="Create", step_args=model.create("ml.m5.xlarge"))


def data_config(name: str) -> DataConfig:
    return DataConfig(
        s3_data_input_path=data,
        s3_output_path=Join(
            on="/", values=["s3://oracle-bucket/clarify", ExecutionVariables.PIPELINE_EXECUTION_ID, name]
        ),
        s3_analysis_config_output_path=f"s3://oracle-bucket/clarify-config/{name}",
        label="income",
        headers=["income", "age", "sex"],
        dataset_type="text/csv",
    )


bias = BiasConfig(label_values_or_threshold=[1], facet_name="sex", facet_values_or_threshold=[0])
served = ModelConfig(
    model_name=create.properties.ModelName,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    content_type="text/csv",
    accept_type="text/csv",
)

data_bias = ClarifyCheckStep(
    name="DataBias",
    clarify_check_config=DataBiasCheckConfig(data_config=data_config("data"), data_bias_config=bias),
    check_job_config=job,
    skip_check=skip,
    register_new_baseline=True,
    model_package_group_name="models",
    cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
)
model_bias = ClarifyCheckStep(
    name="ModelBias",
    display_name="Bias of the model",
    description="Looks for bias after training",
    clarify_check_config=ModelBiasCheckConfig(
        data_config=data_config("model"),
        data_bias_config=bias,
        model_config=served,
        model_predicted_label_config=ModelPredictedLabelConfig(probability_threshold=0.5),
        methods=["DPPL"],
    ),
    check_job_config=job,
    fail_on_violation=False,
    model_package_group_name="models",
    supplied_baseline_constraints="s3://oracle-bucket/baseline/bias.json",
)
explainability = ClarifyCheckStep(
    name="Explainability",
    clarify_check_config=ModelExplainabilityCheckConfig(
        data_config=data_config("shap"),
        model_config=served,
        explainability_config=SHAPConfig(
            baseline=[[39, 0]], num_samples=100, agg_method="mean_abs", seed=7
        ),
    ),
    check_job_config=job,
    skip_check=True,
    model_package_group_name="models",
    depends_on=[data_bias],
)

offline.print_definition(
    Pipeline(
        name="clarify-checks",
        parameters=[data, skip],
        steps=[create, data_bias, model_bias, explainability],
        sagemaker_session=session,
    )
)
