import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { findCycles } from "../pipeline-definition/checks/find-cycles";
import { DOCUMENT, PLAN, ZONES, type Zone } from "./support/architecture-zones";
import { files, imports, isRepositoryFile, type Import } from "./support/source-imports";

const ROOT = path.resolve(__dirname, "..");

/** `workflows/*` stands for one folder: files of another one are outside it. */
const folderOf = (zone: Zone, file: string): string =>
  zone.files.endsWith("*/")
    ? file
        .split("/")
        .slice(0, zone.files.split("/").length - 1)
        .join("/") + "/"
    : zone.files;

const zoneOf = (file: string): Zone | undefined =>
  ZONES.find(({ files }) =>
    files.endsWith("*/")
      ? file.startsWith(files.slice(0, -2)) && file.split("/").length > files.split("/").length - 1
      : files.endsWith("/")
        ? file.startsWith(files)
        : file === files,
  );

const covers = (place: string, target: string): boolean =>
  place.endsWith("/") || place === "node:" ? target.startsWith(place) : target === place;

const isAllowed = ({ from, to }: Import): boolean => {
  const zone = zoneOf(from);
  if (zone === undefined) return false;
  if (isRepositoryFile(to) || to.startsWith("node:") || to.startsWith(".") || to === "package.json") {
    const own = folderOf(zone, from);
    // Commands stand beside each other in scripts/ and do not import each other.
    const ownFolder = zone.files === "scripts/" ? from : own;
    return [...zone.may, ownFolder].some((place) => covers(place, to));
  }
  const matches = (names: readonly string[]): boolean =>
    names.some((name) => to === name || to.startsWith(name.endsWith("/") ? name : `${name}/`));
  return "only" in zone.packages ? matches(zone.packages.only) : !matches(zone.packages.not);
};

const shown = ({ from, to }: Pick<Import, "from" | "to">): string => `${from} -> ${to}`;

/** Cycles between files, type-only imports included: each as the files along it. */
const cyclesIn = (all: readonly Import[]): readonly string[] => {
  const next = new Map<string, string[]>(all.map(({ from }) => [from, []]));
  for (const { from, to } of all) next.get(from)?.push(to);
  return findCycles(next).map((cycle) => cycle.join(" -> "));
};

/** Files and packages that run when a file runs, through everything in the repository that it imports. */
const reachedFrom = (start: string) => {
  const packages = new Set<string>();
  const reached = new Set([start]);
  for (const file of reached) {
    for (const { to, typeOnly } of imports.filter(({ from }) => from === file)) {
      if (typeOnly || to.startsWith("node:")) continue;
      if (isRepositoryFile(to)) reached.add(to);
      else packages.add(/^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[0] ?? to);
    }
  }
  return { packages: [...packages], files: [...reached] };
};

const holdsComponent = (file: string): boolean =>
  /class \w+ extends (?:pulumi\.)?ComponentResource\b/.test(readFileSync(path.join(ROOT, file), "utf8"));

describe("architecture", () => {
  it("has files in every part that the table names", () => {
    const empty = [
      "components/",
      DOCUMENT,
      "pipeline-definition/checks/",
      "workflows/*/",
      PLAN,
      "scripts/",
    ].filter((place) => !files.some((file) => zoneOf(file)?.files === place));
    assert.deepEqual(empty, []);
    assert.ok(imports.some(({ typeOnly }) => typeOnly));
  });

  it("lets every file import only what the table allows", () => {
    assert.deepEqual(imports.filter((one) => !isAllowed(one)).map(shown), []);
  });

  it("knows a stray when it sees one", () => {
    const strays: readonly (readonly [string, string])[] = [
      ["index.ts", "scripts/synth.ts"],
      ["index.ts", "@aws-sdk/client-sagemaker"],
      ["components/keys.ts", "pipeline-definition/pipeline.ts"],
      ["components/keys.ts", "node:fs"],
      ["pipeline-definition/document/steps.ts", "pipeline-definition/checks/problem.ts"],
      ["pipeline-definition/document/steps.ts", "zod"],
      ["pipeline-definition/checks/problem.ts", "pipeline-definition/steps/step.ts"],
      ["pipeline-definition/variables/join.ts", "pipeline-definition/steps/step.ts"],
      ["pipeline-definition/steps/step.ts", "@pulumi/pulumi"],
      ["workflows/a/pipeline.ts", "workflows/b/pipeline.ts"],
      ["workflows/a/pipeline.ts", "@pulumi/pulumi"],
      ["workflows/code-bundle.ts", "pipeline-definition/workflow.ts"],
      ["workflows/a/pipeline.ts", "workflows/workflow-registry.ts"],
      ["workflows/workflow-registry.ts", "pipeline-definition/pipeline.ts"],
      ["local-sagemaker/plan/resolve.ts", "node:fs"],
      ["local-sagemaker/plan/resolve.ts", "pipeline-definition/pipeline.ts"],
      ["local-sagemaker/store/store.ts", "local-sagemaker/jobs/job.ts"],
      ["scripts/synth.ts", "scripts/validate.ts"],
      ["scripts/command-line/command.ts", "scripts/synth.ts"],
      ["elsewhere/file.ts", "index.ts"],
    ];
    assert.deepEqual(
      strays.filter(([from, to]) => isAllowed({ from, to, typeOnly: true })),
      [],
    );
  });

  it("lets no component import another component's class: index.ts wires them", () => {
    // Functions that index.ts calls, so that it stays one page.
    const wiring = [
      "components/around-pipeline.ts",
      "components/join-network.ts",
      "components/make-triggers.ts",
      "components/own-images.ts",
      "components/let-people-in.ts",
      "components/workflow-services.ts",
    ];
    assert.deepEqual(wiring.filter(holdsComponent), []);
    const strays = imports.filter(
      ({ from, to }) =>
        from.startsWith("components/") &&
        !wiring.includes(from) &&
        to.startsWith("components/") &&
        holdsComponent(to),
    );
    assert.deepEqual(strays.map(shown), []);
    assert.ok(files.some((file) => file.startsWith("components/") && holdsComponent(file)));
  });

  it("has no cycle between files, type-only imports included", () => {
    assert.deepEqual(cyclesIn(imports), []);
    const loop = [
      { from: "a.ts", to: "b.ts", typeOnly: true },
      { from: "b.ts", to: "a.ts", typeOnly: false },
    ];
    assert.deepEqual(cyclesIn(loop), ["a.ts -> b.ts -> a.ts"]);
  });

  it("resolves every import of a file", () => {
    const missing = imports.filter(
      ({ to }) => to.startsWith(".") || (isRepositoryFile(to) && !statSync(path.join(ROOT, to)).isFile()),
    );
    assert.deepEqual(missing.map(shown), []);
  });

  it("deploys without development dependencies: what index.ts reaches is in dependencies", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      dependencies: Readonly<Record<string, string>>;
    };
    const { packages } = reachedFrom("index.ts");
    assert.ok(packages.includes("@pulumi/pulumi"));
    assert.deepEqual(
      packages.filter((name) => !Object.hasOwn(dependencies, name)),
      [],
    );
  });

  it("counts what the program loads by name: every workflow", () => {
    const reached = reachedFrom("index.ts").files;
    const pipelines = files.filter((file) => /^workflows\/[^/]+\/pipeline\.ts$/.test(file));
    assert.ok(pipelines.length >= 5, pipelines.join(", "));
    assert.deepEqual(
      pipelines.filter((file) => !reached.includes(file)),
      [],
    );
  });
});
