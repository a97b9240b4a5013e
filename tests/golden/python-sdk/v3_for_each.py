"""What only the SDK 3 knows of control flow: a loop over items, a step that runs on failure, a step that cleans up."""

import offline
from sagemaker.core.lambda_helper import Lambda
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.mlops.workflow.cleanup_step import CleanupStep, S3CleanupSource
from sagemaker.mlops.workflow.for_each_step import CurrentItem, ForEachSelector, ForEachStep, IterationOutput
from sagemaker.mlops.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.step_dependency import StepDependency, TriggerCondition

session = offline.session("sagemaker.core.workflow.pipeline_context")
regions = ParameterString("Regions", default_value='["eu", "us"]')


def function(name: str) -> Lambda:
    return Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:{name}", session=session)


score = LambdaStep(
    name="Score",
    lambda_func=function("score"),
    inputs={"region": CurrentItem()},
    outputs=[LambdaOutput("accuracy", LambdaOutputTypeEnum.Float)],
)
each = ForEachStep(
    name="EachRegion",
    display_name="Each region",
    description="Scores every region",
    iterable_items=regions,
    max_concurrency=2,
    for_each_body=[score],
    selector=ForEachSelector(pick="MaxBy", field=IterationOutput(score).OutputParameters["accuracy"]),
)
tell = LambdaStep(
    name="Tell",
    lambda_func=function("tell"),
    inputs={
        "best": each.properties.Selected.OutputParameters["accuracy"],
        "first": each.properties.IterationOutputs[0].Score.OutputParameters["accuracy"],
        "count": each.properties.InputItemCount,
    },
)
alarm = LambdaStep(
    name="Alarm",
    lambda_func=function("alarm"),
    depends_on=[StepDependency(each, TriggerCondition.FAILED)],
)
clean = CleanupStep(
    name="Clean",
    s3_sources=[S3CleanupSource(tell, s3_uris=["s3://oracle-bucket/scores/eu.json"])],
    depends_on=[StepDependency(alarm, TriggerCondition.ANY)],
)

offline.print_definition(
    Pipeline(
        name="for-each",
        parameters=[regions],
        steps=[each, tell, alarm, clean],
        sagemaker_session=session,
    )
)
