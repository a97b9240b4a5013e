import type { Script } from "./aws-double";
import { keyIs } from "./good-account";
import type { Case } from "./preflight-case";

const KEY = 'Key "alias/pulumi-secrets" of the stack\'s secrets in region "us-east-1"';

/** KMS answers only to a key of that name. */
const onlyKey = (id: string): Script => ({
  "kms:DescribeKey": ({ KeyId }) =>
    KeyId === id
      ? keyIs("Enabled")
      : { error: "NotFoundException", message: `${String(KeyId)} is not found.` },
});

const ARN = "arn:aws:kms:eu-west-1:444455556666:key/0a1b2c3d-0000-0000-0000-000000000000";

/** States in which a key encrypts nothing, and what to do about each. */
const UNUSABLE = [
  [
    "a key that will be deleted",
    "PendingDeletion",
    "Take the deletion back: aws kms cancel-key-deletion, then aws kms enable-key.",
  ],
  ["a key that is switched off", "Disabled", "Enable it: aws kms enable-key."],
  ["a key without material", "PendingImport", "Wait until it is Enabled, or name another one."],
] as const;

/** What encrypts the secrets of a stack. */
export const secretCases: readonly Case[] = [
  {
    title: "an account without the bootstrap stack",
    script: onlyKey("alias/other"),
    finding: {
      check: "secrets",
      level: "error",
      message: `${KEY} does not exist.`,
      hint:
        "Deploy the bootstrap stack, which makes it (docs/bootstrap.md), or do without: " +
        "pulumi stack init dev, which drops secretsprovider, and pulumi config set permissionsBoundary stack.",
    },
  },
  {
    title: "the key of the bootstrap stack",
    script: onlyKey("alias/pulumi-secrets"),
    finding: { check: "secrets", level: "ok", message: `${KEY} can be used.` },
    others: 0,
  },
  {
    title: "another key that is not there, in the region of the stack",
    script: onlyKey("alias/pulumi-secrets"),
    settings: { secretsProvider: "awskms://alias/team" },
    finding: {
      check: "secrets",
      level: "error",
      message: 'Key "alias/team" of the stack\'s secrets in region "us-east-1" does not exist.',
      hint: 'Name one that exists: pulumi stack change-secrets-provider "awskms://alias/NAME?region=REGION".',
    },
  },
  {
    title: "a key of another region, named by its ARN",
    script: onlyKey(ARN),
    settings: { secretsProvider: `awskms:///${ARN}?region=us-east-1` },
    finding: {
      check: "secrets",
      level: "ok",
      message: `Key "${ARN}" of the stack's secrets in region "eu-west-1" can be used.`,
    },
    others: 0,
  },
  ...UNUSABLE.map(([title, state, hint]): Case => ({
    title,
    script: { "kms:DescribeKey": keyIs(state) },
    finding: { check: "secrets", level: "error", message: `${KEY} cannot be used: it is ${state}.`, hint },
  })),
  {
    title: "a key that only signs",
    script: { "kms:DescribeKey": keyIs("Enabled", "SIGN_VERIFY") },
    finding: {
      check: "secrets",
      level: "error",
      message: `${KEY} is for SIGN_VERIFY and encrypts nothing.`,
      hint: "Name a key whose usage is ENCRYPT_DECRYPT.",
    },
  },
  {
    title: "a secrets provider without a key",
    script: {},
    settings: { secretsProvider: "awskms://?region=us-east-1" },
    finding: {
      check: "secrets",
      level: "error",
      message: 'The secrets provider "awskms://?region=us-east-1" names no key.',
      hint: "Write it as awskms://alias/pulumi-secrets?region=us-east-1.",
    },
  },
  {
    title: "a secrets provider that is not AWS's",
    script: onlyKey("alias/other"),
    settings: { secretsProvider: "passphrase" },
    finding: {
      check: "secrets",
      level: "ok",
      message: 'The secrets provider "passphrase" is no key of AWS.',
    },
    others: 0,
  },
  {
    title: "a stack that leaves its secrets to Pulumi",
    script: onlyKey("alias/other"),
    settings: { secretsProvider: undefined },
    finding: {
      check: "secrets",
      level: "ok",
      message: 'Stack "dev" leaves to Pulumi what encrypts its secrets.',
    },
    others: 0,
  },
];
