import { regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import { stateMachines } from "./job-services";
import { broughtTag, taggedByStack, type ManagedService, type ServiceGroup } from "./managed-service";

const apiArn = ({ partition, region }: Place, path: string): string =>
  `arn:${partition}:apigateway:${region}::/${path}`;

/** HTTP APIs, whose ids AWS makes up, so that the tag of the stack tells whose they are. */
const apis: readonly ManagedService[] = [
  {
    sid: "Apis",
    read: ["apigateway:GET"],
    write: ["apigateway:DELETE", "apigateway:PATCH", "apigateway:POST", "apigateway:PUT"],
    resources: ({ place }) => [apiArn(place, "apis/*")],
    condition: taggedByStack,
  },
  {
    sid: "NewApis",
    read: [],
    write: ["apigateway:POST"],
    resources: ({ place }) => [apiArn(place, "apis")],
    condition: broughtTag,
  },
];

/** What is started from outside the account's events: webhooks, and streams of tables. */
const outside: readonly ManagedService[] = [
  ...apis,
  {
    sid: "Pipes",
    read: ["pipes:DescribePipe", "pipes:ListTagsForResource"],
    write: [
      "pipes:CreatePipe",
      "pipes:DeletePipe",
      "pipes:TagResource",
      "pipes:UntagResource",
      "pipes:UpdatePipe",
    ],
    resources: ({ place, names }) => names.map((name) => regionalArn(place, "pipes", `pipe/${name}-*`)),
  },
  {
    sid: "Secrets",
    read: ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
    write: [
      "secretsmanager:CreateSecret",
      "secretsmanager:TagResource",
      "secretsmanager:UntagResource",
      "secretsmanager:UpdateSecret",
    ],
    remove: ["secretsmanager:DeleteSecret"],
    resources: ({ place, names }) =>
      names.map((name) => regionalArn(place, "secretsmanager", `secret:${name}-*`)),
  },
  {
    // API Gateway has the logs of requests delivered by these, in the name of who asks for it.
    sid: "LogDeliveries",
    read: [],
    write: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    resources: () => ["*"],
  },
];

/** With the machines that pipes start. */
export const startingFromOutside: ServiceGroup = {
  name: "outside",
  services: [...outside, ...stateMachines],
};
