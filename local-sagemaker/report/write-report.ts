import { writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../store/make-folder";
import { reportPage } from "./page/report-page";
import { type ReportInput } from "./report-input";
import { reportView } from "./view/report-view";
import { resultsView } from "./view/results-view";

/**
 * Writes the report of an execution as one self-contained HTML file: it loads nothing, runs no script, and
 * can be mailed or kept beside the model.
 *
 * @returns the path of the file.
 */
export const writeReport = async (input: ReportInput & { readonly outFile: string }): Promise<string> => {
  const view = reportView(input);
  const page = await reportPage(view, await resultsView(view.steps, input.logs), input.modelPackages);
  makeFolder(path.dirname(input.outFile));
  await writeFile(input.outFile, page);
  return input.outFile;
};
