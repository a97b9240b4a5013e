import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { complain, eachOf, eachResource, finding, type Control, type ControlId } from "../control";
import { definitionsIn, isType, ofType, property, type Estate, type Registration } from "../estate";
import { at, text, texts } from "../json-reading";
import {
  allowsAction,
  boundariesOf,
  grantsOf,
  isBound,
  isHeldBy,
  principals,
  statementsOf,
  trustsOf,
  valuesOf,
  type Statement,
} from "../statements";
import { takesAnyResource } from "./star-actions";

/** A control over what identity policies grant. */
const grants = (id: ControlId, wrong: (statement: Statement) => string | undefined | false): Control =>
  eachOf(id, "identity policy", grantsOf, (statement) => complain(statement.holder, wrong(statement)));

/** Services that say on whose behalf they assume a role. */
const TELLING =
  /^(sagemaker|scheduler|events|glue|states|vpc-flow-logs|delivery\.logs|budgets|codebuild)\.amazonaws\.com/;

/** What no role of a workload needs: to change who may do what, to hand out credentials, to let data out. */
const FORBIDDEN = [
  /^iam:(?!(PassRole|GetRole|ListAttachedRolePolicies)$)/i,
  /^sts:AssumeRole/i,
  /^s3:(Put|Delete)Bucket/i,
  /^s3:(Put|Get)?ObjectAcl|^s3:PutObjectAcl/i,
  /^kms:(Put|Schedule|Disable|Delete|Create(?!Grant)|Update|Retire|Revoke)/i,
  /^lambda:(Update|Add|Create|Delete|Put)/i,
  /^sagemaker:CreatePresigned/i,
  /^sagemaker:CreateNotebook/i,
  /^ecr:(Put|Delete|Set|Initiate|Upload|Complete)/i,
  /^secretsmanager:(?!GetSecretValue$)/i,
  /^ec2:(Run|Authorize|Modify)/i,
  /^organizations:|^account:/i,
];

/** Roles that people and machines outside the account take on through a token: the two of delivery. */
const isDelivery = (statement: Statement, estate: Estate): boolean =>
  trustsOf(estate).some(
    (trust) => principals(trust, "Federated").length > 0 && isHeldBy(statement.holder, trust.holder, estate),
  );

/** Puts images into a repository: the one thing that a builder is for. */
const PUSHES = /^ecr:(Put|Initiate|Upload|Complete)/i;

const isBuilder = (statement: Statement, estate: Estate): boolean =>
  trustsOf(estate).some(
    (trust) =>
      principals(trust, "Service").includes("codebuild.amazonaws.com") &&
      isHeldBy(statement.holder, trust.holder, estate),
  );

/** Whether a statement lets in to more than single secrets. */
const readsSecrets = (statement: Statement): boolean =>
  allowsAction(statement, "secretsmanager:GetSecretValue") &&
  statement.resources.some((arn) => /[*?]/.test(arn));

const passRoleFault = (statement: Statement): string | undefined => {
  if (!allowsAction(statement, "iam:PassRole")) return undefined;
  if (statement.resources.some((arn) => /[*?]/.test(arn))) return "passes any role of a pattern";
  return valuesOf(statement, "iam:PassedToService").length > 0 ? undefined : "passes roles to any service";
};

/** Keys of one stack have a tag in common, and no name. */
const isTagged = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ operator, key, values }) =>
      operator === "StringEquals" && key.startsWith("aws:ResourceTag/") && !values.includes("*"),
  );

const keyFault = (statement: Statement): string | undefined =>
  ["kms:Decrypt", "kms:ReEncryptFrom"].some((action) => allowsAction(statement, action)) &&
  statement.resources.some((arn) => !/^arn:[^*?]+:key\/[^*?]+$/.test(arn)) &&
  !isTagged(statement)
    ? "decrypts with any key"
    : undefined;

/** One role for several purposes, as the definition and the pipeline tell it. */
const sharedRoles = (estate: Estate) =>
  definitionsIn(estate).flatMap(({ pipeline, definition }) => [
    ...allSteps(definition)
      .filter(
        ({ step }) =>
          at(step.Arguments, "RoleArn") === pipeline.inputs["roleArn"] &&
          pipeline.inputs["roleArn"] !== undefined,
      )
      .map(({ step }) => finding(step.Name, `Step "${step.Name}" runs under the role of the pipeline.`)),
    ...checkDefinition(definition)
      .filter(({ code }) => code === "job-role-shared")
      .map(({ path, message }) => finding(path, message)),
  ]);

const MANAGED = /^arn:[^:]+:iam::aws:policy\//;

