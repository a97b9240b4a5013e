import type { StackState } from "../support/deployment";
import { destroyStack, runUnderPulumi } from "../support/pulumi-engine";
import type { Properties } from "../support/property-values";
import { OWN_DATA, type STACKS } from "../support/pulumi-program";

export type StackName = (typeof STACKS)[number];

/** The engine of the tests, or the one of the `pulumi` command. */
export type Engine = "test" | "pulumi";

/** What one scenario did to one stack. */
export interface Row {
  readonly engine: Engine;
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

/** A stack as it stands; an engine may keep more in it. */
export interface State {
  /** By URN, each with the URNs of what it needs. */
  readonly resources: ReadonlyMap<string, { readonly dependencies: readonly string[] }>;
}

/** What an engine did. */
export interface Run<S extends State> {
  readonly exitCode: number;
  readonly errors: readonly string[];
  /** In order: `create urn:pulumi:…`. */
  readonly steps: readonly string[];
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
  }[];
  /** What each resource was registered with, by URN. */
  readonly bytes: ReadonlyMap<string, string>;
  /** The state afterwards. */
  readonly state: S;
}

export interface UpOptions<S extends State> {
  /** @default nothing deployed yet */
  readonly state?: S;
  /** Folder of the program, when it is a changed copy. */
  readonly folder?: string;
  readonly config?: Readonly<Record<string, string | undefined>>;
  readonly preview?: boolean;
  /** Interrupts the deployment after about that many operations. */
  readonly stopAfter?: number;
}

/** What all scenarios of a stack share, whichever engine plays them. */
export interface Setting<S extends State> {
  readonly engine: Engine;
  readonly stack: StackName;
  /** How often a deployment without changes is made. */
  readonly repeat: number;
  /** The first preview, made once. */
  readonly preview: () => Promise<Run<S>>;
  /** The stack as it was created, made once. */
  readonly created: () => Promise<Run<S>>;
  /** Runs the program of the stack. */
  readonly up: (options?: UpOptions<S>) => Promise<Run<S>>;
  /** Takes the whole stack away. */
  readonly destroy: (state: S) => Promise<Pick<Run<S>, "steps" | "errors" | "state">>;
}

export interface Scenario {
  readonly name: string;
  readonly play: <S extends State>(setting: Setting<S>) => Promise<Outcome>;
}

/** Makes it when it is first asked for, and keeps it. */
export const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** Configuration that the file of a stack leaves to the person who deploys. */
export const ownConfig = (stack: StackName): Readonly<Record<string, string>> =>
  stack === "dev" ? {} : OWN_DATA;

/**
 * A stack behind the test engine.
 *
 * @param folder of the program, when it is a copy
 */
export const settingOf = (stack: StackName, repeat: number, folder?: string): Setting<StackState> => {
  const place = folder === undefined ? {} : { folder };
  const up: Setting<StackState>["up"] = ({ config = {}, ...options } = {}) =>
    runUnderPulumi({ ...place, ...options, stack, config: { ...ownConfig(stack), ...config } });
  const destroy: Setting<StackState>["destroy"] = (state) => Promise.resolve(destroyStack(stack, state));
  const [preview, created] = [once(() => up({ preview: true })), once(() => up())];
  return { engine: "test", stack, repeat, up, destroy, preview, created };
};

/** What is wrong with a run that should have gone well. */
export const failuresOf = ({ exitCode, errors }: Run<State>): readonly string[] => [
  ...(exitCode === 0 ? [] : [`The program ended with exit code ${String(exitCode)}.`]),
  ...errors,
];

/** The URN of the one resource of that type and name. */
export const urnOf = (state: State, type: string, name: string): string => {
  const found = [...state.resources.keys()].filter((urn) => urn.endsWith(`${type}::${name}`));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`There are ${String(found.length)} resources "${type} ${name}".`);
  }
  return first;
};

/** Plays one scenario. A scenario that cannot be played is a row that fails. */
export const rowOf = async <S extends State>(
  { name: scenario, play }: Scenario,
  setting: Setting<S>,
): Promise<Row> => {
  const played = await play(setting).catch((error: unknown) => ({
    expected: [],
    touched: [],
    problems: [error instanceof Error ? error.message : String(error)],
  }));
  const [expected, touched] = [played.expected.toSorted(), played.touched.toSorted()];
  const same = JSON.stringify(expected) === JSON.stringify(touched);
  const { problems } = played;
  const { engine, stack } = setting;
  return { engine, stack, scenario, expected, touched, ok: same && problems.length === 0, problems };
};

/** The steps that others do not have, each of two equal ones for itself. */
export const without = (steps: readonly string[], others: readonly string[]): readonly string[] => {
  const left = [...others];
  return steps.filter((step) => {
    const place = left.indexOf(step);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
};

/** A row of the `pulumi` command, held against the same row of the test engine: both have to touch the same. */
export const compared = (row: Row, other: Row): Row => {
  const problems = [
    ...row.problems,
    ...without(row.touched, other.touched).map((step) => `The test engine does not ${step}.`),
    ...without(other.touched, row.touched).map((step) => `Only the test engine does ${step}.`),
  ];
  return { ...row, problems, ok: row.ok && problems.length === 0 };
};
