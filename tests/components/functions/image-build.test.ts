import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { CodeBuildClient } from "@aws-sdk/client-codebuild";
import { ECRClient } from "@aws-sdk/client-ecr";

interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}
type Build = (
  request: unknown,
  context: { getRemainingTimeInMillis: () => number },
) => Promise<{ readonly imageDigest: string }>;
interface Module {
  readonly buildWith: (parts: {
    codebuild: CodeBuildClient;
    ecr: ECRClient;
    pause: (milliseconds: number) => Promise<void>;
  }) => Build;
}

const TAG = "tabular-0123456789abcdef0123456789abcdef";
const REQUEST = {
  projectName: "census-image-builds",
  repositoryName: "census-jobs",
  imageTag: TAG,
  source: "bucket/code/census/images/tabular/0123/",
};
const DIGEST = `sha256:${"d".repeat(64)}`;
const ID = "census-image-builds:1";
const FIFTEEN_MINUTES = 900_000;

const variables = (tag: string) => ({
  environmentVariables: [{ name: "IMAGE_TAG", value: tag, type: "PLAINTEXT" }],
});
const RUNNING = { id: ID, buildComplete: false, buildStatus: "IN_PROGRESS", environment: variables(TAG) };
const DONE = { ...RUNNING, buildComplete: true, buildStatus: "SUCCEEDED" };

/** CodeBuild and ECR as far as the function asks them; `looks` are the answers about the build, one after another. */
class Account {
  readonly calls: Call[] = [];
  digest: string | undefined;
  known: readonly object[] = [];
  looks: object[] = [RUNNING, RUNNING, DONE];
  /** What a build that succeeds leaves in the repository. */
  pushed: string | undefined = DIGEST;
  failing: Readonly<Record<string, string>> = {};

  answer(call: Call): unknown {
    this.calls.push(call);
    const failure = this.failing[call.operation];
    if (failure !== undefined) return new Error(failure);
    switch (call.operation) {
      case "DescribeImages":
        return this.digest === undefined
          ? new Error("ImageNotFoundException")
          : { imageDetails: [{ imageDigest: this.digest }] };
      case "ListBuildsForProject":
        return { ids: this.known.map((_, i) => `other:${String(i)}`) };
      case "StartBuild":
        return { build: RUNNING };
      default:
        return this.look(call);
    }
  }

  private look({ input }: Call): unknown {
    const ids = input["ids"] as readonly string[];
    if (ids[0] !== ID) return { builds: this.known };
    const look = this.looks.length > 1 ? this.looks.shift() : this.looks[0];
    if (look === DONE) this.digest = this.pushed;
    return { builds: look === undefined ? [] : [look] };
  }

  get operations(): readonly string[] {
    return this.calls.map(({ operation }) => operation);
  }
}

