import type { ProgramRun } from "../../support/pulumi-program";
import type { PrincipalCalls } from "./principal-calls";

const ROLE = "aws:iam/role:Role";

/** Names of the roles that a program makes and that nobody of the table is seen to take on. */
export const unlistedRoles = (run: ProgramRun, principals: readonly PrincipalCalls[]): readonly string[] => {
  const taken = new Set(
    principals.flatMap(({ comes }) =>
      comes.filter(({ action }) => action.startsWith("sts:AssumeRole")).map(({ resource }) => resource),
    ),
  );
  return run
    .all(ROLE)
    .filter((role) => !taken.has(String(run.made(role)["arn"])))
    .map(({ name }) => name);
};
