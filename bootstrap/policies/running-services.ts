import { regionalArn } from "../../pipeline-definition/analysis/permissions/place";
import {
  broughtTag,
  taggedByStack,
  type Delivered,
  type ManagedService,
  type ServiceGroup,
} from "./managed-service";

const TAGS = ["ListTagsForResource", "TagResource", "UntagResource"] as const;

/** A service's calls by their verbs; nearly all of them name tags alike. */
const service = (
  sid: string,
  prefix: string,
  verbs: { readonly read: readonly string[]; readonly write: readonly string[] },
  ...resources: readonly ((name: string) => string)[]
): ManagedService => ({
  sid,
  read: [...verbs.read, TAGS[0]].map((verb) => `${prefix}:${verb}`),
  write: [...verbs.write, TAGS[1], TAGS[2]].map((verb) => `${prefix}:${verb}`),
  resources: ({ place, names }: Delivered) =>
    names.flatMap((name) => resources.map((resource) => regionalArn(place, prefix, resource(name)))),
});

/** The pipeline and its models. */
const pipeline: readonly ManagedService[] = [
  {
    sid: "Pipelines",
    read: ["sagemaker:DescribePipeline", "sagemaker:ListTags"],
    write: [
      "sagemaker:AddTags",
      "sagemaker:CreatePipeline",
      "sagemaker:DeletePipeline",
      "sagemaker:DeleteTags",
      "sagemaker:UpdatePipeline",
    ],
    // SageMaker writes pipeline names in lower case in their ARNs, as ours are.
    resources: ({ place, names }) =>
      names.flatMap((name) =>
        [name, `${name}-*`].map((one) => regionalArn(place, "sagemaker", `pipeline/${one}`)),
      ),
  },
  {
    sid: "ModelGroups",
    read: ["sagemaker:DescribeModelPackageGroup", "sagemaker:ListTags"],
    write: ["sagemaker:AddTags", "sagemaker:CreateModelPackageGroup", "sagemaker:DeleteTags"],
    remove: ["sagemaker:DeleteModelPackageGroup"],
    resources: ({ place, names }) =>
      names.flatMap((name) =>
        [name, `${name}-*`].map((one) => regionalArn(place, "sagemaker", `model-package-group/${one}`)),
      ),
  },
];

/** Studio domains and their profiles: AWS makes up the ids of domains, so the tag of the stack tells whose they are. */
const studio: readonly ManagedService[] = [
  {
    sid: "StudioDomains",
    read: ["sagemaker:DescribeDomain", "sagemaker:ListTags"],
    write: ["sagemaker:UpdateDomain"],
    remove: ["sagemaker:DeleteDomain"],
    resources: ({ place }) => [regionalArn(place, "sagemaker", "domain/*")],
    condition: taggedByStack,
  },
  {
    sid: "NewStudioDomains",
    read: [],
    write: ["sagemaker:AddTags", "sagemaker:CreateDomain"],
    resources: ({ place }) => [regionalArn(place, "sagemaker", "domain/*")],
    condition: broughtTag,
  },
  {
    sid: "StudioProfiles",
    read: ["sagemaker:DescribeUserProfile", "sagemaker:ListTags"],
    write: ["sagemaker:DeleteUserProfile", "sagemaker:UpdateUserProfile"],
    resources: ({ place }) => [regionalArn(place, "sagemaker", "user-profile/*/*")],
    condition: taggedByStack,
  },
  {
    sid: "NewStudioProfiles",
    read: [],
    write: ["sagemaker:AddTags", "sagemaker:CreateUserProfile"],
    resources: ({ place }) => [regionalArn(place, "sagemaker", "user-profile/*/*")],
    condition: broughtTag,
  },
];

