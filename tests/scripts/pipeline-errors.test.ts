import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "./pipeline-command";
import { ARN, SageMakerDouble } from "./sagemaker-double";

const ROOT = path.resolve(__dirname, "../..");

describe("pipeline: errors", () => {
  const double = new SageMakerDouble();

  before(async () => double.open());
  after(async () => double.close());

  const here = async (...args: readonly string[]) => pipeline(...args, "--endpoint-url", double.url());

  const cases: readonly (readonly [error: string, message: string, said: string, hint: string])[] = [
    [
      "ResourceNotFound",
      "Pipeline does not exist.",
      'There is no pipeline "census" in this account and region.',
      "Check the name, --region and the profile; `pulumi up` makes a pipeline.",
    ],
    [
      "ValidationException",
      "bad name",
      'SageMaker refuses the request for pipeline "census": bad name',
      "Mend what the message names.",
    ],
    [
      "AccessDeniedException",
      "User u is not authorized",
      'AWS does not allow this for pipeline "census": User u is not authorized',
      "Ask for the permission that the message names, or use another profile.",
    ],
    [
      "ExpiredTokenException",
      "expired",
      "The AWS credentials have expired.",
      "Sign in again, for example with: aws sso login.",
    ],
    [
      "UnrecognizedClientException",
      "invalid token",
      "AWS does not accept the credentials: invalid token",
      "Check the access key, the profile and this machine's clock.",
    ],
    [
      "ConflictException",
      "token used",
      'SageMaker cannot do this to pipeline "census" now: token used',
      "Wait until what goes on is done, or use another --token.",
    ],
    [
      "ResourceLimitExceeded",
      "20 executions",
      "A quota of the account is used up: 20 executions",
      "Wait for other executions, or ask AWS for a higher quota.",
    ],
    [
      "SomethingNew",
      "who knows",
      'SageMaker answers SomethingNew for pipeline "census": who knows',
      "Look the error up in AWS's API reference.",
    ],
  ];
  for (const [error, message, said, hint] of cases) {
    it(`explains ${error} without a stack`, async () => {
      double.play({ DescribePipeline: [{ error, message }] });
      const { code, stdout, stderr } = await here("start", "census");
      assert.deepEqual([code, stdout, stderr], [1, "", `error: ${said}\nhint: ${hint}\n`]);
    });
  }

  it("leaves a throttled request to the SDK, which repeats it", async () => {
    double.play({
      StopPipelineExecution: [{ error: "ThrottlingException", message: "slow down" }, { body: {} }],
    });
    assert.equal((await here("stop", ARN)).code, 0);
  });

  it("explains an endpoint that nobody listens at", async () => {
    const gone = new SageMakerDouble();
    await gone.open();
    const url = gone.url();
    await gone.close();
    const { code, stderr } = await pipeline("status", ARN, "--endpoint-url", url);
    assert.match(
      stderr,
      /^error: SageMaker's endpoint cannot be reached for execution ".*": nothing listens at "127\.0\.0\.1:\d+" \(ECONNREFUSED\)\.\nhint: Check the network, --region and --endpoint-url\.\n$/,
    );
    assert.equal(code, 1);
  });

  it("refuses an endpoint that is no URL, and http to another machine", async () => {
    assert.deepEqual(
      [
        (await pipeline("start", "census", "--endpoint-url", "localhost:80")).stderr,
        (await pipeline("start", "census", "--endpoint-url", "http://example.com")).stderr,
      ],
      [
        'error: The endpoint "localhost:80" is no URL.\nhint: Write it whole, for example http://127.0.0.1:8765.\n',
        'error: The endpoint "http://example.com" is not encrypted and not on this machine.\nhint: Use https; http is for 127.0.0.1 and localhost only.\n',
      ],
    );
  });

  const alone = (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const script = ["-r", "./scripts/command-line/typescript.js", "scripts/pipeline.ts"];
    const nowhere = {
      HOME: "/nonexistent",
      AWS_EC2_METADATA_DISABLED: "true",
      PATH: process.env["PATH"] ?? "",
    };
    const { status, stderr } = spawnSync(process.execPath, [...script, ...args], {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...nowhere, ...env },
    });
    return { status, stderr: stderr.replace(/^token .*\n/, "") };
  };

  it("says that there is no region", () => {
    assert.deepEqual(alone({}, "start", "census"), {
      status: 1,
      stderr: "error: There is no AWS region.\nhint: Give --region, or set AWS_REGION.\n",
    });
  });

  it("says that there are no credentials", () => {
    assert.deepEqual(alone({ AWS_REGION: "eu-west-1" }, "start", "census"), {
      status: 1,
      stderr:
        "error: There are no AWS credentials.\nhint: Set AWS_PROFILE or sign in, for example with: aws sso login.\n",
    });
  });

  it("holds an endpoint in the environment to the same rules as one that is given", () => {
    assert.deepEqual(alone({ AWS_ENDPOINT_URL: "nonsense" }, "status", ARN), {
      status: 2,
      stderr:
        'error: The endpoint "nonsense" is no URL.\nhint: Write it whole, for example http://127.0.0.1:8765.\n',
    });
    const remote = {
      AWS_ENDPOINT_URL_SAGEMAKER: "http://example.com",
      AWS_ENDPOINT_URL: "https://127.0.0.1:1",
    };
    assert.match(alone(remote, "status", ARN).stderr, /"http:\/\/example\.com" is not encrypted/);
  });

  it("says that an endpoint in the profile is no URL", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "profile-"));
    const file = path.join(folder, "config");
    writeFileSync(file, "[default]\nendpoint_url = nonsense\n");
    const keys = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };
    const outcome = alone({ ...keys, AWS_CONFIG_FILE: file }, "status", ARN);
    rmSync(folder, { recursive: true });
    assert.deepEqual(outcome, {
      status: 1,
      stderr:
        "error: The endpoint in the AWS profile is no URL.\nhint: Write it whole, for example http://127.0.0.1:8765, or give --endpoint-url.\n",
    });
  });

  it("says that a region is not the name of one", () => {
    assert.deepEqual(alone({ AWS_REGION: "eu west" }, "start", "census"), {
      status: 1,
      stderr:
        "error: The AWS region is not the name of one.\nhint: Write it as AWS does, for example eu-west-1: in --region, AWS_REGION or the profile.\n",
    });
  });
});
