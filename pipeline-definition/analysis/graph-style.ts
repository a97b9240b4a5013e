import { type NodeState } from "./graph";

/** Colours of one kind of box: border and type line, and the fill behind. */
export interface Tone {
  readonly line: string;
  readonly fill: string;
  /** The same on a dark page. */
  readonly darkLine: string;
  readonly darkFill: string;
}

const TONES = {
  slate: { line: "#526077", fill: "#f4f6f9", darkLine: "#a3b1c6", darkFill: "#222a36" },
  blue: { line: "#1d5fb4", fill: "#eef4fc", darkLine: "#82b6f5", darkFill: "#17263b" },
  violet: { line: "#6a40b5", fill: "#f4f0fc", darkLine: "#bda4f3", darkFill: "#261f3c" },
  teal: { line: "#0b7272", fill: "#eaf6f6", darkLine: "#6ecaca", darkFill: "#122c2e" },
  green: { line: "#2a7336", fill: "#edf7ee", darkLine: "#83cd8f", darkFill: "#162c1b" },
  amber: { line: "#8f5a00", fill: "#fdf5e3", darkLine: "#e6b45c", darkFill: "#33270f" },
  red: { line: "#b3261e", fill: "#fdf0ef", darkLine: "#f2958e", darkFill: "#3a1a18" },
  rose: { line: "#a2336f", fill: "#fcf0f6", darkLine: "#ee9ac6", darkFill: "#371b2a" },
} as const satisfies Record<string, Tone>;

export type ToneName = keyof typeof TONES;

/** All tones, by the name that also stands in the SVG's classes. */
export const tones: readonly (readonly [ToneName, Tone])[] = Object.entries(TONES) as [ToneName, Tone][];

const TYPE_TONES: ReadonlyMap<string, ToneName> = new Map<string, ToneName>([
  ["Processing", "blue"],
  ["Transform", "blue"],
  ["EMR", "blue"],
  ["EMRServerless", "blue"],
  ["Training", "violet"],
  ["Tuning", "violet"],
  ["AutoML", "violet"],
  ["BedrockCustomModel", "violet"],
  ["Job", "violet"],
  ["Model", "teal"],
  ["EndpointConfig", "teal"],
  ["Endpoint", "teal"],
  ["InferenceComponent", "teal"],
  ["BedrockModelImport", "teal"],
  ["BedrockCustomModelDeployment", "teal"],
  ["BedrockProvisionedModelThroughput", "teal"],
  ["RegisterModel", "green"],
  ["Condition", "amber"],
  ["Fail", "red"],
  ["QualityCheck", "rose"],
  ["ClarifyCheck", "rose"],
]);

/** The tone of a step type; types that are not known here are slate. */
export const typeTone = (type: string | undefined): ToneName =>
  type === undefined ? "red" : (TYPE_TONES.get(type) ?? "slate");

export const toneOf = (name: ToneName): Tone => TONES[name];

/** How a state is told: by a sign and a word, and, beside them, by a colour. */
export interface StateStyle {
  readonly sign: string;
  readonly word: string;
  readonly tone: ToneName;
}

const STATE_STYLES: Readonly<Record<NodeState, StateStyle>> = {
  Succeeded: { sign: "✓", word: "Succeeded", tone: "green" },
  Failed: { sign: "✗", word: "Failed", tone: "red" },
  Stopped: { sign: "■", word: "Stopped", tone: "amber" },
  Stopping: { sign: "■", word: "Stopping", tone: "amber" },
  Executing: { sign: "▶", word: "Executing", tone: "blue" },
  Starting: { sign: "▶", word: "Starting", tone: "blue" },
  NotStarted: { sign: "○", word: "Not started", tone: "slate" },
  NotTaken: { sign: "–", word: "Not taken", tone: "slate" },
};

export const stateStyle = (state: NodeState): StateStyle => STATE_STYLES[state];
