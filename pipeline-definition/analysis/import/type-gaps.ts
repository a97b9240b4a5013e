/** Members that the API table has and the SDK's types, a little older, have not. */
const NEWER_MEMBERS = new Set([
  "AcceleratorPartitionLayouts",
  "AcceleratorPartitionType",
  "CrossRegionTrafficConfig",
  "flexExecution",
]);

/** Values that the API table has and the SDK's types have not. */
const NEWER_VALUES = /^(ml\.[a-z]\d+i-flex\..*|KV_AWARE)$/;

/** Properties that the types of a step leave out. */
const MISSING_PROPERTIES = new Set(["EMR.AdditionalInfo"]);

/** Numbers of which the types take only some. */
const NUMBERS: ReadonlyMap<string, readonly number[]> = new Map([
  ["MetricPublishFrequencyInSeconds", [10, 30, 60, 120, 180, 240, 300]],
]);

/** Whether the types of the SDK lack a member of a request or an answer that the API table has. */
export const isNewerMember = (name: string): boolean => NEWER_MEMBERS.has(name);

/** Whether the types of a step lack a property that the API table has. */
export const isMissingProperty = (way: string): boolean => MISSING_PROPERTIES.has(way);

/**
 * Whether the types of the SDK lack a value that the API table takes.
 *
 * @param member name of the member that the value stands in
 */
export const isNewerValue = (member: string, value: unknown): boolean =>
  typeof value === "string"
    ? NEWER_VALUES.test(value)
    : typeof value === "number" && NUMBERS.get(member)?.includes(value) === false;
