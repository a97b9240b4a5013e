import { html, raw } from "hono/html";
import { type ModelPackageRecord } from "../../store/execution-record";
import { type ReportView } from "../view/report-view";
import { type ResultsView } from "../view/results-view";
import { failureSection } from "./failure-section";
import { graphSection } from "./graph-section";
import { importanceSection } from "./importance-section";
import { modelPackageSection } from "./model-package-section";
import { pageStyle } from "./page-style";
import { parametersSection } from "./parameters-section";
import { qualitySection } from "./quality-section";
import { stepsSection } from "./steps-section";
import { timelineSection } from "./timeline-section";
import { trainingSection } from "./training-section";
import { verdictSection } from "./verdict-section";

/** Lets the page load nothing and run nothing, whatever might have slipped into it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole page: verdict, what failed, graph, results, then the details. */
export const reportPage = async (
  view: ReportView,
  results: ResultsView,
  packages: readonly ModelPackageRecord[],
): Promise<string> => {
  const { PipelineName, PipelineExecutionStatus } = view.record;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${PipelineName}: ${PipelineExecutionStatus}</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          ${verdictSection(view)} ${failureSection(view)} ${await graphSection(view)} ${timelineSection(view)}
          ${await qualitySection(results)} ${modelPackageSection(packages)} ${await trainingSection(results)}
          ${importanceSection(results)} ${parametersSection(view)} ${stepsSection(view)}
        </main>
      </body>
    </html>`;
  return String(await page);
};
