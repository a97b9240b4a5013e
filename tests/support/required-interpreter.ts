import {
  isGet,
  type PipelineDefinition,
  type StepDefinition,
} from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import type { Access } from "./iam-evaluator";
import type { Caller, Context, Happening } from "./required-calls";
import { allAt, at, EXECUTION, jobName, NotKnown, Resolver } from "./resolve-value";

/** One call that an execution makes, the ARN of the role that makes it (the pipeline's own has none), and its step. */
export type Required = Access & { readonly role: string | undefined; readonly step: string };

export interface Surroundings {
  readonly region: string;
  readonly account: string;
  /** ARNs of keys by the buckets whose objects they encrypt. */
  readonly bucketKeys?: Readonly<Record<string, string>>;
}

const LISTS = ["sagemaker:VpcSubnets", "sagemaker:VpcSecurityGroupIds", "sagemaker:InstanceTypes"];

/** Spellings of an ARN of SageMaker: AWS lowers the names of many resources in it. */
const spelt = (arn: string): readonly string[] =>
  arn.includes(":sagemaker:") ? [...new Set([arn, arn.toLowerCase()])] : [arn];

/** Interprets the tables of calls for the steps of one document, with one set of parameters. */
export class Interpreter {
  readonly resolver: Resolver;

  constructor(
    private readonly document: PipelineDefinition,
    private readonly around: Surroundings,
    given: Readonly<Record<string, string>>,
  ) {
    this.resolver = new Resolver(document, given);
  }

