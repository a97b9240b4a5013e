/** The price of an hour of one instance, and how sure it is. */
export interface InstancePrice {
  /** US dollars per hour, on demand. */
  readonly perHour: number;
  /**
   * "price list": quoted from AWS's Price List API, with its date; "reported": the same in several public price tables,
   * and not seen in a quotation of AWS's own list.
   */
  readonly evidence: "price list" | "reported";
  /** Day of the quotation, or of the look at the tables. */
  readonly date: string;
  /** What the quotation was for; the other kinds of jobs are taken to cost the same. */
  readonly quotedFor: readonly ("processing" | "training" | "hosting")[];
}

/** The region whose list prices these are. */
export const PRICED_REGION = "us-east-1";

/** The day on which the table was put together. */
export const PRICES_DATE = "2026-11-21";

/** AWS's own page, for checking. */
export const PRICES_SOURCE = "https://aws.amazon.com/sagemaker/ai/pricing/";

const quoted = (perHour: number, date: string, ...quotedFor: InstancePrice["quotedFor"]): InstancePrice => ({
  perHour,
  evidence: "price list",
  date,
  quotedFor,
});

const reported = (perHour: number): InstancePrice => ({
  perHour,
  evidence: "reported",
  date: PRICES_DATE,
  quotedFor: [],
});

/** On-demand list prices of SageMaker instances in us-east-1. What is not here is said to be without a price. */
const PRICES: Readonly<Record<string, InstancePrice>> = {
  "ml.t3.medium": quoted(0.05, "2026-07-30", "processing"),
  "ml.t3.large": quoted(0.1, "2026-07-31", "processing"),
  "ml.m5.large": quoted(0.115, "2026-08-11", "processing", "training", "hosting"),
  "ml.m5.xlarge": quoted(0.23, "2026-07-30", "processing", "hosting"),
  "ml.m5.2xlarge": quoted(0.461, "2026-09-28", "hosting"),
  "ml.m5.4xlarge": reported(0.922),
  "ml.m5.12xlarge": reported(2.765),
  "ml.m5.24xlarge": reported(5.53),
  "ml.c5.large": reported(0.102),
  "ml.c5.xlarge": reported(0.204),
  "ml.c5.2xlarge": reported(0.408),
  "ml.c5.4xlarge": reported(0.816),
  "ml.c5.9xlarge": reported(1.836),
  "ml.g5.2xlarge": quoted(1.515, "2026-08-20", "training"),
  "ml.g4dn.xlarge": reported(0.736),
  "ml.p3.2xlarge": reported(3.825),
};

/** The price of an instance type such as `ml.m5.xlarge`; undefined when the table has none. */
export const priceOf = (instanceType: string): InstancePrice | undefined =>
  Object.hasOwn(PRICES, instanceType) ? PRICES[instanceType] : undefined;

/** What stands idle and costs, by type of resource: US dollars per month of 730 hours. */
export const MONTHLY_PRICES: Readonly<Record<string, { readonly perMonth: number; readonly per: string }>> = {
  "aws:kms/key:Key": { perMonth: 1, per: "key" },
  "aws:ec2/natGateway:NatGateway": { perMonth: 0.045 * 730, per: "gateway" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { perMonth: 0.01 * 730, per: "interface endpoint and zone" },
  "aws:secretsmanager/secret:Secret": { perMonth: 0.4, per: "secret" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { perMonth: 0.1, per: "alarm" },
  "aws:cloudwatch/dashboard:Dashboard": { perMonth: 3, per: "dashboard after the third" },
};

/** Hours of a month, as AWS counts them. */
export const HOURS_PER_MONTH = 730;
