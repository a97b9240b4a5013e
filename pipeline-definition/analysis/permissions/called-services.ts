import type { Derivation, Derived } from "./derivation";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { isOpen } from "./pattern";
import { shown } from "./roles";
import { sagemakerArns, namesOf } from "./sagemaker-names";
import { itemsAt, memberAt, type StepReading } from "./step-reading";

const beside = (step: StepReading, member: string): unknown => memberAt(step.step, member);

const unnamed = (step: StepReading, what: string, value: unknown): Finding =>
  note(
    PIPELINE_ROLE,
    `Step "${step.name}" calls ${what} ${shown(value ?? null)}, which the document does not name: the right is missing.`,
  );

/** What a Lambda step needs: calling the one function. */
export const lambdaDerived = ({ reading }: Derivation, step: StepReading): Derived => {
  const functions = reading
    .read(beside(step, "FunctionArn"))
    .filter(({ pattern }) => pattern.startsWith("arn:") && !isOpen(pattern));
  if (functions.length === 0)
    return { findings: [unnamed(step, "the function", beside(step, "FunctionArn"))] };
  return {
    findings: functions.map(({ pattern, parameters }) =>
      grant(PIPELINE_ROLE, "CallFunctions", ["lambda:InvokeFunction"], [pattern], { parameters }),
    ),
  };
};

/** `https://sqs.<region>.amazonaws.com/<account>/<name>` */
const QUEUE_URL = /^https:\/\/sqs\.([a-z0-9-]+)\.[^/]+\/(\d{12})\/([^/*]+)$/;

/** What a callback step needs: sending to the one queue. */
export const callbackDerived = ({ reading }: Derivation, step: StepReading): Derived => {
  const url = beside(step, "SqsQueueUrl");
  const queues = reading.read(url).flatMap(({ pattern, parameters }) => {
    const [, region, account, name] = QUEUE_URL.exec(pattern) ?? [];
    if (region === undefined || account === undefined || name === undefined) return [];
    const arn = `arn:${reading.place.partition}:sqs:${region}:${account}:${name}`;
    return [grant(PIPELINE_ROLE, "SendCallbacks", ["sqs:SendMessage"], [arn], { parameters })];
  });
  if (queues.length === 0) return { findings: [unnamed(step, "the queue", url)] };
  const text = `The queue of step "${step.name}": if it is encrypted with a customer key, kms:GenerateDataKey and kms:Decrypt on that key are needed through SQS.`;
  return { findings: [...queues, note(PIPELINE_ROLE, text)] };
};

interface LineageKind {
  readonly list: string;
  readonly resource: string;
  readonly operation: string;
  readonly nameMember?: string;
}

const LINEAGE: readonly LineageKind[] = [
  { list: "Actions", resource: "action", operation: "Action", nameMember: "ActionName" },
  // The ARN of an artifact ends in a hash of its source.
  { list: "Artifacts", resource: "artifact", operation: "Artifact" },
  { list: "Contexts", resource: "context", operation: "Context", nameMember: "ContextName" },
];

/** What one end of an association is: by its ARN, or as a kind of entity by its name. */
const endArns = ({ reading }: Derivation, end: unknown): readonly string[] => {
  const byArn = reading.read(memberAt(end, "Arn")).map(({ pattern }) => pattern);
  if (byArn.length > 0) return byArn.filter((arn) => arn.startsWith("arn:"));
  const kind = LINEAGE.find(({ operation }) => operation === memberAt(end, "Type"));
  if (kind === undefined) return [];
  const names = kind.nameMember === undefined ? ["*"] : namesOf(reading, memberAt(end, "Name"), "*");
  return sagemakerArns(reading, kind.resource, ...names);
};

/** What a lineage step needs: recording its entities, and tying them together. */
export const lineageDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading } = derivation;
  const entities = LINEAGE.flatMap(({ list, resource, operation, nameMember }) =>
    itemsAt(step.args, list).flatMap((entity) => {
      const names = nameMember === undefined ? ["*"] : namesOf(reading, memberAt(entity, nameMember), "*");
      const arns = sagemakerArns(reading, resource, ...names);
      return [
        grant(PIPELINE_ROLE, `Record${operation}`, [`sagemaker:Create${operation}`], arns),
        grant(PIPELINE_ROLE, "TagCreated", ["sagemaker:AddTags"], arns),
      ];
    }),
  );
  const ends = itemsAt(step.args, "Associations").flatMap((one) => [
    ...endArns(derivation, memberAt(one, "Source")),
    ...endArns(derivation, memberAt(one, "Destination")),
  ]);
  return {
    findings: [
      ...entities,
      ...(ends.length === 0 ? [] : [grant(PIPELINE_ROLE, "Associate", ["sagemaker:AddAssociation"], ends)]),
    ],
  };
};
