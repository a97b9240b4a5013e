import { isJsonObject } from "../document/definition";
import { depthOf } from "../document/walk";
import { checkArguments } from "./check-arguments";
import { checkCaches } from "./check-cache";
import { checkConditions } from "./check-conditions";
import { checkEndpoints } from "./check-endpoints";
import { checkGraph } from "./check-graph";
import { checkJsonPaths } from "./check-json-paths";
import { checkLimits } from "./check-limits";
import { checkLineage } from "./check-lineage";
import { checkMemberChoices } from "./check-member-choices";
import { checkMonitoring } from "./check-monitoring";
import { checkNames } from "./check-names";
import { checkParameters } from "./check-parameters";
import { checkProcessing } from "./check-processing";
import { checkProperties } from "./check-properties";
import { checkPropertyFiles } from "./check-property-files";
import { checkReferences } from "./check-references";
import { checkRetries } from "./check-retries";
import { checkS3Uris } from "./check-s3-uris";
import { checkSecurity } from "./check-security";
import { checkServiceCalls } from "./check-service-calls";
import { checkStructure } from "./check-structure";
import { checkTraining } from "./check-training";
import { checkTexts } from "./check-texts";
import { checkTransform } from "./check-transform";
import { checkTuning } from "./check-tuning";
import { readDefinition, type DefinitionReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { wordsForValue } from "./shape-words";

export type { Problem } from "./problem";

/** All checks, in the order in which their problems are reported. */
const CHECKS: readonly ((reading: DefinitionReading) => readonly Problem[])[] = [
  checkLimits,
  checkStructure,
  checkNames,
  checkParameters,
  checkReferences,
  checkTexts,
  checkPropertyFiles,
  checkProperties,
  checkGraph,
  checkArguments,
  checkMemberChoices,
  checkProcessing,
  checkTraining,
  checkTuning,
  checkTransform,
  checkMonitoring,
  checkServiceCalls,
  checkEndpoints,
  checkLineage,
  checkS3Uris,
  checkJsonPaths,
  checkConditions,
  checkRetries,
  checkCaches,
  checkSecurity,
];

/** More than any document needs, and less than common JSON readers refuse. */
const DEEPEST = 1_000;

/**
 * Everything that can be known about a definition document without asking AWS. Takes any value, also one
 * that is no definition at all, and never throws; the same document always gives the same problems in the
 * same order.
 */
export const checkDefinition = (value: unknown): readonly Problem[] => {
  if (!isJsonObject(value)) {
    const message = `The definition is ${wordsForValue(value)}, not an object.`;
    return [problem("wrong-type", [], message, 'Write an object with "Version" and "Steps".')];
  }
  if (depthOf(value) > DEEPEST) {
    const message = `The definition is nested more than ${String(DEEPEST)} levels deep.`;
    return [problem("nested-too-deep", [], message, "Take some of the nesting out.")];
  }
  const reading = readDefinition(value);
  return CHECKS.flatMap((check) => check(reading));
};
