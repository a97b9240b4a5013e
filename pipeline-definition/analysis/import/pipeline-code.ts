import { isJsonObject, type PipelineDefinition } from "../../document/definition";
import { callCode, jsonCode, listCode, member, objectCode, plain, unchecked, type Code } from "./code";
import type { Constants } from "./constants";
import { metadataCode, settingCode } from "./settings-code";
import type { Writer } from "./writer";

/** Members that `pipeline` writes, and what it writes when it is not told. */
const IMPLIED: ReadonlyMap<string, string> = new Map([
  ["Metadata", "{}"],
  ["Parameters", "[]"],
]);

/** Members that every document has from `pipeline`. */
const WRITTEN = new Set(["Version", "Parameters", "Steps"]);

const isEmptyObject = (value: unknown): boolean => isJsonObject(value) && Object.keys(value).length === 0;

const settingOf = (name: string, value: unknown, writer: Writer): Code | undefined =>
  name === "Metadata" ? metadataCode(value) : settingCode(name, value, writer);

/** A member of the document that comes on top of what `pipeline` gives. */
const onTop = (name: string, value: unknown): Code => {
  if (value === undefined) return member(name, plain("undefined"));
  return member(
    name,
    unchecked(jsonCode(value), "As the document has it, which no option of pipeline says."),
  );
};

const topSteps = (document: PipelineDefinition, { steps }: Constants): readonly string[] =>
  Array.isArray(document.Steps)
    ? document.Steps.flatMap((step: unknown) => {
        const name: unknown = isJsonObject(step) ? step["Name"] : undefined;
        return (typeof name === "string" ? steps.get(name) : undefined) ?? [];
      })
    : [];

/**
 * The end of the emitted function: the call of `pipeline`, and on top of it what that would write differently.
 *
 * @param asIs why the steps have to stay as they are; none: `pipeline` writes them so by itself
 */
export const pipelineCode = (
  document: PipelineDefinition,
  asIs: readonly string[],
  constants: Constants,
  writer: Writer,
): string => {
  const entries = Object.entries<unknown>({ ...document }).filter(([name]) => !WRITTEN.has(name));
  const settings = entries
    .filter(([name, value]) => value !== undefined && !(name === "Metadata" && isEmptyObject(value)))
    .map(([name, value]) => ({ name, value, code: settingOf(name, value, writer) }));
  const parameters = [...constants.parameters.values()].map(({ constant }) => plain(constant));
  const steps = topSteps(document, constants);
  const options = [
    ...(parameters.length === 0 ? [] : [member("parameters", plain(listCode(parameters)))]),
    ...settings.flatMap(({ code }) => code ?? []),
    member("steps", plain(listCode(steps.map(plain)))),
  ];
  const call = callCode(writer.use("pipeline"), plain(objectCode(options)));
  const definitions = listCode(steps.map((constant) => plain(`${constant}.definition`)));
  const tops = [
    ...[...IMPLIED.keys()]
      .filter((name) => !Object.hasOwn(document, name))
      .map((name) => onTop(name, undefined)),
    ...(document.Parameters === null ? [onTop("Parameters", null)] : []),
    ...settings.filter(({ code }) => code === undefined).map(({ name, value }) => onTop(name, value)),
    ...(asIs.length === 0 ? [] : [{ ...member("Steps", plain(definitions)), why: asIs.join(" ") }]),
  ];
  return tops.length === 0 ? call : objectCode([plain(`...${call}`), ...tops]);
};
