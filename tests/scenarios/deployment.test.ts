import assert from "node:assert/strict";
import { Deployment, EMPTY_STATE, type Request, type StackState } from "../support/deployment";
import { isSecret, secret } from "../support/property-values";
import { destroyStack } from "../support/pulumi-engine";

const BUCKET = "aws:s3/bucket:Bucket";
const PIPELINE = "aws:sagemaker/pipeline:Pipeline";
const COMPONENT = "acme:index:Parts";
const urn = (type: string, name: string) => `urn:pulumi:dev::acme::${type}::${name}`;

const request = (type: string, name: string, more: Partial<Request> = {}): Request => ({
  ...{
    type,
    name,
    parent: "",
    custom: type !== COMPONENT,
    inputs: {},
    protect: false,
    retainOnDelete: false,
  },
  ...{ importId: "", ignoreChanges: [], replaceOnChanges: [], dependencies: [], secretOutputs: [] },
  ...more,
});

const deployment = (state: StackState = EMPTY_STATE, stopAfter = Infinity): Deployment =>
  new Deployment({
    ...{ project: "acme", stack: "dev", state, stopAfter },
    provider: ({ name, inputs }) => ({ id: `${name}-id`, outputs: { ...inputs, arn: `arn:${name}` } }),
  });

/** Deploys those resources, on top of what stands. */
const deploy = (requests: readonly Request[], state?: StackState): Deployment => {
  const made = deployment(state);
  for (const one of requests) made.register(one);
  made.finish();
  return made;
};

const a = urn(BUCKET, "a");
const b = urn(BUCKET, "b");

