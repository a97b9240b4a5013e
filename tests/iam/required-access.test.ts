import assert from "node:assert/strict";
import { PIPELINE_ROLE } from "../../pipeline-definition/analysis/permissions/finding";
import { isDerived } from "../../pipeline-definition/analysis/permissions/permissions";
import { allSteps } from "../../pipeline-definition/document/steps";
import { isAllowed, listed, type Policy } from "../support/iam-evaluator";
import { callsOfType, requiredAccess } from "../support/required-access";
import type { Required } from "../support/required-interpreter";
import { ACCOUNT, documents, REGION, type Document } from "./documents";
import { weakened } from "./weakened";

const refused = (policy: Policy, required: readonly Required[]): readonly string[] =>
  required
    .filter((access) => !isAllowed(policy, access))
    .map(
      ({ step, action, resource, context }) =>
        `${step}: ${action} on ${resource} ${JSON.stringify(context ?? {})}`,
    );

const ofRoles = ({ document, roles }: Document) => {
  const all = requiredAccess(document, { region: REGION, account: ACCOUNT });
  return roles.map(({ role, policy, notes }) => ({
    role,
    policy,
    notes,
    required: all.filter((one) => one.role === (role === PIPELINE_ROLE ? undefined : role)),
  }));
};

/** What can be taken from a policy without a call being refused. */
const needless = (policy: Policy, required: readonly Required[]): readonly string[] =>
  [...weakened(policy)].filter(([, less]) => refused(less, required).length === 0).map(([what]) => what);

describe("permissions, held against the calls that AWS documents", () => {
  it("know the calls of every step type that is derived", () => {
    const types = new Set(
      documents.flatMap(({ document }) => allSteps(document).map(({ step }) => step.Type)),
    );
    const missing = [...types].filter((type) => isDerived(type) !== (callsOfType(type) !== undefined));
    assert.deepEqual(missing, []);
    assert.ok([...types].filter(isDerived).length >= 23, [...types].join());
  });

  for (const one of documents) {
    it(`${one.name}: allow every call`, () => {
      const wrong = ofRoles(one).flatMap(({ policy, required }) => refused(policy, required));
      assert.deepEqual([...new Set(wrong)], []);
      const roles = new Set(one.roles.map(({ role }) => role));
      const strangers = requiredAccess(one.document, { region: REGION, account: ACCOUNT }).filter(
        ({ role }) => role !== undefined && !roles.has(role),
      );
      assert.deepEqual(strangers, []);
    });

    it(`${one.name}: hold nothing that no call needs`, () => {
      const extra = ofRoles(one).flatMap(({ role, policy, required }) =>
        needless(policy, required).map((what) => `${role}: ${what}`),
      );
      assert.deepEqual(extra, []);
    });
  }

  for (const one of documents) {
    it(`${one.name}: hold requests to what all of their kind keep to`, () => {
      for (const { policy, required } of ofRoles(one)) {
        for (const action of new Set(required.map((row) => row.action))) {
          const contexts = required.filter((row) => row.action === action).map(({ context = {} }) => context);
          const kept = Object.keys(contexts[0] ?? {}).filter((key) =>
            contexts.every(
              ({ [key]: value }) =>
                value !== undefined &&
                value !== "false" &&
                // An alias names no key to a policy.
                (!key.endsWith("KmsKeyArn") || listed(value).every((one) => one.includes(":key/"))),
            ),
          );
          const held = policy.Statement.filter(({ Action }) => listed(Action).includes(action)).map(
            ({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.keys(keys)),
          );
          const loose = kept.filter((key) => !held.every((keys) => keys.includes(key)));
          assert.deepEqual(loose, [], action);
        }
      }
    });
  }

  it("look at statements, actions, resources and conditions", () => {
    const policies = documents.flatMap(({ roles }) => roles.map(({ policy }) => policy as Policy));
    const counted = policies.flatMap((policy) => [...weakened(policy)]).length;
    const actions = policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => listed(Action)));
    assert.ok(counted > 3000, `${String(counted)} weakened policies`);
    assert.ok(new Set(actions).size > 80, `${String(new Set(actions).size)} actions`);
  });
});
