import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ReportInput } from "../../local-sagemaker/report/report-input";
import { writeReport } from "../../local-sagemaker/report/write-report";
import { executionRecord } from "./execution-records";
import { storeOutputs } from "./stored-outputs";
import { elements, find, parseMarkup, textOf, type Element } from "./tree";

/** The element of an id, which has to be there. */
export const byId = (root: Element, id: string): Element => {
  const found = elements(root).find((element) => element.attributes.get("id") === id);
  assert.ok(found, `nothing has the id ${id}`);
  return found;
};
/** What the elements of a name or class say. */
export const texts = (root: Element, name: string): readonly string[] => find(root, name).map(textOf);
/** The titles of the sections that a page has. */
export const headings = (root: Element): readonly string[] => texts(root, "h2");

/** A folder with what a run left, and the reports written of it; a good run unless told otherwise. */
export const reportFolder = () => {
  let folder = "";
  let files: ReportInput["files"] = { list: () => [] };

  const write = async (input: Partial<ReportInput>): Promise<string> => {
    const outFile = path.join(folder, "made", "on", "the", "way", "report.html");
    const nothing = { modelPackages: [], files: { list: () => [] }, logs: () => "" };
    assert.equal(await writeReport({ record: executionRecord(), ...nothing, ...input, outFile }), outFile);
    return readFileSync(outFile, "utf8");
  };

  return {
    make: (): void => {
      folder = mkdtempSync(path.join(tmpdir(), "report-"));
      files = storeOutputs(folder);
    },
    remove: (): void => {
      rmSync(folder, { recursive: true });
    },
    folder: () => folder,
    files: () => files,
    write,
    page: async (input: Partial<ReportInput>): Promise<Element> => parseMarkup(await write(input)),
  };
};
