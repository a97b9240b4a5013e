import { isJsonObject } from "../../document/definition";
import { jsonCode, listCode, member, objectCode, plain } from "./code";
import type { StepFunction } from "./step-functions";
import type { Writer } from "./writer";

type Faults = NonNullable<StepFunction["retry"]>;

const SERVICE = ["Step.SERVICE_FAULT", "Step.THROTTLING"];
const CAPACITY = ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"];
const INTERNAL = "SageMaker.JOB_INTERNAL_ERROR";

/** The faults that the types let a step retry. */
const FAULTS: Readonly<Record<Faults, readonly string[]>> = {
  service: SERVICE,
  search: [...SERVICE, ...CAPACITY],
  job: [...SERVICE, ...CAPACITY, INTERNAL],
};

/** The options of a retry by the member that the document has for each. */
const OPTIONS = [
  ["IntervalSeconds", "intervalSeconds"],
  ["BackoffRate", "backoffRate"],
  ["MaxAttempts", "maxAttempts"],
  ["ExpireAfterMin", "expireAfterMinutes"],
] as const;

const keyOf = (faults: readonly unknown[], ...options: readonly unknown[]): string =>
  JSON.stringify([faults, ...options.map((option) => option ?? null)]);

/** The retries that the DSL has a name for. */
const NAMED: ReadonlyMap<string, string> = new Map([
  [keyOf(SERVICE, 2, 2, 5, null), "retryServiceFaults"],
  [keyOf([INTERNAL, ...CAPACITY], 60, 2, null, 120), "retryJobFaults"],
  [keyOf(CAPACITY, 60, 2, null, 120), "retrySearchFaults"],
]);

const policyCode = (policy: unknown, faults: Faults, writer: Writer): string | undefined => {
  if (!isJsonObject(policy)) return undefined;
  const { ExceptionType: on, ...rest } = policy;
  if (!Array.isArray(on) || !on.every((fault) => FAULTS[faults].includes(fault as string))) return undefined;
  const given = OPTIONS.filter(([name]) => typeof rest[name] === "number");
  const ends = given.filter(([name]) => name === "MaxAttempts" || name === "ExpireAfterMin");
  // The types allow one end of the retries.
  if (given.length !== Object.keys(rest).length || ends.length > 1) return undefined;
  const named = NAMED.get(keyOf(on, ...OPTIONS.map(([name]) => rest[name])));
  if (named !== undefined) return writer.use(named);
  return objectCode([
    member("on", plain(jsonCode(on))),
    ...given.map(([name, option]) => member(option, plain(jsonCode(rest[name])))),
  ]);
};

/** Retry policies as the option `retry` has them; undefined when it cannot say them. */
export const retryCode = (policies: unknown, faults: Faults, writer: Writer): string | undefined => {
  if (!Array.isArray(policies) || policies.length === 0) return undefined;
  const codes = (policies as readonly unknown[]).map((policy) => policyCode(policy, faults, writer));
  const written = codes.filter((code) => code !== undefined);
  return written.length < codes.length ? undefined : listCode(written.map(plain));
};
