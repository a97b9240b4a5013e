import { AT, itAccepts, itFinds } from "./valid-definition";

const MESSAGE = `${AT.stop}.Arguments.ErrorMessage`;
const PLACE = "unresolved-text Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage";
const HINT = 'Put the text together with {"Std:Join":{"On":"","Values":[…]}}.';

describe("checkTexts", () => {
  itFinds([
    [
      "a reference in the manner of a template",
      { [MESSAGE]: "below ${Parameters.Threshold} of all" },
      PLACE,
      'Step "Stop" has "${Parameters.Threshold}" in a text, which SageMaker does not replace.',
      HINT,
    ],
    [
      "an object that a program turned into text",
      { [MESSAGE]: "below [object Object]" },
      PLACE,
      'Step "Stop" has "[object Object]" in a text, which SageMaker does not replace.',
      HINT,
    ],
  ]);

  itAccepts([["variables of a shell, and prices", { [MESSAGE]: "${HOME} costs $5 {a} ${" }]]);
});
