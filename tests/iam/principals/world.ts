import { isAllowed, isDenied, listed, type Access, type Policy } from "../../support/iam-evaluator";

/** Who calls, as policies of resources name them. */
export type Principal =
  { readonly AWS: string } | { readonly Service: string } | { readonly Federated: string };

/** One call of a principal. */
export interface Call extends Access {
  readonly by: Principal;
  /** Name of the role whose policies speak for the caller; services and those who take on a role have none. */
  readonly role?: string;
  /** Keys of the context without which nobody may let the call through. @default all of them */
  readonly held?: readonly string[];
}

/** Every policy of a deployment by a name of its own, and which of them have a say in a call. */
export interface World {
  readonly policies: ReadonlyMap<string, Policy>;
  /** Names of the policies of a role, by the role's name. */
  readonly identities: ReadonlyMap<string, readonly string[]>;
  /** Name of the policy that bounds a role, by the role's name. */
  readonly boundaries: ReadonlyMap<string, string>;
}

/** The name of the policy that a resource bears: one of a bucket speaks for its objects too. */
export const onResource = (arn: string): string =>
  `on ${arn.startsWith("arn:aws:s3:::") ? (arn.split("/")[0] ?? "") : arn}`;

/** The name of the policy of an endpoint. */
export const through = (endpointId: string): string => `through ${endpointId}`;

const accountOf = (arn: string): string => arn.split(":")[4] ?? "";

const isMeant = (stated: unknown, by: Principal): boolean => {
  if (stated === "*") return true;
  const [[kind, name] = ["", ""]] = Object.entries(by);
  const names = listed((stated as Readonly<Record<string, string | readonly string[]>>)[kind]);
  return names.some(
    (one) =>
      one === "*" || one === name || (one.endsWith(":root") && accountOf(one) === accountOf(String(name))),
  );
};

/** What a policy of a resource says of one caller. */
const saidOf = ({ Version, Statement }: Policy, by: Principal): Policy => ({
  Version,
  Statement: Statement.filter(({ Principal }) => isMeant(Principal, by)),
});

/** Names of the policies that have a say in a call; of none other does it depend whether it goes through. */
export const speaking = ({ identities, boundaries }: World, call: Call): readonly string[] => {
  const { role = "", resource, context = {} } = call;
  const around = [
    boundaries.get(role) ?? "",
    onResource(resource),
    through(String(context["aws:SourceVpce"])),
  ];
  return [...(identities.get(role) ?? []), ...around];
};

/**
 * Whether AWS lets a call through, within one account: the caller's policies, its boundary, what the resource and the
 * endpoint on the way say.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export const isLetThrough = ({ policies, identities, boundaries }: World, call: Call): boolean => {
  const { role = "", by, action, resource, context = {} } = call;
  const named = (name: string) => policies.get(name);
  const own = (identities.get(role) ?? []).flatMap((name) => named(name) ?? []);
  const boundary = named(boundaries.get(role) ?? "");
  const borne = [named(onResource(resource))].flatMap((policy) => policy ?? []);
  const endpoint = named(through(String(context["aws:SourceVpce"])));
  const ofResource = borne.map((policy) => saidOf(policy, by));
  if ([...own, ...ofResource, ...[boundary ?? []].flat()].some((policy) => isDenied(policy, call)))
    return false;
  if (endpoint !== undefined && !isAllowed(endpoint, call)) return false;
  const lets = (policy: Policy) => isAllowed(policy, call);
  if (call.role === undefined) return ofResource.some(lets);
  const bounded = boundary === undefined || lets(boundary);
  // A key's own policy has to leave the say to the account; other resources need not name a role of the account.
  return own.some(lets) && bounded && (!action.startsWith("kms:") || ofResource.some(lets));
};

/** The same with one policy in another's place. */
export const withPolicy = (world: World, name: string, policy: Policy): World => ({
  ...world,
  policies: new Map([...world.policies, [name, policy]]),
});
