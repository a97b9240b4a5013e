import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** Where the workflows stand. */
export const FOLDER = path.resolve(__dirname, "../../.github/workflows");

/** One step of a job. */
export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
/** One job. */
export interface Job {
  readonly uses?: string;
  readonly if?: string;
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly steps?: readonly Step[];
}
/** A workflow of GitHub Actions, as far as it is read here. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>> | string;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The workflows of the repository by their files. */
export const workflows = new Map(
  readdirSync(FOLDER).map((file) => [file, parse(readFileSync(path.join(FOLDER, file), "utf8")) as Workflow]),
);
/** Every job, and where it stands. */
export const jobs = [...workflows].flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([id, job]) => ({ place: `${file}: ${id}`, file, job })),
);
/** Every step, and where it stands. */
export const steps = jobs.flatMap(({ place, job }) =>
  (job.steps ?? []).map((step) => ({ place, job, step })),
);

/** The step of that name; fails the test when there is none. */
export const stepNamed = (file: string, name: string): Step => {
  const found = Object.values(workflows.get(file)?.jobs ?? {})
    .flatMap(({ steps: all = [] }) => all)
    .find((step) => step.name === name);
  assert.ok(found, `${file} has no step "${name}"`);
  return found;
};
