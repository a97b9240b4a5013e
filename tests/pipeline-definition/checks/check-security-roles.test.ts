import { SECURE, secureDefinition } from "./secure-definition";
import { itAcceptsIn, itFindsIn } from "./valid-definition";

describe("checkSecurityRoles", () => {
  itFindsIn(secureDefinition(), [
    [
      "one role for processing and training, told once",
      {
        [`${SECURE.train}.Arguments.RoleArn`]: "arn:aws:iam::111122223333:role/processing",
        [`${SECURE.search}.Arguments.RoleArn`]: "arn:aws:iam::111122223333:role/processing",
      },
      "job-role-shared Steps[1].Arguments.RoleArn",
      'Step "Train" uses for training the role that step "Prepare" uses for processing.',
      "Give each kind of job a role of its own, with what it needs and no more (control IAM-7).",
    ],
  ]);

  itAcceptsIn(secureDefinition(), [
    [
      "steps that give no role",
      {
        [`${SECURE.createModel}.Arguments.ExecutionRoleArn`]: null,
        [`${SECURE.spark}.Arguments.ExecutionRoleArn`]: null,
      },
    ],
    [
      "one role for jobs of one kind",
      { [`${SECURE.search}.Arguments.RoleArn`]: "arn:aws:iam::111122223333:role/training" },
    ],
  ]);
});
