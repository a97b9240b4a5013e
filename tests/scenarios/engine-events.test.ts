import assert from "node:assert/strict";
import { readEngineEvents } from "../support/pulumi-command/engine-events";

const BUCKET = "aws:s3/bucket:Bucket";
const urnOf = (types: string, name: string) => `urn:pulumi:dev::acme::${types}::${name}`;
const bucket = urnOf(BUCKET, "b");

interface Event {
  readonly op: string;
  readonly type?: string;
  readonly urn?: string;
  readonly custom?: boolean;
  readonly retainOnDelete?: boolean;
  readonly planning?: boolean;
}

const step = (
  member: string,
  { op, type = BUCKET, urn = bucket, custom = true, planning, ...rest }: Event,
): string => {
  const side = { custom, inputs: { bucket: "one" }, ...rest };
  const metadata = { op, urn, type, old: op === "create" ? null : side, new: op === "delete" ? null : side };
  return JSON.stringify({ sequence: 1, [member]: { metadata, planning } });
};
const done = (event: Event) => step("resOutputsEvent", event);
const begun = (event: Event) => step("resourcePreEvent", event);
const read = (...lines: string[]) => readEngineEvents(lines.join("\n"), "done");

describe("the events of Pulumi's engine", () => {
  it("tell what was touched, once it was done", () => {
    const { steps, resources } = read(begun({ op: "create" }), done({ op: "create" }), done({ op: "same" }));
    assert.deepEqual(steps, [`create ${bucket}`]);
    assert.deepEqual(resources, [{ urn: bucket, type: BUCKET, name: "b", inputs: { bucket: "one" } }]);
  });

  it("tell of a component when it begins, since no provider ends it", () => {
    const component = {
      op: "create",
      type: "acme:index:Parts",
      urn: urnOf("acme:index:Parts", "p"),
      custom: false,
    };
    assert.deepEqual(read(begun(component), done(component)).steps, [`create ${component.urn}`]);
  });

  it("show a replacement as one, and what is retained as left in AWS", () => {
    const { steps } = read(
      ...["create-replacement", "replace"].map((op) => done({ op })),
      done({ op: "delete-replaced", retainOnDelete: true }),
      done({ op: "delete" }),
    );
    assert.deepEqual(steps, [`replace ${bucket}`, `discard ${bucket}`, `delete ${bucket}`]);
  });

  it("keep apart what was planned and what was done", () => {
    const lines = [done({ op: "create", planning: true }), done({ op: "update" })].join("\n");
    assert.deepEqual(readEngineEvents(lines, "planned").steps, [`create ${bucket}`]);
    assert.deepEqual(readEngineEvents(lines, "done").steps, [`update ${bucket}`]);
  });

  it("leave out providers, and what awsx makes inside its components", () => {
    const vpc = urnOf("acme:index:Network$awsx:ec2:Vpc", "v");
    const { steps } = read(
      done({ op: "create", type: "pulumi:providers:aws", urn: urnOf("pulumi:providers:aws", "default") }),
      done({ op: "create", type: "aws:ec2/vpc:Vpc", urn: urnOf("awsx:ec2:Vpc$aws:ec2/vpc:Vpc", "v") }),
      begun({ op: "create", type: "awsx:ec2:Vpc", urn: vpc, custom: false }),
    );
    assert.deepEqual(steps, [`create ${vpc}`]);
  });

  it("name what is refused, without the colours", () => {
    const message = `<{%reset%}>Preview failed: resource "${bucket}" cannot be deleted\nbecause it is protected.<{%reset%}>\n`;
    const event = (text: string, severity: string) =>
      JSON.stringify({ diagnosticEvent: { message: text, severity } });
    const { steps, errors } = read(
      event(message, "error"),
      event("only told", "warning"),
      event(message, "error"),
    );
    assert.deepEqual(steps, [`refuse ${bucket}`]);
    assert.deepEqual(errors, [
      `Preview failed: resource "${bucket}" cannot be deleted\nbecause it is protected.`,
    ]);
  });

  it("name a broken policy that stops the deployment, and none that only advises", () => {
    const event = (policyName: string, enforcementLevel: string) =>
      JSON.stringify({ policyEvent: { policyName, enforcementLevel, message: 'Subnet "a" is public.\n' } });
    const { errors } = read(event("net-2", "mandatory"), event("net-12", "advisory"));
    assert.deepEqual(errors, ['Policy "net-2" is broken: Subnet "a" is public.']);
  });

  it("of a killed command end in the middle of a line", () => {
    assert.deepEqual(read(done({ op: "create" }), '{"sequence":9,"resOut').steps, [`create ${bucket}`]);
  });
});
