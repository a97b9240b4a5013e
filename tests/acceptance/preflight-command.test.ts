import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { AwsDouble } from "./aws-double";
import { ROOT } from "./dev-settings";
import { goodAccount } from "./good-account";

const preflight = async (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const started = spawn(
    process.execPath,
    ["-r", "./scripts/command-line/typescript.js", "scripts/preflight.ts", ...args],
    { cwd: ROOT, env: { PATH: process.env["PATH"], ...environment } },
  );
  let [stdout, stderr] = ["", ""];
  started.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  started.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(started, "close")) as [number];
  return { code, stdout, stderr };
};

describe("npm run preflight", () => {
  const double = new AwsDouble();

  before(async () => double.open());
  after(async () => double.close());

  it("exits with 0 when nothing is wrong, and with --json prints one object", async () => {
    double.play(goodAccount);
    const { code, stdout, stderr } = await preflight(
      {},
      "--stack",
      "dev",
      "--json",
      "--endpoint-url",
      double.url(),
    );
    assert.deepEqual([code, stderr], [0, ""]);
    const { stack, findings } = JSON.parse(stdout) as {
      stack: string;
      findings: readonly { level: string }[];
    };
    assert.equal(stack, "dev");
    assert.ok(findings.length > 8 && findings.every(({ level }) => level === "ok"));
  });

  it("exits with 1 on an error, and finds AWS by the environment", async () => {
    double.play({ ...goodAccount, "ecr:BatchGetImage": { body: { images: [] } } });
    const secrets = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "topsecret" };
    const { code, stdout, stderr } = await preflight(
      { AWS_ENDPOINT_URL: double.url(), ...secrets },
      "--stack",
      "dev",
    );
    assert.deepEqual([code, stderr], [1, ""]);
    assert.match(stdout, /^error {4}images/m);
    assert.match(stdout, /1 error, 0 warnings\.$/m);
    assert.ok(!stdout.includes("topsecret"));
  });

  it("says that there are no credentials", async () => {
    const nobody = { AWS_EC2_METADATA_DISABLED: "true", HOME: "/nonexistent" };
    const { code, stdout } = await preflight(nobody, "--stack", "dev");
    assert.equal(code, 1);
    assert.match(stdout, /There are no AWS credentials\.\n +Set AWS_PROFILE or sign in/);
  });

  it("knows the stacks", async () => {
    const { code, stderr } = await preflight({}, "--stack", "qa");
    assert.equal(code, 2);
    assert.equal(
      stderr,
      'error: There is no stack "qa": the file "Pulumi.qa.yaml" is missing.\nhint: The stacks are: abalone-dev, churn-retraining-dev, dev, game-sales-dev, iris-dev, prod, staging.\n',
    );
  });

  it("refuses an endpoint that is none, given or in the environment", async () => {
    const refusal =
      'error: The endpoint "nonsense" is no URL.\nhint: Write it whole, for example http://127.0.0.1:8765.\n';
    const given = await preflight({}, "--stack", "dev", "--endpoint-url", "nonsense");
    assert.deepEqual([given.code, given.stderr], [2, refusal]);
    const found = await preflight({ AWS_ENDPOINT_URL_STS: "nonsense" }, "--stack", "dev");
    assert.deepEqual([found.code, found.stderr], [2, refusal]);
  });
});
