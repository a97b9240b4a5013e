import path from "node:path";
import { compileFunction } from "node:vm";
import { transformSync } from "@swc/core";
import ts from "typescript";
import * as library from "../../../../pipeline-definition";
import type { PipelineDefinition } from "../../../../pipeline-definition/document/definition";

const MODULES: Readonly<Record<string, unknown>> = {
  "../../pipeline-definition": library,
  "../../pipeline-definition/steps/step": {},
};

const requireModule = (name: string): unknown => {
  if (name in MODULES) return MODULES[name];
  throw new Error(`The imported workflow asks for "${name}".`);
};

/** What the one function that an imported workflow exports gives. */
export const runImported = (text: string): PipelineDefinition => {
  const { code } = transformSync(text, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const exported: Record<string, unknown> = {};
  const run = compileFunction(code, ["require", "exports"]) as (...args: readonly unknown[]) => void;
  run(requireModule, exported);
  const [define, ...others] = Object.values(exported);
  if (typeof define !== "function" || others.length > 0)
    throw new Error("The workflow exports no one function.");
  return (define as () => PipelineDefinition)();
};

const ROOT = path.resolve(__dirname, "../../../..");

const settings = (): ts.CompilerOptions => {
  const file = path.join(ROOT, "tsconfig.json");
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { readonly config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return { ...options, types: [] };
};

/** What the compiler says of files that only exist in memory, as `file: message`. All are compiled in one program. */
export const compileImported = (texts: ReadonlyMap<string, string>): readonly string[] => {
  const folder = path.join(ROOT, "workflows", "imported");
  const files = new Map([...texts].map(([name, text]) => [path.join(folder, `${name}.ts`), text]));
  const options = settings();
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (file) => files.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => files.get(file) ?? onDisk.readFile(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
        const said = ts.flattenDiagnosticMessageText(messageText, "\n");
        return `${path.basename(file)}:${String(line + 1)}: ${said}`;
      },
    );
  });
};
