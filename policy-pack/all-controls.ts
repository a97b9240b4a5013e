import { CONTROL_IDS, type Control } from "./control";
import { bucketControls } from "./controls/buckets";
import { dataServiceControls } from "./controls/data-services";
import { deliveryRoleControls } from "./controls/delivery-roles";
import { functionControls } from "./controls/functions";
import { jobControls } from "./controls/jobs";
import { keyControls } from "./controls/keys";
import { messageControls } from "./controls/messages";
import { modelControls } from "./controls/models";
import { networkControls } from "./controls/network";
import { operationControls } from "./controls/operations";
import { pipelineRoleControls } from "./controls/pipeline-role";
import { repositoryControls } from "./controls/repositories";
import { roleControls } from "./controls/roles";
import { startControls } from "./controls/starts";

const unordered: readonly Control[] = [
  ...bucketControls,
  ...keyControls,
  ...repositoryControls,
  ...roleControls,
  ...pipelineRoleControls,
  ...deliveryRoleControls,
  ...networkControls,
  ...jobControls,
  ...modelControls,
  ...functionControls,
  ...startControls,
  ...messageControls,
  ...dataServiceControls,
  ...operationControls,
];

/** Every control, in the order of the list of controls. */
export const CONTROLS: readonly Control[] = CONTROL_IDS.flatMap((id) =>
  unordered.filter((one) => one.id === id),
);
