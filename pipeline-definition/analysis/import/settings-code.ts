import { isGet, isJoin, isJsonObject } from "../../document/definition";
import { jsonCode, member, objectCode, plain, type Code } from "./code";
import { operandCode } from "./expression-code";
import type { Writer } from "./writer";

/** A setting of the whole pipeline, as the option of `pipeline` has it. */
interface Setting {
  readonly option: string;
  /** Options by the member that the document has for each, and whether the types ask for it. */
  readonly members: readonly (readonly [member: string, option: string, asked: boolean])[];
}

const SETTINGS: ReadonlyMap<string, Setting> = new Map<string, Setting>([
  [
    "PipelineExperimentConfig",
    {
      option: "experiment",
      members: [
        ["ExperimentName", "experimentName", true],
        ["TrialName", "trialName", true],
      ],
    },
  ],
  [
    "MlflowConfig",
    {
      option: "mlflow",
      members: [
        ["MlflowResourceArn", "mlflowResourceArn", true],
        ["MlflowExperimentName", "mlflowExperimentName", false],
      ],
    },
  ],
]);

const isText = (value: unknown): boolean => typeof value === "string" || isGet(value) || isJoin(value);

/** An option of `pipeline` for a setting of the document; undefined when the option cannot say it. */
export const settingCode = (name: string, value: unknown, writer: Writer): Code | undefined => {
  const setting = SETTINGS.get(name);
  if (setting === undefined) return undefined;
  if (value === null) return member(setting.option, plain("false"));
  if (!isJsonObject(value)) return undefined;
  const known = setting.members.filter(([key]) => isText(value[key]));
  if (known.length < Object.keys(value).length) return undefined;
  if (setting.members.some(([key, , asked]) => asked && !Object.hasOwn(value, key))) return undefined;
  const members = known.map(([key, option]) =>
    member(option, operandCode(value[key], writer, key) ?? plain(jsonCode(value[key]))),
  );
  return member(setting.option, plain(objectCode(members)));
};

/** Notes of the document as the option `metadata`; undefined when it cannot say them. */
export const metadataCode = (value: unknown): Code | undefined =>
  isJsonObject(value) && Object.values(value).every((note) => typeof note === "string")
    ? member("metadata", plain(jsonCode(value)))
    : undefined;