describe("the engine behind the scenarios", () => {
  it("creates what is new, and leaves alone what is as it was", () => {
    const first = deploy([request(BUCKET, "a", { inputs: { tags: { x: "1" } } })]);
    assert.deepEqual(first.steps, [`create ${a}`]);
    const second = deployment(first.state);
    const again = second.register(request(BUCKET, "a", { inputs: { tags: { x: "1" } } }));
    assert.deepEqual([again.id, again.outputs["arn"]], ["a-id", "arn:a"]);
    second.finish();
    assert.deepEqual(second.steps, []);
    assert.deepEqual([...second.state.resources.keys()], [a]);
  });

  it("updates what can be changed in place, and sees a property that is gone", () => {
    const { state } = deploy([request(BUCKET, "a", { inputs: { forceDestroy: true } })]);
    assert.deepEqual(deploy([request(BUCKET, "a")], state).steps, [`update ${a}`]);
  });

  it("replaces what the provider cannot change, under another name, and then deletes the old one", () => {
    const { state } = deploy([request(BUCKET, "a", { inputs: { bucket: "one" } })]);
    const after = deploy([request(BUCKET, "a", { inputs: { bucket: "two" } }), request(BUCKET, "b")], state);
    assert.deepEqual(after.steps, [`replace ${a}`, `create ${b}`, `delete ${a}`]);
    assert.equal(after.state.resources.get(a)?.id, "a-1-id");
  });

  it("replaces for a property that the program says asks for it", () => {
    const { state } = deploy([request(BUCKET, "a", { inputs: { tags: "1" } })]);
    const more = { inputs: { tags: "2" }, replaceOnChanges: ["tags"] };
    assert.deepEqual(deploy([request(BUCKET, "a", more)], state).steps, [`replace ${a}`, `delete ${a}`]);
  });

  it("leaves what is retained in AWS, replaced or no longer registered", () => {
    const kept = (bucket: string) => request(BUCKET, "a", { inputs: { bucket }, retainOnDelete: true });
    const { state } = deploy([kept("one")]);
    assert.deepEqual(deploy([kept("two")], state).steps, [`replace ${a}`, `discard ${a}`]);
    assert.deepEqual(deploy([], state).steps, [`discard ${a}`]);
  });

  it("deletes what is no longer registered, dependents first", () => {
    const { state } = deploy([request(BUCKET, "a"), request(BUCKET, "b", { dependencies: [a] })]);
    assert.deepEqual(deploy([], state).steps, [`delete ${b}`, `delete ${a}`]);
  });

  it("knows the order also when a dependency came later than what needs it", () => {
    const first = deploy([request(BUCKET, "b")]);
    const second = deploy([request(BUCKET, "a"), request(BUCKET, "b", { dependencies: [a] })], first.state);
    assert.deepEqual(deploy([], second.state).steps, [`delete ${b}`, `delete ${a}`]);
  });

  it("refuses to take away what is protected, and leaves what that needs; the rest goes, as with Pulumi", () => {
    const needy = request(BUCKET, "a", { protect: true, dependencies: [b] });
    const { state } = deploy([request(BUCKET, "b"), needy, request(BUCKET, "c")]);
    const after = deploy([], state);
    assert.deepEqual(after.steps, [`delete ${urn(BUCKET, "c")}`, `refuse ${a}`]);
    assert.deepEqual(after.errors, [`resource "${a}" cannot be deleted because it is protected.`]);
    assert.deepEqual([...after.state.resources.keys()], [b, a]);
  });

  it("previews a destruction first, and touches nothing when something is refused", () => {
    const { state } = deploy([request(BUCKET, "a", { protect: true }), request(BUCKET, "c")]);
    const after = destroyStack("dev", state);
    assert.deepEqual([after.steps, after.state], [[`refuse ${a}`], state]);
  });

  it("refuses to replace what is protected", () => {
    const guarded = (bucket: string) => request(BUCKET, "a", { inputs: { bucket }, protect: true });
    const { state } = deploy([guarded("one")]);
    assert.throws(() => deploy([guarded("two")], state), /unable to replace resource ".*::a" as it is/);
  });

  it("keeps what it did when it is interrupted, and goes on from there", () => {
    const parts = [request(BUCKET, "a"), request(BUCKET, "b")];
    const half = deployment(EMPTY_STATE, 1);
    assert.throws(() => parts.forEach((one) => half.register(one)), /interrupted/);
    assert.deepEqual(half.steps, [`create ${a}`]);
    assert.deepEqual(deploy(parts, half.state).steps, [`create ${b}`]);
  });

  it("still deletes what was replaced before it was interrupted", () => {
    const { state } = deploy([request(BUCKET, "a", { inputs: { bucket: "one" } })]);
    const half = deployment(state);
    half.register(request(BUCKET, "a", { inputs: { bucket: "two" } }));
    const rest = deploy([request(BUCKET, "a", { inputs: { bucket: "two" } })], half.state);
    assert.deepEqual(rest.steps, [`delete ${a}`]);
    assert.deepEqual(rest.state.replaced, []);
  });

  it("gives a resource the types of what is around it in its URN", () => {
    const parts = deployment();
    const around = parts.register(request(COMPONENT, "parts"));
    const inside = parts.register(request(BUCKET, "a", { parent: around.urn }));
    assert.equal(inside.urn, `urn:pulumi:dev::acme::${COMPONENT}$${BUCKET}::a`);
  });

  it("updates a component whose inputs changed, whatever they are called", () => {
    const { state } = deploy([request(COMPONENT, "parts", { inputs: { name: "one" } })]);
    const { steps } = deploy([request(COMPONENT, "parts", { inputs: { name: "two" } })], state);
    assert.deepEqual(steps, [`update ${urn(COMPONENT, "parts")}`]);
  });

  it("refuses two of one URN, and a dependency that does not stand yet", () => {
    assert.throws(() => deploy([request(BUCKET, "a"), request(BUCKET, "a")]), /Duplicate resource URN/);
    assert.throws(() => deploy([request(BUCKET, "b", { dependencies: [a] })]), /unknown resource '.*::a'/);
  });

  it("takes over what exists already, and leaves ignored properties as they were", () => {
    const adopted = { importId: "one", ignoreChanges: ["pipelineDefinition"] };
    const first = deploy([
      request(PIPELINE, "p", { ...adopted, inputs: { pipelineName: "one", pipelineDefinition: "old" } }),
    ]);
    assert.deepEqual(first.steps, [`import ${urn(PIPELINE, "p")}`]);
    const inputs = { pipelineName: "one", pipelineDefinition: "new" };
    assert.deepEqual(deploy([request(PIPELINE, "p", { ...adopted, inputs })], first.state).steps, []);
    assert.deepEqual(deploy([request(PIPELINE, "p", { inputs })], first.state).steps, [
      `update ${urn(PIPELINE, "p")}`,
    ]);
  });

  it("keeps no secret in its state, sees that it changed, and hands it back as a secret", () => {
    const hidden = (value: string) => request(BUCKET, "a", { inputs: { password: secret(value) } });
    const first = deployment();
    const { outputs, inputs } = first.register(hidden("hunter2"));
    assert.ok(isSecret(outputs["password"]));
    assert.ok(!JSON.stringify(inputs).includes("hunter2"));
    assert.deepEqual(deploy([hidden("hunter2")], first.state).steps, []);
    assert.deepEqual(deploy([hidden("hunter3")], first.state).steps, [`update ${a}`]);
    const more = { secretOutputs: ["arn"] };
    assert.ok(isSecret(deployment().register(request(BUCKET, "a", more)).outputs["arn"]));
  });

  it("refuses a type of which it does not know what replaces it", () => {
    assert.throws(
      () => deploy([request("aws:new/thing:Thing", "x")]),
      /^Error: Resource type "aws:new\/thing:Thing" has no line in tests\/support\/replacing-properties.ts\. Name there/,
    );
  });
});
