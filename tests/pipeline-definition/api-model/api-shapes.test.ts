import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { apiRoots } from "../../../pipeline-definition/api-model/api-roots";
import {
  membersOf,
  memberShape,
  propertiesShape,
  requestShape,
  resolve,
} from "../../../pipeline-definition/api-model/api-shapes";
import { API_SHAPES, API_SOURCE } from "../../../pipeline-definition/api-model/api-table.generated";
import { PIPELINE_SHAPES } from "../../../pipeline-definition/api-model/pipeline-shapes";
import { isLeaf, type Shape } from "../../../pipeline-definition/api-model/shape";
import { STEP_TYPES } from "../../../pipeline-definition/api-model/step-types";

/** The shape at the end of a path below the arguments of a step type. */
const argumentAt = (type: string, ...keys: readonly (string | number)[]): Shape | undefined => {
  const end = keys.reduce<Shape | undefined>(memberShape, requestShape(type));
  return end && resolve(end);
};

const required = (type: string): readonly string[] => {
  const shape = resolve(requestShape(type) ?? { kind: "anything" });
  return shape.kind === "object" ? Object.keys(shape.required) : [];
};

describe("the API table", () => {
  it("says in its header what it was made from", () => {
    const file = path.resolve(__dirname, "../../../pipeline-definition/api-model/api-table.generated.ts");
    assert.match(API_SOURCE, /^botocore \d+\.\d+\.\d+$/);
    assert.ok(readFileSync(file, "utf8").split("\n", 1)[0]?.includes(API_SOURCE));
  });

  it("holds every shape that a shape of it names, and every root", () => {
    for (const [service, roots] of apiRoots()) {
      for (const root of roots) assert.ok(Object.hasOwn(API_SHAPES, `${service}.${root}`), root);
    }
    for (const name of [...Object.keys(API_SHAPES), ...Object.keys(PIPELINE_SHAPES)]) {
      const shape = resolve({ kind: "named", name });
      if (shape.kind === "object") for (const member of Object.values(membersOf(shape))) resolve(member);
      if (shape.kind === "list" || shape.kind === "map") resolve(shape.of);
      if (shape.kind === "map" && shape.keys !== undefined) resolve(shape.keys);
    }
  });

  it("has only patterns that can be used", () => {
    for (const name of Object.keys(API_SHAPES)) {
      const shape = resolve({ kind: "named", name });
      if (isLeaf(shape) && shape.pattern !== undefined) new RegExp(`^(?:${shape.pattern})$`, "u");
    }
  });

  it("names a shape that does not exist", () => {
    assert.throws(() => resolve({ kind: "named", name: "sagemaker.Nonsense" }), {
      message: 'The API table has no shape "sagemaker.Nonsense".',
    });
  });
});

describe("requestShape", () => {
  it("asks for what the API asks for, less what SageMaker gives itself", () => {
    assert.deepEqual(required("Processing"), ["ProcessingResources", "AppSpecification", "RoleArn"]);
    assert.deepEqual(required("Transform"), [
      "ModelName",
      "TransformInput",
      "TransformOutput",
      "TransformResources",
    ]);
    assert.deepEqual(required("EMRServerless"), ["ExecutionRoleArn", "JobConfig"]);
  });

  it("knows the arguments of each step type but those that the author makes up", () => {
    const unknown = [...STEP_TYPES.keys()].filter((type) => requestShape(type) === undefined);
    assert.deepEqual(unknown, ["Condition", "Lambda", "Callback"]);
    assert.equal(requestShape("Teleport"), undefined);
    assert.equal(requestShape("constructor"), undefined);
  });

  it("goes down to the leaf, through lists and maps", () => {
    const kind = argumentAt("Training", "InputDataConfig", 3, "DataSource", "S3DataSource", "S3DataType");
    assert.ok(kind?.kind === "text" && kind.values?.includes("S3Prefix"));
    assert.deepEqual(argumentAt("Training", "HyperParameters", "eta"), { kind: "text", max: 2500 });
    assert.deepEqual(
      argumentAt(
        "InferenceComponent",
        "Specification",
        "ComputeResourceRequirements",
        "NumberOfCpuCoresRequired",
      ),
      {
        kind: "number",
        min: 0.25,
      },
    );
    assert.equal(argumentAt("Training", "Nonsense", "Deeper"), undefined);
    assert.equal(argumentAt("Training", "constructor"), undefined);
  });

  it("takes anything where a member is refused, so that it is reported once", () => {
    assert.deepEqual(argumentAt("RegisterModel", "Description"), { kind: "anything" });
    assert.deepEqual(argumentAt("EMR", "ClusterConfig", "Instances", "TerminationProtected"), {
      kind: "anything",
    });
    assert.deepEqual(argumentAt("EMR", "ClusterConfig", "Instances", "HadoopVersion")?.kind, "text");
  });
});

describe("propertiesShape", () => {
  it("offers what AWS describes, and what pipelines add", () => {
    const tuning = Object.keys(membersOf(propertiesShape("Tuning") ?? assert.fail()));
    assert.ok(tuning.includes("BestTrainingJob") && tuning.includes("TrainingJobSummaries"));
    const emr = Object.keys(membersOf(propertiesShape("EMR") ?? assert.fail()));
    assert.ok(emr.includes("ClusterId") && emr.includes("Status"));
    assert.deepEqual(Object.keys(membersOf(propertiesShape("Fail") ?? assert.fail())), []);
    assert.equal(propertiesShape("Job"), undefined);
  });
});

describe("STEP_TYPES", () => {
  it("names cache keys and refused members that exist", () => {
    for (const [type, { cacheKey = [], implied = [] }] of STEP_TYPES) {
      const beside = ["CheckType", "SkipCheck", "RegisterNewBaseline", "ModelPackageGroupName", "ModelName"];
      for (const way of [...cacheKey, ...implied]) {
        if (beside.includes(way) || way.startsWith("SuppliedBaseline")) continue;
        assert.ok(argumentAt(type, ...way.split(".")), `${type} ${way}`);
      }
    }
  });
});
