/** A part of the repository and what it may import. */
export interface Zone {
  /** A file, or a folder with a slash at its end. The first zone that fits a file counts. */
  readonly files: string;
  /** Files, folders and `node:` that its files may import, beside their own folder or file. */
  readonly may: readonly string[];
  /** npm packages: those allowed, or all but those refused. */
  readonly packages: { readonly only: readonly string[] } | { readonly not: readonly string[] };
}

const anyPackage = { not: [] };
const noPackage = { only: [] };
/** Folder of the types and readers of a definition. */
export const DOCUMENT = "pipeline-definition/document/";
const API_MODEL = "pipeline-definition/api-model/";
/** Folder of what a local run is planned by. */
export const PLAN = "local-sagemaker/plan/";
const MAKE_FOLDER = "local-sagemaker/store/make-folder.ts";

/** Who may import what: the first zone that fits a file counts. */
export const ZONES: readonly Zone[] = [
  {
    files: "index.ts",
    may: ["components/", "pipeline-definition/", "workflows/"],
    packages: { not: ["@aws-sdk/"] },
  },
  {
    files: "components/policies/",
    may: [DOCUMENT, "pipeline-definition/analysis/", "pipeline-definition/workflow.ts"],
    packages: { only: ["@pulumi/"] },
  },
  {
    files: "components/",
    may: [
      DOCUMENT,
      "pipeline-definition/analysis/",
      // What a workflow declares, and the names that follow from it.
      "pipeline-definition/workflow.ts",
      "pipeline-definition/steps/pipeline-resources.ts",
      "workflows/code-bundle.ts",
      "workflows/function-folder.ts",
      "workflows/image-folder.ts",
    ],
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
  { files: "workflows/image-folder.ts", may: ["node:"], packages: noPackage },
  {
    files: "workflows/function-folder.ts",
    may: ["workflows/image-folder.ts", "node:"],
    packages: noPackage,
  },
  {
    // Beside what it imports, it loads the pipeline.ts of a workflow by its name.
    files: "workflows/workflow-registry.ts",
    may: ["workflows/", DOCUMENT, "pipeline-definition/workflow.ts", "node:"],
    packages: noPackage,
  },
  { files: "workflows/private-jobs.ts", may: ["pipeline-definition/"], packages: noPackage },
  {
    files: "workflows/*/",
    may: ["pipeline-definition/", "workflows/private-jobs.ts", "node:"],
    packages: { not: ["@pulumi/", "@aws-sdk/"] },
  },
  { files: PLAN, may: [DOCUMENT], packages: noPackage },
  { files: "local-sagemaker/environments/", may: [PLAN, MAKE_FOLDER, "node:"], packages: anyPackage },
  {
    files: "local-sagemaker/jobs/",
    may: [PLAN, DOCUMENT, "local-sagemaker/environments/", MAKE_FOLDER, "node:"],
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
      MAKE_FOLDER,
      "node:",
    ],
    packages: anyPackage,
  },
  {
    files: "local-sagemaker/serving/",
    may: [PLAN, DOCUMENT, "local-sagemaker/jobs/", "local-sagemaker/environments/", "node:"],
    packages: anyPackage,
  },
  {
    files: "local-sagemaker/endpoints/",
    may: [
      PLAN,
      DOCUMENT,
      "local-sagemaker/jobs/",
      "local-sagemaker/serving/",
      "local-sagemaker/store/",
      "node:",
    ],
    packages: noPackage,
  },
  {
    files: "local-sagemaker/functions/",
    may: [PLAN, DOCUMENT, "local-sagemaker/jobs/", "local-sagemaker/environments/", MAKE_FOLDER, "node:"],
    packages: noPackage,
  },
  {
    files: "local-sagemaker/callbacks/",
    may: [PLAN, DOCUMENT, "local-sagemaker/jobs/", "local-sagemaker/api/callback-answers.ts", "node:"],
    packages: { only: ["@aws-sdk/client-sagemaker"] },
  },
  {
    files: "local-sagemaker/api/",
    may: [
      PLAN,
      DOCUMENT,
      API_MODEL,
      "pipeline-definition/checks/",
      "local-sagemaker/jobs/",
      "local-sagemaker/endpoints/",
      "local-sagemaker/serving/",
      "local-sagemaker/store/",
      "node:",
    ],
    packages: anyPackage,
  },
  {
    files: "local-sagemaker/",
    may: [
      PLAN,
      "local-sagemaker/callbacks/",
      "local-sagemaker/endpoints/",
      "local-sagemaker/functions/",
      "local-sagemaker/jobs/",
      "local-sagemaker/store/",
      DOCUMENT,
      "node:",
    ],
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
      "scripts/command-line/command.ts",
      "scripts/execution/",
      "workflows/code-bundle.ts",
      "workflows/image-folder.ts",
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
