import { reportAt } from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkJsonPaths", () => {
  itFinds([
    [
      "a path of nothing",
      { [`${AT.condition}.LeftValue`]: reportAt("") },
      "invalid-json-path Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.Path",
      'Step "Gate" looks up "" in a JSON file, which is no path.',
      'Write members, positions and keys: "metrics.folds[0].loss" or "metrics[\'a.b\'].value".',
    ],
    [
      "a path with a gap",
      { [`${AT.condition}.LeftValue`]: reportAt("accuracy..value") },
      "invalid-json-path Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.Path",
      'Step "Gate" looks up "accuracy..value" in a JSON file, which is no path.',
      'Write members, positions and keys: "metrics.folds[0].loss" or "metrics[\'a.b\'].value".',
    ],
    [
      "a path with a wildcard",
      { [`${AT.condition}.LeftValue`]: reportAt("folds[*].loss") },
      "invalid-json-path Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.Path",
      'Step "Gate" looks up "folds[*].loss" in a JSON file, which is no path.',
      'Write members, positions and keys: "metrics.folds[0].loss" or "metrics[\'a.b\'].value".',
    ],
    [
      "a path that begins with a dollar",
      { [`${AT.condition}.LeftValue`]: reportAt("$.accuracy.value") },
      "rooted-json-path Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.Path",
      'Step "Gate" looks up "$.accuracy.value", and AWS\'s documents show no path that begins with "$".',
      "Begin with the name of the first member.",
    ],
    [
      "a property file by its absolute path",
      { [`${AT.evaluate}.PropertyFiles.0.FilePath`]: "/opt/ml/processing/evaluation/evaluation.json" },
      "invalid-file-path Steps[2].PropertyFiles[0].FilePath",
      'Step "Evaluate" has a property file at "/opt/ml/processing/evaluation/evaluation.json", which is no place inside an output.',
      'Write where the file lies below the "LocalPath" of its output, such as "report.json".',
    ],
    [
      "a property file outside its output",
      { [`${AT.evaluate}.PropertyFiles.0.FilePath`]: "../evaluation.json" },
      "invalid-file-path Steps[2].PropertyFiles[0].FilePath",
      'Step "Evaluate" has a property file at "../evaluation.json", which is no place inside an output.',
      'Write where the file lies below the "LocalPath" of its output, such as "report.json".',
    ],
  ]);

  itAccepts([
    [
      "paths with positions and keys",
      { [`${AT.condition}.LeftValue`]: reportAt("['a.b'].folds[0].validation:loss") },
    ],
    [
      "a property file in a folder of its output",
      { [`${AT.evaluate}.PropertyFiles.0.FilePath`]: "reports/evaluation.json" },
    ],
  ]);
});
