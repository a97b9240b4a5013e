import { quoted } from "../document/quoted";
import { withoutBranches } from "../document/steps";
import { nodesOf, pathOf } from "../document/walk";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

/** What a variable turns into when a program other than SageMaker puts it into a text. */
const UNRESOLVED = /\[object Object\]|\$\{(?:Parameters|Steps|Execution)\.[^}]*\}/;

const checkStep = ({ step, subject, path }: StepReading): readonly Problem[] => {
  const found: Problem[] = [];
  for (const node of nodesOf(withoutBranches(step as never))) {
    const match = typeof node.value === "string" ? UNRESOLVED.exec(node.value) : null;
    if (match === null) continue;
    const message = `${subject} has ${quoted(match[0])} in a text, which SageMaker does not replace.`;
    const hint = 'Put the text together with {"Std:Join":{"On":"","Values":[…]}}.';
    found.push(problem("unresolved-text", pathOf(node, path), message, hint));
  }
  return found;
};

/** Texts hold no variable of a template language: SageMaker has none. */
export const checkTexts = ({ steps }: DefinitionReading): readonly Problem[] => steps.flatMap(checkStep);
