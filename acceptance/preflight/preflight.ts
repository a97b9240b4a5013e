import type { AwsClients } from "../aws/clients";
import { ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { checkCredentials } from "./check-credentials";
import { checkFunctions } from "./check-functions";
import { checkImages } from "./check-images";
import { checkNames } from "./check-names";
import { checkNetwork } from "./check-network";
import { checkQuotas } from "./check-quotas";
import { checkRegion } from "./check-region";
import { checkRoles } from "./check-roles";
import { checkSecrets } from "./check-secrets";

const dataFinding = ({ configuration: { inputData } }: StackSettings): Finding =>
  inputData === undefined
    ? ok("data", "The stack brings its own sample data.")
    : warning(
        "data",
        `The input data "${inputData.uri}" was not looked at.`,
        `See for yourself: aws s3 ls ${inputData.uri}`,
      );

/**
 * Looks for what would go wrong in this account: nothing is made and nothing changed. Without credentials, or in the
 * wrong account, nothing else is asked.
 */
export const preflight = async (
  settings: StackSettings,
  clients: AwsClients,
): Promise<readonly Finding[]> => {
  const { caller, findings } = await checkCredentials(settings, clients);
  if (caller === undefined) return findings;
  const checks = [
    checkRegion(settings, clients),
    checkSecrets(settings, clients),
    checkQuotas(settings, clients),
    checkFunctions(settings, clients),
    checkNames(settings, clients),
    checkImages(settings, clients),
    checkNetwork(settings, clients),
    checkRoles(settings, clients, caller),
  ];
  return [...findings, ...(await Promise.all(checks)).flat(), dataFinding(settings)];
};
