import { SECURE, secureDefinition } from "./secure-definition";
import { itAcceptsIn, itFindsIn } from "./valid-definition";

describe("checkSecurityApproval", () => {
  itFindsIn(secureDefinition(), [
    [
      "a model registered as approved",
      { [`${SECURE.register}.Arguments.ModelApprovalStatus`]: "Approved", "Parameters.1": undefined },
      "job-approves-itself Steps[7].Arguments.IfSteps[1].Arguments.ModelApprovalStatus",
      'Step "Register" registers models as approved before anybody has looked at them.',
      'Write "PendingManualApproval", or a parameter whose EnumValues leave "Approved" out (control JOB-11).',
    ],
    [
      "a parameter that may approve",
      { "Parameters.1.EnumValues": ["PendingManualApproval", "Approved"] },
      "job-approves-itself Steps[7].Arguments.IfSteps[1].Arguments.ModelApprovalStatus",
      'Step "Register" lets whoever starts the pipeline register models as approved before anybody has looked at them.',
      'Write "PendingManualApproval", or a parameter whose EnumValues leave "Approved" out (control JOB-11).',
    ],
    [
      "a parameter that approves by default",
      { "Parameters.1.EnumValues": undefined, "Parameters.1.DefaultValue": "Approved" },
      "job-approves-itself Steps[7].Arguments.IfSteps[1].Arguments.ModelApprovalStatus",
      'Step "Register" lets whoever starts the pipeline register models as approved before anybody has looked at them.',
      'Write "PendingManualApproval", or a parameter whose EnumValues leave "Approved" out (control JOB-11).',
    ],
    [
      "a gate that keeps models back in silence",
      { [`${SECURE.gate}.Arguments.ElseSteps`]: [] },
      "job-gate-without-fail Steps[7].Arguments.ElseSteps",
      'Step "Gate" keeps models from being registered, and the execution succeeds all the same.',
      'Put a step of type "Fail" into its ElseSteps (control JOB-12).',
    ],
    [
      "a gate that registers in its other branch",
      {
        [`${SECURE.gate}.Arguments.IfSteps`]: [],
        [`${SECURE.gate}.Arguments.ElseSteps`]: [
          {
            Name: "Register",
            Type: "RegisterModel",
            Arguments: {
              ModelPackageGroupName: "models",
              ModelApprovalStatus: { Get: "Parameters.Approval" },
              InferenceSpecification: {
                Containers: [
                  { Image: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1" },
                ],
              },
            },
          },
        ],
      },
      "job-gate-without-fail Steps[7].Arguments.IfSteps",
      'Step "Gate" keeps models from being registered, and the execution succeeds all the same.',
      'Put a step of type "Fail" into its IfSteps (control JOB-12).',
    ],
  ]);

  itAcceptsIn(secureDefinition(), [
    [
      "a condition that keeps nothing from being registered",
      {
        [`${SECURE.gate}.Arguments.IfSteps`]: [],
        [`${SECURE.gate}.Arguments.ElseSteps`]: [],
        "Parameters.1": undefined,
      },
    ],
    ["a status that a parameter gives, pending by default", { "Parameters.1.EnumValues": undefined }],
    [
      "models registered in both branches",
      {
        [`${SECURE.gate}.Arguments.ElseSteps`]: [
          {
            Name: "RegisterToo",
            Type: "RegisterModel",
            Arguments: {
              ModelPackageGroupName: "models",
              ModelApprovalStatus: { Get: "Parameters.Approval" },
              InferenceSpecification: {
                Containers: [
                  { Image: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1" },
                ],
              },
            },
          },
        ],
      },
    ],
  ]);
});
