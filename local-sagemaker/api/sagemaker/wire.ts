import { membersOf, resolve } from "../../../pipeline-definition/api-model/api-shapes";
import type { Shape } from "../../../pipeline-definition/api-model/shape";
import { checkShape } from "../../../pipeline-definition/checks/check-shape";
import { isJsonObject, type Json, type JsonObject } from "../../../pipeline-definition/document/definition";
import { invalid } from "../../endpoints/refused-request";

/** A time as the JSON protocols write it: seconds since 1970. Anything but an ISO 8601 text comes back as it is. */
export const epochSeconds = (time: Json | undefined): Json | undefined => {
  const milliseconds = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(milliseconds) ? time : milliseconds / 1000;
};

const shapeOf = (name: string): Shape => ({ kind: "named", name: `sagemaker.${name}` });

const convert = (shape: Shape, value: Json | undefined): Json | undefined => {
  if (value === undefined || value === null) return undefined;
  const known = resolve(shape);
  // Times are the only values of the API whose kind is left open.
  if (known.kind === "scalar") return epochSeconds(value);
  if (known.kind === "list" && Array.isArray(value))
    return value.flatMap((item: Json) => convert(known.of, item) ?? []);
  if (known.kind === "map" && isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(known.of, item)]));
  if (known.kind !== "object" || !isJsonObject(value)) return value;
  const members = Object.entries(membersOf(known)).flatMap(([name, member]) => {
    const converted = convert(member, value[name]);
    return converted === undefined ? [] : [[name, converted] as const];
  });
  return Object.fromEntries(members);
};

/**
 * A Describe response as it goes over the wire: times as epoch seconds, and only members that the API has.
 *
 * @param shape Name of the response in AWS's API, for example `DescribeModelOutput`.
 */
export const toWire = (shape: string, description: JsonObject): JsonObject => {
  const converted = convert(shapeOf(shape), description);
  return isJsonObject(converted) ? converted : {};
};

/**
 * Refuses a request that does not have the shape that AWS's API wants.
 *
 * @param shape Name of the request in AWS's API, for example `CreateModelInput`.
 * @throws RefusedRequest that names all that is wrong.
 */
export const requireShape = (shape: string, operation: string, input: JsonObject): void => {
  const subject = `request "${operation}"`;
  const problems = checkShape(shapeOf(shape), input, { subject, path: [], skip: 0, parameters: new Map() });
  if (problems.length === 0) return;
  const errors = `${String(problems.length)} validation error${problems.length === 1 ? "" : "s"} detected: `;
  throw invalid(errors + problems.map(({ message, hint }) => `${message} ${hint}`).join(" "));
};
