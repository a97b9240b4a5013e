import { EXECUTION_ID, withSteps, lineage, action } from "./step-fixtures";
import { itAccepts, itFinds } from "./valid-definition";

describe("checkLineage", () => {
  itFinds([
    [
      "an association with what another step makes",
      withSteps(
        lineage([
          {
            Source: { Name: "repot", Type: "Artifact" },
            Destination: { Arn: "arn:aws:sagemaker:eu-west-1:111122223333:action/a" },
          },
        ]),
      ),
      "unknown-entity Steps[4].Arguments.Associations[0].Source.Name",
      'Step "Record" associates artifact "repot", which it does not make.',
      'Did you mean "report"?',
    ],
    [
      "an association with an action where none is made",
      withSteps(
        lineage([
          { Source: { Name: "report", Type: "Artifact" }, Destination: { Name: "run", Type: "Action" } },
        ]),
      ),
      "unknown-entity Steps[4].Arguments.Associations[0].Destination.Name",
      'Step "Record" associates action "run", which it does not make.',
      'Make it in this step, or name what exists by "Arn".',
    ],
  ]);

  itAccepts([
    [
      "an association of what the step makes",
      withSteps(
        lineage(
          [
            {
              Source: { Name: "report", Type: "Artifact" },
              Destination: { Name: "run", Type: "Action" },
              AssociationType: "ContributedTo",
            },
          ],
          { Actions: [action("run")] },
        ),
      ),
    ],
    [
      "an association with a name that is known at run time",
      withSteps(
        lineage(
          [{ Source: { Name: "report", Type: "Artifact" }, Destination: { Name: "run", Type: "Action" } }],
          { Actions: [action(EXECUTION_ID)] },
        ),
      ),
    ],
  ]);
});
