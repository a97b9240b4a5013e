import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const root = path.join(__dirname, "..");

const pages = [
  ...["README.md", "CONTRIBUTING.md"],
  ...readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`),
  ...readdirSync(path.join(root, "workflows")).map((name) => `workflows/${name}/README.md`),
].filter((page) => page.endsWith(".md") && existsSync(path.join(root, page)));

const read = (page: string): string => readFileSync(path.join(root, page), "utf8");

/** The lines of all `sh` blocks; a line that ends in a backslash goes on in the next. */
const commandsOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^```sh\n(.*?)^```/gms)]
    .flatMap(([, block = ""]) => block.replaceAll(/\\\n\s*/g, "").split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

/** Who runs each command of the documentation: this test, or somebody else for the reason given. */
const COMMANDS: Readonly<Record<string, "here" | `elsewhere: ${string}`>> = {
  "npm ci": "elsewhere: .ci/run",
  "npm ci && npm start": "elsewhere: .ci/run",
  "npm ci && npm test": "elsewhere: .ci/run",
  "npm run verify": "elsewhere: .ci/run",
  "npm run -s bench": "elsewhere: by hand, it takes minutes",
  "npm run -s golden -- --check": "elsewhere: by hand, it installs the Python SDK",
  "npm run -s bench:catch-rate -- --schema pipeline-definition.schema.json":
    "elsewhere: by hand, it takes minutes; tests/bench/catch-rate proves its counting",
  "npm run -s bench:real-data -- PATH-OF-adult.csv": "elsewhere: by hand, it needs the real file",
  "npm run -s data -- abalone": "elsewhere: the tests have no network",
  "npm run -s data -- adult-census": "elsewhere: the tests have no network",
  "npm run -s data -- churn-retraining": "elsewhere: the tests have no network",
  "npm run -s data -- iris": "elsewhere: the tests have no network",
  "npm run -s local -- run adult-census": "elsewhere: .ci/run, as npm start",
  "npm run -s local -- run adult-census --parameter AccuracyThreshold=0.99":
    "elsewhere: tests/scripts/local.test.ts",
  "npm run -s local -- run adult-census --parameter Seed=7 --json": "elsewhere: tests/scripts/local.test.ts",
  "npm run -s local -- run adult-census --input s3://adult-census-sample/data/adult-census/adult.csv=PATH":
    "elsewhere: tests/scripts/local.test.ts",
  "npm run -s local -- run abalone": "elsewhere: tests/workflows/abalone/local-run.test.ts",
  "npm run -s local -- run abalone --input s3://abalone-sample/abalone_data/new/=FOLDER":
    "elsewhere: tests/workflows/abalone/local-run.test.ts",
  "npm run -s local -- run churn-retraining": "elsewhere: tests/workflows/churn-retraining/local-run.test.ts",
  "npm run -s local -- run churn-retraining --input s3://churn-retraining-sample/data/churn-retraining/customer-churn.csv=PATH":
    "elsewhere: tests/workflows/churn-retraining/local-run.test.ts",
  "npm run -s local -- run abalone --input s3://abalone-sample/abalone_data/raw/abalone.data=PATH":
    "elsewhere: tests/workflows/abalone/local-run.test.ts",
  "npm run -s local -- run iris --input s3://iris-sample/data/iris/iris.data=PATH --parameter ExpectedSha256=unchecked":
    "elsewhere: tests/workflows/iris/local-run.test.ts",
  "npm run -s local -- run iris": "elsewhere: tests/workflows/iris/local-run.test.ts",
  "npm run -s local -- run game-sales": "elsewhere: tests/workflows/game-sales/local-run.test.ts",
  "npm run -s local -- run game-sales --input s3://game-sales-sample/data/game-sales/game-sales.csv=PATH":
    "elsewhere: tests/workflows/game-sales/local-run.test.ts",
  "python3 workflows/adult-census/code/encoder.py categories.json < record.json":
    "elsewhere: tests/workflows/adult-census/readme.test.ts",
  "npm run -s pipeline -- start adult-census-dev --wait": "elsewhere: tests/scripts/pipeline.test.ts",
  "npm run -s pipeline -- start adult-census-dev --parameter AccuracyThreshold=0.85 --wait":
    "elsewhere: tests/scripts/pipeline.test.ts",
  "npm run -s pipeline -- status EXECUTION-ARN": "elsewhere: tests/scripts/pipeline.test.ts",
  "npm run -s pipeline -- wait EXECUTION-ARN": "elsewhere: tests/scripts/pipeline.test.ts",
  "npm run -s pipeline -- stop EXECUTION-ARN": "elsewhere: tests/scripts/pipeline.test.ts",
  "npm ci --omit=dev": "elsewhere: tests/architecture.test.ts proves what the program needs",
  'pulumi stack init dev --secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  'pulumi stack init game-sales-dev --secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  'pulumi stack init churn-retraining-dev --secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  'pulumi stack init abalone-dev --secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  'pulumi stack init iris-dev --secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  "aws sagemaker delete-endpoint --endpoint-name churn-retraining-dev": "elsewhere: needs an AWS account",
  "aws sagemaker delete-endpoint --endpoint-name abalone-dev": "elsewhere: needs an AWS account",
  "cd bootstrap": "elsewhere: tests/bootstrap runs the program there",
  "cd ..": "elsewhere: the same",
  "mkdir ~/pulumi-bootstrap": "elsewhere: makes a folder",
  "pulumi login file://~/pulumi-bootstrap": "elsewhere: needs the pulumi command",
  "pulumi stack init account": "elsewhere: needs an AWS account",
  "pulumi config set repository OWNER/NAME": "elsewhere: needs an AWS account",
  'pulumi stack change-secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  "pulumi stack export --file ~/pulumi-bootstrap/account.json": "elsewhere: needs an AWS account",
  'pulumi login "$(pulumi stack output backendUrl)"': "elsewhere: needs an AWS account",
  'pulumi stack init account --secrets-provider "awskms://alias/pulumi-secrets?region=us-east-1"':
    "elsewhere: needs an AWS account",
  "pulumi stack import --file ~/pulumi-bootstrap/account.json": "elsewhere: needs an AWS account",
  "npm run -s preflight -- --stack dev": "elsewhere: tests/acceptance/preflight-command.test.ts",
  "npm run -s acceptance -- --stack dev --cost-cap 5": "elsewhere: tests/acceptance/acceptance.test.ts",
  "aws ssm get-parameters-by-path --path /adult-census-dev --recursive":
    "elsewhere: tests/components/stack-parameters.test.ts proves the names",
  "pulumi up": "elsewhere: needs an AWS account",
  "pulumi destroy": "elsewhere: needs an AWS account",
  "npm run -s import -- docs/examples/churn.json": "elsewhere: tests/scripts/import.test.ts",
  "npm run -s permissions -- adult-census --role '*-training'":
    "elsewhere: tests/scripts/permissions.test.ts",
  "npm run -s pull-request-comment -- --preview dev=tests/delivery/previews/dev.json --preview prod=tests/delivery/previews/prod.json --policies prod=tests/delivery/previews/prod-events.jsonl":
    "here",
  "npm run -s scorecard": "elsewhere: tests/security/scorecard.test.ts",
  "npm run -s scorecard -- --everything": "elsewhere: nightly; tests/security judges the same stacks",
  "npm run -s audit":
    "elsewhere: nightly, it installs the auditors; tests/scripts/audit.test.ts with stand-ins",
  "npx mocha 'tests/security/*.test.ts'": "elsewhere: npm test",
  "pulumi preview --policy-pack policy-pack": "elsewhere: tests/security/policy-pack.test.ts",
  "npm run -s scenarios -- --stack dev --repeat 1":
    "elsewhere: every night, it takes minutes; tests/scenarios plays four of them",
  "npm run -s validate -- adult-census": "here",
  "npm run -s synth -- adult-census": "here",
  "npm run -s permissions -- adult-census": "here",
  "npm run -s graph -- adult-census --format svg": "here",
  "npm run -s graph -- adult-census --format json": "elsewhere: tests/scripts/graph.test.ts",
  "npm run -s diff -- docs/examples/churn-before.json docs/examples/churn-after.json":
    "elsewhere: tests/scripts/diff.test.ts",
};

describe("the documentation", () => {
  const all = [...new Set(pages.flatMap(commandsOf))];

  it("shows no command that nobody runs", () => {
    assert.deepEqual(
      all.filter((command) => !(command in COMMANDS)),
      [],
    );
  });

  it("still shows every command that is run for it", () => {
    assert.deepEqual(
      Object.keys(COMMANDS).filter((command) => !all.includes(command)),
      [],
    );
  });

  for (const [command] of Object.entries(COMMANDS).filter(([, runner]) => runner === "here")) {
    it(`shows a command that works: ${command}`, async () => {
      const [program = "", ...args] = command.split(" ");
      await promisify(execFile)(program, args, { cwd: root });
    });
  }

  it("shows the graph of the workflow as it is", async () => {
    const [program = "", ...args] = "npm run -s graph -- adult-census --format svg".split(" ");
    const { stdout } = await promisify(execFile)(program, args, { cwd: root });
    assert.equal(read("docs/pictures/adult-census.svg").trim(), stdout.trim());
  });

  it("shows code as it stands in the file it names", () => {
    for (const page of pages) {
      for (const [, file = "", code] of read(page).matchAll(/<!-- (\S+\.ts) -->\s+```ts\n(.*?)```/gs)) {
        assert.equal(code, read(file), `${page} shows another ${file}`);
      }
    }
  });

  it("links to files that exist", () => {
    const missing = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(path.join(root, path.dirname(page), target)))
        .map((target) => `${page} -> ${target}`),
    );
    assert.deepEqual(missing, []);
  });
});
