import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process, told apart from a later one that happens to get the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the operating system's own form; empty where that cannot be known. */
  readonly started: string;
}

/** Linux: start of the process in clock ticks since boot, with the boot it belongs to. */
const startedOnLinux = (pid: number): string => {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
  // The second field is the program's name in brackets and may hold spaces; the start time is the 22nd.
  const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return `${boot}/${ticks}`;
};

const startedElsewhere = (pid: number): string =>
  spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";

const startOf = (pid: number): string => {
  try {
    return process.platform === "linux" ? startedOnLinux(pid) : startedElsewhere(pid);
  } catch {
    return "";
  }
};

/** This process. */
export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, started: startOf(process.pid) });

/** Whether a process still runs, and is not another one under its number. */
export const isAlive = ({ pid, started }: ProcessIdentity): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not allowed to signal it, so it exists.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return startOf(pid) === started;
};
