/** Operators, condition keys and values, as IAM reads them. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of an IAM, bucket, key or endpoint policy. */
export interface Statement {
  /** Letters and digits; unique within its document. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Conditions;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A document of statements, in the given order; what is undefined is left out. */
export const policyDocument = (...statements: readonly (Statement | undefined)[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements.filter((statement) => statement !== undefined),
});

/** A statement that allows. */
export const allow = (
  Sid: string,
  Action: string | readonly string[],
  Resource: string | readonly string[],
  Condition?: Conditions,
): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
