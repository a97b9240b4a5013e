"""EMR: a step on a standing cluster with a runtime role, a step on a cluster of its own, one on fleets."""

import offline
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CacheConfig

session = offline.session()
cluster = ParameterString("ClusterId", default_value="j-1ABCDEFGHIJKL")
data = ParameterString("InputData", default_value="s3://oracle-bucket/raw/")

standing = EMRStep(
    name="OnStandingCluster",
    display_name="On the standing cluster",
    description="Cleans the data",
    cluster_id=cluster,
    execution_role_arn=offline.ROLE,
    step_config=EMRStepConfig(
        jar="s3://oracle-bucket/jars/clean.jar",
        args=["--in", data, "--out", "s3://oracle-bucket/clean/"],
        main_class="com.example.Clean",
        properties=[{"Key": "mode", "Value": "strict"}],
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P7D"),
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)],
)
own = EMRStep(
    name="OnOwnCluster",
    display_name=None,
    description=None,
    cluster_id=None,
    step_config=EMRStepConfig(
        jar="command-runner.jar", args=["spark-submit", "s3://oracle-bucket/code/prep.py", data]
    ),
    cluster_config={
        "ReleaseLabel": "emr-6.15.0",
        "Applications": [{"Name": "Spark"}],
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "ServiceRole": "EMR_DefaultRole",
        "LogUri": "s3://oracle-bucket/emr-logs/",
        "Configurations": [{"Classification": "spark", "Properties": {"maximizeResourceAllocation": "true"}}],
        "Tags": [{"Key": "team", "Value": "risk"}],
        "Instances": {
            "Ec2SubnetId": "subnet-0a1b2c3d",
            "InstanceGroups": [
                {"InstanceRole": "MASTER", "InstanceCount": 1, "InstanceType": "m5.xlarge"},
                {"InstanceRole": "CORE", "InstanceCount": 2, "InstanceType": "m5.xlarge"},
            ],
        },
    },
    depends_on=[standing],
)
fleet = EMRStep(
    name="OnFleets",
    display_name="On fleets",
    description=None,
    cluster_id=None,
    step_config=EMRStepConfig(jar="command-runner.jar"),
    cluster_config={
        "ReleaseLabel": "emr-7.1.0",
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "ServiceRole": "EMR_DefaultRole",
        "Instances": {
            "Ec2SubnetIds": ["subnet-0a1b2c3d"],
            "InstanceFleets": [
                {
                    "InstanceFleetType": "MASTER",
                    "TargetOnDemandCapacity": 1,
                    "InstanceTypeConfigs": [{"InstanceType": "m5.xlarge"}],
                }
            ],
        },
    },
    depends_on=[own],
)

offline.print_definition(
    Pipeline(
        name="emr-clusters",
        parameters=[cluster, data],
        steps=[standing, own, fleet],
        sagemaker_session=session,
    )
)
