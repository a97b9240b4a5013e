import { emrServerlessStep, emrStep, parameterInteger, pipeline } from "../../pipeline-definition";

export const sparkJobs = (roleArn: string, bucket: string) => {
  const partitions = parameterInteger("Partitions", { default: 200 });
  const prepare = emrStep("Prepare", {
    cache: { expireAfter: "P7D" },
    arguments: {
      StepConfig: {
        HadoopJarStep: {
          Jar: "command-runner.jar",
          Args: ["spark-submit", `s3://${bucket}/code/prepare.py`, "--partitions", partitions],
        },
      },
      // Or `ClusterId`, for a cluster that runs already.
      ClusterConfig: {
        ReleaseLabel: "emr-7.2.0",
        Applications: [{ Name: "Spark" }],
        JobFlowRole: "EMR_EC2_DefaultRole",
        ServiceRole: "EMR_DefaultRole",
        Instances: {
          InstanceGroups: [{ InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 }],
        },
      },
    },
  });
  const aggregate = emrServerlessStep("Aggregate", {
    dependsOn: [prepare],
    arguments: {
      ExecutionRoleArn: roleArn,
      ApplicationId: "00abcdef12345",
      JobConfig: { jobDriver: { sparkSubmit: { entryPoint: `s3://${bucket}/code/aggregate.py` } } },
    },
  });
  return pipeline({ parameters: [partitions], steps: [prepare, aggregate] });
};
