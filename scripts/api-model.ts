import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { format, resolveConfig } from "prettier";
import { runProcess } from "../local-sagemaker/environments/python-process";
import { apiRoots } from "../pipeline-definition/api-model/api-roots";
import { reduceServiceModel, type ServiceModel } from "../pipeline-definition/api-model/reduce-service-model";
import { command, run, UsageError } from "./command-line/command";

const TABLE = path.resolve(__dirname, "../pipeline-definition/api-model/api-table.generated.ts");

const readModel = (packages: string, service: string): ServiceModel => {
  const folder = path.join(packages, "botocore", "data", service);
  const newest = readdirSync(folder).sort().at(-1) ?? "";
  const bytes = readFileSync(path.join(folder, newest, "service-2.json.gz"));
  return JSON.parse(gunzipSync(bytes).toString("utf8")) as ServiceModel;
};

const tableOf = async (packages: string, version: string): Promise<string> => {
  const shapes = [...apiRoots()].map(([service, roots]) =>
    reduceServiceModel(service, readModel(packages, service), roots),
  );
  const source = [
    `// Made by "npm run api-model" from the service models in botocore ${version}. Do not edit.`,
    'import type { EncodedShapes } from "./encoded-shape";',
    "",
    "/** Where the table comes from. */",
    `export const API_SOURCE = "botocore ${version}";`,
    "",
    "/** The shapes of AWS's API that steps of a pipeline can name. */",
    `export const API_SHAPES: EncodedShapes = {${Object.entries(Object.assign({}, ...shapes) as object)
      .map(([name, shape]) => `${JSON.stringify(name)}: ${JSON.stringify(shape)},`)
      .join("\n")}};`,
  ].join("\n");
  return format(source, { ...(await resolveConfig(TABLE)), parser: "typescript" });
};

const install = async (folder: string, botocore: string, python: string): Promise<string> => {
  process.stderr.write(`Fetching ${botocore}\n`);
  const args = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, botocore];
  const { code, lines } = await runProcess(python, args);
  const version = readdirSync(folder).flatMap((name) => /^botocore-(.+)\.dist-info$/.exec(name)?.[1] ?? []);
  if (code === 0 && version[0] !== undefined) return version[0];
  throw new UsageError(
    `"${botocore}" cannot be installed: ${lines.at(-1) ?? `"${python}" does not run`}.`,
    "Check the version, the network, and that Python has pip.",
  );
};

const program = command(
  "api-model",
  "Make the table of AWS's API anew from the service models that the Python client carries.",
  "npm run api-model -- --botocore 1.44.5",
)
  .option("--botocore <VERSION>", "a version of botocore instead of the newest")
  .option("--python <PATH>", "the Python whose pip fetches botocore", "python3")
  .action(async ({ botocore, python }: { readonly botocore?: string; readonly python: string }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "api-model-"));
    try {
      const version = await install(
        folder,
        botocore === undefined ? "botocore" : `botocore==${botocore}`,
        python,
      );
      writeFileSync(TABLE, await tableOf(folder, version));
      process.stdout.write(`${path.relative(process.cwd(), TABLE)} holds the API of botocore ${version}.\n`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
