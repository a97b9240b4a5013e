import { visible } from "../pipeline-definition/analysis/diff/expression-text";
import { PIPELINE_ROLE } from "../pipeline-definition/analysis/permissions/finding";
import { covers } from "../pipeline-definition/analysis/permissions/pattern";
import { permissions, type RolePermissions } from "../pipeline-definition/analysis/permissions/permissions";
import type { Statement } from "../pipeline-definition/analysis/permissions/policy-document";
import { command, run, UsageError } from "./command-line/command";
import { readableDefinition } from "./command-line/readable-definition";

interface Options {
  readonly role?: string;
  readonly json?: boolean;
  readonly region?: string;
  readonly account?: string;
  readonly pipelineName?: string;
}

const listed = (value: string | readonly string[] = []): readonly string[] =>
  typeof value === "string" ? [value] : value;

const statementText = ({ Sid, Action, Resource, Condition = {} }: Statement): readonly string[] => [
  `  ${Sid}`,
  `    ${listed(Action).join(", ")}`,
  ...listed(Resource).map((resource) => `      on ${resource}`),
  ...Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `      if ${key} ${operator} ${listed(values).join(", ")}`),
  ),
];

const title = (role: string): string => (role === PIPELINE_ROLE ? "the pipeline's own role" : role);

const roleText = ({ role, usedBy, policy, notes }: RolePermissions): string =>
  [
    title(role),
    ...(usedBy.length === 0 ? [] : [`  used by ${usedBy.join(", ")}`]),
    ...policy.Statement.flatMap(statementText),
    ...notes.map((text) => `  note: ${text}`),
    "",
  ]
    // Names and places of a document may hold what acts on a terminal.
    .map(visible)
    .join("\n");

/** Roles whose text fits the pattern, or ends like it: the name of a role is enough. */
const chosen = (
  roles: readonly RolePermissions[],
  pattern: string | undefined,
): readonly RolePermissions[] => {
  if (pattern === undefined) return roles;
  const found = roles.filter(({ role }) => covers(pattern, role) || covers(`*/${pattern}`, role));
  if (found.length === 0) {
    const names = roles.map(({ role }) => `"${role}"`).join(", ");
    throw new UsageError(`No role fits "${pattern}".`, `The roles are: ${names}.`);
  }
  return found;
};

const surroundings = ({ region, account, pipelineName }: Options) => ({
  ...(region === undefined ? {} : { region }),
  ...(account === undefined ? {} : { account }),
  ...(pipelineName === undefined ? {} : { pipelineName }),
});

/** What options have to look like: with a wrong one, the policy names resources that cannot exist. */
const FORMS = [
  ["region", "--region", /^[a-z]{2,}(-[a-z]+)+-\d+$/, "Write a region such as eu-west-1."],
  ["account", "--account", /^\d{12}$/, "Write the twelve digits of the account."],
  [
    "pipelineName",
    "--pipeline-name",
    /^[A-Za-z0-9](-*[A-Za-z0-9]){0,255}$/,
    "Use letters, digits and hyphens.",
  ],
] as const;

const refuseMalformed = (options: Options): void => {
  for (const [option, flag, form, hint] of FORMS) {
    const value = options[option];
    if (value !== undefined && !form.test(value))
      throw new UsageError(`Option ${flag} is "${value}", which AWS cannot know.`, hint);
  }
};

const program = command(
  "permissions",
  "Print the IAM policies that a definition needs: for the pipeline's role and each role that its steps name.",
  "npm run -s permissions -- adult-census --role '*-training' --json",
)
  .argument("<WORKFLOW|FILE.json>", "a workflow's name, or a definition document")
  .option(
    "--role <PATTERN>",
    `only roles whose ARN or name fits, * for any text; "${PIPELINE_ROLE}" for the pipeline's`,
  )
  .option("--region <REGION>", "region, where the document does not name it")
  .option("--account <ID>", "account, where the document does not name it")
  .option("--pipeline-name <NAME>", "name of the pipeline, which no document holds")
  .option("--json", "print one JSON object: {roles: [{role, usedBy, policy, trust, notes}]}")
  .action((target: string, options: Options) => {
    refuseMalformed(options);
    const { document } = readableDefinition(target);
    const roles = chosen(permissions(document, surroundings(options)), options.role);
    process.stdout.write(
      options.json === true ? `${JSON.stringify({ roles }, null, 2)}\n` : roles.map(roleText).join("\n"),
    );
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