  /** The texts at a way; what only the run can tell is left out. */
  texts({ Arguments, ...step }: StepDefinition, way: string, inside: unknown = Arguments): readonly string[] {
    const values = way.startsWith("$") ? allAt(step, way.slice(1)) : allAt(inside, way);
    return values.flatMap((value) => {
      try {
        return [this.resolver.text(value)];
      } catch (error) {
        if (error instanceof NotKnown) return [];
        throw error;
      }
    });
  }

  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.around.region}:${this.around.account}:${resource}`;
  }

  roleArn(name: string): string {
    return name.startsWith("arn:") ? name : `arn:aws:iam::${this.around.account}:role/${name}`;
  }

  /** ARNs of the roles of a caller; undefined stands for the pipeline's own. */
  callers(step: StepDefinition, by: Caller): readonly (string | undefined)[] {
    if (by === "pipeline") return [undefined];
    if ("role" in by) return this.texts(step, by.role).map((name) => this.roleArn(name));
    if ("modelOf" in by) return this.modelRoles(step, by.modelOf);
    const config = this.endpointConfig(step, by.endpointOf);
    const own = config === undefined ? [] : this.texts(config, "ExecutionRoleArn");
    if (own.length > 0) return own;
    const ofVariants = config === undefined ? [] : this.modelRoles(config, "ProductionVariants[].ModelName");
    const ofComponent = ["Specification.ModelName", "Specifications[].ModelName"].flatMap((way) =>
      this.modelRoles(step, way),
    );
    return [...new Set([...ofComponent, ...ofVariants])];
  }

  private modelRoles(step: StepDefinition, way: string): readonly string[] {
    const models = allAt(step.Arguments, way).flatMap((value) => {
      const model = this.stepRead(value);
      return model?.Type === "Model" ? [model] : [];
    });
    return models.flatMap((model) => this.texts(model, "ExecutionRoleArn"));
  }

  /** The step that a property belongs to. */
  private stepRead(value: unknown): StepDefinition | undefined {
    const name = isGet(value) ? /^Steps\.([^.]+)\./.exec(value.Get)?.[1] : undefined;
    return name === undefined ? undefined : this.resolver.step(name);
  }

  private endpointConfig(step: StepDefinition, way: string): StepDefinition | undefined {
    const [name] = allAt(step.Arguments, way);
    const endpoint =
      this.stepRead(name) ??
      allSteps(this.document).find(
        (one) => one.step.Type === "Endpoint" && at(one.step.Arguments, "EndpointName") === name,
      )?.step;
    return this.stepRead(at(endpoint?.Arguments, "EndpointConfigName"));
  }

  private context(step: StepDefinition, keys: Context, inside: unknown): Required["context"] {
    const found = Object.entries(keys).flatMap(([key, ways]) => {
      const texts = ways.startsWith("=")
        ? [ways.slice(1)]
        : ways
            .split(" ")
            .flatMap((way) =>
              way.startsWith("model/")
                ? this.texts(step, way.slice("model/".length), inside).map((name) =>
                    this.arn("sagemaker", `model/${name}`),
                  )
                : this.texts(step, way, inside),
            );
      if (texts.length === 0) return [];
      return [[key, LISTS.includes(key) ? texts : (texts[0] ?? "")] as const];
    });
    return Object.fromEntries(found);
  }

  /** What a call is about, for one value of its `each`. */
  private resource(
    on: string,
    each: unknown,
    text: string | undefined,
    step: StepDefinition,
  ): readonly string[] {
    if (on === "*") return ["*"];
    if (on === "{entity}") return this.entity(each);
    if (on === "{queue}")
      return [(text ?? "").replace(/^https:\/\/sqs\.([^.]+)\.[^/]+\/(\d+)\/(.+)$/, "arn:aws:sqs:$1:$2:$3")];
    const filled = on
      .replace("{each}", text ?? "")
      .replace("{job}", this.job(step))
      .replace("{short}", `${EXECUTION}-${step.Name.slice(0, 8)}-AbCd`);
    // A group of another account is named by its ARN.
    const arn = /arn:.*$/.exec(filled)?.[0];
    if (arn !== undefined) {
      const version = on.startsWith("model-package/");
      return [version ? arn.replace(":model-package-group/", ":model-package/") : arn];
    }
    const [, service = "sagemaker", resource = filled] = /^([a-z0-9-]+):(.*)$/s.exec(filled) ?? [];
    return spelt(this.arn(service, resource));
  }

  private job({ Name, Type, Arguments }: StepDefinition): string {
    const member =
      Type === "Model" ? "ModelName" : `${Type.replace(/^(Quality|Clarify)Check$/, "Processing")}JobName`;
    const [prefix] =
      Type === "Transform" && at(Arguments, "TransformJobName") === undefined ? [] : allAt(Arguments, member);
    return prefix === undefined ? jobName(Name) : `${this.resolver.text(prefix)}-${EXECUTION}-AbCdEfGhIj`;
  }

  private entity(end: unknown): readonly string[] {
    const [type, name] = [at(end, "Type"), at(end, "Name")];
    if (typeof type !== "string" || name === undefined) return [];
    const id = type === "Artifact" ? "0123456789abcdef" : this.resolver.text(name);
    return spelt(this.arn("sagemaker", `${type.toLowerCase()}/${id}`));
  }

  calls(step: StepDefinition, happening: Happening): readonly Required[] {
    if (!("calls" in happening)) return [];
    const { by, calls, on, each, inside, context = {} } = happening;
    const insides = inside === undefined ? [step.Arguments] : allAt(step.Arguments, inside);
    const eachValues: readonly (readonly [unknown, string | undefined])[] =
      each === undefined
        ? [[undefined, undefined]]
        : on === "{entity}"
          ? allAt(step.Arguments, each).map((value) => [value, undefined] as const)
          : this.texts(step, each).map((text) => [text, text] as const);
    return this.callers(step, by).flatMap((role) =>
      insides.flatMap((one) =>
        eachValues.flatMap(([value, text]) =>
          this.resource(on, value, text, step).flatMap((resource) =>
            calls.split(" ").map((action) => ({
              role,
              step: step.Name,
              action,
              resource,
              context: this.context(step, context, one),
            })),
          ),
        ),
      ),
    );
  }

  passes(step: StepDefinition, happening: Happening): readonly Required[] {
    if (!("passes" in happening)) return [];
    return this.texts(step, happening.passes).map((name) => ({
      role: undefined,
      step: step.Name,
      action: "iam:PassRole",
      resource: this.roleArn(name),
      context: { "iam:PassedToService": happening.to },
    }));
  }
}
