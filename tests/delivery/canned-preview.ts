import { readFileSync } from "node:fs";
import path from "node:path";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";

/** Where the canned previews stand. */
export const PREVIEWS = path.join(__dirname, "previews");

/** A file of the repository as JSON. */
export const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(path.resolve(__dirname, "../..", file), "utf8"));

/** The two documents of the churn example. */
export const churn = {
  before: readJson("docs/examples/churn-before.json") as PipelineDefinition,
  after: readJson("docs/examples/churn-after.json") as PipelineDefinition,
};

/** One side of a resource, as Pulumi writes it. */
export interface CannedState {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly custom?: boolean;
}

/** One step of `pulumi preview --json`. */
export const cannedStep = (
  op: string,
  type: string,
  name: string,
  sides: {
    readonly before?: CannedState;
    readonly after?: CannedState;
    readonly because?: readonly string[];
  } = {},
) => {
  const urn = `urn:pulumi:dev::sagemaker-pipelines::${type}::${name}`;
  const state = ({ inputs = {}, custom = true, ...rest }: CannedState) => ({
    ...{ urn, custom, id: name, type, inputs, outputs: inputs },
    ...rest,
  });
  return {
    op,
    urn,
    ...(sides.before && { oldState: state(sides.before) }),
    ...(sides.after && { newState: state(sides.after) }),
    ...(sides.because && { diffReasons: sides.because, replaceReasons: sides.because }),
    detailedDiff: null,
  };
};
