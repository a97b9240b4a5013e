import type { DocumentReading } from "./document-reading";
import { grant, note, type Finding } from "./finding";
import { isOpen } from "./pattern";
import { regionalArn, throughS3, type Place } from "./place";
import { shown } from "./roles";
import { isSet } from "./step-reading";

export interface KeyReading {
  readonly arn: string;
  readonly parameters: readonly string[];
}

const KEY_ID = /^(?:mrk-)?[0-9a-f-]{30,}$/;

const keyArn = (place: Place, text: string): string | undefined => {
  if (/^arn:[^:]+:kms:[^:]+:[^:]+:key\/./.test(text) && !isOpen(text)) return text;
  return KEY_ID.test(text) ? regionalArn(place, "kms", `key/${text}`) : undefined;
};

/** The keys that a value names by ARN or id. None for an alias: a policy cannot name a key by it. */
export const keysOf = ({ read, place }: DocumentReading, value: unknown): readonly KeyReading[] =>
  read(value).flatMap(({ pattern, parameters }) => {
    const arn = keyArn(place, pattern);
    return arn === undefined ? [] : [{ arn, parameters }];
  });

/** What is to be said when a value names a key in a way that no policy can. */
export const keyNotes = (reading: DocumentReading, role: string, value: unknown): readonly Finding[] =>
  isSet(value) && keysOf(reading, value).length === 0
    ? [note(role, `The key ${shown(value)} is not named by its ARN; the rights on it are missing.`)]
    : [];

/** Reading, or reading and writing, objects encrypted with a key: only through S3. */
export const throughS3Grant = (
  { place }: DocumentReading,
  role: string,
  { arn, parameters }: KeyReading,
  use: "read" | "write",
): Finding => {
  // Parts of a multipart upload are read back with the key.
  const actions = use === "read" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"];
  return grant(role, "KeyThroughS3", actions, [arn], { conditions: throughS3(place), parameters });
};

/** The encrypted volumes of instances: AWS's services take a grant on the key. */
export const volumeKeyFindings = (
  reading: DocumentReading,
  roles: readonly string[],
  value: unknown,
): readonly Finding[] =>
  roles.flatMap((role) => [
    ...keyNotes(reading, role, value),
    ...keysOf(reading, value).flatMap(({ arn, parameters }) => [
      grant(role, "VolumeGrant", ["kms:CreateGrant"], [arn], {
        conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        parameters,
      }),
      grant(role, "DescribeKey", ["kms:DescribeKey"], [arn], { parameters }),
    ]),
  ]);
