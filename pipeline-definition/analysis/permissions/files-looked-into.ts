import { isJsonObject } from "../../document/definition";
import { findReferences } from "../../document/references";
import { withoutBranches } from "../../document/steps";
import { nodesOf } from "../../document/walk";
import type { Derivation, Derived } from "./derivation";
import { PIPELINE_ROLE } from "./finding";
import { readFindings } from "./s3-access";
import { itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

/** S3 URI of a property file, as a join of where its output lies and its path there. */
const fileUri = ({ reading }: Derivation, writer: string, file: string): readonly unknown[] => {
  const step = reading.stepsByName.get(writer);
  const declared = itemsAt(step?.step, "PropertyFiles").find(
    (one) => memberAt(one, "PropertyFileName") === file,
  );
  const output = itemsAt(step?.args, "ProcessingOutputConfig", "Outputs").find(
    (one) => memberAt(one, "OutputName") === memberAt(declared, "OutputName"),
  );
  const path = memberAt(declared, "FilePath");
  const folder = memberAt(output, "S3Output", "S3Uri");
  if (path === undefined || folder === undefined) return [];
  return [{ "Std:Join": { On: "/", Values: [folder, path] } }];
};

/**
 * The JSON files that `Std:JsonGet` looks into: the pipeline reads them in its own name, whatever step asks.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html
 */
export const filesLookedInto = (derivation: Derivation, { step }: StepReading): Derived => {
  const own = withoutBranches(step);
  const uris = [
    ...findReferences(own).flatMap((reference) =>
      reference.kind === "propertyFile" ? fileUri(derivation, reference.step, reference.file) : [],
    ),
    ...[...nodesOf(own)].flatMap(({ value }) =>
      isJsonObject(value) && "Std:JsonGet" in value ? setOnly(memberAt(value, "Std:JsonGet", "S3Uri")) : [],
    ),
  ];
  return {
    findings: uris.flatMap((uri) =>
      readFindings(derivation.reading, derivation.written, PIPELINE_ROLE, { uri, kind: "object" }),
    ),
  };
};
