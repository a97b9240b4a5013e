import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";

/** The account that the pretend AWS belongs to. */
export const ACCOUNT = "111122223333";

type Inputs = Readonly<Record<string, unknown>>;
type Resource = { readonly name: string; readonly inputs: Inputs; readonly region: string };

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const hash = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("|")).digest("hex");

const arn = (service: string, region: string, resource: string): string =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;

/** What an input of that name says, or the name that Pulumi makes up: the logical one and seven digits. */
const named = (key: string, { name, inputs }: Resource): string =>
  text(inputs[key]) || `${name}-${hash(name).slice(0, 7)}`;

/** A function that builds images answers the same for the same image, wherever it stands. */
const imageTagIn = (input: string): string =>
  input === "" ? "" : String((JSON.parse(input) as { readonly imageTag?: unknown }).imageTag);

/** What AWS adds to the inputs of each type: ids, ARNs and names that the program did not choose. */
const OUTPUTS: Readonly<Record<string, (resource: Resource) => Readonly<Record<string, unknown>>>> = {
  "aws:apigatewayv2/api:Api": (r) => {
    const id = hash(r.name).slice(0, 10);
    return {
      id,
      name: named("name", r),
      apiEndpoint: `https://${id}.execute-api.${r.region}.amazonaws.com`,
      executionArn: arn("execute-api", r.region, id),
    };
  },
  "aws:apigatewayv2/integration:Integration": (r) => ({ id: hash(r.name).slice(0, 7) }),
  "aws:apigatewayv2/route:Route": (r) => ({ id: hash(r.name).slice(0, 7) }),
  "aws:apigatewayv2/stage:Stage": () => ({}),
  "aws:budgets/budget:Budget": (r) => ({ name: named("name", r) }),
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": (r) => ({
    chatConfigurationArn: `arn:aws:chatbot::${ACCOUNT}:chat-configuration/slack-channel/${r.name}`,
  }),
  "aws:cloudwatch/dashboard:Dashboard": (r) => ({ id: text(r.inputs["dashboardName"]) }),
  "aws:cloudwatch/eventRule:EventRule": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("events", r.region, `rule/${name}`) };
  },
  "aws:cloudwatch/eventTarget:EventTarget": () => ({}),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("cloudwatch", r.region, `alarm:${name}`) };
  },
  "aws:cloudwatch/logGroup:LogGroup": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("logs", r.region, `log-group:${name}`) };
  },
  "aws:codebuild/project:Project": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("codebuild", r.region, `project/${name}`) };
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": (r) => ({ id: `sg-${hash(r.name).slice(0, 17)}` }),
  "aws:ec2/flowLog:FlowLog": (r) => ({ id: `fl-${hash(r.name).slice(0, 17)}` }),
  "aws:ec2/securityGroup:SecurityGroup": (r) => ({
    id: `sg-${hash(r.name).slice(0, 17)}`,
    name: named("name", r),
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (r) => ({
    id: `vpce-${hash(r.name).slice(0, 17)}`,
    prefixListId: "pl-63a5400a",
  }),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": () => ({}),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": () => ({}),
  "aws:ecr/repository:Repository": (r) => {
    const name = named("name", r);
    return {
      id: name,
      name,
      arn: arn("ecr", r.region, `repository/${name}`),
      repositoryUrl: `${ACCOUNT}.dkr.ecr.${r.region}.amazonaws.com/${name}`,
    };
  },
  "aws:glue/catalogDatabase:CatalogDatabase": (r) => {
    const name = named("name", r);
    return { id: `${ACCOUNT}:${name}`, name, arn: arn("glue", r.region, `database/${name}`) };
  },
  "aws:glue/crawler:Crawler": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("glue", r.region, `crawler/${name}`) };
  },
  "aws:glue/job:Job": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("glue", r.region, `job/${name}`) };
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": (r) => {
    const name = named("name", r);
    return { id: name, name };
  },
  "aws:iam/policy:Policy": (r) => {
    const name = named("name", r);
    return {
      id: `arn:aws:iam::${ACCOUNT}:policy/${name}`,
      name,
      arn: `arn:aws:iam::${ACCOUNT}:policy/${name}`,
    };
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": (r) => {
    const arn = `arn:aws:iam::${ACCOUNT}:oidc-provider/${text(r.inputs["url"]).replace("https://", "")}`;
    return { id: arn, arn };
  },
  "aws:iam/role:Role": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: `arn:aws:iam::${ACCOUNT}:role/${name}` };
  },
  "aws:iam/rolePolicy:RolePolicy": (r) => ({ name: named("name", r) }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": () => ({}),
  "aws:kms/alias:Alias": (r) => ({ id: text(r.inputs["name"]) }),
  "aws:kms/key:Key": (r) => {
    const keyId = hash(r.name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
    return { id: keyId, keyId, arn: arn("kms", r.region, `key/${keyId}`) };
  },
  "aws:lambda/function:Function": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("lambda", r.region, `function:${name}`) };
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": () => ({}),
  // What a function answers stands in no document of AWS: here it is what `image-build.mjs` says.
  "aws:lambda/invocation:Invocation": (r) => ({
    result: JSON.stringify({ imageDigest: `sha256:${hash("image", imageTagIn(text(r.inputs["input"])))}` }),
  }),
  "aws:lambda/permission:Permission": () => ({}),
  "aws:s3/bucketNotification:BucketNotification": () => ({}),
  "aws:pipes/pipe:Pipe": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("pipes", r.region, `pipe/${name}`) };
  },
  "aws:s3/bucket:Bucket": (r) => {
    const bucket = named("bucket", r);
    return { id: bucket, bucket, arn: `arn:aws:s3:::${bucket}` };
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": () => ({}),
  "aws:s3/bucketLogging:BucketLogging": () => ({}),
  "aws:s3/bucketObjectv2:BucketObjectv2": (r) => ({ id: text(r.inputs["key"]) }),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": () => ({}),
  "aws:s3/bucketPolicy:BucketPolicy": () => ({}),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": () => ({}),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": () => ({}),
  "aws:s3/bucketVersioning:BucketVersioning": () => ({}),
  "aws:sagemaker/domain:Domain": (r) => {
    const id = `d-${hash(r.name).slice(0, 12)}`;
    return {
      id,
      arn: arn("sagemaker", r.region, `domain/${id}`),
      url: `https://${id}.studio.${r.region}.sagemaker.aws`,
    };
  },
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": (r) => {
    const name = text(r.inputs["modelPackageGroupName"]);
    return { id: name, arn: arn("sagemaker", r.region, `model-package-group/${name}`) };
  },
  "aws:sagemaker/pipeline:Pipeline": (r) => {
    const name = text(r.inputs["pipelineName"]);
    return { id: name, arn: arn("sagemaker", r.region, `pipeline/${name.toLowerCase()}`) };
  },
  "aws:sagemaker/userProfile:UserProfile": (r) => ({
    arn: arn(
      "sagemaker",
      r.region,
      `user-profile/${text(r.inputs["domainId"])}/${text(r.inputs["userProfileName"])}`,
    ),
  }),
  "aws:scheduler/schedule:Schedule": (r) => ({ name: named("name", r) }),
  "aws:scheduler/scheduleGroup:ScheduleGroup": (r) => {
    const name = named("name", r);
    return { id: name, name, arn: arn("scheduler", r.region, `schedule-group/${name}`) };
  },
  "aws:secretsmanager/secret:Secret": (r) => {
    const secret = arn("secretsmanager", r.region, `secret:${named("name", r)}-AbCdEf`);
    return { id: secret, arn: secret };
  },
  "aws:sfn/stateMachine:StateMachine": (r) => {
    const name = named("name", r);
    const machine = arn("states", r.region, `stateMachine:${name}`);
    return { id: machine, name, arn: machine };
  },
  "aws:sns/topic:Topic": (r) => {
    const name = named("name", r);
    return { id: arn("sns", r.region, name), name, arn: arn("sns", r.region, name) };
  },
  "aws:sns/topicPolicy:TopicPolicy": () => ({}),
  "aws:sns/topicSubscription:TopicSubscription": () => ({}),
  "aws:sqs/queue:Queue": (r) => {
    const name = named("name", r);
    const url = `https://sqs.${r.region}.amazonaws.com/${ACCOUNT}/${name}`;
    return { id: url, url, name, arn: arn("sqs", r.region, name) };
  },
  "aws:sqs/queuePolicy:QueuePolicy": () => ({}),
  "aws:ssm/parameter:Parameter": (r) => {
    const name = text(r.inputs["name"]);
    return { id: name, arn: arn("ssm", r.region, `parameter${name}`) };
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (r) => ({ id: `sgr-${hash(r.name)}` }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (r) => ({ id: `sgr-${hash(r.name)}` }),
  "awsx:ec2:Vpc": (r) => {
    const zones = Array.from({ length: Number(r.inputs["numberOfAvailabilityZones"]) }, (_, i) => String(i));
    const ids = (kind: string) => zones.map((zone) => `${kind}-${hash(kind, r.name, zone).slice(0, 17)}`);
    return {
      vpcId: `vpc-${hash(r.name).slice(0, 17)}`,
      isolatedSubnetIds: ids("subnet"),
      privateSubnetIds: ids("subnet"),
      routeTables: ids("rtb").map((id) => ({ id })),
    };
  },
};

/**
 * Pretends to be AWS for one region. Refuses every type and call that it does not know.
 *
 * @param answers takes what was answered, by `type::name`
 */
export const pretendAws = (
  region: string,
  preview: boolean,
  answers: Map<string, Readonly<Record<string, unknown>>>,
): pulumi.runtime.Mocks => ({
  newResource: ({ type, name, inputs }) => {
    if (type === "pulumi:pulumi:Stack" || type.startsWith("sagemaker-pipelines:index:")) {
      return { id: undefined, state: {} };
    }
    const outputs = OUTPUTS[type];
    if (outputs === undefined) throw new Error(`Resource type "${type}" is not pretended.`);
    // In a preview AWS has made nothing yet: only what the program says is known.
    if (preview) return { id: undefined, state: inputs as object };
    const made = outputs({ name, inputs: inputs as Inputs, region });
    const state = { ...(inputs as object), ...made };
    answers.set(`${type}::${name}`, state);
    return { id: text(made["id"]) || `${name}-id`, state };
  },
  call: ({ token }) => {
    if (token === "aws:index/getCallerIdentity:getCallerIdentity") {
      return {
        accountId: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:user/deployer`,
        id: ACCOUNT,
        userId: "AIDA",
      };
    }
    throw new Error(`Function "${token}" is not pretended.`);
  },
});
