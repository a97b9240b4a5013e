import { isJsonObject, type JsonObject } from "../document/definition";
import type { DocumentPath } from "../document/references";
import { withoutBranches } from "../document/steps";
import { nodesOf, pathOf, type DocumentNode } from "../document/walk";
import { formatPath } from "../document/path";
import { quoted } from "../document/quoted";
import type { DefinitionReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { mayBeSecret, namesSecret, secretIn } from "./secret-patterns";

const HINT =
  "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).";

/** Members that hold a value whose name stands beside them. */
const NAME_BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ["Value", ["Name", "Key"]],
  ["DefaultValue", ["Name"]],
]);

const ARGUMENT_NAME = /^--?(?<name>[A-Za-z][\w.-]*)(?:=(?<value>.*))?$/s;

interface Named {
  readonly name: string;
  readonly value: string;
}

/** `--password x` and `--password=x` in a list of arguments. */
const argumentOf = (node: DocumentNode, value: string): Named | undefined => {
  const list = node.parent?.value;
  if (!Array.isArray(list) || typeof node.key !== "number") return undefined;
  const own = ARGUMENT_NAME.exec(value)?.groups;
  if (own?.["name"] !== undefined && own["value"] !== undefined)
    return { name: own["name"], value: own["value"] };
  const before: unknown = list[node.key - 1];
  const { name, value: rest } =
    (typeof before === "string" ? ARGUMENT_NAME.exec(before)?.groups : undefined) ?? {};
  return name === undefined || rest !== undefined || value.startsWith("-") ? undefined : { name, value };
};

/** The name under which a text is given: its member, the name beside it, or the argument before it. */
const nameOf = (node: DocumentNode, value: string): Named | undefined => {
  const { key, parent } = node;
  if (typeof key !== "string") return argumentOf(node, value);
  const holder: JsonObject = isJsonObject(parent?.value) ? parent.value : {};
  const beside = (NAME_BESIDE.get(key) ?? []).map((member) => holder[member]);
  const name = beside.find((other) => typeof other === "string") ?? key;
  return typeof name === "string" ? { name, value } : undefined;
};

/** A part of the document, and how a sentence names it. */
interface Holder {
  readonly value: unknown;
  readonly path: DocumentPath;
  readonly subject: string;
}

const whatIsHeld = (node: DocumentNode, value: string): string | undefined => {
  const form = secretIn(value);
  if (form !== undefined) return `holds ${form}`;
  const named = nameOf(node, value);
  return named !== undefined && namesSecret(named.name) && mayBeSecret(named.value)
    ? `gives ${quoted(named.name)} in plain text`
    : undefined;
};

const checkHolder = ({ value, path, subject }: Holder): readonly Problem[] => {
  const found: Problem[] = [];
  for (const node of nodesOf(value)) {
    const what = typeof node.value === "string" ? whatIsHeld(node, node.value) : undefined;
    if (what === undefined) continue;
    const message = `${quoted(formatPath(pathOf(node)), 300)} of ${subject} ${what}.`;
    found.push(problem("job-holds-secret", pathOf(node, path), message, HINT));
  }
  return found;
};

/** Nothing in the document looks like a secret. Messages name the place, never the value. */
export const checkSecuritySecrets = ({ document, steps }: DefinitionReading): readonly Problem[] => {
  const outside = Object.fromEntries(Object.entries(document).filter(([key]) => key !== "Steps"));
  const holders: readonly Holder[] = [
    { value: outside, path: [], subject: "the definition" },
    ...steps.map(({ step, path, subject }) => ({ value: withoutBranches(step as never), path, subject })),
  ];
  return holders.flatMap(checkHolder);
};
