import { isJoin } from "../document/definition";
import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import { withoutBranches } from "../document/steps";
import { nodesOf, pathOf } from "../document/walk";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { objectAt, placesAt } from "./value-at";

/** Members of AWS's requests that take a place in S3. */
const URI_MEMBER = /^(S3Uri|S3OutputPath|S3FailurePath|ModelDataUrl|OutputS3Uri|DestinationS3Uri)$/;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^(?!xn--|sthree-|\d+\.\d+\.\d+\.\d+$)[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/;

interface Beginning {
  readonly text: string;
  /** Whether the whole text is known. */
  readonly whole: boolean;
}

/** What is known of a text before its first reference. */
const beginningOf = (value: unknown): Beginning => {
  if (typeof value === "string") return { text: value, whole: true };
  if (!isJoin(value)) return { text: "", whole: false };
  const { On, Values } = objectAt(value, "Std:Join");
  if (typeof On !== "string" || !Array.isArray(Values)) return { text: "", whole: false };
  const literal = Values.findIndex((part) => typeof part === "object");
  const known = (literal === -1 ? Values : Values.slice(0, literal)).map(String).join(On);
  return { text: literal > 0 ? `${known}${On}` : known, whole: literal === -1 };
};

const checkUri = (value: unknown, path: DocumentPath, { subject }: StepReading): readonly Problem[] => {
  const { text, whole } = beginningOf(value);
  const shown = quoted(text);
  const scheme = /^(s3|https):\/\//.test(text);
  // Fewer characters than "https://" can still become it.
  if (!scheme && (whole ? isJoin(value) : text.length >= 8)) {
    const message = `${subject} has a place in S3 that begins with ${shown}.`;
    return [problem("invalid-s3-uri", path, message, 'Write "s3://<bucket>/<key>".')];
  }
  const bucket = /^s3:\/\/([^/]*)(\/|$)/.exec(text);
  // A bucket's name that a reference may go on with is not known yet.
  if (bucket === null || (!whole && bucket[2] !== "/")) return [];
  const name = bucket[1] ?? "";
  if (BUCKET.test(name) || name.startsWith("arn:")) return [];
  const message = `${subject} names the bucket ${quoted(name)}, as no bucket can be called.`;
  const hint = "Write 3 to 63 small letters, digits, hyphens and dots.";
  return [problem("invalid-bucket-name", path, message, hint)];
};

const checkUris = (step: StepReading): readonly Problem[] => {
  // What functions and workers are told is theirs.
  if (step.type === "Lambda" || step.type === "Callback") return [];
  const found: Problem[] = [];
  for (const node of nodesOf(withoutBranches(step.step as never).Arguments)) {
    if (typeof node.key !== "string" || !URI_MEMBER.test(node.key)) continue;
    found.push(...checkUri(node.value, pathOf(node, [...step.path, "Arguments"]), step));
  }
  return found;
};

/** Where jobs write under a name of the author's. Training adds the job's name, so its paths may be shared. */
const OUTPUTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    Processing: ["ProcessingOutputConfig", "Outputs", "*", "S3Output", "S3Uri"],
    QualityCheck: ["ProcessingOutputConfig", "Outputs", "*", "S3Output", "S3Uri"],
    ClarifyCheck: ["ProcessingOutputConfig", "Outputs", "*", "S3Output", "S3Uri"],
    Transform: ["TransformOutput", "S3OutputPath"],
  }),
);

/** Whether an execution can run one of two steps only. */
const excludeEachOther = (one: StepReading, other: StepReading): boolean =>
  one.branches.some(({ condition, branch }) =>
    other.branches.some((around) => around.condition === condition && around.branch !== branch),
  );

const checkShared = ({ steps }: DefinitionReading): readonly Problem[] => {
  const first = new Map<string, StepReading>();
  return steps.flatMap((step) =>
    placesAt(step.args, OUTPUTS.get(step.type ?? "") ?? ["", ""], [...step.path, "Arguments"]).flatMap(
      ({ value, path }) => {
        const key = typeof value === "string" ? value.replace(/(?<!\/)\/+$/, "") : JSON.stringify(value);
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, step);
        if (earlier === undefined || excludeEachOther(earlier, step)) return [];
        const place = earlier === step ? "two outputs to one place" : `where ${earlier.subject} writes`;
        const message = `${step.subject} writes ${place}.`;
        const hint = "Give each output a place of its own, so that none overwrites another.";
        return [problem("shared-output", path, message, hint)];
      },
    ),
  );
};

/** Places in S3 are such places, and no two outputs are the same. */
export const checkS3Uris = (reading: DefinitionReading): readonly Problem[] => [
  ...reading.steps.flatMap(checkUris),
  ...checkShared(reading),
];
