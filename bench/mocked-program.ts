import { runProgram } from "../tests/support/pulumi-program";

/** The whole Pulumi program of the dev stack under mocks, once: what `npm run bench` measures as a process. */
void runProgram({ stack: "dev" });
