import { isJsonObject, type StepDefinition } from "../../document/definition";

/** What stands at a path of members inside a value; undefined when there is no such place. */
const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );

/** The names in a list of named things; undefined when it is no such list, or one of the names is not plain text. */
const namesOf = (list: unknown, member: string): readonly string[] | undefined => {
  if (!Array.isArray(list)) return undefined;
  const names = list.map((item: unknown) => (isJsonObject(item) ? item[member] : undefined));
  return names.every((name) => typeof name === "string") ? names : undefined;
};

/** Names of the inputs or outputs of a processing step, as far as the compiler will know them. */
export const declaredNames = (step: StepDefinition, list: "inputs" | "outputs"): readonly string[] =>
  (list === "inputs"
    ? namesOf(valueAt(step, ["Arguments", "ProcessingInputs"]), "InputName")
    : namesOf(valueAt(step, ["Arguments", "ProcessingOutputConfig", "Outputs"]), "OutputName")) ?? [];

const PROPERTY_FILE_MEMBERS = ["PropertyFileName", "OutputName", "FilePath"];

/** A property file as the option `propertyFiles` has it. */
export interface PropertyFileOption {
  readonly name: string;
  readonly output: string;
  readonly path: string;
}

/** The property files of a processing step, when the option of the DSL can say them. */
export const propertyFilesOf = (step: StepDefinition): readonly PropertyFileOption[] | undefined => {
  const files: unknown = step.PropertyFiles;
  if (step.Type !== "Processing" || !Array.isArray(files) || files.length === 0) return undefined;
  const outputs = declaredNames(step, "outputs");
  const options: PropertyFileOption[] = [];
  for (const file of files as readonly unknown[]) {
    if (!isJsonObject(file) || Object.keys(file).length !== PROPERTY_FILE_MEMBERS.length) return undefined;
    const { PropertyFileName: name, OutputName: output, FilePath: path } = file;
    if (typeof name !== "string" || typeof output !== "string" || typeof path !== "string") return undefined;
    if (!outputs.includes(output)) return undefined;
    options.push({ name, output, path });
  }
  return options;
};

/** The outputs of a Lambda or callback step by name, when the option of the DSL can say them in their order. */
export const outputTypesOf = (step: StepDefinition): ReadonlyMap<string, string> | undefined => {
  const list = valueAt(step, ["OutputParameters"]);
  if (!Array.isArray(list)) return undefined;
  const types = new Map<string, string>();
  for (const output of list as readonly unknown[]) {
    if (!isJsonObject(output) || Object.keys(output).length !== 2) return undefined;
    const { OutputName: name, OutputType: type } = output;
    if (typeof name !== "string" || typeof type !== "string" || types.has(name)) return undefined;
    types.set(name, type);
  }
  // An object puts names that are whole numbers first.
  const kept = Object.keys(Object.fromEntries(types));
  return [...types.keys()].every((name, i) => name === kept[i]) ? types : undefined;
};
