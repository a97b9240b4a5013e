import { glueDatabaseName } from "../../components/policies/glue-policies";
import { regionalArn } from "../../pipeline-definition/analysis/permissions/place";
import type { Delivered, ManagedService, ServiceGroup } from "./managed-service";

/** Databases of the pipelines: a preview knows only the beginnings of their names. */
const databases = ({ names, stack }: Delivered): readonly string[] =>
  names.map((name) => `${glueDatabaseName(name)}${stack === "" ? "_*" : ""}`);

const databaseArns = (of: Delivered): readonly string[] =>
  databases(of).map((name) => regionalArn(of.place, "glue", `database/${name}`));

/** Glue asks about the catalog itself with each of its parts. */
const catalogArn = ({ place }: Delivered): string => regionalArn(place, "glue", "catalog");

/** Glue's jobs, crawlers and their tables. */
const glue: readonly ManagedService[] = [
  {
    sid: "GlueJobs",
    read: ["glue:GetJob"],
    write: ["glue:CreateJob", "glue:DeleteJob", "glue:UpdateJob"],
    resources: ({ place, names }) => names.map((name) => regionalArn(place, "glue", `job/${name}-*`)),
  },
  {
    sid: "GlueCrawlers",
    read: ["glue:GetCrawler"],
    write: ["glue:DeleteCrawler", "glue:UpdateCrawler"],
    resources: ({ place, names }) => names.map((name) => regionalArn(place, "glue", `crawler/${name}-*`)),
  },
  {
    sid: "GlueDatabases",
    read: ["glue:GetDatabase"],
    write: ["glue:CreateDatabase", "glue:UpdateDatabase"],
    resources: (of) => [catalogArn(of), ...databaseArns(of)],
  },
  {
    // Its tables and functions go with it, so Glue asks about those too; whose they are, the database tells.
    sid: "GlueTables",
    read: [],
    write: ["glue:DeleteDatabase"],
    resources: (of) => [
      catalogArn(of),
      ...databaseArns(of),
      ...["table", "userDefinedFunction"].map((kind) => regionalArn(of.place, "glue", `${kind}/*/*`)),
    ],
  },
  {
    sid: "GlueTags",
    read: ["glue:GetTags"],
    write: ["glue:TagResource", "glue:UntagResource"],
    resources: (of) => [
      ...["crawler", "job"].flatMap((kind) =>
        of.names.map((name) => regionalArn(of.place, "glue", `${kind}/${name}-*`)),
      ),
      ...databaseArns(of),
    ],
  },
  {
    // Glue knows no resource for these. A security configuration can be made and deleted, never changed.
    sid: "GlueWithoutNames",
    read: ["glue:GetSecurityConfiguration"],
    write: ["glue:CreateCrawler", "glue:CreateSecurityConfiguration", "glue:DeleteSecurityConfiguration"],
    resources: () => ["*"],
  },
];

/** The machines that run jobs of other services for a pipeline's steps. */
export const stateMachines: readonly ManagedService[] = [
  {
    sid: "StateMachines",
    read: ["states:DescribeStateMachine", "states:ListStateMachineVersions", "states:ListTagsForResource"],
    write: [
      "states:CreateStateMachine",
      "states:DeleteStateMachine",
      "states:TagResource",
      "states:UntagResource",
      "states:UpdateStateMachine",
    ],
    resources: ({ place, names }) =>
      names.map((name) => regionalArn(place, "states", `stateMachine:${name}-*`)),
  },
  {
    // The provider asks with each plan, also of machines that are not made yet.
    sid: "StateMachineChecks",
    read: ["states:ValidateStateMachineDefinition"],
    write: [],
    resources: () => ["*"],
  },
];

/** What steps run beside SageMaker's own jobs. */
export const runningForSteps: ServiceGroup = { name: "jobs", services: glue };
