import { isType, names, property, type Estate, type Registration } from "./estate";
import { at, listed, members, parsed, texts } from "./json-reading";

/** One statement of a policy, read loosely: any document can be judged. */
export interface Statement {
  /** The resource that holds the document. */
  readonly holder: Registration;
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principal: unknown;
  /** Whether it names what it is not about, by NotAction, NotResource or NotPrincipal. */
  readonly negated: boolean;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

const conditionsOf = (value: unknown): readonly Condition[] =>
  members(value).flatMap(([operator, keys]) =>
    members(keys).map(([key, values]) => ({ operator, key, values: listed(values).map(String) })),
  );

/** The statements of a document, as text or parsed. */
export const statementsOf = (holder: Registration, document: unknown): readonly Statement[] =>
  listed(at(parsed(document), "Statement")).map((statement) => ({
    holder,
    allows: at(statement, "Effect") === "Allow",
    actions: texts(at(statement, "Action")),
    resources: texts(at(statement, "Resource")),
    principal: at(statement, "Principal"),
    negated: ["NotAction", "NotResource", "NotPrincipal"].some((key) => at(statement, key) !== undefined),
    conditions: conditionsOf(at(statement, "Condition")),
  }));

/** Values of a condition, whatever its operator; none when the statement has no such condition. */
export const valuesOf = ({ conditions }: Statement, key: string, operator?: string): readonly string[] =>
  conditions
    .filter(
      (one) => one.key.toLowerCase() === key.toLowerCase() && (operator ?? one.operator) === one.operator,
    )
    .flatMap(({ values }) => values);

/** Whether a statement binds its callers to an account: of the source, of the caller, of the organization. */
export const isBound = (statement: Statement): boolean =>
  [
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:ResourceAccount",
  ].some((key) => valuesOf(statement, key).some((value) => !/^\*?$/.test(value)));

/** Services, or other principals of a kind, that a statement names. */
export const principals = ({ principal }: Statement, kind: string): readonly string[] =>
  principal === "*" ? (kind === "AWS" ? ["*"] : []) : texts(at(principal, kind));

const attachmentsOf = (policy: Registration, { resources }: Estate): readonly Registration[] =>
  resources.filter((one) => /^aws:iam\/.*Attachment:/.test(one.type) && names(one, "policyArn", policy));

const isNamedBy = (policy: Registration, { resources }: Estate, key: string): boolean =>
  resources.some(
    (role) => isType(role, "iam:Role") && property(role, key) !== undefined && names(role, key, policy),
  );

/** A policy that bounds roles and gives them nothing: none of the estate has it as its own. */
const isBoundary = (policy: Registration, estate: Estate): boolean =>
  isNamedBy(policy, estate, "permissionsBoundary") || attachmentsOf(policy, estate).length === 0;

/** The roles that a document is for: by their names where they are known, and else by what they are made of. */
export const isHeldBy = (holder: Registration, role: Registration, estate: Estate): boolean => {
  if (isType(holder, "iam:Role")) return holder === role;
  if (isType(holder, "iam:RolePolicy")) return names(holder, "role", role);
  return attachmentsOf(holder, estate).some((one) => names(one, "role", role));
};

/** Every statement of the identity policies of a stack, denials too. */
export const identityStatements = (estate: Estate): readonly Statement[] =>
  estate.resources.flatMap((resource) => {
    if (isType(resource, "iam:RolePolicy")) return statementsOf(resource, resource.inputs["policy"]);
    if (isType(resource, "iam:Policy"))
      return isBoundary(resource, estate) ? [] : statementsOf(resource, resource.inputs["policy"]);
    if (isType(resource, "iam:Role"))
      return listed(resource.inputs["inlinePolicies"]).flatMap((one) =>
        statementsOf(resource, at(one, "policy")),
      );
    return [];
  });

/** Everything that the identity policies of a stack grant. */
export const grantsOf = (estate: Estate): readonly Statement[] =>
  identityStatements(estate).filter(({ allows }) => allows);

/** Policies that bound the roles of a stack. */
export const boundariesOf = (estate: Estate): readonly Registration[] =>
  estate.resources.filter((one) => isType(one, "iam:Policy") && isBoundary(one, estate));

/** Who may assume the roles of a stack. */
export const trustsOf = (estate: Estate): readonly Statement[] =>
  estate.resources
    .filter((one) => isType(one, "iam:Role"))
    .flatMap((role) => statementsOf(role, role.inputs["assumeRolePolicy"]))
    .filter(({ allows }) => allows);

/** Whether an action, wildcards included, covers one of a service. */
export const allowsAction = ({ actions }: Statement, action: string): boolean =>
  actions.some((one) =>
    new RegExp(
      `^${one
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
      "i",
    ).test(action),
  );
