import { plain } from "../pipeline-definition/analysis/diff/markdown-text";
import type { Section } from "./fit-sections";
import type { StackReport } from "./report";
import { resourceDiff } from "./resource-diff";
import { counted } from "./wording";

/** Whole resources, up to so many characters. */
const upTo = (resources: readonly string[], longest: number): readonly string[] => {
  let length = 0;
  return resources.filter((text) => (length += text.length + 1) <= longest);
};

const folded = (stack: string, resources: readonly string[], shown: readonly string[]): string => {
  const left = resources.length - shown.length;
  return [
    "<details>",
    `<summary>Raw diff of ${plain(stack)}</summary>`,
    "",
    // Every line begins with the sign of its change, so no value can end the fence.
    "```diff",
    ...shown,
    "```",
    ...(left === 0 ? [] : ["", `_Too long for a comment: ${counted(left, "resource")} left out._`]),
    "",
    "</details>",
  ].join("\n");
};

const LENGTHS: readonly number[] = [60_000, 30_000, 15_000, 5_000];

/** Every changed input of every resource, folded: the first to be shortened. */
export const rawDiffSections = (stacks: readonly StackReport[]): readonly Section[] =>
  stacks
    .filter(({ changes }) => changes.length > 0)
    .map(({ stack, changes }) => {
      const resources = changes.map((change) => resourceDiff(change).join("\n"));
      const versions = LENGTHS.map((length) => upTo(resources, length))
        .filter((shown) => shown.length > 0)
        .map((shown) => folded(stack, resources, shown));
      return {
        versions: [...versions, `_Too long for a comment: the raw diff of ${plain(stack)} is left out._`],
        patience: 6,
      };
    });
