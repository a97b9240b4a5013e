import assert from "node:assert/strict";
import { readSurroundings, type SurroundingsSource } from "../../components/configuration-surroundings";

const PEOPLE = { email: ["ml@acme.example"] };
const CODE = { repository: "census", branches: ["main"] };
const HOOK = { repository: "acme/census", branches: ["main"] };
const SECRETS = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";
const KEYS = "arn:aws:kms:eu-west-1:111122223333:";
const TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/census";
const mistakes = (source: Partial<SurroundingsSource>) =>
  readSurroundings(source).mistakes.map(({ message, hint }) => `${message} ${hint}`);

describe("what the configuration says of a pipeline's surroundings", () => {
  it("is nothing where it says nothing", () => {
    assert.deepEqual(readSurroundings({}), {
      surroundings: {
        schedule: undefined,
        triggers: [],
        notifications: undefined,
        alarms: undefined,
        budget: undefined,
      },
      mistakes: [],
    });
  });

  it("is read with its defaults, and values as text", () => {
    const { surroundings, mistakes: none } = readSurroundings({
      schedule: { expression: "rate(1 day)", parameters: { Threshold: 0.8, Fast: true } },
      triggers: [{ name: "upload", uploadParameter: "InputData" }],
      notifications: PEOPLE,
      alarms: { stuckHours: 12 },
      budget: { monthlyUsd: 50 },
    });
    assert.deepEqual(none, []);
    assert.deepEqual(surroundings, {
      schedule: {
        expression: "rate(1 day)",
        timeZone: "UTC",
        parameters: { Threshold: "0.8", Fast: "true" },
        longestGapHours: 24,
      },
      triggers: [{ name: "upload", uploadParameter: "InputData", parameters: {} }],
      notifications: { email: ["ml@acme.example"], sms: [], https: [] },
      alarms: { stuckHours: 12, dashboard: false },
      budget: { monthlyUsd: 50, thresholds: [80, 100] },
    });
  });

  const wrong: readonly (readonly [source: Partial<SurroundingsSource>, message: string])[] = [
    [
      { schedule: { expression: "daily" } },
      `Configuration "schedule.expression" is "daily", which is not a schedule that EventBridge Scheduler takes: rate(…), cron(…) of six fields or at(…). Set it, for example: pulumi config set --path 'schedule.expression' 'cron(0 3 * * ? *)'`,
    ],
    [
      { schedule: { timeZone: "UTC" } },
      `Configuration "schedule.expression" is missing; it has to be a schedule that EventBridge Scheduler takes: rate(…), cron(…) of six fields or at(…). Set it, for example: pulumi config set --path 'schedule.expression' 'cron(0 3 * * ? *)'`,
    ],
    [
      { schedule: { expression: "rate(1 day)", timeZone: "Berlin" } },
      `Configuration "schedule.timeZone" is "Berlin", which is not a time zone of the IANA list. Set it, for example: pulumi config set --path 'schedule.timeZone' 'Europe/Berlin'`,
    ],
    [
      { schedule: { expression: "rate(1 day)", timezone: "UTC" } },
      'Configuration "schedule.timezone" is unknown. Did you mean "timeZone"?',
    ],
    [
      { schedule: { expression: "rate(1 day)", parameters: ["a"] } },
      `Configuration "schedule.parameters" is ["a"], which is not an object of parameter names and their values. Set it, for example: pulumi config set --path 'schedule.parameters.AccuracyThreshold' '0.8'`,
    ],
    [
      { triggers: [{ name: "upload" }] },
      `Configuration "triggers[0]" has to have exactly one of "uploadParameter", "pattern", "webhook", "codecommit", "stream". Keep one: pulumi config set --path 'triggers[0].uploadParameter' 'InputData'`,
    ],
    [
      { triggers: [{ name: "schedule", pattern: { source: ["a"] } }] },
      `Configuration "triggers[0].name" is "schedule", which is not a name other than "schedule", "alerts", "watch" and "webhook", of at most 12 lower-case letters and digits. Set it, for example: pulumi config set --path 'triggers[0].name' 'upload'`,
    ],
    [
      { triggers: ["a", "a"].map((name) => ({ name, pattern: { source: ["a"] } })) },
      'Configuration "triggers[1].name" is "a", which another trigger is called too. Give each trigger a name of its own.',
    ],
    [
      { triggers: [{ name: "a", pattern: {} }] },
      `Configuration "triggers[0].pattern" is {}, which is not an event pattern of EventBridge, of at most 2048 characters. Set it, for example: pulumi config set --path 'triggers[0].pattern.source[0]' 'acme.warehouse'`,
    ],
    [
      { triggers: [{ name: "a", pattern: { source: ["a"] }, codecommit: CODE }] },
      `Configuration "triggers[0]" has to have exactly one of "uploadParameter", "pattern", "webhook", "codecommit", "stream". Keep one: pulumi config set --path 'triggers[0].uploadParameter' 'InputData'`,
    ],
    [
      { triggers: [{ name: "a", webhook: "acme/census" }] },
      `Configuration "triggers[0].webhook" is "acme/census", which is not an object. Set it, for example: pulumi config set --path 'triggers[0].webhook.repository' 'acme/census'`,
    ],
    [
      { triggers: [{ name: "a", webhook: CODE }] },
      `Configuration "triggers[0].webhook.repository" is "census", which is not a repository of GitHub as owner/name. Set it, for example: pulumi config set --path 'triggers[0].webhook.repository' 'acme/census'`,
    ],
    [
      {
        triggers: [{ name: "a", webhook: { repository: "acme/census", branch: "main", branches: ["main"] } }],
      },
      'Configuration "triggers[0].webhook.branch" is unknown. Did you mean "branches"?',
    ],
    [
      { triggers: ["a", "b"].map((name) => ({ name, webhook: HOOK })) },
      'Configuration "triggers[1].webhook" is a second webhook; a stack has one. Let the first webhook wait for more branches, or drop one of the two.',
    ],
    [
      { triggers: [{ name: "a", webhook: { ...HOOK, secretArn: `${SECRETS}database-AbCdEf` } }] },
      `Configuration "triggers[0].webhook.secretArn" is "${SECRETS}database-AbCdEf", which is not the whole ARN of a secret whose name ends with "webhook". Set it, for example: pulumi config set --path 'triggers[0].webhook.secretArn' '${SECRETS}github-webhook-AbCdEf'`,
    ],
    [
      { triggers: [{ name: "a", webhook: { ...HOOK, secretKeyArn: `${KEYS}key/KEY-ID` } }] },
      `Configuration "triggers[0].webhook.secretKeyArn" is the key of no secret: "secretArn" is missing. Set it, for example: pulumi config set --path 'triggers[0].webhook.secretArn' '${SECRETS}github-webhook-AbCdEf'`,
    ],
    [
      {
        triggers: [
          { name: "a", webhook: { ...HOOK, secretArn: `${SECRETS}webhook-AbCdEf`, secretKeyArn: "a" } },
        ],
      },
      `Configuration "triggers[0].webhook.secretKeyArn" is "a", which is not the ARN of a KMS key (not of an alias). Set it, for example: pulumi config set --path 'triggers[0].webhook.secretKeyArn' '${KEYS}key/KEY-ID'`,
    ],
    [
      { triggers: [{ name: "a", codecommit: { repository: "acme/census", branches: ["main"] } }] },
      `Configuration "triggers[0].codecommit.repository" is "acme/census", which is not the name of a repository of CodeCommit. Set it, for example: pulumi config set --path 'triggers[0].codecommit.repository' 'census'`,
    ],
    [
      { triggers: [{ name: "a", codecommit: { repository: "census", branches: ["-x"] } }] },
      `Configuration "triggers[0].codecommit.branches" is ["-x"], which is not a list, each of it the name of a branch. Set it, for example: pulumi config set --path 'triggers[0].codecommit.branches[0]' 'main'`,
    ],
    [
      { triggers: [{ name: "a", codecommit: { repository: "census" } }] },
      `Configuration "triggers[0].codecommit.branches" is missing; it has to be a list, each of it the name of a branch. Set it, for example: pulumi config set --path 'triggers[0].codecommit.branches[0]' 'main'`,
    ],
    [
      { triggers: [{ name: "a", stream: { arn: TABLE } }] },
      `Configuration "triggers[0].stream.arn" is "${TABLE}", which is not the ARN of the stream of a DynamoDB table. Set it, for example: pulumi config set --path 'triggers[0].stream.arn' '${TABLE}/stream/2027-01-31T03:00:00.000'`,
    ],
    [
      { triggers: [{ name: "a", stream: { arn: `${TABLE}/stream/1`, pattern: {} } }] },
      `Configuration "triggers[0].stream.pattern" is {}, which is not a pattern of records, of at most 2048 characters. Set it, for example: pulumi config set --path 'triggers[0].stream.pattern.dynamodb.NewImage.state.S[0]' 'ready'`,
    ],
    [
      { notifications: { email: ["nobody"] } },
      `Configuration "notifications.email" is ["nobody"], which is not a list, each of it an e-mail address. Set it, for example: pulumi config set --path 'notifications.email[0]' 'ml@acme.example'`,
    ],
    [
      { notifications: { sms: ["0170"] } },
      `Configuration "notifications.sms" is ["0170"], which is not a list, each of it a telephone number that begins with + and the country. Set it, for example: pulumi config set --path 'notifications.sms[0]' '+491701234567'`,
    ],
    ...["http://acme.example", "https://me:secret@acme.example", "https://acme.example/?token=1"].map(
      (address): readonly [Partial<SurroundingsSource>, string] => [
        { notifications: { https: [address] } },
        `Configuration "notifications.https" is ["${address}"], which is not a list, each of it an https address without user, password or query. Set it, for example: pulumi config set --path 'notifications.https[0]' 'https://acme.example/ml'`,
      ],
    ),
    [
      { notifications: { slackTeamId: "T0123ABCD" } },
      `Configuration "notifications" names a Slack workspace without a channel. Set it, for example: pulumi config set --path 'notifications.slackChannelId' 'C0123ABCD'`,
    ],
    [
      { notifications: { slackChannelId: "C0123ABCD" } },
      `Configuration "notifications" names a Slack channel without its workspace. Set it, for example: pulumi config set --path 'notifications.slackTeamId' 'T0123ABCD'`,
    ],
    [
      { notifications: PEOPLE, alarms: { dashboard: true } },
      `Configuration "alarms.stuckHours" is missing; it has to be a number from 1 to 672. Set it, for example: pulumi config set --path 'alarms.stuckHours' '24'`,
    ],
    [
      { alarms: { stuckHours: 1 } },
      `Configuration "alarms" would tell nobody: "notifications" is empty. Set it, for example: pulumi config set --path 'notifications.email[0]' 'ml@acme.example'`,
    ],
    [
      { notifications: PEOPLE, budget: { monthlyUsd: 0 } },
      `Configuration "budget.monthlyUsd" is 0, which is not a number from 1 to 1000000. Set it, for example: pulumi config set --path 'budget.monthlyUsd' '200'`,
    ],
    [
      { notifications: PEOPLE, budget: { monthlyUsd: 9, thresholds: [] } },
      `Configuration "budget.thresholds" is [], which is not a list, each of it a number from 1 to 1000. Set it, for example: pulumi config set --path 'budget.thresholds[0]' '80'`,
    ],
  ];
  for (const [source, message] of wrong) {
    it(`is refused as ${JSON.stringify(source).slice(0, 70)}`, () => {
      assert.deepEqual(mistakes(source), [message]);
    });
  }
});
