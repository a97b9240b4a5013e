import { complain, eachResource, finding, type Control } from "../control";
import { ofType, property, type Estate, type Registration } from "../estate";
import { listed, texts } from "../json-reading";
import {
  allowsAction,
  grantsOf,
  isBound,
  principals,
  statementsOf,
  valuesOf,
  type Statement,
} from "../statements";

const ownStatements = (key: Registration): readonly Statement[] =>
  statementsOf(key, key.inputs["policy"]).filter(({ allows }) => allows);

const isBoundService = (statement: Statement): boolean =>
  principals(statement, "Service").length === 0 ||
  isBound(statement) ||
  statement.conditions.some(({ key }) => key.startsWith("kms:EncryptionContext:"));

/** Statements of identity policies and of key policies that hand grants out to services. */
const looseGrants = (estate: Estate): readonly Statement[] =>
  [...grantsOf(estate), ...ofType(estate, "kms:Key").flatMap(ownStatements)].filter(
    (one) =>
      !one.actions.includes("kms:*") &&
      allowsAction(one, "kms:CreateGrant") &&
      !valuesOf(one, "kms:GrantIsForAWSResource", "Bool").includes("true"),
  );

/** Grants to the account itself are how a key is left to IAM. */
const wildPrincipal = (statement: Statement): boolean =>
  principals(statement, "AWS").some((one) => one === "*") && !isBound(statement);

/** Which keys stand for which use, told by what each kind of resource names. */
const keysFor = (
  estate: Estate,
  places: readonly (readonly [type: string, ...path: (string | number)[]])[],
) =>
  new Set(
    places.flatMap(([type, ...path]) =>
      ofType(estate, type).flatMap((resource) => texts(property(resource, ...path))),
    ),
  );

const uses = (estate: Estate): readonly (readonly [string, ReadonlySet<string>])[] => [
  [
    "data",
    new Set(
      ofType(estate, "s3:BucketServerSideEncryptionConfiguration").flatMap((one) =>
        listed(one.inputs["rules"]).flatMap((rule) =>
          texts(
            property(
              { ...one, inputs: { rule } },
              "rule",
              "applyServerSideEncryptionByDefault",
              "kmsMasterKeyId",
            ),
          ),
        ),
      ),
    ),
  ],
  ["logs", keysFor(estate, [["cloudwatch:LogGroup", "kmsKeyId"]])],
  [
    "messages",
    keysFor(estate, [
      ["sns:Topic", "kmsMasterKeyId"],
      ["sqs:Queue", "kmsMasterKeyId"],
      ["scheduler:Schedule", "kmsKeyArn"],
    ]),
  ],
];

/** KMS: keys that rotate, that nobody else uses, and that do not end by mistake. */
export const keyControls: readonly Control[] = [
  eachResource("KMS-1", ["kms:Key"], "key", ({ inputs }) => [
    inputs["enableKeyRotation"] === true && inputs["isEnabled"] !== false ? undefined : "does not rotate",
    Number(inputs["rotationPeriodInDays"] ?? 365) <= 365 ? undefined : "rotates less often than each year",
  ]),
  eachResource("KMS-2", ["kms:Key"], "key", (key) => [
    ownStatements(key).length > 0 ? undefined : "has no policy of its own",
    ownStatements(key).some((one) => wildPrincipal(one) || one.negated)
      ? "may be used by anybody"
      : undefined,
    key.inputs["bypassPolicyLockoutSafetyCheck"] === true ? "may lock its owner out" : undefined,
  ]),
  eachResource("KMS-3", ["kms:Key"], "key", ({ inputs, protect }) => [
    inputs["deletionWindowInDays"] === 30 ? undefined : "is deleted in less than 30 days",
    protect ? undefined : "is not protected",
  ]),
  {
    id: "KMS-4",
    judge: (estate) => {
      const keys = ofType(estate, "kms:Key");
      if (keys.length === 0) return { notApplicable: "the stack has no key" };
      return {
        findings: [
          ...keys.flatMap((key) =>
            complain(
              key,
              !ownStatements(key).every(isBoundService) && "may be used by a service for any account",
            ),
          ),
          ...looseGrants(estate).flatMap(({ holder }) =>
            complain(holder, "gives grants of a key to anybody"),
          ),
        ],
      };
    },
  },
  {
    id: "KMS-5",
    judge: (estate) => {
      const keys = ofType(estate, "kms:Key");
      if (keys.length < 2) {
        return keys.length === 0
          ? { notApplicable: "the stack has no key" }
          : { findings: [finding("keys", "One key encrypts everything in the stack.")] };
      }
      const found = uses(estate);
      return {
        findings: found.flatMap(([use, own], i) =>
          found
            .slice(i + 1)
            .filter(([, others]) => [...own].some((key) => others.has(key)))
            .map(([other]) => finding(use, `One key encrypts both ${use} and ${other}.`)),
        ),
      };
    },
  },
];
