import * as pulumi from "@pulumi/pulumi";
import { handlerFunction, type FunctionSurroundings } from "./handler-function";
import { startGuardPolicy } from "./policies/start-policies";

export type StartGuardArgs = FunctionSurroundings;

/**
 * The one way in for schedules and triggers: a function that starts the pipeline unless one of its executions runs.
 * One call at a time is served, so two requests cannot both find nothing running.
 */
export class StartGuard extends pulumi.ComponentResource {
  readonly functionArn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: StartGuardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:StartGuard", name, args, opts);
    const guard = handlerFunction(
      `${name}-start-guard`,
      args,
      {
        description: `Starts pipeline ${args.pipelineName} unless it runs`,
        file: "start-guard.mjs",
        policy: startGuardPolicy,
        concurrency: 1,
      },
      { parent: this },
    );
    this.functionArn = guard.arn;
    this.functionName = guard.name;
    this.registerOutputs({ functionArn: this.functionArn, functionName: this.functionName });
  }
}
