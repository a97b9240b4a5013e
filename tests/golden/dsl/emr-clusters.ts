import { emrStep, parameterString, pipeline } from "../../../pipeline-definition";
import { experimentOfPipeline, ROLE, TAGS } from "./place";

const cluster = parameterString("ClusterId", { default: "j-1ABCDEFGHIJKL" });
const data = parameterString("InputData", { default: "s3://oracle-bucket/raw/" });

const standing = emrStep("OnStandingCluster", {
  displayName: "On the standing cluster",
  description: "Cleans the data",
  cache: { expireAfter: "P7D" },
  retry: [{ on: ["Step.THROTTLING"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 3 }],
  arguments: {
    ClusterId: cluster,
    ExecutionRoleArn: ROLE,
    StepConfig: {
      HadoopJarStep: {
        Jar: "s3://oracle-bucket/jars/clean.jar",
        Args: ["--in", data, "--out", "s3://oracle-bucket/clean/"],
        MainClass: "com.example.Clean",
        Properties: [{ Key: "mode", Value: "strict" }],
      },
    },
  },
});
const own = emrStep("OnOwnCluster", {
  dependsOn: [standing],
  arguments: {
    StepConfig: {
      HadoopJarStep: {
        Jar: "command-runner.jar",
        Args: ["spark-submit", "s3://oracle-bucket/code/prep.py", data],
      },
    },
    ClusterConfig: {
      ReleaseLabel: "emr-6.15.0",
      Applications: [{ Name: "Spark" }],
      JobFlowRole: "EMR_EC2_DefaultRole",
      ServiceRole: "EMR_DefaultRole",
      LogUri: "s3://oracle-bucket/emr-logs/",
      Configurations: [{ Classification: "spark", Properties: { maximizeResourceAllocation: "true" } }],
      Tags: TAGS,
      Instances: {
        Ec2SubnetId: "subnet-0a1b2c3d",
        InstanceGroups: [
          { InstanceRole: "MASTER", InstanceCount: 1, InstanceType: "m5.xlarge" },
          { InstanceRole: "CORE", InstanceCount: 2, InstanceType: "m5.xlarge" },
        ],
      },
    },
  },
});
const fleet = emrStep("OnFleets", {
  displayName: "On fleets",
  dependsOn: [own],
  arguments: {
    StepConfig: { HadoopJarStep: { Jar: "command-runner.jar" } },
    ClusterConfig: {
      ReleaseLabel: "emr-7.1.0",
      JobFlowRole: "EMR_EC2_DefaultRole",
      ServiceRole: "EMR_DefaultRole",
      Instances: {
        Ec2SubnetIds: ["subnet-0a1b2c3d"],
        InstanceFleets: [
          {
            InstanceFleetType: "MASTER",
            TargetOnDemandCapacity: 1,
            InstanceTypeConfigs: [{ InstanceType: "m5.xlarge" }],
          },
        ],
      },
    },
  },
});

export const emrClusters = () =>
  pipeline({
    parameters: [cluster, data],
    experiment: experimentOfPipeline,
    steps: [standing, own, fleet],
  });
