import type { Estate, Registration } from "../../policy-pack/estate";
import { isType } from "../../policy-pack/estate";
import { at } from "../../policy-pack/json-reading";

/** What is done to a stack so that a control has to notice. */
export type Change = (estate: Estate) => Estate;

const put = (value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown => {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((one, i) => (String(i) === key ? put(one, rest, to) : (one as unknown)));
  const members = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  return { ...members, [key]: put(members[key], rest, to) };
};

const each =
  (type: string, change: (one: Registration) => Registration): Change =>
  (estate) => {
    if (!estate.resources.some((one) => isType(one, type))) throw new Error(`The stack has no ${type}.`);
    return { ...estate, resources: estate.resources.map((one) => (isType(one, type) ? change(one) : one)) };
  };

/** Puts a value at a dotted path of the inputs of every resource of a type. */
export const set = (type: string, path: string, value: unknown): Change =>
  each(type, (one) => ({
    ...one,
    inputs: put(one.inputs, path.split("."), value) as Registration["inputs"],
    outputs: put(one.outputs, path.split("."), value) as Registration["inputs"],
  }));

/** Takes away every resource of a type. */
export const without =
  (type: string): Change =>
  (estate) => ({
    ...estate,
    resources: estate.resources.filter((one) => !isType(one, type)),
  });

/** Switches off the protection of every resource of a type. */
export const unprotected = (type: string): Change => each(type, (one) => ({ ...one, protect: false }));

/** Forgets what the resources of a type wait for. */
export const impatient = (type: string): Change => each(type, (one) => ({ ...one, dependencies: [] }));

/** Replaces text in an input that is a document, at a dotted path, and insists that it was there. */
export const rewrite =
  (type: string, place: string, from: RegExp, to: string): Change =>
  (estate) => {
    const path = place.split(".");
    let found = false;
    const changed = each(type, (one) => {
      const before = at(one.inputs, ...path);
      if (typeof before !== "string" || !from.test(before)) return one;
      found = true;
      const after = before.replace(new RegExp(from, "g"), to);
      return { ...one, inputs: put(one.inputs, path, after) as Registration["inputs"] };
    })(estate);
    if (!found) throw new Error(`No ${type} holds ${String(from)}.`);
    return changed;
  };

/** Changes one resource by its name, and insists that it is there. */
export const only =
  (name: string, change: Change): Change =>
  (estate) => {
    const isMeant = (one: Registration): boolean => one.name === name;
    const changed = change({ ...estate, resources: estate.resources.filter(isMeant) });
    return {
      ...estate,
      resources: [...estate.resources.filter((one) => !isMeant(one)), ...changed.resources],
    };
  };

/** Adds a resource. */
export const add =
  (token: string, inputs: Registration["inputs"], name = "added"): Change =>
  (estate) => ({
    ...estate,
    resources: [
      ...estate.resources,
      { type: token, name, inputs, outputs: inputs, protect: true, dependencies: [] },
    ],
  });

/** Adds a statement that allows something to a role. */
export const grant = (Action: string, Resource = "*", Condition: unknown = {}, role = "added"): Change =>
  add("aws:iam/rolePolicy:RolePolicy", {
    role,
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource, Condition }] }),
  });

/** Changes the definition of the pipeline. */
export const define = (change: (document: string) => string): Change =>
  each("sagemaker:Pipeline", (one) => {
    const before = String(one.inputs["pipelineDefinition"]);
    const after = change(before);
    if (before === after) throw new Error("The definition stayed as it was.");
    return { ...one, inputs: { ...one.inputs, pipelineDefinition: after } };
  });

/** Changes one file of the repository. */
export const file =
  (path: string, change: (text: string) => string | undefined): Change =>
  (estate) => {
    const files = new Map(estate.files);
    const changed = change(files.get(path) ?? "");
    if (changed === undefined) files.delete(path);
    else files.set(path, changed);
    return { ...estate, files };
  };
