import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { withCopy } from "../support/program-copy";
import { PulumiCommand, type CommandState } from "../support/pulumi-command/pulumi-command";
import { once, ownConfig, type Setting, type StackName, type UpOptions } from "./scenario";

/** The security controls, judged where the stack is previewed and created. */
const CONTROLS = ["--policy-pack", path.resolve(__dirname, "../../policy-pack")];

/**
 * Plays with a stack behind the real `pulumi` command, on a copy of the program.
 *
 * @param pulumi the command
 */
export const withCommandSetting = async <T>(
  pulumi: string,
  stack: StackName,
  repeat: number,
  task: (setting: Setting<CommandState>) => Promise<T>,
): Promise<T> => {
  const scratch = mkdtempSync(path.join(tmpdir(), "pulumi-"));
  try {
    return await withCopy((copy) => {
      const command = new PulumiCommand(pulumi, scratch);
      const run = (
        { preview = false, config, folder = copy, ...options }: UpOptions<CommandState>,
        more: readonly string[] = [],
      ) =>
        command.run(preview ? "preview" : "up", {
          ...options,
          ...{ stack, folder, more, config: { ...ownConfig(stack), ...config } },
        });
      const destroy: Setting<CommandState>["destroy"] = (state) =>
        command.run("destroy", { stack, folder: copy, config: ownConfig(stack), state });
      const preview = once(() => run({ preview: true }, CONTROLS));
      const created = once(() => run({}, CONTROLS));
      return task({
        engine: "pulumi",
        stack,
        repeat,
        up: (options = {}) => run(options),
        destroy,
        preview,
        created,
      });
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
