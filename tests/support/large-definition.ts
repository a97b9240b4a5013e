import type { PipelineDefinition, StepDefinition } from "../../pipeline-definition/document/definition";

const TYPES = ["Processing", "Training", "Tuning", "Transform", "QualityCheck", "EMR"] as const;

/** Names of 64 characters, the longest that SageMaker takes, in the ways people write them. */
const longName = (start: string, i: number): string => {
  const words = [
    "Prepares-the-features-of-customers",
    "trainsOneModelOfManyInParallel",
    "evaluate_all_of_it_again",
  ];
  return `${start}${String(i)}-${words[i % 3] ?? ""}-${"AndThenSomeMore-of_it".repeat(3)}`.slice(0, 64);
};

const job = (
  Name: string,
  i: number,
  reads: readonly string[],
  waits: readonly string[] = [],
): StepDefinition => ({
  Name,
  Type: TYPES[i % TYPES.length] ?? "Processing",
  Arguments: { Inputs: reads.map((from) => ({ Get: `Steps.${from}.Some` })) },
  ...(waits.length > 0 && { DependsOn: waits }),
});

const condition = (
  Name: string,
  reads: string,
  IfSteps: readonly StepDefinition[],
  ElseSteps: readonly StepDefinition[],
): StepDefinition => ({
  Name,
  Type: "Condition",
  Arguments: {
    Conditions: [{ Type: "Equals", LeftValue: { Get: `Steps.${reads}.Some` }, RightValue: 1 }],
    IfSteps,
    ElseSteps,
  } as unknown as NonNullable<StepDefinition["Arguments"]>,
});

const fail = (i: number): StepDefinition => ({
  Name: longName("Stop", i),
  Type: "Fail",
  Arguments: { ErrorMessage: "x" },
});

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

/** A fan of `width` jobs after one, joined by the next, with an order edge past each. */
const fan = (start: number, width: number): readonly StepDefinition[] => {
  const name = (i: number) => longName("Fan", i);
  const head = job(name(start), start, []);
  const middle = range(start + 1, start + 1 + width).map((i) => job(name(i), i, [name(start)]));
  const last = start + 1 + width;
  return [
    head,
    ...middle,
    job(
      name(last),
      last,
      middle.map(({ Name }) => Name),
      [name(start)],
    ),
  ];
};

/** A chain of jobs, each reading from the last, and every third waiting for one long before. */
const chain = (start: number, length: number, first: string): readonly StepDefinition[] => {
  const name = (i: number) => (i < start ? first : longName("Chain", i));
  return range(start, start + length).map((i) =>
    job(name(i), i, [name(i - 1)], i % 3 === 0 ? [name(Math.max(start - 1, i - 4))] : []),
  );
};

/**
 * 60 steps: two fans, chains with order edges that skip steps, three conditions of which one stands in a branch of
 * another, names of 64 characters, and a step of each kind of shape.
 */
export const largeDefinition = (): PipelineDefinition => {
  const wide = fan(0, 9);
  const narrow = fan(20, 4);
  const [wideEnd, narrowEnd] = [longName("Fan", 10), longName("Fan", 25)];
  const chained = chain(30, 16, wideEnd);
  const chainEnd = longName("Chain", 45);
  const inner = condition(longName("Inner", 1), narrowEnd, chain(50, 3, narrowEnd), [fail(1)]);
  const outer = condition(longName("Outer", 2), chainEnd, [...chain(60, 4, chainEnd), inner], [fail(2)]);
  const side = condition(longName("Side", 3), wideEnd, chain(70, 7, wideEnd), chain(80, 8, wideEnd));
  return { Version: "2020-12-01", Steps: [...wide, ...narrow, ...chained, outer, side] };
};

/** One step of every type that is known, each waiting for one before it. */
export const everyTypeDefinition = (types: readonly string[]): PipelineDefinition => ({
  Version: "2020-12-01",
  Steps: types.map((Type, i) => ({
    Name: `My${Type}`,
    Type,
    Arguments: {},
    ...(i > 3 && { DependsOn: [`My${types[i - 4] ?? ""}`] }),
  })),
});
