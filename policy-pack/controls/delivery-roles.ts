import { complain, eachOf, type Control } from "../control";
import type { Estate } from "../estate";
import {
  allowsAction,
  identityStatements,
  isHeldBy,
  principals,
  trustsOf,
  valuesOf,
  type Statement,
} from "../statements";

const federated = (estate: Estate): readonly Statement[] =>
  trustsOf(estate).filter((trust) => principals(trust, "Federated").length > 0);

/** One repository, and one environment, one branch, or pull requests: never a pattern. */
const SUBJECT = /^repo:[^*/]+\/[^*:]+:(environment:[^*]+|pull_request|ref:refs\/heads\/[^*]+)$/;

const claim = (trust: Statement, end: string): readonly string[] =>
  trust.conditions
    .filter(({ operator, key }) => operator === "StringEquals" && key.endsWith(`:${end}`))
    .flatMap(({ values }) => values);

const READS = /^[a-z0-9-]+:(Get|List|Describe|Head|BatchGet|Decrypt|Search|View|Lookup|Validate)/i;

/** What a preview must never read, whatever else is given to its role. */
const SECRETS = ["secretsmanager:GetSecretValue", "ssm:GetParameter"];

const previewFaults = (held: readonly Statement[]): readonly (string | false)[] => [
  held.some(({ allows, actions }) => allows && actions.some((one) => !READS.test(one))) &&
    "previews, and can write",
  !SECRETS.every((action) => held.some((one) => !one.allows && allowsAction(one, action))) &&
    "previews, and is not kept from secrets",
];

const roleFaults = (trust: Statement, estate: Estate): readonly (string | false)[] => {
  const held = identityStatements(estate).filter(({ holder }) => isHeldBy(holder, trust.holder, estate));
  // Only an environment has people who approve: whatever else is let in may look and no more.
  if (!claim(trust, "sub").every((sub) => sub.includes(":environment:"))) return previewFaults(held);
  const makers = held.filter((one) => one.allows && allowsAction(one, "iam:CreateRole"));
  return [
    makers.some((one) => valuesOf(one, "iam:PermissionsBoundary").length === 0) &&
      "can make roles without a permissions boundary",
  ];
};

const DELIVERY = "role of delivery, which the bootstrap stack holds";

/** IAM: the roles of delivery, which machines outside the account take on. */
export const deliveryRoleControls: readonly Control[] = [
  eachOf("IAM-15", DELIVERY, federated, (trust) =>
    complain(trust.holder, [
      claim(trust, "aud").length !== 1 && "takes tokens made for others",
      (claim(trust, "sub").length === 0 || !claim(trust, "sub").every((sub) => SUBJECT.test(sub))) &&
        "takes tokens of more than one repository, branch or environment",
    ]),
  ),
  eachOf("IAM-16", DELIVERY, federated, (trust, estate) => complain(trust.holder, roleFaults(trust, estate))),
];
