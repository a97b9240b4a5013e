import { requestShape } from "../../api-model/api-shapes";
import { isJsonObject, type StepDefinition } from "../../document/definition";
import { canonicalJson } from "../../document/canonical-json";
import {
  callCode,
  jsonCode,
  listCode,
  member,
  objectCode,
  plain,
  quoted,
  stringCode,
  unchecked,
  type Code,
} from "./code";
import { conditionCode } from "./condition-code";
import { GENERIC_STEP, STEP_FUNCTIONS, type StepFunction } from "./step-functions";
import { stepOptions } from "./step-options";
import { typeRules } from "./type-rules";
import { valueCode } from "./value-code";
import type { Writer } from "./writer";

/** A step as the code of the call that makes it. */
interface StepParts {
  readonly options: readonly Code[];
  /** Members that no option can say, as the document has them; `undefined` takes away what the DSL would write. */
  readonly stray: ReadonlyMap<string, string>;
}

/** Types whose options take the arguments apart. */
const SPLIT_ARGUMENTS = new Set(["Lambda", "Callback", "Fail"]);

const isSame = (a: unknown, b: unknown): boolean => b !== undefined && canonicalJson(a) === canonicalJson(b);

/** The part of a step that stands beside its request. */
const ownParts = (step: StepDefinition, called: StepFunction, writer: Writer): StepParts => {
  const options: Code[] = [];
  const stray = new Map<string, string>();
  const members = new Map<string, unknown>(Object.entries(step));
  for (const name of ["Name", "Type"]) members.delete(name);
  if (!SPLIT_ARGUMENTS.has(step.Type)) members.delete("Arguments");
  for (const option of stepOptions(step.Type, called)) {
    const value = members.get(option.member);
    members.delete(option.member);
    if (value === undefined && option.isAsked?.(step) === true)
      options.push(member(option.option, unchecked("undefined", "The types ask for it.")));
    if (value === undefined && option.implied === undefined) continue;
    if (value !== undefined && isSame(value, option.implied)) continue;
    const code = value === undefined ? undefined : option.code(value, step, writer);
    if (code === undefined) stray.set(option.member, jsonCode(value));
    else options.push(member(option.option, code));
  }
  if (step.Type === "Fail" && Object.keys({ ...step.Arguments }).length > 1)
    stray.set("Arguments", jsonCode(step.Arguments));
  for (const [name, value] of members) stray.set(name, jsonCode(value));
  return { options, stray };
};

/** EMR Serverless reads the application and the role inside the job too; the DSL repeats them there. */
const withoutRepeated = (args: unknown): unknown => {
  if (!isJsonObject(args) || !isJsonObject(args["JobConfig"])) return args;
  const job: Record<string, unknown> = { ...args["JobConfig"] };
  for (const [inside, outside] of [
    ["applicationId", "ApplicationId"],
    ["executionRoleArn", "ExecutionRoleArn"],
  ] as const) {
    const repeated: unknown = args[outside];
    if (repeated === undefined) continue;
    if (!Object.hasOwn(job, inside)) job[inside] = undefined;
    else if (isSame(job[inside], repeated)) delete job[inside];
  }
  return { ...args, JobConfig: job };
};

const requestCode = ({ Type, Arguments }: StepDefinition, writer: Writer): Code => {
  const args: unknown = Type === "EMRServerless" ? withoutRepeated(Arguments) : Arguments;
  const shape = STEP_FUNCTIONS.has(Type) ? requestShape(Type) : undefined;
  return valueCode(args, { shape, way: Type, role: "arguments" }, typeRules(Type), writer);
};

const BRANCHES = [
  ["IfSteps", "ifSteps"],
  ["ElseSteps", "elseSteps"],
] as const;

const stepsIn = (branch: unknown, writer: Writer): readonly string[] =>
  Array.isArray(branch)
    ? (branch as readonly unknown[]).flatMap((step) => {
        const name: unknown = isJsonObject(step) ? step["Name"] : undefined;
        const target = typeof name === "string" ? writer.step(name) : undefined;
        return target === undefined ? [] : [target.constant];
      })
    : [];

/** The arguments of a condition step: its branches are lists of constants. */
const conditionParts = ({ Arguments }: StepDefinition, writer: Writer): StepParts => {
  const { Conditions, ...rest } = { ...Arguments };
  const list = Array.isArray(Conditions) ? (Conditions as readonly unknown[]) : [];
  const conditions = listCode(list.map((condition) => conditionCode(condition, writer)));
  const branches = new Map(BRANCHES.map(([name]) => [name as string, stepsIn(rest[name], writer)]));
  if (Object.keys(rest).length === 2 && BRANCHES.every(([name]) => Array.isArray(rest[name]))) {
    const given = BRANCHES.map(([name, option]) => [option, branches.get(name) ?? []] as const);
    const options = given
      .filter(([, steps]) => steps.length > 0)
      .map(([option, steps]) => member(option, plain(listCode(steps.map(plain)))));
    return { options: [member("conditions", plain(conditions)), ...options], stray: new Map() };
  }
  const others = Object.entries(rest).map(([name, value]) => {
    const steps = Array.isArray(value) ? branches.get(name) : undefined;
    const code = steps && listCode(steps.map((constant) => plain(`${constant}.definition`)));
    return member(name, plain(code ?? jsonCode(value)));
  });
  const written = objectCode([member("Conditions", plain(conditions)), ...others]);
  return { options: [member("conditions", plain("[]"))], stray: new Map([["Arguments", written]]) };
};

/** The arguments of a step, for types whose options do not take them apart. */
const argumentParts = (step: StepDefinition, writer: Writer): StepParts => {
  if (step.Type === "Condition") return conditionParts(step, writer);
  if (SPLIT_ARGUMENTS.has(step.Type) || step.Arguments === undefined)
    return { options: [], stray: new Map() };
  return { options: [member("arguments", requestCode(step, writer))], stray: new Map() };
};

const STRAY = "Members as the document has them, which no option of the step says.";

/** A step as code, and whether it needs the function that sets stray members. */
export interface StepCode extends Code {
  readonly hasStray: boolean;
}

/** The name of the function in the emitted file that sets members which no option says. */
export const WITH_MEMBERS = "withMembers";

/** The call that makes a step. */
export const stepCode = (step: StepDefinition, writer: Writer): StepCode => {
  const called = STEP_FUNCTIONS.get(step.Type) ?? GENERIC_STEP;
  const own = ownParts(step, called, writer);
  const args = argumentParts(step, writer);
  const stray = new Map([...own.stray, ...args.stray]);
  const strayCode = objectCode([...stray].map(([name, code]) => member(name, plain(code))));
  const isGeneric = called === GENERIC_STEP;
  const options = [
    ...(isGeneric ? [member("type", plain(stringCode(step.Type)))] : []),
    ...own.options,
    ...args.options,
    ...(isGeneric && stray.size > 0 ? [member("extra", plain(strayCode))] : []),
  ];
  const name = plain(stringCode(step.Name));
  const call = callCode(writer.use(called.name), name, plain(objectCode(options)));
  if (isGeneric)
    return { code: call, why: `The DSL has no function for the type ${quoted(step.Type)}.`, hasStray: false };
  if (stray.size === 0) return { code: call, hasStray: false };
  return { code: callCode(WITH_MEMBERS, plain(call), plain(strayCode)), why: STRAY, hasStray: true };
};
