import type { StackState } from "../support/deployment";
import { runUnderPulumi, type EngineOptions, type EngineRun } from "../support/pulumi-engine";
import { OWN_DATA, type STACKS } from "../support/pulumi-program";

export type StackName = (typeof STACKS)[number];

/** What one scenario did to one stack. */
export interface Row {
  readonly stack: string;
  readonly scenario: string;
  /** What should have been touched, sorted: `create urn:pulumi:…`. */
  readonly expected: readonly string[];
  readonly touched: readonly string[];
  /** Whether exactly the expected was touched, and nothing else is wrong. */
  readonly ok: boolean;
  /** What else is wrong. */
  readonly problems: readonly string[];
}

/** What a scenario saw; the row is made of it. */
export interface Outcome {
  readonly expected: readonly string[];
  readonly touched: readonly string[];
  readonly problems: readonly string[];
}

/** What all scenarios of a stack share. */
export interface Setting {
  readonly stack: StackName;
  /** How often a deployment without changes is made. */
  readonly repeat: number;
  /** The first preview, made once. */
  readonly preview: () => Promise<EngineRun>;
  /** The stack as it was created, made once. */
  readonly created: () => Promise<EngineRun>;
  /** Runs the program of the stack. */
  readonly up: (options?: Omit<EngineOptions, "stack">) => Promise<EngineRun>;
}

export interface Scenario {
  readonly name: string;
  readonly play: (setting: Setting) => Promise<Outcome>;
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/**
 * A stack with the configuration that its file leaves to the person who deploys.
 *
 * @param folder of the program, when it is a copy
 */
export const settingOf = (stack: StackName, repeat: number, folder?: string): Setting => {
  const own = stack === "dev" ? {} : OWN_DATA;
  const place = folder === undefined ? {} : { folder };
  const up: Setting["up"] = ({ config = {}, ...options } = {}) =>
    runUnderPulumi({ ...place, ...options, stack, config: { ...own, ...config } });
  return { stack, repeat, up, preview: once(() => up({ preview: true })), created: once(() => up()) };
};

/** What is wrong with a run that should have gone well. */
export const failuresOf = ({ exitCode, errors }: EngineRun): readonly string[] => [
  ...(exitCode === 0 ? [] : [`The program ended with exit code ${String(exitCode)}.`]),
  ...errors,
];

/** The URN of the one resource of that type and name. */
export const urnOf = (state: StackState, type: string, name: string): string => {
  const found = [...state.resources.keys()].filter((urn) => urn.endsWith(`${type}::${name}`));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`There are ${String(found.length)} resources "${type} ${name}".`);
  }
  return first;
};

/** Plays one scenario. A scenario that cannot be played is a row that fails. */
export const rowOf = async ({ name: scenario, play }: Scenario, setting: Setting): Promise<Row> => {
  const played = await play(setting).catch((error: unknown) => ({
    expected: [],
    touched: [],
    problems: [error instanceof Error ? error.message : String(error)],
  }));
  const [expected, touched] = [played.expected.toSorted(), played.touched.toSorted()];
  const same = JSON.stringify(expected) === JSON.stringify(touched);
  const { problems } = played;
  return { stack: setting.stack, scenario, expected, touched, ok: same && problems.length === 0, problems };
};
