import type { Access } from "./iam-evaluator";
import { at, type Resolver } from "./resolve-value";

export interface Surroundings {
  readonly region: string;
  readonly account: string;
  readonly bucket: string;
  /** ARN of the key of the bucket. */
  readonly keyArn: string;
  /** ARN of the key of the bucket of the input data, if it is a customer's. */
  readonly dataKeyArn?: string;
}

/** A call and the ARN of the role that makes it; the pipeline's own has none. */
export type Call = Access & { readonly role: string | undefined };

const INTERFACES = [
  "CreateNetworkInterface",
  "CreateNetworkInterfacePermission",
  "DeleteNetworkInterface",
  "DeleteNetworkInterfacePermission",
  "DescribeDhcpOptions",
  "DescribeNetworkInterfaces",
  "DescribeSecurityGroups",
  "DescribeSubnets",
  "DescribeVpcs",
];

/** What jobs of every kind do, in AWS's terms. */
export class Calls {
  constructor(
    protected readonly around: Surroundings,
    protected readonly resolver: Resolver,
  ) {}

  protected arn(resource: string): string {
    return `arn:aws:sagemaker:${this.around.region}:${this.around.account}:${resource}`;
  }

  protected tags(...resources: readonly string[]): readonly Call[] {
    return resources.map((resource) => ({
      role: undefined,
      action: "sagemaker:AddTags",
      resource: this.arn(resource),
    }));
  }

  protected pass(role: string): Call {
    const context = { "iam:PassedToService": "sagemaker.amazonaws.com" };
    return { role: undefined, action: "iam:PassRole", resource: role, context };
  }

  /** Condition keys that all jobs bring along. */
  protected jobContext(
    vpc: unknown,
    isolated: unknown,
    encrypted: unknown,
    cluster: unknown,
    outputKey: unknown,
  ) {
    return {
      ...this.vpcContext(vpc),
      "sagemaker:NetworkIsolation": String(isolated),
      "sagemaker:InterContainerTrafficEncryption": String(encrypted),
      "sagemaker:InstanceTypes": [this.resolver.text(at(cluster, "InstanceType"))],
      "sagemaker:VolumeKmsKeyArn": this.resolver.text(at(cluster, "VolumeKmsKeyId")),
      "sagemaker:OutputKmsKeyArn": this.resolver.text(outputKey),
    };
  }

  protected vpcContext(vpc: unknown) {
    return {
      "sagemaker:VpcSubnets": at(vpc, "Subnets") as string[],
      "sagemaker:VpcSecurityGroupIds": at(vpc, "SecurityGroupIds") as string[],
    };
  }

  protected watch(kind: "TrainingJob" | "ProcessingJob", resource: string): readonly Call[] {
    return ["Describe", "Stop"].map((verb) => ({
      role: undefined,
      action: `sagemaker:${verb}${kind}`,
      resource,
    }));
  }

  protected volumeKey(role: string, key: string): readonly Call[] {
    return [undefined, role].flatMap((who) => [
      {
        role: who,
        action: "kms:CreateGrant",
        resource: key,
        context: { "kms:GrantIsForAWSResource": "true" },
      },
      { role: who, action: "kms:DescribeKey", resource: key },
    ]);
  }

  protected read(role: string | undefined, uri: string, list = false): readonly Call[] {
    const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    const { bucket: own, keyArn, dataKeyArn } = this.around;
    const kms = bucket === own ? keyArn : dataKeyArn;
    return [
      { role, action: "s3:GetObject", resource: `arn:aws:s3:::${bucket}/${key}` },
      ...(list
        ? [
            {
              role,
              action: "s3:ListBucket",
              resource: `arn:aws:s3:::${bucket}`,
              context: { "s3:prefix": key },
            },
          ]
        : []),
      ...(kms === undefined ? [] : [this.kms(role, "Decrypt", kms)]),
    ];
  }

  protected write(role: string, uri: string, key: string): readonly Call[] {
    const resource = `arn:aws:s3:::${uri.replace("s3://", "")}/part`;
    return [
      { role, action: "s3:PutObject", resource },
      { role, action: "s3:AbortMultipartUpload", resource },
      this.kms(role, "GenerateDataKey", key),
      // Parts of a multipart upload are read back with the key.
      this.kms(role, "Decrypt", key),
    ];
  }

  protected kms(role: string | undefined, verb: string, key: string): Call {
    const context = { "kms:ViaService": `s3.${this.around.region}.amazonaws.com` };
    return { role, action: `kms:${verb}`, resource: key, context };
  }

  protected container(role: string, image: string, logGroup: string, vpc: unknown): readonly Call[] {
    const [, account = "", region = "", name = ""] =
      /^(\d+)\.dkr\.ecr\.([^.]+)\.[^/]+\/([^:@]+)/.exec(image) ?? [];
    const repository = `arn:aws:ecr:${region}:${account}:repository/${name}`;
    const group = `arn:aws:logs:${this.around.region}:${this.around.account}:log-group:/aws/sagemaker/${logGroup}`;
    const pull = ["BatchCheckLayerAvailability", "GetDownloadUrlForLayer", "BatchGetImage"];
    const metrics = { "cloudwatch:namespace": `/aws/sagemaker/${logGroup}` };
    return [
      ...pull.map((verb) => ({ role, action: `ecr:${verb}`, resource: repository })),
      { role, action: "ecr:GetAuthorizationToken", resource: "*" },
      { role, action: "logs:CreateLogGroup", resource: group },
      { role, action: "logs:DescribeLogStreams", resource: group },
      { role, action: "logs:CreateLogStream", resource: `${group}:log-stream:job/algo-1` },
      { role, action: "logs:PutLogEvents", resource: `${group}:log-stream:job/algo-1` },
      { role, action: "cloudwatch:PutMetricData", resource: "*", context: metrics },
      ...(vpc === undefined
        ? []
        : INTERFACES.map((verb) => ({ role, action: `ec2:${verb}`, resource: "arn:aws:ec2:::any/any" }))),
    ];
  }
}
