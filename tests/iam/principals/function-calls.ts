import { jobName } from "../../support/resolve-value";
import { arn, TLS, via, type Deployed } from "./deployed";
import { functionLogs, ofRole, type PrincipalCalls, type Short } from "./principal-calls";
import { functionArguments, tagsOfSteps, type StepArguments } from "./step-arguments";

/** A function of a workflow: where it stands, and what its step hands it. */
interface Called {
  readonly at: Deployed;
  readonly name: string;
  readonly event: StepArguments;
  /** ARN of the key of the stack's bucket. */
  readonly key: string;
}

const ROLE = "aws:iam/role:Role";

const given = (event: StepArguments, member: string): string => {
  const value = event[member];
  if (value === undefined) throw new Error(`The step does not say "${member}".`);
  return value;
};

const object = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

/** Whose a job or model of a step is, only its tags tell. */
const ours = (at: Deployed, type: string) =>
  [tagsOfSteps(at, type), ["aws:ResourceTag/stack", "aws:ResourceTag/workflow"]] as const;

/** What `get_object` of an encrypted object needs. */
const gets = (resource: string, key: string): readonly Short[] => [
  ["s3:GetObject", resource, TLS],
  ["kms:Decrypt", key, via("s3")],
];

/** `functions/analyze-results/handler.py` */
const analyzeResults = ({ event, key }: Called): readonly Short[] =>
  gets(object(given(event, "Bucket"), given(event, "Key")), key);

/** `functions/query-training-results/handler.py` */
const queryTrainingResults = ({ at, event }: Called): readonly Short[] => [
  [
    "sagemaker:DescribeTrainingJob",
    arn("sagemaker", `training-job/${given(event, "trainingJobName")}`),
    ...ours(at, "Training"),
  ],
];

/**
 * `functions/deploy-endpoint/handler.py`: what `configure`, `settle` and `prune` ask for. What is tagged as it is made
 * needs AddTags, and volumes that are encrypted by a key need a grant.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html
 */
const deploy = ({ at, event, key }: Called): readonly Short[] => {
  const endpoint = arn("sagemaker", `endpoint/${given(event, "endpointName")}`);
  const configNamed = (execution: string) =>
    arn("sagemaker", `endpoint-config/${given(event, "endpointName")}-${execution}`);
  const config = configNamed(given(event, "executionId"));
  const old = configNamed("abcdefghijkl");
  const made = {
    "sagemaker:VolumeKmsKeyArn": given(event, "keyArn"),
    "sagemaker:InstanceTypes": [given(event, "instanceType")],
  };
  return [
    ["sagemaker:DescribeEndpointConfig", config],
    ["sagemaker:CreateEndpointConfig", config, made],
    ["sagemaker:AddTags", config],
    ["sagemaker:AddTags", endpoint],
    ["sagemaker:DescribeEndpoint sagemaker:DeleteEndpoint", endpoint],
    ["sagemaker:CreateEndpoint sagemaker:UpdateEndpoint", endpoint],
    ["sagemaker:CreateEndpoint sagemaker:UpdateEndpoint", config],
    ["sagemaker:ListEndpointConfigs", "*"],
    ["sagemaker:DescribeEndpointConfig sagemaker:DeleteEndpointConfig", old],
    ["sagemaker:DeleteModel", arn("sagemaker", `model/${given(event, "modelName")}`), ...ours(at, "Model")],
    ["kms:CreateGrant", key, { "kms:GrantIsForAWSResource": "true" }],
    ["kms:DescribeKey", key],
  ];
};

/** `images/ingest/handler.py`: a source in S3, and `upload_fileobj`, which sends large files in parts. */
const ingest = ({ event, key }: Called): readonly Short[] => [
  ...gets(given(event, "SourceUrl").replace("s3://", "arn:aws:s3:::"), key),
  ["s3:PutObject s3:AbortMultipartUpload", object(given(event, "Bucket"), given(event, "Key")), TLS],
  // Parts of a multipart upload are read back with the key.
  ["kms:GenerateDataKey kms:Decrypt", key, via("s3")],
];

const FUNCTIONS = {
  "analyze-results": analyzeResults,
  "query-training-results": queryTrainingResults,
  deploy,
  ingest,
} as const;

/**
 * An endpoint keeps what is asked and answered, by the role of its model.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html
 */
const capture = ({ at, name, event, key }: Called): readonly PrincipalCalls[] => {
  const { captureUri } = event;
  if (captureUri === undefined) return [];
  const file = `${captureUri.replace("s3://", "arn:aws:s3:::")}/${name}/AllTraffic/2026/11/21/12/0a1b.jsonl`;
  const source = arn("sagemaker", `model/${jobName("CreateModel")}`);
  return [
    ofRole(at.role(`${name}-model`), "the endpoint that captures", "sagemaker", source, [
      ["s3:PutObject s3:AbortMultipartUpload", file, TLS],
      ["kms:GenerateDataKey kms:Decrypt", key, via("s3")],
    ]),
  ];
};

/** The functions that steps of a workflow call, as far as the stack has them. */
export const functionCalls = (at: Deployed, name: string): readonly PrincipalCalls[] =>
  Object.entries(FUNCTIONS).flatMap(([short, rowsOf]) => {
    if (!at.has(ROLE, `${name}-${short}`)) return [];
    const event = functionArguments(at, at.made("aws:lambda/function:Function", `${name}-${short}`));
    const called = { at, name, event, key: at.made("aws:kms/key:Key", `${name}-data`) };
    const role = at.role(`${name}-${short}`);
    return [
      ofRole(role, `function ${short}`, "lambda", undefined, [
        ...rowsOf(called),
        ...functionLogs(at, `${name}-${short}`),
      ]),
      ...capture(called),
    ];
  });
