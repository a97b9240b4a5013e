import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { actionsIn } from "./code-calls";
import { sceneAt } from "./scenes";

const ROOT = path.resolve(__dirname, "../../..");

/** Where each function's calls stand, whom the table knows it as, and in which deployment. */
const FUNCTIONS: Readonly<Record<string, readonly [place: string, principal: string]>> = {
  "components/functions/execution-watch.mjs": ["everything", "the function that watches"],
  "components/functions/image-build.mjs": ["everything", "the function that asks for images"],
  "components/functions/start-guard.mjs": ["everything", "the function that starts"],
  "components/functions/webhook.mjs": ["everything", "the function that takes pushes"],
  "workflows/abalone/functions/analyze-results/handler.py": ["abalone-dev", "function analyze-results"],
  "workflows/churn-retraining/functions/query-training-results/handler.py": [
    "churn-retraining-dev",
    "function query-training-results",
  ],
  "workflows/functions/deploy-endpoint/handler.py": ["abalone-dev", "function deploy"],
  "workflows/iris/images/ingest/handler.py": ["iris-dev", "function ingest"],
};

const inFolder = (folder: string): readonly string[] =>
  existsSync(path.join(ROOT, folder))
    ? readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`)
    : [];

/** The file of each function that calls AWS. */
const functionFiles = (): readonly string[] => {
  const folders = inFolder("workflows").flatMap((workflow) => [
    ...inFolder(`${workflow}/functions`),
    ...inFolder(`${workflow}/images`),
  ]);
  const handlers = [...inFolder("workflows/functions"), ...folders].map((folder) => `${folder}/handler.py`);
  const python = handlers.filter((file) => existsSync(path.join(ROOT, file)));
  return [...inFolder("components/functions"), ...python].sort();
};

describe("the calls in the code of functions", () => {
  it("are those of functions that the table knows", () => {
    assert.deepEqual(functionFiles(), Object.keys(FUNCTIONS).sort());
  });

  for (const [file, [place, principal]] of Object.entries(FUNCTIONS)) {
    it(`are in the table: ${file}`, async () => {
      const { principals } = await sceneAt(place);
      const rows = principals.find((one) => one.principal === principal)?.calls ?? [];
      const known = new Set(rows.map(({ action }) => action));
      const actions = actionsIn(file);
      assert.ok(actions.length > 0, file);
      assert.deepEqual(
        actions.filter((action) => !known.has(action)),
        [],
      );
    });
  }

  it("are read from JavaScript and from Python", () => {
    assert.deepEqual(actionsIn("components/functions/webhook.mjs"), [
      "lambda:InvokeFunction",
      "secretsmanager:GetSecretValue",
    ]);
    assert.deepEqual(actionsIn("workflows/functions/deploy-endpoint/handler.py"), [
      "sagemaker:CreateEndpoint",
      "sagemaker:CreateEndpointConfig",
      "sagemaker:DeleteEndpoint",
      "sagemaker:DeleteEndpointConfig",
      "sagemaker:DeleteModel",
      "sagemaker:DescribeEndpoint",
      "sagemaker:DescribeEndpointConfig",
      "sagemaker:ListEndpointConfigs",
      "sagemaker:UpdateEndpoint",
    ]);
    assert.deepEqual(actionsIn("workflows/iris/images/ingest/handler.py"), ["s3:GetObject", "s3:PutObject"]);
  });
});
