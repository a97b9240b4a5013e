"""Tuning: one definition, several definitions, a warm start; the best model of each becomes a SageMaker model."""

import offline
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.parameter import CategoricalParameter, ContinuousParameter, IntegerParameter
from sagemaker.tuner import (
    HyperbandStrategyConfig,
    HyperparameterTuner,
    StrategyConfig,
    WarmStartConfig,
    WarmStartTypes,
)
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy
from sagemaker.workflow.steps import CacheConfig, TuningStep

session = offline.session()
jobs = ParameterInteger("MaxJobs", default_value=4)
data = ParameterString("TrainData", default_value="s3://oracle-bucket/train/")


def estimator(objective: str) -> Estimator:
    return Estimator(
        image_uri=offline.XGBOOST,
        role=offline.ROLE,
        instance_count=1,
        instance_type="ml.m5.xlarge",
        output_path="s3://oracle-bucket/models",
        max_run=3600,
        hyperparameters={"objective": objective, "num_round": 50},
        environment={"OMP_NUM_THREADS": "4"},
        disable_profiler=True,
        sagemaker_session=session,
    )


ranges = {
    "eta": ContinuousParameter(0.01, 0.3, scaling_type="Logarithmic"),
    "max_depth": IntegerParameter(3, 9),
    "booster": CategoricalParameter(["gbtree", "dart"]),
}
one = HyperparameterTuner(
    estimator=estimator("binary:logistic"),
    objective_metric_name="validation:auc",
    hyperparameter_ranges=ranges,
    metric_definitions=[{"Name": "validation:auc", "Regex": "auc:(\\S+)"}],
    objective_type="Maximize",
    max_jobs=jobs,
    max_parallel_jobs=2,
    max_runtime_in_seconds=7200,
    early_stopping_type="Auto",
    random_seed=7,
    tags=[{"Key": "team", "Value": "risk"}],
)
tune = TuningStep(
    name="TuneOne",
    step_args=one.fit({"train": TrainingInput(data, content_type="text/csv")}),
    cache_config=CacheConfig(enable_caching=True, expire_after="P7D"),
    retry_policies=[
        SageMakerJobStepRetryPolicy(
            exception_types=[SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT], expire_after_mins=60
        )
    ],
)

many = HyperparameterTuner.create(
    estimator_dict={"trees": estimator("reg:squarederror"), "counts": estimator("count:poisson")},
    objective_metric_name_dict={"trees": "validation:rmse", "counts": "validation:mae"},
    hyperparameter_ranges_dict={
        "trees": {"max_depth": IntegerParameter(3, 9)},
        "counts": {"eta": ContinuousParameter(0.1, 0.5)},
    },
    metric_definitions_dict={
        "trees": [{"Name": "validation:rmse", "Regex": "rmse:(\\S+)"}],
        "counts": [{"Name": "validation:mae", "Regex": "mae:(\\S+)"}],
    },
    strategy="Bayesian",
    objective_type="Minimize",
    max_jobs=6,
    max_parallel_jobs=3,
    base_tuning_job_name="many",
    warm_start_config=WarmStartConfig(
        warm_start_type=WarmStartTypes.TRANSFER_LEARNING, parents={"an-earlier-tuning-job"}
    ),
)
tune_many = TuningStep(
    name="TuneMany",
    step_args=many.fit(inputs={"trees": {"train": data}, "counts": {"train": data}}, include_cls_metadata={}),
    depends_on=[tune],
)

quick = HyperparameterTuner(
    estimator=estimator("binary:logistic"),
    objective_metric_name="validation:logloss",
    hyperparameter_ranges={"max_depth": IntegerParameter(3, 9)},
    metric_definitions=[{"Name": "validation:logloss", "Regex": "logloss:(\\S+)"}],
    strategy="Hyperband",
    strategy_config=StrategyConfig(
        hyperband_strategy_config=HyperbandStrategyConfig(max_resource=10, min_resource=1)
    ),
    objective_type="Minimize",
    max_jobs=10,
    max_parallel_jobs=5,
)
tune_quickly = TuningStep(name="TuneQuickly", step_args=quick.fit({"train": data}))

best = Model(
    image_uri=offline.XGBOOST,
    model_data=tune.get_top_model_s3_uri(top_k=0, s3_bucket=offline.BUCKET, prefix="models"),
    role=offline.ROLE,
    sagemaker_session=session,
)
create = ModelStep(name="BestModel", step_args=best.create())
named = Model(
    image_uri=offline.XGBOOST,
    model_data=Join(
        on="/",
        values=[
            "s3://oracle-bucket/models",
            tune_quickly.properties.BestTrainingJob.TrainingJobName,
            "output/model.tar.gz",
        ],
    ),
    role=offline.ROLE,
    sagemaker_session=session,
)
create_named = ModelStep(name="QuickestModel", step_args=named.create())

offline.print_definition(
    Pipeline(
        name="hyperparameter-tuning",
        parameters=[jobs, data],
        steps=[tune, tune_many, tune_quickly, create, create_named],
        sagemaker_session=session,
    )
)
