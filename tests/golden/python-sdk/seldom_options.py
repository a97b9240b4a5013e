"""Options that few use: autotune, a profiler, TensorBoard, a feature store, asynchronous and serverless endpoints."""

import offline
from sagemaker.debugger import ProfilerConfig, ProfilerRule, TensorBoardOutputConfig, rule_configs
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.parameter import ContinuousParameter
from sagemaker.processing import FeatureStoreOutput, ProcessingInput, ProcessingOutput, Processor
from sagemaker.tuner import HyperparameterTuner
from sagemaker.workflow.endpoint_step import EndpointConfigStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TuningStep

session = offline.session()
data = ParameterString("TrainData", default_value="s3://oracle-bucket/train/")
memory = ParameterInteger("Memory", default_value=2048)

shared = {
    "image_uri": offline.XGBOOST,
    "role": offline.ROLE,
    "instance_count": 1,
    "instance_type": "ml.m5.xlarge",
    "output_path": "s3://oracle-bucket/models",
    "sagemaker_session": session,
}
profiled = Estimator(
    **shared,
    container_entry_point=["python3", "/opt/train.py"],
    container_arguments=["--data", data],
    profiler_config=ProfilerConfig(s3_output_path="s3://oracle-bucket/profile", system_monitor_interval_millis=500),
    tensorboard_output_config=TensorBoardOutputConfig(
        s3_output_path="s3://oracle-bucket/tensorboard", container_local_output_path="/opt/ml/output/tensorboard"
    ),
    rules=[ProfilerRule.sagemaker(rule_configs.ProfilerReport())],
    enable_remote_debug=True,
    enable_infra_check=True,
    disable_output_compression=True,
    training_repository_access_mode="Vpc",
    training_repository_credentials_provider_arn="arn:aws:lambda:us-east-1:111122223333:function:credentials",
    subnets=["subnet-0a1b2c3d"],
    security_group_ids=["sg-0a1b2c3d"],
    encrypt_inter_container_traffic=True,
)
train = TrainingStep(
    name="TrainProfiled",
    step_args=profiled.fit(
        {
            "train": TrainingInput(
                data, s3_data_type="AugmentedManifestFile", attribute_names=["source-ref", "label"], input_mode="Pipe"
            )
        }
    ),
)

tuner = HyperparameterTuner(
    estimator=Estimator(**shared, disable_profiler=True, hyperparameters={"num_round": 10}),
    objective_metric_name="validation:auc",
    hyperparameter_ranges={"eta": ContinuousParameter(0.01, 0.3)},
    metric_definitions=[{"Name": "validation:auc", "Regex": "auc:(\\S+)"}],
    strategy="Random",
    max_jobs=4,
    max_parallel_jobs=2,
    autotune=True,
    hyperparameters_to_keep_static=["num_round"],
)
tune = TuningStep(name="TuneByItself", step_args=tuner.fit({"train": data}))

processor = Processor(
    image_uri=offline.SKLEARN,
    role=offline.ROLE,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    entrypoint=["python3", "-c", "print()"],
    sagemaker_session=session,
)
store = ProcessingStep(
    name="Store",
    step_args=processor.run(
        inputs=[ProcessingInput(source=data, destination="/opt/ml/processing/input")],
        outputs=[
            ProcessingOutput(
                output_name="features",
                app_managed=True,
                feature_store_output=FeatureStoreOutput(feature_group_name="orders"),
            )
        ],
    ),
)

asynchronous = EndpointConfigStep(
    name="Asynchronous",
    step_args=session.create_endpoint_config(
        name="asynchronous",
        model_name="served-model",
        initial_instance_count=1,
        instance_type="ml.m5.large",
        async_inference_config_dict={
            "OutputConfig": {"S3OutputPath": "s3://oracle-bucket/answers", "KmsKeyId": offline.KEY},
            "ClientConfig": {"MaxConcurrentInvocationsPerInstance": 4},
        },
    ),
)
serverless = EndpointConfigStep(
    name="Serverless",
    step_args=session.create_endpoint_config(
        name="serverless",
        model_name="served-model",
        serverless_inference_config_dict={"MemorySizeInMB": memory, "MaxConcurrency": 5},
    ),
)

offline.print_definition(
    Pipeline(
        name="seldom-options",
        parameters=[data, memory],
        steps=[train, tune, store, asynchronous, serverless],
        sagemaker_session=session,
    )
)
