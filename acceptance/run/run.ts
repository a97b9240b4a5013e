import type { Clock } from "../../scripts/execution/wait-for-execution";
import type { AwsClients } from "../aws/clients";
import type { StackSettings } from "../stack-settings";
import type { Protocol } from "./protocol";
import type { PulumiResult } from "./pulumi";

/** How far an acceptance may go. */
export interface Limits {
  /** US dollars for jobs: no execution is started that might go beyond. */
  readonly costCap: number;
  readonly pulumiSeconds: number;
  readonly executionSeconds: number;
}

/** All that the phases of an acceptance work with. */
export interface Run {
  readonly settings: StackSettings;
  readonly clients: AwsClients;
  readonly protocol: Protocol;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Folder of the program. */
  readonly folder: string;
  /** Runs `pulumi` in a folder. */
  readonly pulumi: (folder: string, args: readonly string[]) => Promise<PulumiResult>;
  /** `Name=Value`: what no model reaches. */
  readonly gate: string;
  /** US dollars so far. */
  spent: number;
  /** ARNs of the model packages and names of the models that executions of this run made. */
  readonly made: { readonly packages: string[]; readonly models: string[] };
}
