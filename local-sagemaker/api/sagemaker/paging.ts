import { isJsonObject, type JsonObject } from "../../../pipeline-definition/document/definition";
import { textAt } from "../../jobs/request-reading";
import { invalid } from "../../endpoints/refused-request";
import { epochSeconds } from "./wire";

const MOST = 100;

/**
 * One page of a list.
 *
 * @param items All of them, in order.
 * @param member Name of the list in the response.
 * @throws RefusedRequest for a token or a size that makes no sense.
 */
export const pageOf = (input: JsonObject, member: string, items: readonly JsonObject[]): JsonObject => {
  const { MaxResults = MOST, NextToken } = input;
  const size = Number(MaxResults);
  const token = typeof NextToken === "string" ? Buffer.from(NextToken, "base64url").toString() : "0";
  if (!/^\d+$/.test(token)) throw invalid("The token provided is invalid.");
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw invalid(`MaxResults is ${JSON.stringify(MaxResults)}; SageMaker takes 1 to ${String(MOST)}.`);
  const [from, to] = [Number(token), Number(token) + size];
  const next = to < items.length ? { NextToken: Buffer.from(String(to)).toString("base64url") } : {};
  return { [member]: items.slice(from, to), ...next };
};

const asTime = (value: JsonObject[string]): number => {
  const seconds = epochSeconds(value);
  return typeof seconds === "number" ? seconds : 0;
};

/** The members that a list operation is narrowed and sorted by. */
export interface ListedBy {
  readonly name: string;
  readonly time: string;
}

/** What a list operation's filters leave, in the order that it asks for; the newest first by default. */
export const filtered = (
  input: JsonObject,
  items: readonly JsonObject[],
  { name, time }: ListedBy,
): readonly JsonObject[] => {
  const { NameContains, CreationTimeAfter, CreationTimeBefore, SortBy, SortOrder = "Descending" } = input;
  const sign = SortOrder === "Ascending" ? 1 : -1;
  const nameOf = (item: JsonObject): string => (textAt(item, name) ?? "").toLowerCase();
  const part = typeof NameContains === "string" ? NameContains.toLowerCase() : "";
  const after = CreationTimeAfter === undefined ? -Infinity : asTime(CreationTimeAfter);
  const before = CreationTimeBefore === undefined ? Infinity : asTime(CreationTimeBefore);
  const inTime = (item: JsonObject): boolean => asTime(item[time]) > after && asTime(item[time]) < before;
  const compare = (a: JsonObject, b: JsonObject): number =>
    SortBy === "Name" ? (nameOf(a) < nameOf(b) ? -1 : 1) : asTime(a[time]) - asTime(b[time]);
  return items
    .filter((item) => isJsonObject(item) && nameOf(item).includes(part) && inTime(item))
    .sort((a, b) => sign * compare(a, b));
};

/** Named members of a description, times as epoch seconds. */
export const summary = (
  description: JsonObject,
  members: readonly string[],
  times: readonly string[],
): JsonObject =>
  Object.fromEntries(
    members.flatMap((member) => {
      const value = times.includes(member) ? epochSeconds(description[member]) : description[member];
      return value === undefined ? [] : [[member, value] as const];
    }),
  );
