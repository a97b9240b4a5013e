import { complain, eachOf, type Control } from "../control";
import { property, type Estate } from "../estate";
import { text } from "../json-reading";
import { allowsAction, grantsOf, principals, trustsOf, valuesOf, type Statement } from "../statements";

const federated = (estate: Estate): readonly Statement[] =>
  trustsOf(estate).filter((trust) => principals(trust, "Federated").length > 0);

/** One repository, and one environment, one branch, or pull requests: never a pattern. */
const SUBJECT = /^repo:[^*/]+\/[^*:]+:(environment:[^*]+|pull_request|ref:refs\/heads\/[^*]+)$/;

const claim = (trust: Statement, end: string): readonly string[] =>
  trust.conditions
    .filter(({ operator, key }) => operator === "StringEquals" && key.endsWith(`:${end}`))
    .flatMap(({ values }) => values);

const READS = /^[a-z0-9-]+:(Get|List|Describe|Head|BatchGet|Decrypt|Search|View|Lookup)/i;

const policiesOf = (trust: Statement, estate: Estate): readonly Statement[] =>
  grantsOf(estate).filter(
    ({ holder }) => text(holder.inputs["role"]) === text(property(trust.holder, "name")),
  );

const roleFault = (trust: Statement, estate: Estate): readonly (string | false)[] => {
  const granted = policiesOf(trust, estate);
  const previews = claim(trust, "sub").every((sub) => sub.endsWith(":pull_request"));
  if (previews)
    return [
      granted.some(({ actions }) => actions.some((one) => !READS.test(one))) && "previews, and can write",
    ];
  const makers = granted.filter((one) => allowsAction(one, "iam:CreateRole"));
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
  eachOf("IAM-16", DELIVERY, federated, (trust, estate) => complain(trust.holder, roleFault(trust, estate))),
];
