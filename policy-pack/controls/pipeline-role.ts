import { complain, eachOf, type Control } from "../control";
import type { Estate } from "../estate";
import { allowsAction, grantsOf, valuesOf, type Statement } from "../statements";

const JOBS = ["CreateTrainingJob", "CreateProcessingJob", "CreateHyperParameterTuningJob"].map(
  (verb) => `sagemaker:${verb}`,
);
const MODEL = "sagemaker:CreateModel";

const granting =
  (...actions: readonly string[]) =>
  (estate: Estate): readonly Statement[] =>
    grantsOf(estate).filter((one) => actions.some((action) => allowsAction(one, action)));

/** A list of a request that has to be there, and to hold nothing but what is listed. */
const isHeldTo = (statement: Statement, key: string): boolean =>
  valuesOf(statement, key, "ForAllValues:StringEquals").length > 0 &&
  valuesOf(statement, key, "Null").includes("false");

const isTrue = (statement: Statement, key: string): boolean =>
  valuesOf(statement, key, "Bool").includes("true");

const jobFaults = (statement: Statement): readonly (string | false)[] => {
  const models = !JOBS.some((action) => allowsAction(statement, action));
  const keys = models ? [] : ["sagemaker:VolumeKmsKeyArn", "sagemaker:OutputKmsKeyArn"];
  return [
    ...keys.map(
      (key) => valuesOf(statement, key, "ArnEquals").length === 0 && `starts jobs without a fixed ${key}`,
    ),
    !isTrue(statement, "sagemaker:NetworkIsolation") && "starts jobs that reach the network",
    !models &&
      !isTrue(statement, "sagemaker:InterContainerTrafficEncryption") &&
      "starts jobs whose machines talk in the open",
  ];
};

const START = "role that starts jobs";

/** IAM: what the role of a pipeline may start, and how. */
export const pipelineRoleControls: readonly Control[] = [
  eachOf("IAM-12", START, granting(...JOBS, MODEL), (statement) =>
    complain(
      statement.holder,
      ["sagemaker:VpcSubnets", "sagemaker:VpcSecurityGroupIds"].map(
        (key) => !isHeldTo(statement, key) && `starts jobs without fixed ${key}`,
      ),
    ),
  ),
  eachOf("IAM-13", START, granting(...JOBS, MODEL), (statement) =>
    complain(statement.holder, jobFaults(statement)),
  ),
  eachOf(
    "IAM-14",
    "role that registers models",
    granting("sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"),
    (statement) => {
      const statuses = valuesOf(statement, "sagemaker:ModelApprovalStatus", "StringEquals");
      return complain(statement.holder, [
        allowsAction(statement, "sagemaker:UpdateModelPackage") && "can approve models",
        (statuses.length === 0 || statuses.includes("Approved")) && "can register models as approved",
      ]);
    },
  ),
];
