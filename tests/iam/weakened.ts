import { listed, type Policy, type PolicyStatement } from "../support/iam-evaluator";

type Weakened = readonly [what: string, policy: Policy];

const withStatement = ({ Version, Statement }: Policy, i: number, statement?: PolicyStatement): Policy => ({
  Version,
  Statement: Statement.flatMap((one, j) => (i !== j ? [one] : statement === undefined ? [] : [statement])),
});

/** Each action or resource taken away; each resource that has a wildcard made to match less. */
function* lessAllowed(statement: PolicyStatement): Generator<readonly [string, PolicyStatement]> {
  for (const member of ["Action", "Resource"] as const) {
    const values = listed(statement[member]);
    for (const value of values.length > 1 ? values : []) {
      yield [`without ${value}`, { ...statement, [member]: values.filter((other) => other !== value) }];
    }
  }
  const resources = listed(statement.Resource);
  for (const resource of resources) {
    for (const star of resource.matchAll(/\*/g)) {
      const narrow = `${resource.slice(0, star.index)}narrowed${resource.slice(star.index)}`;
      const others = resources.filter((other) => other !== resource);
      yield [`only on ${narrow}`, { ...statement, Resource: [...others, narrow] }];
    }
  }
}

/** A value that a condition will not find in a request that fits it now. */
const falsified = (operator: string, value: string): string => {
  if (operator === "Null" || operator === "Bool") return value === "true" ? "false" : "true";
  return operator.startsWith("Numeric") ? "0" : `${value.replaceAll("*", "")}-other`;
};

/** Each value of each condition made another. */
function* otherConditions(statement: PolicyStatement): Generator<readonly [string, PolicyStatement]> {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      for (const value of listed(values)) {
        const rest = listed(values).filter((other) => other !== value);
        const changed = { ...keys, [key]: [...rest, falsified(operator, value)] };
        yield [
          `with another ${operator} ${key} than ${value}`,
          { ...statement, Condition: { ...statement.Condition, [operator]: changed } },
        ];
      }
    }
  }
}

/**
 * Every policy that lacks one thing of this one: a statement, an action, a resource, the breadth of a resource, or a
 * value of a condition.
 */
export function* weakened(policy: Policy): Generator<Weakened> {
  for (const [i, statement] of policy.Statement.entries()) {
    yield [statement.Sid, withStatement(policy, i)];
    for (const [what, changed] of [...lessAllowed(statement), ...otherConditions(statement)]) {
      yield [`${statement.Sid} ${what}`, withStatement(policy, i, changed)];
    }
  }
}
