import { PIPELINE_SHAPES } from "./pipeline-shapes";
import { STEP_TYPES } from "./step-types";

/** All names of the form `<service>.<shape>` in the tables written by hand. */
const namesInUse = (): readonly string[] => [
  ...[...STEP_TYPES.values()].flatMap(({ arguments: name, properties = [] }) =>
    name === undefined ? properties : [name, ...properties],
  ),
  ...Object.values(PIPELINE_SHAPES).flatMap((shape) => JSON.stringify(shape).match(/[a-z-]+\.\w+/g) ?? []),
];

/** The shapes of each service that the tables written by hand begin from; the API table holds all they reach. */
export const apiRoots = (): ReadonlyMap<string, readonly string[]> => {
  const roots = new Map<string, readonly string[]>();
  for (const name of new Set(namesInUse())) {
    const [service = "", shape = ""] = name.split(".");
    if (service !== "pipelines") roots.set(service, [...(roots.get(service) ?? []), shape]);
  }
  return roots;
};
