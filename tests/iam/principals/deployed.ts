import type { Policy } from "../../support/iam-evaluator";
import { ACCOUNT } from "../../support/pulumi-mocks";
import type { ProgramRun, Registration } from "../../support/pulumi-program";
import { onResource, through, type World } from "./world";

const ROLE = "aws:iam/role:Role";

const parsed = (text: unknown): Policy => JSON.parse(String(text)) as Policy;

/** Looks things up in what a program registered. */
export class Deployed {
  constructor(readonly run: ProgramRun) {}

  /** What AWS answered for one output of a resource. */
  made(type: string, name: string, output = "arn"): string {
    return String(this.run.made(this.run.only(type, name))[output]);
  }

  role(name: string): { readonly name: string; readonly arn: string } {
    return { name: this.made(ROLE, name, "name"), arn: this.made(ROLE, name) };
  }

  has(type: string, name: string): boolean {
    return this.run.all(type).some((one) => one.name === name);
  }

  /** ARNs of all resources of a type. */
  arns(type: string): readonly string[] {
    return this.run.all(type).map((one) => this.output(one, "arn"));
  }

  private output(resource: Registration, output: string): string {
    return String(this.run.made(resource)[output]);
  }

  /** ARN of the resource of a type that has an output of a value. */
  private arnWith(type: string, output: string, value: unknown): string {
    const found = this.run.all(type).find((one) => this.output(one, output) === value);
    if (found === undefined) throw new Error(`No ${type} has ${output} "${String(value)}".`);
    return this.output(found, "arn");
  }

  private borne(): readonly (readonly [string, Policy])[] {
    const all = (type: string, arnOf: (one: Registration) => string, member = "policy") =>
      this.run.all(type).map((one) => [onResource(arnOf(one)), parsed(one.inputs[member])] as const);
    return [
      ...all("aws:kms/key:Key", (one) => this.output(one, "arn")),
      ...all(ROLE, (one) => this.output(one, "arn"), "assumeRolePolicy"),
      ...all("aws:sns/topicPolicy:TopicPolicy", ({ inputs }) => String(inputs["arn"])),
      ...all("aws:s3/bucketPolicy:BucketPolicy", ({ inputs }) => `arn:aws:s3:::${String(inputs["bucket"])}`),
      ...all("aws:sqs/queuePolicy:QueuePolicy", ({ inputs }) =>
        this.arnWith("aws:sqs/queue:Queue", "url", inputs["queueUrl"]),
      ),
      ...all("aws:ecr/repositoryPolicy:RepositoryPolicy", ({ inputs }) =>
        this.arnWith("aws:ecr/repository:Repository", "name", inputs["repository"]),
      ),
    ];
  }

  /** Lambda makes a statement of each permission. */
  private permissions(): readonly (readonly [string, Policy])[] {
    const byFunction = new Map<string, Policy["Statement"]>();
    for (const { name, inputs } of this.run.all("aws:lambda/permission:Permission")) {
      const given = String(inputs["function"]);
      const arn = given.startsWith("arn:")
        ? given
        : this.arnWith("aws:lambda/function:Function", "name", given);
      const statement = {
        Sid: name,
        Effect: "Allow" as const,
        Principal: { Service: String(inputs["principal"]) },
        Action: String(inputs["action"]),
        Resource: arn,
        Condition: { ArnLike: { "aws:SourceArn": String(inputs["sourceArn"]) } },
      };
      byFunction.set(arn, [...(byFunction.get(arn) ?? []), statement]);
    }
    return [...byFunction].map(([arn, Statement]) => [onResource(arn), { Version: "2012-10-17", Statement }]);
  }

  /** Names of policies by the name of the role that has them: its own, and those attached. */
  private held(): ReadonlyMap<string, readonly string[]> {
    const held = new Map<string, string[]>();
    const give = (role: unknown, policy: string) =>
      held.set(String(role), [...(held.get(String(role)) ?? []), policy]);
    for (const { name, inputs } of this.run.all("aws:iam/rolePolicy:RolePolicy"))
      give(inputs["role"], `inline ${name}`);
    for (const { inputs } of this.run.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
      give(inputs["role"], `managed ${String(inputs["policyArn"])}`);
    return held;
  }

  /** Every policy that the program made, and whom and what it is about. */
  world(): World {
    const inline = this.run
      .all("aws:iam/rolePolicy:RolePolicy")
      .map(({ name, inputs }) => [`inline ${name}`, parsed(inputs["policy"])] as const);
    const managed = this.run
      .all("aws:iam/policy:Policy")
      .map((one) => [`managed ${this.output(one, "arn")}`, parsed(one.inputs["policy"])] as const);
    const endpoints = this.run
      .all("aws:ec2/vpcEndpoint:VpcEndpoint")
      .filter(({ inputs }) => inputs["vpcEndpointType"] === "Gateway")
      .map((one) => [through(this.output(one, "id")), parsed(one.inputs["policy"])] as const);
    const boundaries = this.run
      .all(ROLE)
      .filter(({ inputs }) => inputs["permissionsBoundary"] !== undefined)
      .map(
        (one) => [this.output(one, "name"), `managed ${String(one.inputs["permissionsBoundary"])}`] as const,
      );
    return {
      policies: new Map([...inline, ...managed, ...endpoints, ...this.borne(), ...this.permissions()]),
      identities: this.held(),
      boundaries: new Map(boundaries),
    };
  }
}

/** `arn:aws:sagemaker:us-east-1:111122223333:…`, where the pretend AWS is. */
export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;

/** Holds where a service uses a key for a caller. */
export const via = (service: string) => ({ "kms:ViaService": `${service}.us-east-1.amazonaws.com` });

/** What comes with every call over TLS. */
export const TLS = { "aws:SecureTransport": "true" };
