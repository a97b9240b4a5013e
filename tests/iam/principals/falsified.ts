import { ANY_RESOURCE } from "../../../policy-pack/controls/star-actions";
import { listed, type Policy, type PolicyStatement } from "../../support/iam-evaluator";
import { ACCOUNT } from "../../support/pulumi-mocks";
import { weakened } from "../weakened";
import type { Call } from "./world";

const OTHER_ACCOUNT = "999988887777";

/** The same text as somebody else would have it: of another account, and of another stack. */
const ofOthers = (text: string, name: string): readonly string[] => {
  const others = [text.replaceAll(ACCOUNT, OTHER_ACCOUNT), text.replaceAll(name, "adult-census-prod")];
  return [...new Set(others)].filter((other) => other !== text);
};

const falsifiedValues = (value: string, name: string): readonly string[] => {
  if (value === "true" || value === "false") return [value === "true" ? "false" : "true"];
  if (/^\d+$/.test(value)) return [OTHER_ACCOUNT];
  const others = ofOthers(value, name);
  return others.length > 0 ? others : [`another-${value}`];
};

/** Keys that AWS itself sends: a call that lacks one is not what the policy is about. */
const ALWAYS_SENT = /^(aws:Source(Account|Arn|Vpce)|aws:PrincipalA|kms:|token\.)/;

/**
 * The same call as a stranger would make it: of another account or stack, without TLS, from elsewhere. Nobody may let
 * one of them through.
 *
 * @param name what the names of the stack's resources begin with
 */
export function* falsified(call: Call, name: string): Generator<readonly [what: string, call: Call]> {
  const { action, resource, context = {}, held = Object.keys(context) } = call;
  const isTrust = action.startsWith("sts:");
  if (!isTrust && resource !== "*" && !ANY_RESOURCE.has(action)) {
    const others = resource.startsWith("arn:aws:s3:::")
      ? [resource.replace(/:::[^/]+/, ":::bucket-of-others")]
      : ofOthers(resource, name);
    for (const other of others) yield [`${action} on ${other}`, { ...call, resource: other }];
  }
  for (const key of held.filter((one) => context[one] !== undefined)) {
    for (const value of listed(context[key]).flatMap((one) => falsifiedValues(one, name)))
      yield [
        `${action} on ${resource} with ${key} ${value}`,
        { ...call, context: { ...context, [key]: value } },
      ];
    if (!ALWAYS_SENT.test(key)) continue;
    const rest = Object.fromEntries(Object.entries(context).filter(([one]) => one !== key));
    yield [`${action} on ${resource} without ${key}`, { ...call, context: rest }];
  }
}

/** Each of the principals that a statement names taken away. */
function* fewerPrincipals(statement: PolicyStatement): Generator<readonly [string, PolicyStatement]> {
  if (typeof statement.Principal !== "object" || statement.Principal === null) return;
  for (const [kind, names] of Object.entries(
    statement.Principal as Record<string, string | readonly string[]>,
  )) {
    for (const name of listed(names).length > 1 ? listed(names) : []) {
      const Principal = { ...statement.Principal, [kind]: listed(names).filter((other) => other !== name) };
      yield [`${statement.Sid} without ${name}`, { ...statement, Principal }];
    }
  }
}

/** Every policy that lacks one thing of this one, a principal among them. */
export function* lacking(policy: Policy): Generator<readonly [what: string, policy: Policy]> {
  yield* weakened(policy);
  for (const [i, statement] of policy.Statement.entries())
    for (const [what, changed] of fewerPrincipals(statement))
      yield [what, { ...policy, Statement: policy.Statement.map((one, j) => (i === j ? changed : one)) }];
}
