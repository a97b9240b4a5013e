import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import type { Estate } from "../../policy-pack/estate";
import { scorecard } from "../../policy-pack/scorecard";
import { WAIVERS } from "../../policy-pack/waivers";
import { set, unprotected } from "./changes";
import { stackEstate } from "./estates";

const ROOT = path.resolve(__dirname, "../..");
const fromPulumi = createRequire(require.resolve("@pulumi/pulumi"));

interface Message {
  setType(value: string): void;
  setName(value: string): void;
  setUrn(value: string): void;
  setProperties(value: unknown): void;
  setOptions(value: unknown): void;
  setDependenciesList(value: readonly string[]): void;
  setProtect(value: boolean): void;
  setResourcesList(value: readonly unknown[]): void;
}
interface Diagnostic {
  readonly policyname: string;
  readonly message: string;
  readonly enforcementlevel: number;
}
type Answer = (
  error: Error | null,
  answer: { toObject(): { diagnosticsList: Diagnostic[]; policiesList: unknown[] } },
) => void;
type Call = (request: unknown, answer: Answer) => void;

const { credentials } = fromPulumi("@grpc/grpc-js") as { credentials: { createInsecure(): unknown } };
const { AnalyzerClient } = fromPulumi("@pulumi/pulumi/proto/analyzer_grpc_pb") as {
  AnalyzerClient: new (
    address: string,
    credentials: unknown,
  ) => { analyzeStack: Call; getAnalyzerInfo: Call; close(): void };
};
const messages = fromPulumi("@pulumi/pulumi/proto/analyzer_pb") as Record<
  "AnalyzerResource" | "AnalyzerResourceOptions" | "AnalyzeStackRequest",
  new () => Message
>;
const { Struct } = fromPulumi("google-protobuf/google/protobuf/struct_pb") as {
  Struct: { fromJavaScript(value: unknown): unknown };
};
const { Empty } = fromPulumi("google-protobuf/google/protobuf/empty_pb") as { Empty: new () => unknown };

const urnOf = (stack: string, short: string): string => `urn:pulumi:${stack}::sagemaker-pipelines::${short}`;

const requestOf = ({ stack, resources, configuration }: Estate): Message => {
  const provider = {
    type: "pulumi:providers:aws",
    name: "default",
    inputs: { defaultTags: configuration["aws:defaultTags"] },
    protect: false,
    dependencies: [],
  };
  const request = new messages.AnalyzeStackRequest();
  request.setResourcesList(
    [...resources, provider].map(({ type, name, protect, dependencies, ...one }) => {
      const resource = new messages.AnalyzerResource();
      const options = new messages.AnalyzerResourceOptions();
      options.setProtect(protect);
      resource.setType(type);
      resource.setName(name);
      resource.setUrn(urnOf(stack, `${type}::${name}`));
      const known = "outputs" in one ? one.outputs : {};
      resource.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify({ ...one.inputs, ...known }))));
      resource.setOptions(options);
      resource.setDependenciesList(dependencies.map((short) => urnOf(stack, short)));
      return resource;
    }),
  );
  return request;
};

describe("the policy pack behind its analyzer server", () => {
  let stop = (): void => undefined;
  let client: InstanceType<typeof AnalyzerClient>;
  const ask = (method: "analyzeStack" | "getAnalyzerInfo", request: unknown) =>
    new Promise<{ diagnosticsList: Diagnostic[]; policiesList: unknown[] }>((resolve, reject) => {
      client[method](request, (error, answer) => {
        if (error === null) resolve(answer.toObject());
        else reject(error);
      });
    });
  const names = async (estate: Estate) => [
    ...new Set(
      (await ask("analyzeStack", requestOf(estate))).diagnosticsList.map(({ policyname }) => policyname),
    ),
  ];

  before(async function () {
    this.timeout(60_000);
    const loader = path.join(ROOT, "scripts/command-line/typescript.js");
    const server = spawn(process.execPath, ["-r", loader, path.join(ROOT, "policy-pack/index.ts")], {
      cwd: path.join(ROOT, "policy-pack"),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(server.stdout, "data")) as [Buffer];
    client = new AnalyzerClient(`127.0.0.1:${String(port).trim()}`, credentials.createInsecure());
    stop = () => {
      client.close();
      server.kill();
    };
  });
  after(() => {
    stop();
  });

  it("offers every control as a policy", async () => {
    assert.equal((await ask("getAnalyzerInfo", new Empty())).policiesList.length, 110);
  });

  it("lets each stack through", async () => {
    for (const stack of ["dev", "prod"] as const)
      assert.deepEqual(await names(await stackEstate(stack)), [], stack);
  });

  it("stops what the scorecard fails, and names the resource", async () => {
    const estate = set(
      "kms:Key",
      "enableKeyRotation",
      false,
    )(unprotected("s3:Bucket")(await stackEstate("prod")));
    const failed = scorecard({ ...estate }, WAIVERS, "2026-11-21").scores.filter(
      ({ status }) => status === "failed",
    );
    assert.deepEqual((await names(estate)).sort(), failed.map(({ control }) => control.toLowerCase()).sort());
    const { diagnosticsList } = await ask("analyzeStack", requestOf(estate));
    assert.ok(
      diagnosticsList.some(({ message }) =>
        message.includes('Bucket "adult-census-prod-artifacts" is not protected'),
      ),
    );
  });
});