/** Whether a boundary says no, or nothing, to what no workload needs. */
const bounds = (estate: Estate): readonly ReturnType<typeof finding>[] =>
  boundariesOf(estate).flatMap((policy) => {
    const statements = statementsOf(policy, policy.inputs["policy"]);
    const refuses = (action: string): boolean => {
      const about = statements.filter((one) => one.negated || allowsAction(one, action));
      return about.some(({ allows, negated }) => !allows && !negated) || about.every(({ allows }) => !allows);
    };
    const refused = ["iam:CreateRole", "iam:PutRolePolicy", "kms:PutKeyPolicy", "s3:PutBucketPolicy"];
    return complain(policy, refused.every(refuses) ? undefined : "bounds no change of who may do what");
  });

/** Roles of delivery make and bound the others; what they may do is a control of its own. */
const isWorkload = (role: Registration): boolean =>
  !statementsOf(role, role.inputs["assumeRolePolicy"]).some(
    (trust) => principals(trust, "Federated").length > 0,
  );

/** IAM: what every role of a stack has to keep. */
export const roleControls: readonly Control[] = [
  {
    id: "IAM-1",
    judge: (estate) => ({
      findings: [
        ...grantsOf(estate)
          .filter((one) => one.actions.includes("*") || one.negated)
          .flatMap(({ holder }) => complain(holder, "grants everything, or everything but something")),
        ...ofType(estate, "iam:RolePolicyAttachment")
          .filter(({ inputs }) => text(inputs["policyArn"]).endsWith("/AdministratorAccess"))
          .flatMap((one) => complain(one, "makes an administrator")),
      ],
    }),
  },
  grants(
    "IAM-2",
    ({ actions }) => actions.some((action) => /^[a-z0-9-]+:\*$/i.test(action)) && "grants a whole service",
  ),
  grants(
    "IAM-3",
    ({ actions, resources }) =>
      resources.includes("*") &&
      actions.some((action) => !takesAnyResource(action)) &&
      `grants ${actions.filter((action) => !takesAnyResource(action)).join(", ")} on every resource`,
  ),
  eachResource("IAM-4", ["iam:Role", "iam:RolePolicyAttachment"], "role", (one) =>
    [...texts(one.inputs["managedPolicyArns"]), ...texts(one.inputs["policyArn"])].some((arn) =>
      MANAGED.test(arn),
    )
      ? "has a policy that AWS writes and widens"
      : undefined,
  ),
  eachOf(
    "IAM-5",
    "role that passes roles",
    (estate) => grantsOf(estate).filter((one) => allowsAction(one, "iam:PassRole")),
    (statement, estate) =>
      isDelivery(statement, estate) ? [] : complain(statement.holder, passRoleFault(statement)),
  ),
  eachOf("IAM-6", "role", trustsOf, (trust) =>
    complain(
      trust.holder,
      principals(trust, "Service").some((service) => TELLING.test(service)) &&
        !isBound(trust) &&
        "can be assumed through a service for any account",
    ),
  ),
  {
    id: "IAM-7",
    judge: (estate) =>
      definitionsIn(estate).length === 0
        ? { notApplicable: "the stack has no pipeline" }
        : { findings: sharedRoles(estate) },
  },
  eachOf("IAM-8", "role", trustsOf, (trust) => {
    const services = principals(trust, "Service");
    const accounts = principals(trust, "AWS").filter((arn) => arn === "*" || /:root$|^\d{12}$/.test(arn));
    return complain(trust.holder, [
      services.length > 1 && `can be assumed by ${String(services.length)} services`,
      accounts.length > 0 &&
        !isBound(trust) &&
        valuesOf(trust, "aws:PrincipalTag/start-pipelines").length === 0 &&
        "can be assumed by a whole account",
    ]);
  }),
  eachOf("IAM-9", "identity policy", grantsOf, (statement, estate) => {
    const wrong = statement.actions.filter(
      (action) =>
        FORBIDDEN.some((pattern) => pattern.test(action)) &&
        !(PUSHES.test(action) && isBuilder(statement, estate)),
    );
    return isDelivery(statement, estate)
      ? []
      : complain(statement.holder, [
          wrong.length > 0 && `grants ${wrong.join(", ")}, which no workload needs`,
          readsSecrets(statement) && "reads secrets that it does not name",
        ]);
  }),
  eachOf(
    "IAM-10",
    "role that decrypts",
    (estate) => grantsOf(estate).filter((one) => one.actions.some((action) => action.startsWith("kms:"))),
    (statement) => complain(statement.holder, keyFault(statement)),
  ),
  {
    id: "IAM-11",
    judge: (estate) => {
      const roles = ofType(estate, "iam:Role").filter(isWorkload);
      if (roles.length + boundariesOf(estate).length === 0) return { notApplicable: "the stack has no role" };
      return {
        findings: [
          ...roles.flatMap((role) =>
            complain(
              role,
              property(role, "permissionsBoundary") === undefined && "has no permissions boundary",
            ),
          ),
          ...bounds(estate),
        ],
      };
    },
  },
  {
    id: "IAM-17",
    judge: ({ resources }) => ({
      findings: resources
        .filter((one) => isType(one, "iam:User") || isType(one, "iam:AccessKey"))
        .flatMap((one) => complain(one, "is a user or a key that never ends")),
    }),
  },
];
