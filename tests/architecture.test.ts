import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { findCycles } from "../pipeline-definition/checks/find-cycles";
import { files, imports, isRepositoryFile, type Import } from "./support/source-imports";

const ROOT = path.resolve(__dirname, "..");

interface Zone {
  /** A file, or a folder with a slash at its end. The first zone that fits a file counts. */
  readonly files: string;
  /** Files, folders and `node:` that its files may import, beside their own folder or file. */
  readonly may: readonly string[];
  /** npm packages: those allowed, or all but those refused. */
  readonly packages: { readonly only: readonly string[] } | { readonly not: readonly string[] };
}

const anyPackage = { not: [] };
const noPackage = { only: [] };
const DOCUMENT = "pipeline-definition/document/";
const API_MODEL = "pipeline-definition/api-model/";
const PLAN = "local-sagemaker/plan/";

/** The table of DESIGN.md. */
const ZONES: readonly Zone[] = [
  {
    files: "index.ts",
    may: ["components/", "pipeline-definition/", "workflows/"],
    packages: { not: ["@aws-sdk/"] },
  },
  {
    files: "components/policies/",
    may: [DOCUMENT, "pipeline-definition/analysis/"],
    packages: { only: ["@pulumi/"] },
  },
  {
    files: "components/",
    may: [DOCUMENT, "pipeline-definition/analysis/", "workflows/code-bundle.ts"],
    packages: { only: ["@pulumi/"] },
  },
  {
    // A program of its own, which shares settings and documents with the first, and none of its components.
    files: "bootstrap/",
    may: ["components/", "pipeline-definition/analysis/"],
    packages: { only: ["@pulumi/"] },
  },
  { files: DOCUMENT, may: [], packages: noPackage },
  { files: API_MODEL, may: [DOCUMENT], packages: noPackage },
  { files: "pipeline-definition/checks/", may: [DOCUMENT, API_MODEL], packages: noPackage },
  { files: "pipeline-definition/analysis/", may: [DOCUMENT, API_MODEL], packages: { only: ["@viz-js/viz"] } },
  {
    files: "pipeline-definition/variables/",
    may: [DOCUMENT],
    packages: { only: ["@aws-sdk/client-sagemaker"] },
  },
  {
    files: "pipeline-definition/conditions/",
    may: [DOCUMENT, "pipeline-definition/variables/"],
    packages: { only: ["@aws-sdk/client-sagemaker"] },
  },
  {
    files: "pipeline-definition/steps/",
    may: [DOCUMENT, API_MODEL, "pipeline-definition/variables/", "pipeline-definition/conditions/"],
    packages: {
      only: ["@aws-sdk/client-sagemaker", "@aws-sdk/client-emr", "@aws-sdk/client-emr-serverless"],
    },
  },
  {
    files: "pipeline-definition/workflow.ts",
    may: [DOCUMENT, "pipeline-definition/checks/waivers.ts"],
    packages: noPackage,
  },
  { files: "pipeline-definition/", may: [], packages: noPackage },
  { files: "workflows/code-bundle.ts", may: ["node:"], packages: noPackage },
  {
    files: "workflows/*/",
    may: ["pipeline-definition/", "node:"],
    packages: { not: ["@pulumi/", "@aws-sdk/"] },
  },
  { files: PLAN, may: [DOCUMENT], packages: noPackage },
  { files: "local-sagemaker/environments/", may: [PLAN, "node:"], packages: anyPackage },
  {
    files: "local-sagemaker/jobs/",
    may: [PLAN, DOCUMENT, "local-sagemaker/environments/", "node:"],
    packages: anyPackage,
  },
  { files: "local-sagemaker/algorithms/", may: [PLAN, DOCUMENT, "node:"], packages: anyPackage },
  { files: "local-sagemaker/store/", may: [PLAN, DOCUMENT, "node:"], packages: anyPackage },
  {
    files: "local-sagemaker/report/",
    may: [
      PLAN,
      DOCUMENT,
      "pipeline-definition/analysis/",
      "local-sagemaker/store/execution-record.ts",
      "node:",
    ],
    packages: anyPackage,
  },
  {
    files: "local-sagemaker/",
    may: [PLAN, "local-sagemaker/jobs/", "local-sagemaker/store/", DOCUMENT, "node:"],
    packages: noPackage,
  },
  {
    files: "delivery/",
    may: [DOCUMENT, "pipeline-definition/analysis/", "pipeline-definition/checks/secret-patterns.ts"],
    packages: noPackage,
  },
  {
    files: "policy-pack/index.ts",
    may: ["policy-pack/"],
    packages: { only: ["@pulumi/policy"] },
  },
  { files: "policy-pack/", may: [DOCUMENT, "pipeline-definition/checks/"], packages: noPackage },
  {
    files: "acceptance/",
    may: [
      DOCUMENT,
      "pipeline-definition/analysis/",
      "pipeline-definition/checks/",
      "pipeline-definition/workflow.ts",
      "components/configuration.ts",
      "delivery/",
      "scripts/execution/",
      "workflows/code-bundle.ts",
      "node:",
    ],
    packages: anyPackage,
  },
  {
    files: "scripts/command-line/",
    may: ["pipeline-definition/", "workflows/", "local-sagemaker/", "node:"],
    packages: anyPackage,
  },
  {
    files: "scripts/execution/",
    may: ["scripts/command-line/", "pipeline-definition/", PLAN, "node:"],
    packages: anyPackage,
  },
  {
    files: "scripts/",
    may: [
      "scripts/command-line/",
      "scripts/execution/",
      "delivery/",
      "policy-pack/",
      "tests/security/",
      "components/",
      "pipeline-definition/",
      "workflows/",
      "local-sagemaker/",
      "node:",
    ],
    packages: anyPackage,
  },
  {
    files: "bench/",
    may: [
      "index.ts",
      "components/",
      "pipeline-definition/",
      "workflows/",
      "local-sagemaker/",
      "scripts/",
      "tests/corpus/",
      "node:",
    ],
    packages: anyPackage,
  },
];

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

/** Packages that run when a file runs, through everything in the repository that it imports. */
const packagesReachedFrom = (start: string): ReadonlySet<string> => {
  const packages = new Set<string>();
  const seen = new Set([start]);
  for (const file of seen) {
    for (const { to, typeOnly } of imports.filter(({ from }) => from === file)) {
      if (typeOnly || to.startsWith("node:")) continue;
      if (isRepositoryFile(to)) seen.add(to);
      else packages.add(/^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[0] ?? to);
    }
  }
  return packages;
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
    // A function that index.ts calls, so that it stays one page.
    const wiring = "components/around-pipeline.ts";
    assert.equal(holdsComponent(wiring), false);
    const strays = imports.filter(
      ({ from, to }) =>
        from.startsWith("components/") &&
        from !== wiring &&
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
    const reached = [...packagesReachedFrom("index.ts")];
    assert.ok(reached.includes("@pulumi/pulumi"));
    assert.deepEqual(
      reached.filter((name) => !Object.hasOwn(dependencies, name)),
      [],
    );
  });
});
