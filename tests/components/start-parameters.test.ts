import assert from "node:assert/strict";
import { checkStartParameters } from "../../components/start-parameters";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";

const definition: PipelineDefinition = {
  Version: "2020-12-01",
  Parameters: [
    { Name: "InputData", Type: "String" },
    { Name: "Threshold", Type: "Float", DefaultValue: 0.8 },
    { Name: "Rounds", Type: "Integer", DefaultValue: 5 },
    { Name: "Fast", Type: "Boolean", DefaultValue: false },
    { Name: "Status", Type: "String", DefaultValue: "Approved", EnumValues: ["Approved", "Rejected"] },
  ],
  Steps: [],
};
const check = (values: Readonly<Record<string, string>>) => () => {
  checkStartParameters(definition, "schedule.parameters", { InputData: "s3://b/f", ...values });
};

describe("the parameters of a start", () => {
  it("are those of the pipeline, of their types, or come from the event", () => {
    check({ Threshold: "0.85", Rounds: "6", Fast: "true", Status: "Rejected" })();
    check({ Rounds: "{detail.rounds}", Status: "{detail.status}" })();
  });

  const wrong: readonly (readonly [values: Record<string, string>, message: string, hint: string])[] = [
    [
      { Treshold: "0.9" },
      'Configuration "schedule.parameters" sets parameter "Treshold", which the pipeline does not declare.',
      'Did you mean "Threshold"?',
    ],
    [
      { Rounds: "6.5" },
      'Configuration "schedule.parameters.Rounds" is "6.5", which is not a whole number.',
      'Parameter "Rounds" is of type Integer.',
    ],
    [
      { Threshold: "high" },
      'Configuration "schedule.parameters.Threshold" is "high", which is not a number.',
      'Parameter "Threshold" is of type Float.',
    ],
    [
      { Fast: "yes" },
      'Configuration "schedule.parameters.Fast" is "yes", which is not "true" or "false".',
      'Parameter "Fast" is of type Boolean.',
    ],
    [
      { Status: "Aproved" },
      'Configuration "schedule.parameters.Status" is "Aproved", which the pipeline does not allow.',
      'Did you mean "Approved"?',
    ],
  ];
  for (const [values, message, hint] of wrong) {
    it(`are refused as ${JSON.stringify(values)}`, () => {
      assert.throws(check(values), { name: "StartParameterError", message, hint });
    });
  }

  it("must not be missing where there is no default", () => {
    assert.throws(
      () => {
        checkStartParameters(definition, "triggers[0].parameters", {});
      },
      {
        message:
          'Configuration "triggers[0].parameters" has no value for parameter "InputData", which has no default.',
        hint: "Set it, for example: pulumi config set --path 'triggers[0].parameters.InputData' VALUE (String)",
      },
    );
  });

  it("are told of all at once", () => {
    assert.throws(check({ Rounds: "x", Status: "y" }), {
      message: /^Configuration .*Rounds.* Parameter .*\nConfiguration .*Status.* Use one of .*$/,
      hint: "Mend each of them; what to do stands behind it.",
    });
  });
});
