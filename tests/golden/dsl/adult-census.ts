import { adultCensusPipeline, workflow } from "../../../workflows/adult-census/pipeline";

const FILES = ["preprocess.py", "evaluate.py", "encoder.py", "categories.json"];

/** The workflow itself, with code at the places that the SDK's program names. */
export const adultCensus = () =>
  adultCensusPipeline({
    ...workflow.sampleInputs,
    code: Object.fromEntries(FILES.map((name) => [name, `s3://adult-census-sample/code/${name}`])),
  });
