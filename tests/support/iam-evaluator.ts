type OneOrMore = string | readonly string[];

/** A statement of any policy, as parsed from JSON. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly PolicyStatement[];
}

/** One call that somebody makes: the action, what it is about, and the condition keys it brings along. */
export interface Access {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, OneOrMore>>;
}

export const listed = (value: OneOrMore | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** IAM's wildcards: `*` for any text, `?` for one character. */
const like = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);

const OPERATORS: Readonly<Record<string, (wanted: string, actual: string) => boolean>> = {
  StringEquals: (wanted, actual) => wanted === actual,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (wanted, actual) => wanted === actual,
  NumericLessThanEquals: (wanted, actual) => Number(actual) <= Number(wanted),
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

/** Whether one key of one operator holds. A missing key satisfies negated operators, IfExists and ForAllValues. */
const keyHolds = (
  operator: string,
  wanted: readonly string[],
  actual: readonly string[] | undefined,
): boolean => {
  if (operator === "Null") return wanted.includes(actual === undefined ? "true" : "false");
  const forAll = operator.startsWith("ForAllValues:");
  const ifExists = operator.endsWith("IfExists");
  const base = operator.replace(/^ForA(ll|ny)Values?:/, "").replace(/IfExists$/, "");
  const negated = NEGATED[base];
  const test = OPERATORS[negated ?? base];
  if (test === undefined) throw new Error(`Operator "${operator}" is not evaluated.`);
  if (actual === undefined) return forAll || ifExists || negated !== undefined;
  const matches = (value: string) => wanted.some((one) => test(one, value)) !== (negated !== undefined);
  return forAll ? actual.every(matches) : actual.some(matches);
};

const conditionsHold = ({ Condition = {} }: PolicyStatement, { context = {} }: Access): boolean =>
  Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const actual = context[key];
      return keyHolds(operator, listed(wanted), actual === undefined ? undefined : listed(actual));
    }),
  );

const applies = (statement: PolicyStatement, access: Access): boolean =>
  listed(statement.Action).some((action) => like(action.toLowerCase(), access.action.toLowerCase())) &&
  // A trust policy has no resource: it is about the role that bears it.
  (statement.Resource === undefined ||
    listed(statement.Resource).some((arn) => like(arn, access.resource))) &&
  conditionsHold(statement, access);

/** Whether a policy denies a call outright. */
export const isDenied = ({ Statement }: Policy, access: Access): boolean =>
  Statement.some((statement) => statement.Effect === "Deny" && applies(statement, access));

/** Whether a policy by itself lets a call through. Principals are not looked at. */
export const isAllowed = (policy: Policy, access: Access): boolean =>
  !isDenied(policy, access) &&
  policy.Statement.some((statement) => statement.Effect === "Allow" && applies(statement, access));
