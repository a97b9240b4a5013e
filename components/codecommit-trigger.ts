import { regionalArn, type Place } from "../pipeline-definition/analysis/permissions/place";
import type { BranchSettings } from "./surroundings";

/**
 * The event pattern of pushes to branches of a CodeCommit repository of this account; a branch that is deleted is none.
 *
 * @see https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
 */
export const codeCommitPattern = (place: Place, { repository, branches }: BranchSettings) => ({
  source: ["aws.codecommit"],
  "detail-type": ["CodeCommit Repository State Change"],
  resources: [regionalArn(place, "codecommit", repository)],
  detail: {
    event: ["referenceCreated", "referenceUpdated"],
    referenceType: ["branch"],
    referenceName: branches,
  },
});
