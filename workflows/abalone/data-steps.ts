import { awsJob, glueCrawlerRun, glueJobRun, type WorkflowInputs } from "../../pipeline-definition";
import { outputUri } from "../private-jobs";
import type { Parameters } from "./parameters";

export const crawlStep = (inputs: WorkflowInputs) =>
  awsJob("CrawlData", inputs, {
    description: "Brings the catalogue of surveys up to date, for those who look into them with SQL.",
    job: glueCrawlerRun("surveys"),
    timeoutMinutes: 30,
  });

export const preprocessStep = (inputs: WorkflowInputs, p: Parameters, crawl: CrawlStep) =>
  awsJob("PreprocessData", inputs, {
    description: "Merges raw data and surveys, drops what is there twice, and splits by a hash of each row.",
    dependsOn: [crawl],
    job: glueJobRun("etl", {
      S3_RAW: p.rawData,
      S3_SURVEYS: p.newSurveys,
      S3_DEST: outputUri(inputs, "PreprocessData"),
    }),
    outputs: {
      trainingUri: "String",
      validationUri: "String",
      testingUri: "String",
      trainingRows: "Integer",
      validationRows: "Integer",
      testingRows: "Integer",
      duplicates: "Integer",
    },
    timeoutMinutes: 30,
    retries: 1,
  });

export type CrawlStep = ReturnType<typeof crawlStep>;
export type PreprocessStep = ReturnType<typeof preprocessStep>;
