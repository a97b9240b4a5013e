import {
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuota,
  type ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { instanceNeeds, type InstanceNeed } from "./instance-needs";
import { ask, notLookedAt } from "./looked-at";

const SERVICE = { ServiceCode: "sagemaker" };

const collect = async (
  pages: AsyncIterable<{ readonly Quotas?: readonly ServiceQuota[] | undefined }>,
): Promise<ReadonlyMap<string, ServiceQuota>> => {
  const quotas = new Map<string, ServiceQuota>();
  for await (const { Quotas = [] } of pages) {
    for (const quota of Quotas) quotas.set(quota.QuotaName ?? "", quota);
  }
  return quotas;
};

/** What the account may use; AWS's default where it has no value of its own. */
const listQuotas = async (client: ServiceQuotasClient, needed: readonly string[]) => {
  const applied = await collect(paginateListServiceQuotas({ client, pageSize: 100 }, SERVICE));
  if (needed.every((name) => applied.has(name))) return applied;
  const defaults = await collect(paginateListAWSDefaultServiceQuotas({ client, pageSize: 100 }, SERVICE));
  return new Map([...defaults, ...applied]);
};

const nameOf = ({ instanceType, usage }: InstanceNeed): string => `${instanceType} for ${usage}`;

const askForMore = (quota: ServiceQuota, value: number, region: string): string =>
  "Ask for more, which can take a day: aws service-quotas request-service-quota-increase --service-code sagemaker " +
  `--quota-code ${quota.QuotaCode ?? "QUOTA-CODE"} --desired-value ${String(value)} --region ${region}`;

const quotaFinding = (need: InstanceNeed, quota: ServiceQuota | undefined, region: string): Finding => {
  const name = nameOf(need);
  const value = quota?.Value;
  const asking = need.steps.map((step) => `"${step}"`).join(", ");
  if (quota === undefined || value === undefined) {
    return warning(
      "quotas",
      `AWS lists no quota "${name}", which step ${asking} needs.`,
      "Check the name of the instance type, and whether the region has it.",
    );
  }
  if (value < need.atLeast) {
    return error(
      "quotas",
      `Quota "${name}" is ${String(value)}, and step ${asking} needs ${String(need.atLeast)}.`,
      askForMore(quota, need.together, region),
    );
  }
  return value < need.together
    ? warning(
        "quotas",
        `Quota "${name}" is ${String(value)}, and steps that may run at the same time (${asking}) need ${String(need.together)}.`,
        `They will wait for each other by their retry policies. ${askForMore(quota, need.together, region)}`,
      )
    : ok("quotas", `Quota "${name}" is ${String(value)}; ${String(need.together)} needed.`);
};

/**
 * Holds the instances that an execution asks for against the quotas of the account. New accounts have a quota of 0 for
 * most types.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sagemaker.html
 */
export const checkQuotas = async (
  { definition, configuration: { region } }: StackSettings,
  { quotas: client }: Pick<AwsClients, "quotas">,
): Promise<readonly Finding[]> => {
  const needs = instanceNeeds(definition);
  if (needs.length === 0) return [ok("quotas", "No step names an instance type.")];
  const answer = await ask("servicequotas:ListServiceQuotas", async () =>
    listQuotas(client, needs.map(nameOf)),
  );
  if ("failure" in answer) return [notLookedAt("quotas", "What the account may use", answer.failure)];
  return needs.map((need) => quotaFinding(need, answer.value.get(nameOf(need)), region));
};
