import { channel } from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkNames", () => {
  itFinds([
    [
      "a step name with a space",
      { [`${AT.stop}.Name`]: "Stop it" },
      "invalid-name Steps[3].Arguments.ElseSteps[0].Name",
      'The step name "Stop it" is not one that SageMaker takes.',
      "Use 1 to 64 letters, digits, hyphens and underscores.",
    ],
    [
      "a step name of 65 letters",
      { [`${AT.stop}.Name`]: "S".repeat(65) },
      "invalid-name Steps[3].Arguments.ElseSteps[0].Name",
      `The step name "${"S".repeat(65)}" is not one that SageMaker takes.`,
      "Use 1 to 64 letters, digits, hyphens and underscores.",
    ],
    [
      "an empty step name",
      { [`${AT.stop}.Name`]: "" },
      "invalid-name Steps[3].Arguments.ElseSteps[0].Name",
      'The step name "" is not one that SageMaker takes.',
      "Use 1 to 64 letters, digits, hyphens and underscores.",
    ],
    [
      "a step name taken by a step of another branch",
      { [`${AT.stop}.Name`]: "Register" },
      "duplicate-step-name Steps[3].Arguments.ElseSteps[0].Name",
      'The step name "Register" is taken already at Steps[3].Arguments.IfSteps[1].Name.',
      "Give each step a name of its own, also across branches.",
    ],
    [
      "step names that differ in capitals only",
      { [`${AT.stop}.Name`]: "REGISTER" },
      "similar-step-names Steps[3].Arguments.ElseSteps[0].Name",
      'The step names "REGISTER" and "Register" differ only in capitals.',
      "Give them names that people can tell apart.",
    ],
    [
      "a parameter name with a space",
      {
        "Parameters.+": { Name: "a b", Type: "String" },
        [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Parameters.a b" },
      },
      "invalid-name Parameters[6].Name",
      'The parameter name "a b" is not one that SageMaker takes.',
      "Use 1 to 64 letters, digits, hyphens and underscores.",
    ],
    [
      "a parameter declared twice",
      { "Parameters.+": { Name: "Eta", Type: "Float" } },
      "duplicate-parameter Parameters[6].Name",
      'Parameter "Eta" is declared twice.',
      "Declare each parameter once.",
    ],
    [
      "two outputs with one name",
      { [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs.1.OutputName`]: "train" },
      "duplicate-name Steps[0].Arguments.ProcessingOutputConfig.Outputs[1].OutputName",
      'Step "Prepare" has two outputs named "train".',
      "Give each output a name of its own.",
    ],
    [
      "two channels with one name",
      { [`${AT.train}.Arguments.InputDataConfig.+`]: channel("train") },
      "duplicate-name Steps[1].Arguments.InputDataConfig[1].ChannelName",
      'Step "Train" has two channels named "train".',
      "Give each channel a name of its own.",
    ],
    [
      "two property files with one name",
      {
        [`${AT.evaluate}.PropertyFiles.+`]: {
          PropertyFileName: "Report",
          OutputName: "evaluation",
          FilePath: "b.json",
        },
      },
      "duplicate-name Steps[2].PropertyFiles[1].PropertyFileName",
      'Step "Evaluate" has two property files named "Report".',
      "Give each property file a name of its own.",
    ],
  ]);

  itAccepts([
    [
      "a step name of 64 letters, digits, hyphens and underscores",
      { [`${AT.stop}.Name`]: "a-B_9xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
    ],
  ]);
});
