import assert from "node:assert/strict";
import { FACTS, type Fact } from "../../../acceptance/facts";
import { SWITCHABLE_CONDITIONS, withoutConditions } from "../../../components/policies/without-conditions";
import type { PolicyDocument } from "../../../pipeline-definition/analysis/permissions/policy-document";
import { mistakes } from "../../support/complete-configuration";
import { deployedStack, runProgram, type ProgramRun } from "../../support/pulumi-program";

const JOB_ROLES = /^adult-census-dev-(pipeline|processing|training|model)$/;

/** The documents of the execution roles: who may assume them, and what they may do. */
const documentsOf = ({ resources }: ProgramRun): readonly PolicyDocument[] =>
  resources
    .filter(({ type, name }) => type.startsWith("aws:iam/role") && JOB_ROLES.test(name))
    .map(
      ({ inputs }) => JSON.parse(String(inputs["assumeRolePolicy"] ?? inputs["policy"])) as PolicyDocument,
    );

const keysOf = (documents: readonly PolicyDocument[]): ReadonlySet<string> =>
  new Set(
    documents
      .flatMap(({ Statement }) => Statement)
      .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.keys(keys))),
  );

describe("conditions that are switched off", () => {
  it("are those of which a fact says that they might lock a job out", () => {
    const named = FACTS.flatMap((fact: Fact) => fact.conditions ?? []);
    assert.deepEqual([...new Set(named)].sort(), [...SWITCHABLE_CONDITIONS].sort());
  });

  it("stand in the roles of a stack as long as nobody switches them off", async () => {
    const keys = keysOf(documentsOf(await deployedStack("dev")));
    assert.deepEqual(
      SWITCHABLE_CONDITIONS.filter((key) => !keys.has(key)),
      [],
    );
  });

  it("go, all others and every action stay", async () => {
    const off = ["aws:SourceArn", "sagemaker:VpcSubnets", "kms:ViaService"];
    const [before, run] = [
      await deployedStack("dev"),
      await runProgram({ stack: "dev", config: { withoutConditions: JSON.stringify(off) } }),
    ];
    const [old, now] = [documentsOf(before), documentsOf(run)];
    assert.deepEqual([...keysOf(now)].sort(), [...keysOf(old)].filter((key) => !off.includes(key)).sort());
    const actions = (documents: readonly PolicyDocument[]) =>
      documents.map(({ Statement }) => Statement.map(({ Sid, Action, Resource }) => [Sid, Action, Resource]));
    assert.deepEqual(actions(now), actions(old));
    const changed = [...before.bytes].filter(
      ([key, bytes]) => key.startsWith("aws") && run.bytes.get(key) !== bytes,
    );
    assert.deepEqual(
      changed.filter(([key]) => !JOB_ROLES.test(key.split("::")[1] ?? "")),
      [],
    );
  });

  it("stay in a denial, which would deny more without them", () => {
    const denial: PolicyDocument = {
      Version: "2012-10-17",
      Statement: [
        { Sid: "No", Effect: "Deny", Action: "*", Condition: { Null: { "aws:SourceArn": "true" } } },
      ],
    };
    assert.deepEqual(withoutConditions(denial, ["aws:SourceArn"]), denial);
  });

  it("are named as AWS names them", () => {
    const { message } = mistakes({ withoutConditions: '["sagemaker:VpcSubnet"]' });
    assert.match(
      message,
      /^Configuration "withoutConditions" is .* is not a JSON list of condition keys \(aws:SourceArn, /,
    );
  });
});
