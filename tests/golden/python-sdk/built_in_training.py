"""Training with built-in algorithms: spot, checkpoints, metrics, a file system, rules, a mixed cluster."""

import offline
from sagemaker.debugger import CollectionConfig, DebuggerHookConfig, Rule, rule_configs
from sagemaker.estimator import Estimator
from sagemaker.inputs import FileSystemInput, ShuffleConfig, TrainingInput
from sagemaker.instance_group import InstanceGroup
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep

session = offline.session()
instance_type = ParameterString("InstanceType", default_value="ml.m5.xlarge")
rounds = ParameterInteger("Rounds", default_value=50)
eta = ParameterFloat("Eta", default_value=0.3)
volume = ParameterInteger("VolumeSize", default_value=30)

spot = Estimator(
    image_uri=offline.XGBOOST,
    role=offline.ROLE,
    instance_count=1,
    instance_type=instance_type,
    volume_size=volume,
    output_path=Join(on="/", values=["s3://oracle-bucket/models", ExecutionVariables.PIPELINE_EXECUTION_ID]),
    use_spot_instances=True,
    max_run=3600,
    max_wait=7200,
    max_retry_attempts=2,
    checkpoint_s3_uri="s3://oracle-bucket/checkpoints",
    checkpoint_local_path="/opt/ml/checkpoints",
    metric_definitions=[{"Name": "validation:error", "Regex": "error=(\\S+)"}],
    enable_sagemaker_metrics=True,
    environment={"OMP_NUM_THREADS": "4"},
    hyperparameters={"objective": "binary:logistic", "num_round": rounds, "eta": eta, "verbosity": 1},
    tags=[{"Key": "team", "Value": "risk"}],
    disable_profiler=True,
    debugger_hook_config=False,
    sagemaker_session=session,
)
train = TrainingStep(
    name="TrainOnSpot",
    step_args=spot.fit(
        {
            "train": TrainingInput(
                "s3://oracle-bucket/train/",
                content_type="text/libsvm",
                distribution="ShardedByS3Key",
                compression="Gzip",
                record_wrapping="RecordIO",
                input_mode="Pipe",
                shuffle_config=ShuffleConfig(seed=7),
            ),
            "validation": TrainingInput("s3://oracle-bucket/validation/", content_type="text/libsvm"),
        }
    ),
)

watched = Estimator(
    image_uri=offline.XGBOOST,
    role=offline.ROLE,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://oracle-bucket/models",
    hyperparameters={"objective": "reg:squarederror", "num_round": "10"},
    rules=[Rule.sagemaker(rule_configs.loss_not_decreasing())],
    debugger_hook_config=DebuggerHookConfig(
        s3_output_path="s3://oracle-bucket/debug",
        collection_configs=[CollectionConfig(name="metrics", parameters={"save_interval": "5"})],
    ),
    disable_profiler=True,
    subnets=["subnet-0a1b2c3d"],
    security_group_ids=["sg-0a1b2c3d"],
    sagemaker_session=session,
)
watch = TrainingStep(
    name="TrainWatched",
    step_args=watched.fit(
        {
            "train": FileSystemInput(
                file_system_id="fs-0123456789abcdef0",
                file_system_type="FSxLustre",
                directory_path="/fsx/train",
                file_system_access_mode="ro",
            )
        }
    ),
)

mixed = Estimator(
    image_uri=offline.XGBOOST,
    role=offline.ROLE,
    instance_groups=[InstanceGroup("cpu", "ml.c5.xlarge", 1), InstanceGroup("gpu", "ml.g4dn.xlarge", 2)],
    output_path="s3://oracle-bucket/models",
    model_uri="s3://oracle-bucket/models/first/model.tar.gz",
    keep_alive_period_in_seconds=600,
    disable_profiler=True,
    debugger_hook_config=False,
    sagemaker_session=session,
)
cluster = TrainingStep(
    name="TrainOnMixedCluster",
    step_args=mixed.fit({"train": TrainingInput("s3://oracle-bucket/train/", instance_groups=["gpu"])}),
)

offline.print_definition(
    Pipeline(
        name="built-in-training",
        parameters=[instance_type, rounds, eta, volume],
        steps=[train, watch, cluster],
        sagemaker_session=session,
    )
)