/** What starts a pipeline. */
const starts: readonly ManagedService[] = [
  {
    sid: "Schedules",
    read: ["scheduler:GetSchedule"],
    write: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule"],
    resources: ({ place, names }) =>
      names.map((name) => regionalArn(place, "scheduler", `schedule/${name}*/*`)),
  },
  service(
    "ScheduleGroups",
    "scheduler",
    { read: ["GetScheduleGroup"], write: ["CreateScheduleGroup", "DeleteScheduleGroup"] },
    (name) => `schedule-group/${name}*`,
  ),
  service(
    "Rules",
    "events",
    {
      read: ["DescribeRule", "ListTargetsByRule"],
      write: ["DeleteRule", "PutRule", "PutTargets", "RemoveTargets"],
    },
    (name) => `rule/${name}-*`,
  ),
  {
    ...service(
      "Functions",
      "lambda",
      {
        read: [],
        write: [
          "AddPermission",
          "CreateFunction",
          "DeleteFunction",
          "DeleteFunctionConcurrency",
          "DeleteFunctionEventInvokeConfig",
          "PutFunctionConcurrency",
          "PutFunctionEventInvokeConfig",
          "RemovePermission",
          "UpdateFunctionCode",
          "UpdateFunctionConfiguration",
        ],
      },
      (name) => `function:${name}-*`,
    ),
    // Lambda alone calls it otherwise.
    read: [
      "lambda:GetFunction",
      "lambda:GetFunctionCodeSigningConfig",
      "lambda:GetFunctionEventInvokeConfig",
      "lambda:GetPolicy",
      "lambda:ListTags",
      "lambda:ListVersionsByFunction",
    ],
  },
];

/** What builds own images, and the one function that `up` calls: it asks for them. */
const images: readonly ManagedService[] = [
  {
    sid: "ImageBuilds",
    read: ["codebuild:BatchGetProjects"],
    write: ["codebuild:CreateProject", "codebuild:DeleteProject", "codebuild:UpdateProject"],
    resources: ({ place, names }) =>
      names.map((name) => regionalArn(place, "codebuild", `project/${name}-*`)),
  },
  {
    sid: "AskForImages",
    read: [],
    write: ["lambda:InvokeFunction"],
    resources: ({ place, names }) =>
      names.map((name) => regionalArn(place, "lambda", `function:${name}-images-*`)),
  },
];

/** What tells people, and what other programs read. */
const notices: readonly ManagedService[] = [
  service(
    "Topics",
    "sns",
    {
      read: ["GetSubscriptionAttributes", "GetTopicAttributes"],
      write: ["CreateTopic", "DeleteTopic", "SetTopicAttributes", "Subscribe", "Unsubscribe"],
    },
    (name) => `${name}-*`,
  ),
  {
    sid: "Queues",
    read: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags"],
    write: ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue"],
    resources: ({ place, names }) => names.map((name) => regionalArn(place, "sqs", `${name}-*`)),
  },
  service(
    "Alarms",
    "cloudwatch",
    { read: ["DescribeAlarms"], write: ["DeleteAlarms", "PutMetricAlarm"] },
    (name) => `alarm:${name}-*`,
  ),
  {
    sid: "Dashboards",
    read: ["cloudwatch:GetDashboard"],
    write: ["cloudwatch:DeleteDashboards", "cloudwatch:PutDashboard"],
    resources: ({ place: { partition, account }, names }) =>
      names.map((name) => `arn:${partition}:cloudwatch::${account}:dashboard/${name}*`),
  },
  {
    sid: "Budgets",
    read: ["budgets:ListTagsForResource", "budgets:ViewBudget"],
    write: ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"],
    resources: ({ place: { partition, account }, names }) =>
      names.map((name) => `arn:${partition}:budgets::${account}:budget/${name}*`),
  },
  {
    sid: "Parameters",
    read: ["ssm:GetParameter", "ssm:GetParameters", "ssm:ListTagsForResource"],
    write: ["ssm:AddTagsToResource", "ssm:DeleteParameter", "ssm:PutParameter", "ssm:RemoveTagsFromResource"],
    // A preview knows only the beginnings of the names, and reads none without the tag of a stack.
    resources: ({ place, names, stack }) =>
      names.map((name) => regionalArn(place, "ssm", `parameter/${name}${stack === "" ? "*" : ""}/*`)),
  },
  {
    sid: "AllParameters",
    read: ["ssm:DescribeParameters"],
    write: [],
    resources: () => ["*"],
  },
];

export const running: ServiceGroup = { name: "pipeline", services: [...pipeline, ...studio] };

export const starting: ServiceGroup = { name: "starts", services: [...starts, ...images] };

export const telling: ServiceGroup = { name: "notices", services: notices };
