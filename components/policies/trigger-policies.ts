import { domainOf, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { functionRuns, writesDeadLetters, type DeadLetters, type FunctionAccess } from "./start-policies";

/** What a webhook reads and calls. */
export interface WebhookAccess {
  readonly secretArn: string;
  /** ARN of the secret's key; undefined for AWS's own, which needs no permission. */
  readonly secretKeyArn: string | undefined;
  /** ARN of the function that starts the pipeline. */
  readonly startFunctionArn: string;
}

/** The function that takes a webhook: it reads one secret and calls one function. */
export const webhookPolicy = (access: FunctionAccess, webhook: WebhookAccess): PolicyDocument => {
  const { secretArn, secretKeyArn, startFunctionArn } = webhook;
  const { place } = access;
  const ofSecret = {
    StringEquals: {
      "kms:ViaService": `secretsmanager.${place.region}.${domainOf(place)}`,
      "kms:EncryptionContext:SecretARN": secretArn,
    },
  };
  return policyDocument(
    allow("Secret", "secretsmanager:GetSecretValue", secretArn),
    ...(secretKeyArn === undefined ? [] : [allow("SecretKey", "kms:Decrypt", secretKeyArn, ofSecret)]),
    allow("Start", "lambda:InvokeFunction", startFunctionArn),
    ...functionRuns(access),
  );
};

/** What the pipe of a stream reads and calls. */
export interface StreamAccess {
  readonly streamArn: string;
  /** ARN of the table's key; undefined for AWS's own, which needs no permission. */
  readonly tableKeyArn: string | undefined;
  /** ARN of the function that starts the pipeline. */
  readonly startFunctionArn: string;
  readonly deadLetters: DeadLetters;
}

/**
 * What the pipe of a table's stream may do: read that stream, call the function that starts the pipeline, and put away
 * what it could not deliver.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html
 */
export const streamPolicy = (
  place: Place,
  { streamArn, tableKeyArn, startFunctionArn, deadLetters }: StreamAccess,
): PolicyDocument =>
  policyDocument(
    allow(
      "Stream",
      ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
      streamArn,
    ),
    ...(tableKeyArn === undefined
      ? []
      : [
          allow("TableKey", "kms:Decrypt", tableKeyArn, {
            StringEquals: { "kms:ViaService": `dynamodb.${place.region}.${domainOf(place)}` },
          }),
        ]),
    allow("Start", "lambda:InvokeFunction", startFunctionArn),
    ...writesDeadLetters(place, deadLetters),
  );
