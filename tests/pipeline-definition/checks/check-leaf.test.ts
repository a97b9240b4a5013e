import { AT, itAccepts, itFinds } from "./valid-definition";

const TYPE = `${AT.train}.Arguments.ResourceConfig.InstanceType`;
const TYPE_PATH = "Steps[1].Arguments.ResourceConfig.InstanceType";
const LIMIT = `${AT.train}.Arguments.StoppingCondition.MaxRuntimeInSeconds`;
const REPORT = `${AT.stop}.Arguments.ErrorMessage`;

describe("checkLeaf", () => {
  itFinds([
    [
      "a misspelt instance type",
      { [TYPE]: "ml.m5.xlarg" },
      `value-not-allowed ${TYPE_PATH}`,
      '"ResourceConfig.InstanceType" of step "Train" is "ml.m5.xlarg", which SageMaker does not know.',
      'Did you mean "ml.m5.xlarge"?',
    ],
    [
      "an instance family that may be newer than the table",
      { [TYPE]: "ml.zz9.xlarge" },
      `unknown-instance-family ${TYPE_PATH}`,
      '"ResourceConfig.InstanceType" of step "Train" is "ml.zz9.xlarge", an instance family that is not in our table.',
      'Did you mean "ml.m4.xlarge"?',
    ],
    [
      "a role that is no ARN",
      { [`${AT.train}.Arguments.RoleArn`]: "arn:aws:iam::111122223333:user/me" },
      "value-not-allowed Steps[1].Arguments.RoleArn",
      '"RoleArn" of step "Train" is "arn:aws:iam::111122223333:user/me", which does not have the form that SageMaker takes.',
      "Write a text that matches arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+.",
    ],
    [
      "a role that is too short",
      { [`${AT.train}.Arguments.RoleArn`]: "role" },
      "value-not-allowed Steps[1].Arguments.RoleArn",
      '"RoleArn" of step "Train" has 4 characters; SageMaker takes at least 20.',
      "Write it in full.",
    ],
    [
      "a name of an environment variable that cannot be one",
      { [`${AT.train}.Arguments.Environment`]: { "9-lives": "x" } },
      "value-not-allowed Steps[1].Arguments.Environment.9-lives",
      '"Environment.9-lives" of step "Train" is "9-lives", which does not have the form that SageMaker takes.',
      "Write a text that matches [a-zA-Z_][a-zA-Z0-9_]*.",
    ],
    [
      "an empty list where one entry is needed",
      { [`${AT.train}.Arguments.VpcConfig`]: { Subnets: [], SecurityGroupIds: ["sg-1"] } },
      "value-not-allowed Steps[1].Arguments.VpcConfig.Subnets",
      '"VpcConfig.Subnets" of step "Train" has 0 entries; SageMaker takes at least 1.',
      "Add some, or take the member out.",
    ],
    [
      "a default that its place refuses",
      {
        "Parameters.+": { Name: "Machine", Type: "String", DefaultValue: "ml.m5.huge" },
        [TYPE]: { Get: "Parameters.Machine" },
      },
      `default-does-not-fit ${TYPE_PATH}`,
      '"ResourceConfig.InstanceType" of step "Train" is parameter "Machine", whose default is refused there: "ResourceConfig.InstanceType" of step "Train" is "ml.m5.huge", which SageMaker does not know.',
      'Give another default, or none: did you mean "ml.m5.large"?',
    ],
    [
      "a reference as CloudFormation writes it",
      { [TYPE]: { Ref: "Machine" } },
      `wrong-type ${TYPE_PATH}`,
      '"ResourceConfig.InstanceType" of step "Train" is a function of CloudFormation, which SageMaker does not know.',
      'Write {"Get":"Parameters.<name>"} or a Std:Join.',
    ],
    [
      "an object with a member of that name",
      { [`${AT.train}.Arguments.RoleArn`]: { Ref: "Role", Arn: "" } },
      "wrong-type Steps[1].Arguments.RoleArn",
      '"RoleArn" of step "Train" is an object, not text.',
      "Write text.",
    ],
    [
      "a parameter without a type, which is a String, where a number is wanted",
      { "Parameters.+": { Name: "Seconds" }, [LIMIT]: { Get: "Parameters.Seconds" } },
      "parameter-type-mismatch Steps[1].Arguments.StoppingCondition.MaxRuntimeInSeconds",
      '"StoppingCondition.MaxRuntimeInSeconds" of step "Train" takes a whole number, but parameter "Seconds" is a String.',
      'Declare the parameter as "Integer".',
    ],
    [
      "a function of CloudFormation",
      { [TYPE]: { "Fn::Sub": "ml.${Size}" } },
      `wrong-type ${TYPE_PATH}`,
      '"ResourceConfig.InstanceType" of step "Train" is a function of CloudFormation, which SageMaker does not know.',
      'Write {"Get":"Parameters.<name>"} or a Std:Join.',
    ],
    [
      "a number of a step where text is wanted",
      { [REPORT]: { Get: "Steps.Train.TrainingTimeInSeconds" } },
      "property-type-mismatch Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      '"ErrorMessage" of step "Stop" takes text, but what it reads of step "Train" is a whole number.',
      "Turn it into text with join.",
    ],
    [
      "a text of a step where a number is wanted",
      { [LIMIT]: { Get: "Steps.Prepare.ProcessingJobName" } },
      "property-type-mismatch Steps[1].Arguments.StoppingCondition.MaxRuntimeInSeconds",
      '"StoppingCondition.MaxRuntimeInSeconds" of step "Train" takes a whole number, but what it reads of step "Prepare" is text.',
      "Read another property.",
    ],
  ]);

  itAccepts([
    [
      "a parameter without a default, or with one that fits",
      {
        "Parameters.+": { Name: "Machine", Type: "String", DefaultValue: "ml.m5.large" },
        [TYPE]: { Get: "Parameters.Machine" },
      },
    ],
    [
      "a number of a step that is joined to text",
      { [REPORT]: { "Std:Join": { On: "", Values: [{ Get: "Steps.Train.TrainingTimeInSeconds" }] } } },
    ],
    [
      "a whole number of a step where a whole number is wanted",
      { [LIMIT]: { Get: "Steps.Prepare.StoppingCondition.MaxRuntimeInSeconds" } },
    ],
  ]);
});
