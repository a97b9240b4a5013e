/** What was looked at. */
export type Check =
  "credentials" | "region" | "secrets" | "quotas" | "names" | "images" | "network" | "data" | "roles";

/** `warning`: it may go wrong, or could not be looked at. `error`: it will go wrong. */
export type Level = "ok" | "warning" | "error";

/** One thing that was looked at before a deployment. */
export interface Finding {
  readonly check: Check;
  readonly level: Level;
  /** One sentence that names its subject in quotes. */
  readonly message: string;
  /** What to do; absent when nothing is. */
  readonly hint?: string;
}

export const ok = (check: Check, message: string): Finding => ({ check, level: "ok", message });

export const warning = (check: Check, message: string, hint: string): Finding => ({
  check,
  level: "warning",
  message,
  hint,
});

export const error = (check: Check, message: string, hint: string): Finding => ({
  check,
  level: "error",
  message,
  hint,
});
