import { awsClients } from "../../acceptance/aws/clients";
import { preflight } from "../../acceptance/preflight/preflight";
import { preflightText } from "../../acceptance/preflight/preflight-text";
import { acceptance } from "../../acceptance/run/acceptance";
import { transcriptText } from "../../acceptance/run/protocol";
import { AwsDouble } from "./aws-double";
import { devSettings, ROOT } from "./dev-settings";
import { goodAccount } from "./good-account";
import { pretendExecutions, type Faults } from "./pretend-executions";
import { StandInPulumi } from "./stand-in-pulumi";

const urn = (type: string, name: string) => `urn:pulumi:dev::sagemaker-pipelines::${type}::${name}`;

/** What `pulumi preview --json` prints after a script has changed. */
export const previewOf = (op = "create"): string =>
  JSON.stringify({
    steps: [
      { op, urn: urn("aws:s3/bucketObjectv2:BucketObjectv2", "code-encoder") },
      { op: "update", urn: urn("aws:sagemaker/pipeline:Pipeline", "adult-census-dev") },
      { op: "same", urn: urn("aws:kms/key:Key", "k") },
    ],
  });

const START = Date.UTC(2027, 0, 4, 9);

/** An acceptance with a clock that goes on by a second at each look. */
const rehearse = async (double: AwsDouble, faults: Faults = {}): Promise<string> => {
  const pulumi = new StandInPulumi();
  pulumi.plan({ "preview --stack dev --json": { stdout: previewOf() } });
  double.play(pretendExecutions(pulumi, faults));
  let ticks = 0;
  try {
    const transcript = await acceptance({
      settings: devSettings(),
      clients: awsClients({ region: "us-east-1", endpointUrl: double.url() }),
      folder: ROOT,
      limits: { costCap: 5, pulumiSeconds: 60, executionSeconds: 600 },
      gate: "AccuracyThreshold=2",
      keep: false,
      clock: { sleep: async () => Promise.resolve() },
      now: () => new Date(START + 1000 * ticks++),
      note: () => undefined,
      environment: { ...process.env, PATH: `${pulumi.folder}:${process.env["PATH"] ?? ""}` },
    });
    return transcriptText(transcript);
  } finally {
    pulumi.remove();
  }
};

const preflightOf = async (double: AwsDouble, more: typeof goodAccount = {}): Promise<string> => {
  double.play({ ...goodAccount, ...more });
  const clients = awsClients({ region: "us-east-1", endpointUrl: double.url() });
  return preflightText("dev", await preflight(devSettings(), clients));
};

/** How long the definition is says nothing here, and changes with every step. */
const timeless = (text: string): string => text.replaceAll(/\d+ characters/g, "N characters");

const page = (title: string, ...parts: readonly (readonly [string, string])[]): string =>
  [
    `# ${title}`,
    "",
    "From the rehearsal: AWS is a server on this machine that speaks its protocols, and pulumi a stand-in.",
    ...parts.flatMap(([heading, text]) => [
      "",
      `## ${heading}`,
      "",
      "```text",
      timeless(text).trimEnd(),
      "```",
    ]),
    "",
  ].join("\n");

/** The transcripts that the documentation shows, by file. */
export const rehearsedPages = async (): Promise<Readonly<Record<string, string>>> => {
  const double = new AwsDouble();
  await double.open();
  try {
    const noImage = { "ecr:BatchGetImage": { body: { images: [] } } };
    const denied = { firstFails: "AccessDenied: sagemaker:CreateTrainingJob" };
    return {
      "docs/examples/preflight-transcript.md": page(
        "Transcripts of the preflight",
        ["In an account where all is well", await preflightOf(double)],
        ["Where the image cannot be found", await preflightOf(double, noImage)],
      ),
      "docs/examples/acceptance-transcript.md": page(
        "Transcripts of the acceptance",
        ["Where all is as believed", await rehearse(double)],
        ["Where AWS denies a job", await rehearse(double, denied)],
      ),
    };
  } finally {
    await double.close();
  }
};
