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

/** A function, and how many of its executions are kept back for it. */
interface Reservation {
  readonly name: string;
  readonly executions: number;
  /** Whether the stack can do without it. */
  readonly isOptional: boolean;
}

const ofWorkflow = (name: string): Reservation => ({ name, executions: 2, isOptional: false });

/** What each function reserves of the account's concurrent executions; builds of images are asked for at once. */
export const reservations = ({
  configuration: { schedule, triggers, alarms },
  builtImages,
  workflowFunctions,
}: StackSettings): readonly Reservation[] => {
  const around = {
    "start-guard": schedule === undefined && triggers.length === 0 ? 0 : 1,
    webhook: triggers.some(({ webhook }) => webhook !== undefined) ? 2 : 0,
    watch: alarms === undefined ? 0 : 1,
    images: Object.keys(builtImages).length,
  };
  return [
    ...Object.entries(around).map(([name, executions]) => ({ name, executions, isOptional: true })),
    ...workflowFunctions.map(ofWorkflow),
  ].filter(({ executions }) => executions > 0);
};

const sumOf = (reserved: readonly Reservation[]): number =>
  reserved.reduce((sum, { executions }) => sum + executions, LEAST_UNRESERVED);

/** What to do without until AWS has answered, if that is enough. */
const meanwhile = (reserved: readonly Reservation[], value: number): string => {
  const lasting = reserved.filter(({ isOptional }) => !isOptional);
  return lasting.length > 0 && value < sumOf(lasting)
    ? "The functions of the workflow cannot be left out"
    : "Until then leave out schedule, triggers and alarms, and give own images by their URIs";
};

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
  const named = reserved.map(({ name }) => `"${name}"`).join(" and ");
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
  const needed = sumOf(reserved);
  const told = `Quota "Concurrent executions" of Lambda is ${String(value)}`;
  return [
    value < needed
      ? error(
          "quotas",
          `${told}, and AWS refuses the reservation of ${named} unless it is ${String(needed)} or more.`,
          `${more}. ${meanwhile(reserved, value)}.`,
        )
      : ok("quotas", `${told}; ${String(needed)} needed.`),
  ];
};
