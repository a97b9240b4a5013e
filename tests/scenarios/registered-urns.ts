import { runProgram, type ProgramOptions, type Registration } from "../support/pulumi-program";

const STACK = "pulumi:pulumi:Stack";

/** The URN of every resource that the program registers under mocks: what the engine ought to see. */
export const registeredUrns = async (options: ProgramOptions): Promise<readonly string[]> => {
  const { resources } = await runProgram(options);
  const byKey = new Map(resources.map((resource) => [`${resource.type}::${resource.name}`, resource]));
  const project = "sagemaker-pipelines";
  const typesOf = ({ type, parent }: Registration): string => {
    const around = byKey.get(parent);
    return around === undefined || around.type === STACK ? type : `${typesOf(around)}$${type}`;
  };
  return resources.map(
    (resource) => `urn:pulumi:${options.stack}::${project}::${typesOf(resource)}::${resource.name}`,
  );
};
