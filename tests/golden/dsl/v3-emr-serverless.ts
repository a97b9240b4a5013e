import { emrServerlessStep, parameterString, pipeline } from "../../../pipeline-definition";

const role = "arn:aws:iam::111122223333:role/serverless";
const data = parameterString("InputData", { default: "s3://oracle-bucket/raw/" });

const standing = emrServerlessStep("InStandingApplication", {
  displayName: "In the standing application",
  description: "Cleans the data",
  cache: { expireAfter: "P7D" },
  retry: [{ on: ["Step.THROTTLING"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 3 }],
  arguments: {
    ApplicationId: "00abcdef12345678",
    ExecutionRoleArn: role,
    JobConfig: {
      name: "clean",
      executionTimeoutMinutes: 60,
      jobDriver: {
        sparkSubmit: {
          entryPoint: "s3://oracle-bucket/code/prep.py",
          entryPointArguments: ["--in", data],
          sparkSubmitParameters: "--conf spark.executor.cores=2",
        },
      },
      configurationOverrides: {
        monitoringConfiguration: {
          s3MonitoringConfiguration: { logUri: "s3://oracle-bucket/logs/" },
        },
      },
      tags: { team: "risk" },
    },
  },
});
const own = emrServerlessStep("InOwnApplication", {
  displayName: "In its own application",
  description: "Joins the data",
  dependsOn: [standing],
  arguments: {
    ApplicationConfig: { name: "join", releaseLabel: "emr-7.1.0", type: "SPARK" },
    ExecutionRoleArn: role,
    JobConfig: { jobDriver: { sparkSubmit: { entryPoint: "s3://oracle-bucket/code/join.py" } } },
  },
});

export const v3EmrServerless = () =>
  pipeline({
    parameters: [data],
    mlflow: {
      mlflowResourceArn: "arn:aws:sagemaker:us-east-1:111122223333:mlflow-tracking-server/main",
      mlflowExperimentName: "cleaning",
    },
    steps: [standing, own],
  });
