import assert from "node:assert/strict";
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

const LOADER = path.resolve(__dirname, "../../../scripts/command-line/typescript.js");

describe("a store of several processes", () => {
  let folder: string;
  let processes: readonly ChildProcessByStdio<Writable, Readable, null>[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "store-"));
  });
  afterEach(() => {
    for (const each of processes) each.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts processes that run a file of this folder, and returns how to wait for a line of each. */
  const start = async (file: string, ...argumentLists: readonly (readonly string[])[]) => {
    processes = argumentLists.map((list) =>
      spawn(process.execPath, ["-r", LOADER, path.join(__dirname, file), ...list], {
        stdio: ["pipe", "pipe", "inherit"],
      }),
    );
    const lines = processes.map(({ stdout }) => createInterface(stdout)[Symbol.asyncIterator]());
    const next = () =>
      Promise.all(lines.map(async (line) => (await line.next()).value as string | undefined));
    const said = await next();
    assert.ok(said.every((line) => line === "ready"));
    return next;
  };

  const tell = (line: string): void => {
    for (const { stdin } of processes) stdin.write(`${line}\n`);
  };

  const ended = async (): Promise<void> => {
    await Promise.all(
      processes.filter(({ exitCode }) => exitCode === null).map((each) => once(each, "exit")),
    );
  };

  it("is made by whichever comes first, and opened by the others", async () => {
    const next = await start("open-stores.ts", [], [], []);
    for (let round = 0; round < 50; round++) {
      tell(path.join(folder, String(round)));
      assert.deepEqual(await next(), ["opened", "opened", "opened"]);
    }
    for (const { stdin } of processes) stdin.end();
    await ended();
  });

  it("gives different versions to model packages registered at the same time", async () => {
    const next = await start("register-versions.ts", [folder, "arn:1", "400"], [folder, "arn:2", "400"]);
    tell("go");
    const registered = (await next()).flatMap((line) => JSON.parse(String(line)) as number[]);
    await ended();
    assert.deepEqual(
      registered.sort((a, b) => a - b),
      Array.from({ length: 800 }, (_, i) => i + 1),
    );
  });
});
