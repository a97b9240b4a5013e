import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { ask } from "./looked-at";

/** Who asks. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** Who the credentials belong to; without a caller nothing more can be asked. */
export interface CredentialsAnswer {
  readonly caller?: Caller;
  readonly findings: readonly Finding[];
}

const accountFindings = (
  { stack, allowedAccountIds, configuration }: StackSettings,
  { account, arn }: Caller,
): readonly Finding[] => {
  if (allowedAccountIds !== undefined && !allowedAccountIds.includes(account)) {
    return [
      error(
        "credentials",
        `The credentials belong to account "${account}", and stack "${stack}" may only go into ${allowedAccountIds.join(", ")}.`,
        "Use the credentials of that account, or mend aws:allowedAccountIds.",
      ),
    ];
  }
  const hint = `Name it: pulumi config set --stack ${stack} --path 'aws:allowedAccountIds[0]' ${account}`;
  return [
    ok("credentials", `The credentials belong to "${arn}" in account "${account}".`),
    ...(arn.endsWith(":root")
      ? [
          warning(
            "credentials",
            `The credentials are those of the root user of account "${account}".`,
            "Use a role: AWS advises against the root user, and roles cannot be checked for it.",
          ),
        ]
      : []),
    ...(allowedAccountIds === undefined && configuration.protect
      ? [
          warning(
            "credentials",
            `Stack "${stack}" is protected and names no account that it may go into.`,
            hint,
          ),
        ]
      : []),
  ];
};

/** Looks at who asks, and whether the stack may go into that account. */
export const checkCredentials = async (
  settings: StackSettings,
  { sts }: Pick<AwsClients, "sts">,
): Promise<CredentialsAnswer> => {
  const answer = await ask("sts:GetCallerIdentity", async () => sts.send(new GetCallerIdentityCommand({})));
  if ("failure" in answer) {
    const { message, hint } = answer.failure;
    return { findings: [error("credentials", message, hint)] };
  }
  const { Account: account = "", Arn: arn = "" } = answer.value;
  const caller = { account, arn };
  const findings = accountFindings(settings, caller);
  return findings.some(({ level }) => level === "error") ? { findings } : { caller, findings };
};
