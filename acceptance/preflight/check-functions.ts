import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import { ask, notLookedAt } from "./looked-at";

/** "Concurrent executions": of all functions of an account in a region. */
const QUOTA = { ServiceCode: "lambda", QuotaCode: "L-B99A9384" };

/** AWS lets nobody reserve more than leaves this many to functions without a reservation. */
const LEAST_UNRESERVED = 100;

/** What most accounts have; new ones may begin with 10. */
const USUAL = 1000;

/** What each function reserves of the account's concurrent executions; builds of images are asked for at once. */
const reservations = ({
  configuration: { schedule, triggers, alarms },
  builtImages,
}: StackSettings): readonly string[] => [
  ...(schedule === undefined && triggers.length === 0 ? [] : ["start-guard"]),
  ...(alarms === undefined ? [] : ["watch"]),
  ...Object.keys(builtImages).map(() => "images"),
];

/**
 * Looks whether the account lets the functions around the pipeline be made. Only the quota is read: what others of the
 * account have reserved is not told by it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export const checkFunctions = async (
  settings: StackSettings,
  { quotas }: Pick<AwsClients, "quotas">,
): Promise<readonly Finding[]> => {
  const reserved = reservations(settings);
  if (reserved.length === 0) return [];
  const named = [...new Set(reserved)].map((one) => `"${one}"`).join(" and ");
  const answer = await ask("servicequotas:GetServiceQuota", async () =>
    quotas.send(new GetServiceQuotaCommand(QUOTA)),
  );
  if ("failure" in answer)
    return [notLookedAt("quotas", "How many functions may run at once", answer.failure)];
  const more =
    "Ask for more, which can take a day: aws service-quotas request-service-quota-increase --service-code lambda " +
    `--quota-code ${QUOTA.QuotaCode} --desired-value ${String(USUAL)} --region ${settings.configuration.region}`;
  const value = answer.value.Quota?.Value;
  if (value === undefined)
    return [
      warning(
        "quotas",
        `AWS gives no value of the concurrent executions that the reservation of ${named} is taken from.`,
        more,
      ),
    ];
  const needed = LEAST_UNRESERVED + reserved.length;
  const told = `Quota "Concurrent executions" of Lambda is ${String(value)}`;
  return [
    value < needed
      ? error(
          "quotas",
          `${told}, and AWS refuses the reservation of ${named} unless it is ${String(needed)} or more.`,
          `${more}. Until then leave out schedule, triggers and alarms, and give own images by their URIs.`,
        )
      : ok("quotas", `${told}; ${String(needed)} needed.`),
  ];
};
