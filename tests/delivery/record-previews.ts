/**
 * Records what the `pulumi` command writes about two changes, for the tests: a changed definition and script in dev,
 * and in prod a repository under another name, which is refused.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isJsonObject } from "../../pipeline-definition/document/definition";
import { ownConfig, type StackName } from "../scenarios/scenario";
import { edit, withCopy } from "../support/program-copy";
import { pulumiCommand } from "../support/pulumi-command/command-folder";
import { PulumiCommand } from "../support/pulumi-command/pulumi-command";
import { PREVIEWS } from "./canned-preview";

const ROOT = path.resolve(__dirname, "../..");
const CONTROLS = ["--policy-pack", path.join(ROOT, "policy-pack")];

/** Where in the program something was said, and when, differs from machine to machine. */
const LOCAL = ["sourcePosition", "stackTrace", "created", "modified", "duration"];

const withoutLocal = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutLocal);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      LOCAL.includes(key) ? [] : [[key, withoutLocal(inner)]],
    ),
  );
};

/** The change that is recorded, made in a copy of the program. */
const CHANGES: Readonly<Record<string, (folder: string) => void>> = {
  dev: (folder) => {
    edit(folder, "workflows/adult-census/job-steps.ts", 'max_depth: "5"', 'max_depth: "6"');
    const script = path.join(folder, "workflows/adult-census/code/evaluate.py");
    writeFileSync(script, `${readFileSync(script, "utf8")}\n# changed\n`);
  },
  prod: (folder) => {
    edit(folder, "index.ts", 'purposes: ["jobs"', 'purposes: ["training"');
  },
};

const record = async (pulumi: string, stack: StackName, scratch: string): Promise<void> =>
  withCopy(async (folder) => {
    const command = new PulumiCommand(pulumi, scratch);
    const options = { stack, folder, config: ownConfig(stack) };
    const { state } = await command.run("up", options);
    CHANGES[stack]?.(folder);
    const { output, state: after } = await command.run("preview", {
      ...options,
      state,
      more: ["--json", ...CONTROLS],
    });
    const plain = (text: string): string =>
      [folder, scratch, ROOT].reduce((shown, place) => shown.replaceAll(place, "/program"), text);
    const digest = withoutLocal(JSON.parse(output));
    writeFileSync(
      path.join(PREVIEWS, `recorded-${stack}.json`),
      plain(`${JSON.stringify(digest, null, 2)}\n`),
    );
    const events = readFileSync(path.join(after.folder, "events.jsonl"), "utf8").split("\n");
    const policies = events.filter((line) => /"policy(Event|AnalyzeStackSummaryEvent)"/.test(line));
    // A preview that fails does not come to the policies of the whole stack.
    if (policies.length === 0) return;
    writeFileSync(path.join(PREVIEWS, `recorded-${stack}-events.jsonl`), plain(`${policies.join("\n")}\n`));
  });

const main = async (): Promise<void> => {
  const pulumi = pulumiCommand();
  if (pulumi === undefined) throw new Error("There is no pulumi command on the PATH.");
  const scratch = mkdtempSync(path.join(tmpdir(), "pulumi-"));
  try {
    for (const stack of ["dev", "prod"] as const) await record(pulumi, stack, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

void main();
