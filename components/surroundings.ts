/** Starts the pipeline at set times. */
export interface ScheduleSettings {
  /** `rate(1 day)`, `cron(0 3 * * ? *)` or `at(2027-01-31T03:00:00)`. */
  readonly expression: string;
  /** Time zone of the IANA list. @default "UTC" */
  readonly timeZone: string;
  /** Values of the pipeline's parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The longest time between two runs, in hours; undefined when there is only one. */
  readonly longestGapHours: number | undefined;
}

/** Branches of a repository of which each push starts the pipeline. */
export interface BranchSettings {
  /** Name of the repository: `owner/name` with GitHub. */
  readonly repository: string;
  readonly branches: readonly string[];
}

/** A webhook of GitHub. */
export interface WebhookSettings extends BranchSettings {
  /** ARN of the secret that GitHub signs with. @default one that the stack makes, without a value */
  readonly secretArn?: string;
  /** ARN of the key of that secret, where it is a customer key. */
  readonly secretKeyArn?: string;
}

/** The stream of a DynamoDB table. */
export interface StreamSettings {
  readonly arn: string;
  /** Pattern that a record has to fit, besides not being a removal. @default any */
  readonly pattern?: Readonly<Record<string, unknown>>;
  /** ARN of the key of the table, where it is a customer key. */
  readonly keyArn?: string;
}

/** Starts the pipeline when something happens; has exactly one member that says what. */
export interface TriggerSettings {
  readonly name: string;
  /** The parameter that gets the S3 URI of each file that is uploaded beside the input data. */
  readonly uploadParameter?: string;
  /** How the names of the uploaded files end. @default any name */
  readonly uploadSuffix?: string;
  /** Event pattern of EventBridge. */
  readonly pattern?: Readonly<Record<string, unknown>>;
  readonly webhook?: WebhookSettings;
  readonly codecommit?: BranchSettings;
  readonly stream?: StreamSettings;
  /** Values of the pipeline's parameters; `{detail.key}` stands for a text of the event. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Who hears of executions that failed or were stopped, and of alarms. */
export interface NotificationSettings {
  readonly email: readonly string[];
  /** Telephone numbers as `+491701234567`. */
  readonly sms: readonly string[];
  readonly https: readonly string[];
  readonly slackTeamId?: string;
  readonly slackChannelId?: string;
}

export interface AlarmSettings {
  /** Hours after which a callback that nobody answers, or an execution that does not end, raises an alarm. */
  readonly stuckHours: number;
  /** Whether there is a dashboard too. @default false */
  readonly dashboard: boolean;
}

export interface BudgetSettings {
  /** US dollars per month. */
  readonly monthlyUsd: number;
  /** Percentages of it at which people are told. */
  readonly thresholds: readonly number[];
}

/** What stands around a pipeline; undefined where it was not asked for. */
export interface Surroundings {
  readonly schedule: ScheduleSettings | undefined;
  readonly triggers: readonly TriggerSettings[];
  readonly notifications: NotificationSettings | undefined;
  readonly alarms: AlarmSettings | undefined;
  readonly budget: BudgetSettings | undefined;
}
