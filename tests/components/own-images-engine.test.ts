import assert from "node:assert/strict";
import path from "node:path";
import { addOwnImage, IMAGE, writeImageFile } from "../support/own-image";
import { edit, withCopy } from "../support/program-copy";
import { destroyStack, runUnderPulumi, type EngineOptions, type EngineRun } from "../support/pulumi-engine";
import { holdsUnknown } from "../support/property-values";

const NAME = "adult-census-dev";

/** A step as `operation Type name`, without what stands around the resource. */
const short = (step: string): string => {
  const [operation = "", urn = ""] = step.split(" ");
  const [, , types = "", name = ""] = urn.split("::");
  return `${operation} ${types.replace(/^.*:/, "")} ${name}`;
};

const steps = (run: Pick<EngineRun, "steps">): readonly string[] => run.steps.map(short).sort();

const definitionIn = (run: EngineRun): string => {
  const pipeline = run.resources.find(({ type }) => type === "aws:sagemaker/pipeline:Pipeline");
  return String(pipeline?.inputs["pipelineDefinition"]);
};

const digestsIn = (run: EngineRun): readonly string[] => [
  ...new Set(definitionIn(run).match(/sha256:[0-9a-f]{64}/g)),
];

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** Runs the program from a copy whose jobs run in an own image. */
const up = (
  options: Omit<EngineOptions, "stack" | "folder"> = {},
  change: (folder: string) => void = () => undefined,
): Promise<EngineRun> =>
  withCopy((folder) => {
    addOwnImage(folder);
    change(folder);
    return runUnderPulumi({ ...options, stack: "dev", folder });
  });

/** The stack as it was made, once for all tests. */
const created = once(() => up());

const assertWell = ({ exitCode, errors }: EngineRun): void => {
  assert.deepEqual(errors, []);
  assert.equal(exitCode, 0);
};

describe("a stack with an own image, under Pulumi's own entry point", () => {
  it("is planned whole at the first preview, though nothing of the image is known", async () => {
    const [planned, made] = [await up({ preview: true }), await created()];
    assertWell(planned);
    assertWell(made);
    assert.deepEqual(steps(planned), steps(made));
    const pipeline = planned.resources.find(({ type }) => type === "aws:sagemaker/pipeline:Pipeline");
    assert.ok(holdsUnknown(pipeline?.inputs["pipelineDefinition"]));
  });

  it("is made in one go: repository, then files and builder, then the image, then the pipeline", async () => {
    const run = await created();
    const order = run.steps.map(short);
    const at = (step: string) => {
      assert.ok(order.includes(step), step);
      return order.indexOf(step);
    };
    const image = at(`create Invocation ${NAME}-images-${IMAGE}`);
    for (const first of [
      `create Repository ${NAME}-jobs`,
      `create RepositoryPolicy ${NAME}-images`,
      `create BucketObjectv2 ${NAME}-images-${IMAGE}-Dockerfile`,
      `create RolePolicy ${NAME}-image-builds`,
      `create Project ${NAME}-image-builds`,
      `create RolePolicy ${NAME}-images`,
    ])
      assert.ok(at(first) < image, first);
    assert.ok(image < at(`create Pipeline ${NAME}`));
    assert.equal(digestsIn(run).length, 1);
  });

  it("asks for nothing when nothing has changed", async () => {
    const { state } = await created();
    const again = await up({ state });
    assertWell(again);
    assert.deepEqual(again.steps, []);
  });

  it("asks for one new image when a file of it has changed, and for the one of before when it changes back", async () => {
    const before = await created();
    const after = await up({ state: before.state }, (folder) => {
      writeImageFile(path.join(folder, "workflows"), `${IMAGE}/requirements.txt`, "numpy==2.1.1\n");
    });
    assertWell(after);
    const image = `${NAME}-images-${IMAGE}`;
    // All files stand under the hash of all files.
    const files = ["-Dockerfile", "-requirements.txt"].map((file) => `BucketObjectv2 ${image}${file}`);
    assert.deepEqual(
      steps(after),
      [
        ...files.flatMap((file) => [`replace ${file}`, `discard ${file}`]),
        `replace Invocation ${image}`,
        `delete Invocation ${image}`,
        `update Pipeline ${NAME}`,
      ].sort(),
    );
    assert.notDeepEqual(digestsIn(after), digestsIn(before));
    const back = await up({ state: after.state });
    assert.deepEqual(digestsIn(back), digestsIn(before));
  });

  it("does not build when only the pipeline changes", async () => {
    const { state } = await created();
    const run = await up({ state }, (folder) => {
      edit(folder, "workflows/adult-census/job-steps.ts", 'max_depth: "5"', 'max_depth: "6"');
    });
    assert.deepEqual(steps(run), [`update Pipeline ${NAME}`]);
  });

  it("goes on where it was interrupted just before the image", async () => {
    const whole = await created();
    const stopAfter = whole.steps.map(short).indexOf(`create Invocation ${NAME}-images-${IMAGE}`);
    const half = await up({ stopAfter });
    const rest = await up({ state: half.state });
    assertWell(rest);
    assert.deepEqual(steps({ steps: [...half.steps, ...rest.steps] }), steps(whole));
    assert.deepEqual(digestsIn(rest), digestsIn(whole));
  });

  it("builds no more when the configuration names an image, and takes the builder away", async () => {
    const { state } = await created();
    const digest = `sha256:${"c".repeat(64)}`;
    const uri = `111122223333.dkr.ecr.us-east-1.amazonaws.com/shared@${digest}`;
    const run = await up({ state, config: { images: JSON.stringify({ [IMAGE]: uri }) } });
    assertWell(run);
    const left = [...run.state.resources.keys()].filter((urn) => urn.includes(`${NAME}-image`));
    assert.deepEqual(left, []);
    assert.ok(steps(run).includes(`delete Project ${NAME}-image-builds`));
    assert.ok(steps(run).includes(`discard BucketObjectv2 ${NAME}-images-${IMAGE}-Dockerfile`));
    assert.deepEqual(digestsIn(run), [digest]);
  });

  it("is taken away whole", async () => {
    const run = destroyStack("dev", (await created()).state);
    assert.deepEqual(run.errors, []);
    assert.equal(run.state.resources.size, 0);
  });
});
