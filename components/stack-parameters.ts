import { Parameter } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";

export interface StackParametersArgs {
  /** What other programs may want to know: texts, or texts by a further name. */
  readonly values: Readonly<
    Record<string, pulumi.Input<string> | Readonly<Record<string, pulumi.Input<string>>>>
  >;
}

const isText = (value: StackParametersArgs["values"][string]): value is pulumi.Input<string> =>
  typeof value === "string" || pulumi.Output.isInstance(value) || value instanceof Promise;

/**
 * The outputs of the stack for programs that do not speak Pulumi: one parameter each in Parameter Store, named
 * `/<stack's name>/<output>`, in the tier that costs nothing. None of them is a secret.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
export class StackParameters extends pulumi.ComponentResource {
  /** The names of all parameters. */
  readonly names: readonly string[];

  constructor(
    private readonly stackName: string,
    args: StackParametersArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("sagemaker-pipelines:index:StackParameters", stackName, args, opts);
    this.names = Object.entries(args.values).flatMap(([output, value]) =>
      isText(value)
        ? [this.parameter(output, value)]
        : Object.entries(value).map(([part, text]) => this.parameter(`${output}/${part}`, text)),
    );
    this.registerOutputs({ names: this.names });
  }

  private parameter(output: string, value: pulumi.Input<string>): string {
    const name = `/${this.stackName}/${output}`;
    new Parameter(
      `${this.stackName}-${output.replace("/", "-")}`,
      // As `value` it would be hidden in previews as if it were a secret.
      { name, type: "String", tier: "Standard", insecureValue: value },
      { parent: this },
    );
    return name;
  }
}
