"""Deployment: a model behind an endpoint, and an endpoint that holds inference components."""

import offline
from sagemaker.model import Model
from sagemaker.workflow.endpoint_step import EndpointConfigStep, EndpointStep
from sagemaker.workflow.inference_component_step import InferenceComponentStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CacheConfig

session = offline.session()
instance_type = ParameterString("InstanceType", default_value="ml.m5.large")
copies = ParameterInteger("Copies", default_value=2)

model = Model(
    image_uri=offline.XGBOOST,
    model_data="s3://oracle-bucket/models/model.tar.gz",
    role=offline.ROLE,
    sagemaker_session=session,
)
create = ModelStep(name="Create", step_args=model.create("ml.m5.xlarge"))

config = EndpointConfigStep(
    name="Config",
    display_name="Endpoint configuration",
    description="One variant",
    step_args=session.create_endpoint_config(
        name="demo-config",
        model_name=create.properties.ModelName,
        initial_instance_count=1,
        instance_type=instance_type,
        tags=[{"Key": "team", "Value": "risk"}],
        kms_key=offline.KEY,
        volume_size=30,
        model_data_download_timeout=600,
        container_startup_health_check_timeout=300,
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.SERVICE_FAULT], max_attempts=2)],
)
endpoint = EndpointStep(
    name="Endpoint",
    step_args=session.create_endpoint(
        endpoint_name="demo",
        config_name=config.properties.EndpointConfigName,
        tags=[{"Key": "team", "Value": "risk"}],
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
)

shared_config = EndpointConfigStep(
    name="SharedConfig",
    step_args=session.create_endpoint_config(
        name="shared-config",
        production_variants=[
            {
                "VariantName": "AllTraffic",
                "InstanceType": "ml.g5.2xlarge",
                "InitialInstanceCount": 1,
                "ManagedInstanceScaling": {"Status": "ENABLED", "MinInstanceCount": 1, "MaxInstanceCount": 2},
                "RoutingConfig": {"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
            }
        ],
        role=offline.ROLE,
    ),
)
shared = EndpointStep(
    name="SharedEndpoint",
    step_args=session.create_endpoint(
        endpoint_name="shared", config_name=shared_config.properties.EndpointConfigName
    ),
    depends_on=[endpoint],
)
component = InferenceComponentStep(
    name="Component",
    display_name="Component",
    description="Two copies",
    step_args=session.create_inference_component(
        inference_component_name="demo-component",
        endpoint_name=shared.properties.EndpointName,
        variant_name="AllTraffic",
        specification={
            "ModelName": create.properties.ModelName,
            "StartupParameters": {
                "ModelDataDownloadTimeoutInSeconds": 600,
                "ContainerStartupHealthCheckTimeoutInSeconds": 600,
            },
            "ComputeResourceRequirements": {
                "NumberOfCpuCoresRequired": 2.0,
                "NumberOfAcceleratorDevicesRequired": 1.0,
                "MinMemoryRequiredInMb": 1024,
                "MaxMemoryRequiredInMb": 2048,
            },
        },
        runtime_config={"CopyCount": copies},
        tags=[{"Key": "team", "Value": "risk"}],
    ),
)

offline.print_definition(
    Pipeline(
        name="endpoint-deployment",
        parameters=[instance_type, copies],
        steps=[create, config, endpoint, shared_config, shared, component],
        sagemaker_session=session,
    )
)
