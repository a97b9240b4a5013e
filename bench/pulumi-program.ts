import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runUnderPulumi, type EngineRun } from "../tests/support/pulumi-engine";
import { withCopy } from "../tests/support/program-copy";
import { compare, compareFigures, type Comparison } from "./measure";

/** Every package of Pulumi that the program or one of its components imports. */
const importsOf = (folder: string): readonly string[] => {
  const components = readdirSync(path.join(folder, "components")).filter((name) => name.endsWith(".ts"));
  const files = ["index.ts", ...components.map((name) => `components/${name}`)];
  const texts = files.map((file) => readFileSync(path.join(folder, file), "utf8"));
  return [...new Set(texts.join("\n").match(/"@pulumi\/[^"]+"/g))].sort();
};

const firstPreview = async (folder?: string): Promise<EngineRun> => {
  const run = await runUnderPulumi({
    stack: "dev",
    preview: true,
    ...(folder === undefined ? {} : { folder }),
  });
  if (run.exitCode !== 0) throw new Error(run.errors.join("\n"));
  return run;
};

/** Does something with a program that imports the same and makes nothing. */
const besideEmpty = (task: (folder: string) => Promise<Comparison>): Promise<Comparison> =>
  withCopy((folder) => {
    const lines = importsOf(folder).map((name) => `import ${name};\n`);
    writeFileSync(path.join(folder, "index.ts"), lines.join(""));
    return task(folder);
  });

const ROUNDS = 5;

/** A figure of a first preview and of that empty program's. */
const figureOf = (figure: (run: EngineRun) => number): Promise<Comparison> =>
  besideEmpty((folder) =>
    compareFigures(
      async () => figure(await firstPreview()),
      async () => figure(await firstPreview(folder)),
      ROUNDS,
    ),
  );

/** How long a first preview takes, from the start of Pulumi's Node program to its end. */
export const programStart = (): Promise<Comparison> =>
  besideEmpty((folder) =>
    compare(
      () => firstPreview().then(() => undefined),
      () => firstPreview(folder).then(() => undefined),
      ROUNDS,
    ),
  );

/** How much memory it holds at most, in megabytes. */
export const programMemory = (): Promise<Comparison> => figureOf(({ peakMegabytes }) => peakMegabytes);

/** How long it computes, in seconds: what other work on the machine hardly changes. */
export const programProcessorTime = (): Promise<Comparison> =>
  figureOf(({ processorSeconds }) => processorSeconds);
