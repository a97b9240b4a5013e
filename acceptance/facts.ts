/** Something that the program takes for granted and nobody has seen on AWS yet. */
export interface Fact {
  readonly id: string;
  readonly statement: string;
  /** The condition to switch off by `withoutConditions` when the fact turns out wrong and locks jobs out. */
  readonly conditions?: readonly string[];
}

const JOB_CONDITIONS = [
  ...["sagemaker:VpcSubnets", "sagemaker:VpcSecurityGroupIds", "sagemaker:NetworkIsolation"],
  ...["sagemaker:InterContainerTrafficEncryption", "sagemaker:VolumeKmsKeyArn", "sagemaker:OutputKmsKeyArn"],
  ...["sagemaker:InstanceTypes", "sagemaker:MaxRuntimeInSeconds"],
];

/** Each is one assertion of the acceptance; `docs/first-day.md` lists them for people. */
export const FACTS = [
  {
    id: "new-roles",
    statement: "Roles that one `pulumi up` makes can be assumed before it makes the pipeline.",
    conditions: ["aws:SourceArn"],
  },
  { id: "definition-bytes", statement: "SageMaker keeps the definition byte for byte as it was sent." },
  {
    id: "job-conditions",
    statement: "The condition keys of the pipeline role are sent with the requests that create jobs.",
    conditions: JOB_CONDITIONS,
  },
  {
    id: "job-roles",
    statement:
      "Jobs can assume their roles by their ARNs, take grants for their volumes, and reach key and bucket only through S3.",
    conditions: [
      "aws:SourceArn",
      "kms:GrantIsForAWSResource",
      "kms:ViaService",
      "s3:prefix",
      "cloudwatch:namespace",
    ],
  },
  {
    id: "isolated-jobs",
    statement:
      "Isolated jobs in subnets with no endpoint but S3's get their image, their data and their logs.",
  },
  {
    id: "job-names",
    statement: 'Jobs of an execution are called "pipelines-", its id, the step and a random end.',
  },
  {
    id: "registration",
    statement: "The pipeline may register a model package, and it waits for approval.",
    conditions: ["sagemaker:ModelApprovalStatus"],
  },
  {
    id: "step-cache",
    statement: "A second execution with another threshold takes the jobs before the gate from the cache.",
  },
  { id: "gate", statement: "A refused gate fails the execution by its Fail step and registers nothing." },
  {
    id: "instance-guard",
    statement: "A start that asks for an instance type outside `instanceTypes` is refused before a job runs.",
  },
  { id: "no-op", statement: "A second `pulumi up` changes nothing." },
  {
    id: "refresh",
    statement: "What AWS reports afterwards is what was sent: a refresh shows no difference.",
  },
  {
    id: "changed-script",
    statement: "A changed script adds an object and updates the pipeline; nothing is deleted or replaced.",
  },
  { id: "changed-step", statement: "The execution after a changed script runs its step again." },
  {
    id: "destroy",
    statement: "`pulumi destroy` leaves nothing of the stack behind once its versions are deleted.",
  },
] as const satisfies readonly Fact[];

export type FactId = (typeof FACTS)[number]["id"];
