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

/** What the program takes for granted and one run of the acceptance cannot show. */
export interface OpenFact {
  readonly statement: string;
  /** Why not: one clause. */
  readonly because: string;
}

/** `docs/first-day.md` lists them for people, below those that are asserted. */
export const OPEN_FACTS: readonly OpenFact[] = [
  {
    statement: "The token of a schedule stays the same when EventBridge Scheduler tries again.",
    because: "nobody can make it try again",
  },
  {
    statement: "Notifications, alarms and budgets reach their addresses, and chats show them.",
    because: "addresses are confirmed by hand",
  },
  {
    statement: "A pipeline without display name, description or tags is adopted unchanged.",
    because: "it needs a pipeline that exists",
  },
  {
    statement: "Roles in the partitions of China and GovCloud are the same but for their ARNs.",
    because: "it needs such an account",
  },
  {
    statement: "Images are pulled through the endpoints of `image-pulls` with the policies as they stand.",
    because: "jobs do not pull through the VPC",
  },
  {
    statement:
      "Studio shows a pipeline to a role that may do what the policy of `studio.userRoles` says, and to users of an isolating domain by the tag of its ARN.",
    because: "somebody has to look",
  },
  {
    statement: "A domain in `VpcOnly` mode opens with the endpoints of `studio` alone.",
    because: "somebody has to look",
  },
  {
    statement:
      "CodeBuild takes a folder of S3 as the source of a build, and its machine has a `docker buildx` that pushes.",
    because: "the stack it deploys has no own images",
  },
  {
    statement: "The provider waits the 15 minutes that the function may take which has images built.",
    because: "the stack it deploys has no own images",
  },
  {
    statement: "Flow logs are written by a role that may neither make nor list log groups.",
    because: "they come minutes later",
  },
  {
    statement:
      "Network interfaces of ended jobs and late access logs do not keep a stack from being destroyed.",
    because: "it happens sometimes",
  },
  {
    statement:
      "Step Functions reads arguments whose names begin with `--`, calls SageMaker's errors `SageMaker.SageMakerException` and `SageMaker.ResourceNotFoundException`, and says `ABORTED` in the cause of a stopped nested execution.",
    because: "the stack it deploys has no Glue jobs",
  },
  {
    statement:
      "Glue's log groups under a security configuration keep to the prefix given, or begin with `/aws-glue/` and hold the stack's name; a crawler ends well on an empty prefix.",
    because: "the stack it deploys has no Glue jobs",
  },
  {
    statement:
      "Glue tells of an exception by its name and words (`InvalidInput: …`); otherwise refused data costs the attempts that the step allows.",
    because: "the stack it deploys has no Glue jobs",
  },
  {
    statement: "SageMaker sends `aws:ResourceTag` with `DescribeTrainingJob` and `DeleteModel`.",
    because: "the stack it deploys has no functions",
  },
  {
    statement:
      "A function is made from an image of the stack's own by a role that may read and set its repository's policy.",
    because: "the stack it deploys has no functions",
  },
  {
    statement:
      "The provider makes an HTTP API and its log delivery with the rights given, and API Gateway sends `aws:ResourceTag` for parts of the API.",
    because: "the stack it deploys has no webhook",
  },
  {
    statement: "`repository.pushed_at` in GitHub's message of a push is whole seconds.",
    because: "somebody has to push",
  },
  {
    statement:
      "Pipes puts the whole record of a stream in the place of `<aws.pipes.event.json>`, and hands the function a list also where a batch is one record.",
    because: "the stack it deploys has no stream",
  },
];