const building = async (
  account: Account,
  task: (build: Build, waits: readonly number[]) => Promise<void>,
): Promise<void> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).replace(/^.*\./, "");
      const input = JSON.parse(Buffer.concat(chunks).toString()) as Call["input"];
      const answer = account.answer({ operation, input });
      response.statusCode = answer instanceof Error ? 400 : 200;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answer instanceof Error ? { __type: answer.message } : answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const settings = {
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  };
  const [codebuild, ecr] = [new CodeBuildClient(settings), new ECRClient(settings)];
  const waits: number[] = [];
  const pause = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  try {
    const file = path.resolve(__dirname, "../../../components/functions/image-build.mjs");
    const { buildWith } = (await import(file)) as Module;
    await task(buildWith({ codebuild, ecr, pause }), waits);
  } finally {
    codebuild.destroy();
    ecr.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

const long = { getRemainingTimeInMillis: () => FIFTEEN_MINUTES };

describe("the function that has images built", () => {
  let account: Account;
  beforeEach(() => {
    account = new Account();
  });

  it("answers with the digest of an image that is there, and starts nothing", () => {
    account.digest = DIGEST;
    return building(account, async (build) => {
      assert.deepEqual(await build(REQUEST, long), { imageDigest: DIGEST });
      assert.deepEqual(account.operations, ["DescribeImages"]);
      assert.deepEqual(account.calls[0]?.input, {
        repositoryName: "census-jobs",
        imageIds: [{ imageTag: TAG }],
      });
    });
  });

  it("builds what is not there from its files, and waits for the end", () =>
    building(account, async (build, waits) => {
      assert.deepEqual(await build(REQUEST, long), { imageDigest: DIGEST });
      const started = account.calls.find(({ operation }) => operation === "StartBuild");
      assert.deepEqual(started?.input, {
        projectName: "census-image-builds",
        sourceTypeOverride: "S3",
        sourceLocationOverride: "bucket/code/census/images/tabular/0123/",
        environmentVariablesOverride: [{ name: "IMAGE_TAG", value: TAG, type: "PLAINTEXT" }],
      });
      assert.deepEqual(waits, [10_000, 10_000]);
    }));

  it("waits for the build of the same image that an interrupted call left running", () => {
    account.known = [{ ...RUNNING, id: "other:0", environment: variables("another-tag") }, RUNNING];
    return building(account, async (build) => {
      assert.deepEqual(await build(REQUEST, long), { imageDigest: DIGEST });
      assert.ok(!account.operations.includes("StartBuild"));
    });
  });

  it("builds again after a build of the same image that has failed", () => {
    account.known = [{ ...DONE, buildStatus: "FAILED" }];
    return building(account, async (build) => {
      await build(REQUEST, long);
      assert.ok(account.operations.includes("StartBuild"));
    });
  });

  const failed = {
    ...DONE,
    buildStatus: "FAILED",
    phases: [
      { phaseType: "PRE_BUILD", phaseStatus: "SUCCEEDED" },
      { phaseType: "BUILD", phaseStatus: "FAILED", contexts: [{ message: "exit status 1" }] },
      { phaseType: "POST_BUILD", phaseStatus: "FAILED" },
    ],
    logs: { deepLink: "https://console/log" },
  };
  for (const [what, look, message] of [
    [
      "the first phase that failed, why, and where its log stands",
      failed,
      `The build of image "${TAG}" ended as FAILED in phase BUILD: exit status 1. Its log: https://console/log`,
    ],
    [
      "its end where CodeBuild tells no more",
      { ...DONE, buildStatus: "STOPPED" },
      `The build of image "${TAG}" ended as STOPPED.`,
    ],
  ] as const) {
    it(`says of a failed build ${what}`, () => {
      account.looks = [look];
      return building(account, async (build) => {
        await assert.rejects(build(REQUEST, long), { message });
      });
    });
  }

  it("says that the build goes on before Lambda ends the call, and what to do", () => {
    account.looks = [RUNNING];
    const left = [60_000, 45_000, 39_000];
    return building(account, async (build, waits) => {
      await assert.rejects(build(REQUEST, { getRemainingTimeInMillis: () => left.shift() ?? 0 }), {
        message: `Build "${ID}" of image "${TAG}" still runs. Run "pulumi up" again: it waits for the same build.`,
      });
      assert.equal(waits.length, 2);
    });
  });

  it("does not take a build for an image that the repository does not have", () => {
    account.pushed = undefined;
    return building(account, async (build) => {
      await assert.rejects(build(REQUEST, long), {
        message: `Build "${ID}" succeeded, and the repository has no image "${TAG}".`,
      });
    });
  });

  it("says when CodeBuild does not know its build", () => {
    account.looks = [];
    return building(account, async (build) => {
      await assert.rejects(build(REQUEST, long), { message: `CodeBuild does not know build "${ID}".` });
    });
  });

  for (const operation of ["DescribeImages", "ListBuildsForProject", "StartBuild", "BatchGetBuilds"]) {
    it(`fails when AWS refuses ${operation}`, () => {
      account.failing = { [operation]: "AccessDeniedException" };
      return building(account, async (build) => {
        await assert.rejects(build(REQUEST, long), { name: "AccessDeniedException" });
        assert.equal(account.operations.filter((one) => one === operation).length, 1);
      });
    });
  }

  for (const missing of Object.keys(REQUEST)) {
    it(`asks AWS for nothing without "${missing}"`, () =>
      building(account, async (build) => {
        for (const value of [undefined, "", 1]) {
          await assert.rejects(build({ ...REQUEST, [missing]: value }, long), {
            message: `The request has no "${missing}".`,
          });
        }
        assert.deepEqual(account.calls, []);
      }));
  }
});
