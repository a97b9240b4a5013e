import { nameHint } from "../pipeline-definition/document/nearest-name";
import {
  ALARMS,
  BUDGET,
  isObject,
  NOTIFICATIONS,
  SCHEDULE,
  TRIGGER,
  TRIGGER_KINDS,
  type JsonObject,
  type Member,
} from "./configuration-members";
import { scheduleTimes } from "./schedule-expression";
import type { Surroundings, TriggerSettings } from "./surroundings";

interface Mistake {
  readonly message: string;
  readonly hint: string;
}

/** The keys of the configuration that say what stands around the pipeline, as JSON gave them. */
export interface SurroundingsSource {
  readonly schedule: JsonObject;
  readonly triggers: readonly JsonObject[];
  readonly notifications: JsonObject;
  readonly alarms: JsonObject;
  readonly budget: JsonObject;
}

const command = (path: string, example: string): string => `pulumi config set --path '${path}' '${example}'`;

const set = (path: string, example: string): string => `Set it, for example: ${command(path, example)}`;

/** Everything that is wrong with one object of the configuration. */
export const objectMistakes = (
  key: string,
  value: JsonObject,
  members: Readonly<Record<string, Member>>,
): readonly Mistake[] => [
  ...Object.keys(value)
    .filter((name) => !Object.hasOwn(members, name))
    .map((name) => ({
      message: `Configuration "${key}.${name}" is unknown.`,
      hint: nameHint(name, Object.keys(members), ""),
    })),
  ...Object.entries(members).flatMap(([name, { fits, expected, example, path = "", required = false }]) => {
    const found = value[name];
    if (found === undefined ? !required : fits(found)) return [];
    const message =
      found === undefined
        ? `Configuration "${key}.${name}" is missing; it has to be ${expected}.`
        : `Configuration "${key}.${name}" is ${JSON.stringify(found)}, which is not ${expected}.`;
    return [{ message, hint: set(`${key}.${name}${path}`, example) }];
  }),
];

/** What a trigger may wait for: one of these, since each leads to resources of its own. */
const KINDS = ["uploadParameter", "pattern", ...Object.keys(TRIGGER_KINDS)];

/** A key without its secret would be given to nobody, and the stack's own secret has a key already. */
const keyWithoutSecret = (key: string, { webhook }: JsonObject): readonly Mistake[] =>
  isObject(webhook) && webhook["secretKeyArn"] !== undefined && webhook["secretArn"] === undefined
    ? [
        {
          message: `Configuration "${key}.webhook.secretKeyArn" is the key of no secret: "secretArn" is missing.`,
          hint: set(`${key}.webhook.secretArn`, TRIGGER_KINDS.webhook.secretArn.example),
        },
      ]
    : [];

const kindMistakes = (key: string, trigger: JsonObject): readonly Mistake[] => {
  const inner = Object.entries(TRIGGER_KINDS).flatMap(([kind, members]) => {
    const value = trigger[kind];
    return isObject(value) ? objectMistakes(`${key}.${kind}`, value, members) : [];
  });
  const mistakes = [...inner, ...keyWithoutSecret(key, trigger)];
  if (KINDS.filter((kind) => trigger[kind] !== undefined).length === 1) return mistakes;
  const names = KINDS.map((kind) => `"${kind}"`).join(", ");
  const message = `Configuration "${key}" has to have exactly one of ${names}.`;
  return [...mistakes, { message, hint: `Keep one: ${command(`${key}.uploadParameter`, "InputData")}` }];
};

const triggerMistakes = (triggers: readonly JsonObject[]): readonly Mistake[] =>
  triggers.flatMap((trigger, index) => {
    const key = `triggers[${String(index)}]`;
    const mistakes = [...objectMistakes(key, trigger, TRIGGER), ...kindMistakes(key, trigger)];
    if (
      trigger["webhook"] !== undefined &&
      triggers.findIndex(({ webhook }) => webhook !== undefined) !== index
    ) {
      const message = `Configuration "${key}.webhook" is a second webhook; a stack has one.`;
      mistakes.push({
        message,
        hint: "Let the first webhook wait for more branches, or drop one of the two.",
      });
    }
    if (triggers.findIndex(({ name }) => name === trigger["name"]) !== index) {
      mistakes.push({
        message: `Configuration "${key}.name" is ${JSON.stringify(trigger["name"])}, which another trigger is called too.`,
        hint: "Give each trigger a name of its own.",
      });
    }
    return mistakes;
  });

const notificationMistakes = ({ slackTeamId, slackChannelId }: JsonObject): readonly Mistake[] => {
  if ((slackTeamId === undefined) === (slackChannelId === undefined)) return [];
  const [found, hint] =
    slackTeamId === undefined
      ? ["channel without its workspace", set("notifications.slackTeamId", "T0123ABCD")]
      : ["workspace without a channel", set("notifications.slackChannelId", "C0123ABCD")];
  return [{ message: `Configuration "notifications" names a Slack ${found}.`, hint }];
};

/** Whether an object of the configuration asks for anything. */
export const isAsked = (value: JsonObject): boolean => Object.keys(value).length > 0;

const toldToNobody = (source: SurroundingsSource): readonly Mistake[] =>
  isAsked(source.notifications)
    ? []
    : (["alarms", "budget"] as const)
        .filter((key) => isAsked(source[key]))
        .map((key) => ({
          message: `Configuration "${key}" would tell nobody: "notifications" is empty.`,
          hint: set("notifications.email[0]", "ml@acme.example"),
        }));

const parametersOf = ({ parameters }: JsonObject): Readonly<Record<string, string>> =>
  isObject(parameters)
    ? Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
    : {};

const triggerOf = (trigger: JsonObject): TriggerSettings => ({
  ...(trigger as unknown as TriggerSettings),
  parameters: parametersOf(trigger),
});

const surroundingsOf = (source: SurroundingsSource): Surroundings => {
  const { schedule, notifications, alarms, budget } = source;
  const longestGapHours = scheduleTimes(String(schedule["expression"]))?.longestGapHours;
  const read = {
    schedule: { timeZone: "UTC", ...schedule, parameters: parametersOf(schedule), longestGapHours },
    notifications: { email: [], sms: [], https: [], ...notifications },
    alarms: { dashboard: false, ...alarms },
    budget: { thresholds: [80, 100], ...budget },
  };
  const asked = Object.entries(read).map(([key, value]) => [
    key,
    isAsked(source[key as keyof typeof read]) ? value : undefined,
  ]);
  // Mistakes are told before anybody uses this, so each member is of its type.
  return { ...(Object.fromEntries(asked) as Surroundings), triggers: source.triggers.map(triggerOf) };
};

/** Reads what stands around the pipeline, and says what is wrong with it. Keys that could not be read count as empty. */
export const readSurroundings = (
  read: Partial<SurroundingsSource>,
): { readonly surroundings: Surroundings; readonly mistakes: readonly Mistake[] } => {
  const source = { schedule: {}, triggers: [], notifications: {}, alarms: {}, budget: {}, ...read };
  const members = { schedule: SCHEDULE, notifications: NOTIFICATIONS, alarms: ALARMS, budget: BUDGET };
  const mistakes = [
    ...Object.entries(members).flatMap(([key, known]) => {
      const value: JsonObject = source[key as keyof typeof members];
      return isAsked(value) ? objectMistakes(key, value, known) : [];
    }),
    ...triggerMistakes(source.triggers),
    ...notificationMistakes(source.notifications),
    ...toldToNobody(source),
  ];
  return { surroundings: surroundingsOf(source), mistakes };
};
