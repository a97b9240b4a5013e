/**
 * Members that AWS's API has as fractions. Written as whole numbers (`2`) some of them are refused, and
 * JavaScript knows only one kind of number, so they are told by name and printed as `2.0`.
 */
export const FLOAT_MEMBERS: ReadonlySet<string> = new Set([
  "BackoffRate",
  "BidPriceAsPercentageOfOnDemandPrice",
  "InitialVariantWeight",
  "NumberOfAcceleratorDevicesRequired",
  "NumberOfCpuCoresRequired",
  "TargetObjectiveMetricValue",
  "Threshold",
  "ValidationFraction",
]);

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const nameOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? value.constructor.name : String(value);

const isFloat = (key: string, around: object): boolean =>
  FLOAT_MEMBERS.has(key) || (key === "DefaultValue" && "Type" in around && around.Type === "Float");

const memberText = (key: string, member: unknown, around: object, path: string): string => {
  const text = canonicalJson(member, `${path}.${key}`);
  const whole = typeof member === "number" && /^-?\d+$/.test(text);
  return `${JSON.stringify(key)}:${whole && isFloat(key, around) ? `${text}.0` : text}`;
};

/**
 * The one place that turns a document into bytes: keys sorted by code unit, no white space, absent
 * (`undefined`) members left out (in a list they become null, as `JSON.stringify` has it), fractions with a
 * decimal point. The same document always gives the same text, so a deployment that changes nothing shows no
 * difference and SageMaker's step cache survives it.
 *
 * @throws TypeError for what JSON cannot hold (NaN, Infinity, a function, an instance of a class), naming where
 *   it stands.
 */
export const canonicalJson = (value: unknown, path = "$"): string => {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, i) => canonicalJson(item, `${path}[${String(i)}]`)).join(",")}]`;
  }
  if (typeof value === "object" && isPlainObject(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => memberText(key, member, value, path));
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`The value at ${path} is ${nameOf(value)}, which JSON cannot hold.`);
};
