import { checkSecurityApproval } from "./check-security-approval";
import { checkSecurityImages } from "./check-security-images";
import { checkSecurityRoles } from "./check-security-roles";
import { checkSecuritySecrets } from "./check-security-secrets";
import { checkSecuritySettings } from "./check-security-settings";
import { checkSecuritySteps } from "./check-security-steps";
import type { DefinitionReading } from "./definition-reading";
import type { Problem } from "./problem";

/** What the controls for jobs, models and images ask of a document. Only warnings: AWS takes it all. */
export const checkSecurity = (reading: DefinitionReading): readonly Problem[] => [
  ...checkSecuritySettings(reading),
  ...checkSecurityImages(reading),
  ...checkSecurityRoles(reading),
  ...checkSecurityApproval(reading),
  ...checkSecuritySteps(reading),
  ...checkSecuritySecrets(reading),
];
