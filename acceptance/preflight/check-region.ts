import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { AwsClients } from "../aws/clients";
import { error, ok, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { ask, notLookedAt } from "./looked-at";

/** Looks whether the region exists and is switched on in the account. */
export const checkRegion = async (
  { configuration: { region } }: StackSettings,
  { ec2 }: Pick<AwsClients, "ec2">,
): Promise<readonly Finding[]> => {
  const filter = { Name: "region-name", Values: [region] };
  const answer = await ask("ec2:DescribeRegions", async () =>
    ec2.send(new DescribeRegionsCommand({ AllRegions: true, Filters: [filter] })),
  );
  if ("failure" in answer) return [notLookedAt("region", `Region "${region}"`, answer.failure)];
  const [found] = answer.value.Regions ?? [];
  if (found === undefined) {
    const hint = "Name one that AWS has: pulumi config set aws:region eu-west-1.";
    return [error("region", `There is no region "${region}".`, hint)];
  }
  return found.OptInStatus === "not-opted-in"
    ? [
        error(
          "region",
          `Region "${region}" is not switched on in this account.`,
          "Switch it on in the account settings, which takes some minutes, or choose another one.",
        ),
      ]
    : [ok("region", `Region "${region}" is switched on.`)];
};
