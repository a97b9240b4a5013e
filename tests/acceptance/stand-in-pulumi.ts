import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What the stand-in does when its arguments begin like the key. */
export type Plan = Readonly<
  Record<
    string,
    { readonly code?: number; readonly stdout?: string; readonly stderr?: string; readonly hang?: boolean }
  >
>;

const PROGRAM = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const args = process.argv.slice(2).join(" ");
appendFileSync(__dirname + "/log", process.cwd() + " " + args + "\\n");
const plan = JSON.parse(readFileSync(__dirname + "/plan", "utf8"));
const key = Object.keys(plan).filter((one) => args.startsWith(one)).sort((a, b) => b.length - a.length)[0];
const { code = 0, stdout = "", stderr = "", hang = false } = plan[key] ?? {};
process.stdout.write(stdout);
process.stderr.write(stderr);
if (hang) { process.on("SIGINT", () => process.exit(130)); setTimeout(() => {}, 60000); }
else process.exitCode = code;
`;

/** An executable called `pulumi` that does as it is told and writes down what it was asked. */
export class StandInPulumi {
  readonly folder = mkdtempSync(path.join(tmpdir(), "stand-in-pulumi-"));

  constructor() {
    writeFileSync(path.join(this.folder, "pulumi"), PROGRAM);
    chmodSync(path.join(this.folder, "pulumi"), 0o755);
    this.plan({});
  }

  /** Forgets what was asked. */
  plan(plan: Plan): void {
    rmSync(path.join(this.folder, "log"), { force: true });
    writeFileSync(path.join(this.folder, "plan"), JSON.stringify(plan));
  }

  /** Folder and arguments of each command, in order. */
  asked(): readonly string[] {
    const log = path.join(this.folder, "log");
    return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
  }

  /** Whether the last `up` was not followed by a `destroy`. */
  isDeployed(): boolean {
    const commands = this.asked().map((line) => line.split(" ")[1]);
    return commands.lastIndexOf("up") > commands.lastIndexOf("destroy");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
