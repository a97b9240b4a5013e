import { runProgram, type ProgramRun } from "./pulumi-program";

/** A configuration with every way in for people. */
export const PEOPLE = {
  consoleAccess: JSON.stringify({
    permissionSets: ["DataScientist"],
    principals: ["arn:aws:iam::111122223333:user/ann", "444455556666"],
  }),
  studio: JSON.stringify({
    userRoles: ["StudioUser"],
    domainArn: "arn:aws:sagemaker:us-east-1:111122223333:domain/d-abcdefghijkl",
    userProfiles: ["ann", "bob"],
  }),
  endpointsFor: '["studio"]',
};

let run: Promise<ProgramRun> | undefined;

/** The program run once for `dev` with all of them, shared by all tests that only look at it. */
export const peopledStack = (): Promise<ProgramRun> => (run ??= runProgram({ stack: "dev", config: PEOPLE }));
