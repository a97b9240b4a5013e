import type { PipelineDefinition } from "../../document/definition";
import { quoted, stringCode } from "./code";
import { constantsOf, fileIdentifiers, type Constants } from "./constants";
import { identifierFor, type Identifiers } from "./identifiers";
import { parameterCode } from "./parameter-code";
import { pipelineCode } from "./pipeline-code";
import { stepCode, WITH_MEMBERS } from "./step-code";
import { stepsInWritingOrder } from "./step-order";
import type { NamedStep, Writer } from "./writer";

/** Texts from this length on get a constant of their own when they stand in this many places. */
const LONG_TEXT = 20;
const MANY_PLACES = 3;

/** What one writing of the pipeline gave. */
interface Written {
  /** The lines of its function. */
  readonly lines: readonly string[];
  /** The names of the DSL that they use. */
  readonly used: ReadonlySet<string>;
  /** The long texts, how often each stands there, and the member that it first stands in. */
  readonly texts: ReadonlyMap<string, { readonly role: string; readonly count: number }>;
  readonly hasStray: boolean;
}

const commented = (why: string | undefined, line: string): readonly string[] =>
  why === undefined ? [line] : [`// ${why}`, line];

const write = (document: PipelineDefinition, constants: Constants): Written => {
  const used = new Set<string>();
  const texts = new Map<string, { role: string; count: number }>();
  const reasons = new Set<string>();
  const above = new Map<string, NamedStep>();
  const lines: string[] = [];
  let hasStray = false;
  const writer: Writer = {
    use: (name) => {
      used.add(name);
      return name;
    },
    text: (text, role) => {
      const known = texts.get(text);
      if (text.length >= LONG_TEXT)
        texts.set(text, { role: known?.role ?? role, count: (known?.count ?? 0) + 1 });
      return constants.texts.get(text) ?? stringCode(text);
    },
    keepAsIs: (why) => reasons.add(why),
    parameter: (name) => constants.parameters.get(name),
    step: (name) => above.get(name),
  };
  for (const { declaration, constant } of constants.parameters.values()) {
    const { code, why } = parameterCode(declaration, writer);
    lines.push(...commented(why, `const ${constant} = ${code};`));
  }
  for (const step of stepsInWritingOrder(document)) {
    const constant = constants.steps.get(step.Name);
    if (constant === undefined) continue;
    const made = stepCode(step, writer);
    hasStray ||= made.hasStray;
    lines.push("", ...commented(made.why, `const ${constant} = ${made.code};`));
    above.set(step.Name, { constant, step });
  }
  lines.push("", `return ${pipelineCode(document, [...reasons], constants, writer)};`);
  return { lines, used, texts, hasStray };
};

const STRAY_FUNCTION = [
  "/** A step with members that the imported document has and no option of the step says. */",
  `const ${WITH_MEMBERS} = <S extends Step>(step: S, members: object): S => ({`,
  "  ...step,",
  "  definition: { ...step.definition, ...members },",
  "});",
  "",
];

/** Constants for the long texts that stand in many places, called after the member that they stand in. */
const withTexts = (constants: Constants, { texts }: Written, names: Identifiers): Constants => {
  const repeated = [...texts].filter(([, { count }]) => count >= MANY_PLACES);
  return {
    ...constants,
    texts: new Map(repeated.map(([text, { role }]) => [text, names.take(role, "", "text")])),
  };
};

/**
 * A workflow in TypeScript that renders to a given document: constants for parameters, steps and repeated texts, the
 * functions of the DSL, references as typed properties. What the types cannot say goes past them with a comment that
 * tells why; nothing is left out. The text is valid but not formatted.
 *
 * Texts of the document become literals and comments in which they cannot turn into code.
 *
 * @param document one without errors; of others the text may not compile
 * @param name what the document is called; the emitted function is called after it
 */
export const importWorkflow = (document: PipelineDefinition, name: string): string => {
  const exported = `${identifierFor(name, "imported")}Pipeline`;
  const names = fileIdentifiers(exported);
  const plainConstants = constantsOf(document, names);
  const constants = withTexts(plainConstants, write(document, plainConstants), names);
  const { lines, used, hasStray } = write(document, constants);
  const imports = [...[...used].sort(), "type PipelineDefinition"].join(", ");
  return [
    `import { ${imports} } from "../../pipeline-definition";`,
    ...(hasStray ? ['import type { Step } from "../../pipeline-definition/steps/step";'] : []),
    "",
    ...[...constants.texts].map(([text, constant]) => `const ${constant} = ${stringCode(text)};`),
    "",
    ...(hasStray ? STRAY_FUNCTION : []),
    `/** The pipeline of the definition document ${quoted(name)}. */`,
    `export const ${exported} = (): PipelineDefinition => {`,
    ...lines,
    "};",
    "",
  ].join("\n");
};
