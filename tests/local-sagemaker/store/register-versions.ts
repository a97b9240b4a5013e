import { describeModelPackage } from "../../../local-sagemaker/plan/model-descriptions";
import { modelPackageArn, modelPackageGroupArn } from "../../../local-sagemaker/plan/names";
import { Store } from "../../../local-sagemaker/store/store";

const PLACE = { region: "us-east-1", accountId: "000000000000" };
const TIME = "2026-01-01T00:00:00.000Z";

/** Registers versions of a group one after the other and returns their numbers. */
export const registerVersions = (
  store: Store,
  group: string,
  execution: string,
  count: number,
): readonly number[] =>
  Array.from({ length: count }, () => {
    const registration = { group, approvalStatus: "PendingManualApproval", args: {} };
    return store.registerModelPackage(group, modelPackageGroupArn(PLACE, group), execution, (version) => ({
      ModelPackageGroupName: group,
      ModelPackageVersion: version,
      ModelPackageArn: modelPackageArn(PLACE, group, version),
      ModelApprovalStatus: "PendingManualApproval",
      CreationTime: TIME,
      Description: describeModelPackage(registration, version, PLACE, TIME),
    })).ModelPackageVersion;
  });

// Run by a test as a process of its own: waits for a line, so that two of them begin together.
if (require.main === module) {
  const [folder = "", execution = "", count = "0"] = process.argv.slice(2);
  const store = Store.open(folder);
  process.stdout.write("ready\n");
  process.stdin.once("data", () => {
    process.stdout.write(`${JSON.stringify(registerVersions(store, "shared", execution, Number(count)))}\n`);
    store.close();
    process.stdin.destroy();
  });
}
