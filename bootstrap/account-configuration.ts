import { ConfigurationError, readSettings, type Mistake } from "../components/configuration";
import { providerSettings, settings } from "../components/configuration-settings";
import { listOf, matching, oneOf, orEmpty, type Setting } from "../components/setting";

/**
 * What is done about something of which an account has one: make it, take over the one that is there
 * (unchanged, until it is set to `create`), or leave it alone.
 */
export type Ownership = "create" | "adopt" | "leave";

const ownership = oneOf<Ownership>(["create", "adopt", "leave"]);

const NAMES = /^[a-z0-9](-?[a-z0-9])*$/;

const shared = settings([]);

const accountSettings = {
  "aws:region": shared["aws:region"],
  project: matching(/^[A-Za-z0-9_.-]{1,100}$/, "the name of a Pulumi project", "sagemaker-pipelines"),
  stacks: listOf(NAMES, "a JSON list of stack names", "dev"),
  disposableStacks: listOf(NAMES, "a JSON list of stack names", "dev", 0),
  workflows: listOf(NAMES, "a JSON list of workflows", "adult-census"),
  repository: orEmpty(matching(/^[\w.-]+\/[\w.-]+$/, "a repository as OWNER/NAME", "acme/ml-pipelines")),
  driftBranch: orEmpty(matching(/^[\w./-]+$/, "the name of a branch", "main")),
  dataBuckets: listOf(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a JSON list of bucket names", "acme-data", 0),
  stateBucket: ownership,
  stateBucketName: orEmpty(
    matching(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "the name of a bucket", "acme-pulumi-state"),
  ),
  secretsKey: ownership,
  secretsKeyArn: shared.inputDataKeyArn,
  githubProvider: ownership,
  githubProviderArn: orEmpty(
    matching(
      /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
      "the ARN of GitHub's identity provider",
      "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
    ),
  ),
  trainingLogs: ownership,
  processingLogs: ownership,
  transformLogs: ownership,
  logRetentionDays: shared.logRetentionDays,
  protect: shared.protect,
};

type Values = {
  readonly [Key in keyof typeof accountSettings]: (typeof accountSettings)[Key] extends Setting<infer Value>
    ? Value
    : never;
};

/** What the one stack of an account and region is made of. */
export interface AccountConfiguration extends Omit<Values, "aws:region"> {
  readonly region: string;
}

/** What has to be named when something that exists is adopted or left. */
const NEEDED = [
  ["secretsKey", "secretsKeyArn", ["adopt", "leave"], "arn:aws:kms:eu-west-1:111122223333:key/KEY-ID"],
  ["stateBucket", "stateBucketName", ["adopt", "leave"], "acme-pulumi-state"],
  [
    "githubProvider",
    "githubProviderArn",
    ["adopt"],
    "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
  ],
] as const;

const contradictions = (values: Partial<Values>): readonly Mistake[] => {
  const { stacks = [], disposableStacks = [] } = values;
  const unnamed = NEEDED.filter(
    ([key, name, when]) => values[name] === "" && when.some((one) => one === values[key]),
  );
  return [
    ...unnamed.map(([key, name, , example]) => ({
      message: `Configuration "${key}" is "${values[key] ?? ""}", and "${name}" does not say which one.`,
      hint: `Name it, for example: pulumi config set ${name} ${example}. To have one made: pulumi config set ${key} create.`,
    })),
    ...disposableStacks
      .filter((stack) => !stacks.includes(stack))
      .map((stack) => ({
        message: `Configuration "disposableStacks" names "${stack}", which is not among "stacks".`,
        hint: `Use one of ${stacks.map((one) => JSON.stringify(one)).join(", ")}.`,
      })),
  ];
};

/**
 * The configuration of an account.
 *
 * @param source.values every configured value by its full key, defaults of `Pulumi.yaml` included
 * @throws ConfigurationError with every mistake at once
 */
export const readAccountConfiguration = (source: {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
}): AccountConfiguration => {
  const { project, stack, values } = source;
  const { read, mistakes } = readSettings(project, values, accountSettings, providerSettings);
  mistakes.push(...contradictions(read));
  if (mistakes.length > 0) throw new ConfigurationError(stack, mistakes);
  const { "aws:region": region, ...rest } = read as unknown as Values;
  return { ...rest, region };
};
