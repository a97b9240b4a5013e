import type { JsonObject } from "../../pipeline-definition/document/definition";
import { modelArn, modelPackageArn, type Place } from "./names";
import { StepFailure } from "./step-failure";

const APPROVAL_STATUSES: readonly string[] = ["Approved", "Rejected", "PendingManualApproval"];

/**
 * What `DescribeModel` answers for a model made from these arguments.
 *
 * @param time When the model was made, ISO 8601.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html
 */
export const describeModel = (args: JsonObject, name: string, place: Place, time: string): JsonObject => ({
  EnableNetworkIsolation: false,
  ...args,
  ModelName: name,
  ModelArn: modelArn(place, name),
  CreationTime: time,
});

/** What a register-model step asks for, read from its resolved arguments. */
export interface Registration {
  readonly group: string;
  readonly approvalStatus: string;
  readonly args: JsonObject;
}

/**
 * Reads the arguments of a register-model step. The approval status is `PendingManualApproval` by default.
 *
 * @throws StepFailure without a group, or with an approval status that SageMaker does not know.
 */
export const readRegistration = (args: JsonObject): Registration => {
  const { ModelPackageGroupName: group, ModelApprovalStatus: status = "PendingManualApproval" } = args;
  if (typeof group !== "string" || group === "")
    throw new StepFailure("The step names no ModelPackageGroupName to register the model in.");
  if (typeof status !== "string" || !APPROVAL_STATUSES.includes(status))
    throw new StepFailure(
      `ModelApprovalStatus is ${JSON.stringify(status)}; SageMaker knows ${APPROVAL_STATUSES.join(", ")}.`,
    );
  return { group: group.split("/").at(-1) ?? group, approvalStatus: status, args };
};

/**
 * What `DescribeModelPackage` answers for a registered version.
 *
 * @param version Counts from 1 in each group.
 * @param time When it was registered, ISO 8601.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackage.html
 */
export const describeModelPackage = (
  { group, approvalStatus, args }: Registration,
  version: number,
  place: Place,
  time: string,
): JsonObject => ({
  CertifyForMarketplace: false,
  ...args,
  ModelPackageName: `${group}/${String(version)}`,
  ModelPackageGroupName: group,
  ModelPackageVersion: version,
  ModelPackageArn: modelPackageArn(place, group, version),
  ModelApprovalStatus: approvalStatus,
  ModelPackageStatus: "Completed",
  ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
  CreationTime: time,
});
