import assert from "node:assert/strict";
import { awsClients } from "../../acceptance/aws/clients";
import type { FactId } from "../../acceptance/facts";
import { acceptance, type AcceptanceOptions } from "../../acceptance/run/acceptance";
import { transcriptText, type Transcript } from "../../acceptance/run/protocol";
import type { Configuration } from "../../components/configuration";
import { AwsDouble, type Script } from "./aws-double";
import { devSettings, ROOT } from "./dev-settings";
import { pretendExecutions, type Faults } from "./pretend-executions";
import { previewOf } from "./rehearsal";
import { StandInPulumi, type Plan } from "./stand-in-pulumi";

const GOOD: Plan = { "preview --stack dev --json": { stdout: previewOf() } };

describe("acceptance", () => {
  const double = new AwsDouble();
  const pulumi = new StandInPulumi();

  before(async () => double.open());
  after(async () => {
    pulumi.remove();
    await double.close();
  });

  interface Setting {
    readonly faults?: Faults;
    readonly plan?: Plan;
    readonly script?: Script;
    readonly configuration?: Partial<Configuration>;
    readonly options?: Partial<AcceptanceOptions>;
  }

  const rehearse = async ({ faults, plan, script, configuration, options }: Setting = {}) => {
    pulumi.plan({ ...GOOD, ...plan });
    double.play({ ...pretendExecutions(pulumi, faults), ...script });
    let ticks = 0;
    return acceptance({
      settings: devSettings(configuration),
      clients: awsClients({ region: "us-east-1", endpointUrl: double.url() }),
      folder: ROOT,
      limits: { costCap: 5, pulumiSeconds: 60, executionSeconds: 600 },
      gate: "AccuracyThreshold=2",
      keep: false,
      clock: { sleep: async () => Promise.resolve() },
      now: () => new Date(1_700_000_000_000 + 1000 * ticks++),
      note: () => undefined,
      environment: { ...process.env, PATH: `${pulumi.folder}:${process.env["PATH"] ?? ""}` },
      ...options,
    });
  };

  const refuted = ({ facts }: Transcript) =>
    facts.filter(({ verdict }) => verdict === "refuted").map(({ id }) => id);

  it("verifies every fact in an account where all is as believed, and leaves nothing", async () => {
    const transcript = await rehearse();
    assert.equal(transcript.stoppedBy, undefined);
    assert.deepEqual(
      transcript.facts.filter(({ verdict }) => verdict !== "verified"),
      [],
    );
    assert.equal(transcript.passed, true);
    assert.deepEqual(
      pulumi.asked().map((line) => line.split(" ").slice(1, 2).join()),
      ["version", "stack", "up", "up", "preview", "preview", "up", "destroy"],
    );
    assert.equal(double.inputsOf("sagemaker:DeleteModelPackage").length, 2);
    assert.equal(double.inputsOf("sagemaker:DeleteModel").length, 2);
    // Two executions of three jobs of ten minutes: one of them found everything in the cache.
    assert.equal(transcript.spent.toFixed(3), (2 * 3 * (10 / 60) * 0.23).toFixed(3));
  });

  it("makes the stack first, with the provider of secrets that its file names", async () => {
    const made = () => pulumi.asked().find((line) => line.includes(" stack select "));
    await rehearse();
    assert.match(
      made() ?? "",
      / stack select dev --create --secrets-provider awskms:\/\/alias\/pulumi-secrets\?region=us-east-1 /,
    );
    await rehearse({ options: { settings: devSettings({}, { secretsProvider: undefined }) } });
    assert.match(made() ?? "", / stack select dev --create --non-interactive /);
  });

  it("changes the script in a copy, which is gone afterwards", async () => {
    await rehearse();
    const folders = pulumi.asked().map((line) => line.split(" ")[0]);
    assert.deepEqual([...new Set([...folders.slice(0, 5), folders.at(-1)])], [ROOT]);
    assert.notEqual(folders[5], ROOT);
    assert.equal(folders[5], folders[6]);
  });

  const faulty: readonly (readonly [FactId, Setting])[] = [
    [
      "definition-bytes",
      {
        faults: {
          definition:
            '{"Version": "2020-12-01", "Parameters": [{"Name":"AccuracyThreshold","Type":"Float"}]}',
        },
      },
    ],
    ["job-names", { faults: { jobName: "other" } }],
    ["registration", { faults: { approval: "Approved" } }],
    ["gate", { faults: { gateRegisters: true } }],
    ["step-cache", { faults: { uncached: true } }],
    ["instance-guard", { faults: { guardLets: true } }],
    ["no-op", { plan: { "up --stack dev --expect-no-changes": { code: 1, stdout: "1 changed" } } }],
    ["refresh", { plan: { "preview --stack dev --expect-no-changes": { code: 1 } } }],
    ["changed-script", { plan: { "preview --stack dev --json": { stdout: previewOf("delete") } } }],
    ["changed-step", { faults: { changedCached: true } }],
    ["destroy", { faults: { survives: true } }],
  ];
  for (const [id, setting] of faulty) {
    it(`refutes ${id}, goes on, and does not pass`, async () => {
      const transcript = await rehearse(setting);
      if (id !== "definition-bytes") assert.equal(transcript.stoppedBy, undefined);
      assert.ok(refuted(transcript).includes(id), JSON.stringify(transcript.facts, null, 1));
      assert.equal(transcript.passed, false);
      assert.equal(pulumi.isDeployed(), false);
    });
  }

  it("names the conditions to switch off when AWS denies the jobs, and destroys all the same", async () => {
    const transcript = await rehearse({
      faults: { firstFails: "AccessDenied: sagemaker:CreateTrainingJob" },
    });
    assert.deepEqual(refuted(transcript), ["job-conditions", "job-roles", "isolated-jobs"]);
    assert.match(transcript.stoppedBy ?? "", /^first execution: .*adultTrain: AccessDenied/);
    assert.equal(pulumi.isDeployed(), false);
    const text = transcriptText(transcript);
    assert.match(text, /^# Acceptance of stack "dev": not passed$/m);
    assert.match(text, /or switch off: sagemaker:VpcSubnets, /);
    assert.match(text, /\| not reached \|/);
  });

  it("destroys after an up that fails, and shows why it failed", async () => {
    const transcript = await rehearse({
      plan: { "up --stack dev --yes": { code: 255, stderr: "error: no quota" } },
    });
    assert.match(transcript.stoppedBy ?? "", /^up: The command "pulumi up .*" failed:\nerror: no quota/);
    assert.equal(pulumi.asked().at(-1)?.split(" ")[1], "destroy");
  });

  it("interrupts a pulumi that takes too long", async () => {
    const limits = { costCap: 5, pulumiSeconds: 1, executionSeconds: 600 };
    const transcript = await rehearse({
      plan: { "up --stack dev --yes": { hang: true } },
      options: { limits },
    });
    assert.match(transcript.stoppedBy ?? "", /^up: The command "pulumi up .*" took longer than 1 seconds/);
  });

  it("stops an execution that takes too long", async () => {
    const transcript = await rehearse({ faults: { neverEnds: true } });
    assert.match(transcript.stoppedBy ?? "", /was stopped: it took longer than 600 seconds\./);
    assert.equal(double.inputsOf("sagemaker:StopPipelineExecution").length, 1);
  });

  it("makes nothing when the first execution might cost more than the cap, and starts no later one", async () => {
    const limits = (costCap: number) => ({ costCap, pulumiSeconds: 60, executionSeconds: 600 });
    await assert.rejects(rehearse({ options: { limits: limits(0.5) } }), {
      message: "The next execution may cost $0.69 after $0.00, and the cap is $0.50.",
      hint: "Raise --cost-cap, or give the jobs shorter time limits.",
    });
    assert.deepEqual(pulumi.asked(), []);
    const transcript = await rehearse({ options: { limits: limits(0.7) } });
    assert.match(
      transcript.stoppedBy ?? "",
      /may cost \$0\.69 after \$0\.12, and the cap is \$0\.70\.\nRaise --cost-cap/,
    );
    assert.equal(double.inputsOf("sagemaker:StartPipelineExecution").length, 1);
  });

  it("makes nothing when the gate is no parameter of the pipeline", async () => {
    await assert.rejects(rehearse({ options: { gate: "AccuracyTreshold=2" } }), {
      message: 'The pipeline declares no parameter "AccuracyTreshold".',
    });
    await assert.rejects(rehearse({ options: { gate: "AccuracyThreshold" } }), {
      message: 'The parameter "AccuracyThreshold" is no assignment.',
    });
    assert.deepEqual(pulumi.asked(), []);
  });

  it("says that a destroy has failed", async () => {
    const transcript = await rehearse({ plan: { destroy: { code: 1, stderr: "in use" } } });
    assert.match(
      transcript.stoppedBy ?? "",
      /^destroy: [^]*in use\nMend [^]*What is left costs money: delete it by hand\.$/,
    );
  });

  it("keeps the stack when asked to", async () => {
    const transcript = await rehearse({ options: { keep: true } });
    assert.equal(transcript.passed, true);
    assert.equal(pulumi.isDeployed(), true);
  });

  it("does not begin where it would destroy what it did not make", async () => {
    await assert.rejects(rehearse({ configuration: { protect: true } }), {
      message: 'Stack "dev" is protected, and an acceptance destroys what it made.',
      hint: "Take a stack with protect: false, or give --keep.",
    });
    const there = { body: { PipelineArn: "arn:p" } };
    const own = {
      Tags: [
        { Key: "project", Value: "sagemaker-pipelines" },
        { Key: "stack", Value: "dev" },
      ],
    };
    const script = { "sagemaker:DescribePipeline": there, "sagemaker:ListTags": { body: own } };
    await assert.rejects(rehearse({ script }), {
      message: 'Stack "dev" is deployed already, and an acceptance destroys what it made.',
      hint: "Take a stack of its own, destroy this one first, or give --keep.",
    });
    assert.deepEqual(pulumi.asked().length, 1);
  });

  it("does not begin when the preflight finds an error, or there is no pulumi", async () => {
    await assert.rejects(rehearse({ script: { "ecr:BatchGetImage": { body: { images: [] } } } }), {
      message: 'The preflight of stack "dev" found 1 errors.',
      hint: "See them: npm run -s preflight -- --stack dev",
    });
    await assert.rejects(rehearse({ options: { environment: { PATH: "/nonexistent" } } }), {
      message: 'There is no command "pulumi" on the path.',
      hint: "Install it: https://www.pulumi.com/docs/install/",
    });
  });
});
