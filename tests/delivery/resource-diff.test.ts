import assert from "node:assert/strict";
import { readPreview } from "../../delivery/preview";
import { resourceChanges } from "../../delivery/resource-changes";
import { resourceDiff } from "../../delivery/resource-diff";
import { cannedStep, type CannedState } from "./canned-preview";

const diff = (
  op: string,
  type: string,
  before?: CannedState,
  after?: CannedState,
  because?: readonly string[],
) => {
  const step = cannedStep(op, type, "it", {
    ...(before && { before }),
    ...(after && { after }),
    ...(because && { because }),
  });
  return resourceChanges(readPreview({ steps: [step] }) ?? { steps: [], errors: [] }).flatMap(resourceDiff);
};

describe("resourceDiff", () => {
  it("shows the inputs of a new resource, and says what is not known yet", () => {
    const inputs = { name: "tell", role: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    assert.deepEqual(diff("create", "aws:lambda/function:Function", undefined, { inputs }), [
      "+ create aws:lambda/function:Function it",
      '+   name: "tell"',
      "+   role: (known after the deployment)",
    ]);
  });

  it("shows only the inputs that differ", () => {
    assert.deepEqual(
      diff("update", "a:b:C", { inputs: { days: 30, name: "x" } }, { inputs: { days: 7, name: "x" } }),
      ["! update a:b:C it", "-   days: 30", "+   days: 7"],
    );
  });

  it("compares policies as documents, not as text", () => {
    const policy = (...actions: readonly string[]) => ({
      inputs: { policy: JSON.stringify({ Statement: [{ Sid: "A", Action: actions }] }) },
    });
    assert.deepEqual(
      diff("update", "aws:iam/rolePolicy:RolePolicy", policy("s3:Get"), policy("s3:Get", "s3:Put")),
      [
        "! update aws:iam/rolePolicy:RolePolicy it",
        '-   policy.Statement[0].Action: ["s3:Get"]',
        '+   policy.Statement[0].Action: ["s3:Get", "s3:Put"]',
      ],
    );
  });

  it("leaves a definition to its own part of the comment, and names it", () => {
    const side = (text: string) => ({ inputs: { pipelineDefinition: text } });
    assert.deepEqual(
      diff("update", "aws:sagemaker/pipeline:Pipeline", side('{"Steps":[]}'), side('{"Steps":[1]}'), [
        "pipelineDefinition",
      ]),
      ["! update aws:sagemaker/pipeline:Pipeline it", "!   pipelineDefinition"],
    );
  });

  it("names the properties of a resource that was changed by hand", () => {
    const same = { inputs: { name: "x" } };
    assert.deepEqual(diff("update", "a:b:C", same, same, ["tags"]), ["! update a:b:C it", "!   tags"]);
  });

  it("lists nothing of what goes, and cuts what is long", () => {
    assert.deepEqual(diff("delete", "a:b:C", { inputs: { name: "x" } }), ["- delete a:b:C it"]);
    const [, line = ""] = diff("create", "a:b:C", undefined, { inputs: { text: "x".repeat(5_000) } });
    assert.ok(line.length < 400 && line.includes("5002 characters"), line);
  });
});
