"""Every condition, nested condition steps, a fail step, and steps that wait for one another across branches."""

import offline
from sagemaker.processing import ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (
    ConditionEquals,
    ConditionGreaterThan,
    ConditionGreaterThanOrEqualTo,
    ConditionIn,
    ConditionLessThan,
    ConditionLessThanOrEqualTo,
    ConditionNot,
    ConditionOr,
)
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import (
    ParameterBoolean,
    ParameterFloat,
    ParameterInteger,
    ParameterString,
)
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = offline.session()
region = ParameterString("Market", default_value="eu")
extra = ParameterString("ExtraMarket")
limit = ParameterFloat("Limit", default_value=0.8)
folds = ParameterInteger("Folds", default_value=5)
strict = ParameterBoolean("Strict", default_value=False)


def processing_step(name: str, **options) -> ProcessingStep:
    processor = Processor(
        image_uri=offline.SKLEARN,
        role=offline.ROLE,
        instance_count=1,
        instance_type="ml.m5.xlarge",
        entrypoint=["python3", "-c", "print()"],
        sagemaker_session=session,
    )
    output = ProcessingOutput(
        output_name="report", source="/opt/ml/processing/report", destination=f"s3://oracle-bucket/{name}"
    )
    return ProcessingStep(name=name, step_args=processor.run(outputs=[output]), **options)


report = PropertyFile(name="Report", output_name="report", path="report.json")
evaluate = processing_step("Evaluate", property_files=[report])
accuracy = JsonGet(step_name=evaluate.name, property_file=report, json_path="metrics.folds[0].accuracy")

inner = ConditionStep(
    name="InnerGate",
    conditions=[
        ConditionEquals(left=strict, right=True),
        ConditionGreaterThan(left=ExecutionVariables.START_DATETIME, right="2020-12-01"),
        ConditionLessThan(left=folds, right=10),
    ],
    if_steps=[processing_step("Publish", depends_on=[evaluate])],
    else_steps=[],
)
outer = ConditionStep(
    name="OuterGate",
    display_name="Good enough?",
    description="Lets good models through",
    depends_on=["Evaluate"],
    conditions=[
        ConditionGreaterThanOrEqualTo(left=accuracy, right=limit),
        ConditionOr(
            conditions=[
                ConditionIn(value=region, in_values=["eu", "us", extra]),
                ConditionNot(ConditionLessThanOrEqualTo(left=folds, right=3)),
                ConditionNot(ConditionOr([ConditionEquals(left=region, right="test")])),
            ]
        ),
    ],
    if_steps=[inner],
    else_steps=[
        FailStep(
            name="TooLow",
            display_name="Too low",
            description="Ends the run",
            error_message=Join(on=" ", values=["Accuracy", accuracy, "is below", limit, "after", folds, "folds"]),
        )
    ],
)
after = ConditionStep(
    name="WasGood",
    conditions=[ConditionEquals(left=outer.properties.Outcome, right="true")],
    if_steps=[processing_step("Celebrate")],
    else_steps=[FailStep(name="Stop", error_message="The gate was closed.")],
)

offline.print_definition(
    Pipeline(
        name="conditional-branches",
        parameters=[region, extra, limit, folds, strict],
        steps=[evaluate, outer, after],
        sagemaker_session=session,
    )
)
