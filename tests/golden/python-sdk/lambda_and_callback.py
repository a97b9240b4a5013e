"""Lambda and callback steps: arguments of every kind, outputs of every type, and their use downstream."""

import offline
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import CacheConfig

session = offline.session()
channel = ParameterString("Channel", default_value="models")
limit = ParameterFloat("Limit", default_value=0.5)

look_up = LambdaStep(
    name="LookUp",
    display_name="Look up",
    description="Asks for the state of the data",
    lambda_func=Lambda(
        function_arn="arn:aws:lambda:us-east-1:111122223333:function:look-up", session=session
    ),
    inputs={
        "channel": channel,
        "limit": limit,
        "tries": 3,
        "urgent": True,
        "share": 0.25,
        "execution": ExecutionVariables.PIPELINE_EXECUTION_ID,
        "uri": Join(on="/", values=["s3://oracle-bucket", channel]),
    },
    outputs=[
        LambdaOutput("state", LambdaOutputTypeEnum.String),
        LambdaOutput("rows", LambdaOutputTypeEnum.Integer),
        LambdaOutput("share", LambdaOutputTypeEnum.Float),
        LambdaOutput("fresh", LambdaOutputTypeEnum.Boolean),
    ],
    cache_config=CacheConfig(enable_caching=True, expire_after="PT12H"),
)
review = CallbackStep(
    name="Review",
    display_name="Review",
    description="Waits for a person",
    sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/review",
    inputs={"state": look_up.properties.Outputs["state"], "rows": look_up.properties.Outputs["rows"]},
    outputs=[
        CallbackOutput("decision", CallbackOutputTypeEnum.String),
        CallbackOutput("score", CallbackOutputTypeEnum.Float),
    ],
    cache_config=CacheConfig(enable_caching=False),
)
notify = LambdaStep(
    name="Notify",
    lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:notify", session=session),
    inputs={"decision": review.properties.Outputs["decision"]},
)
ping = CallbackStep(
    name="Ping",
    sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/ping",
    inputs={},
    outputs=[],
    depends_on=[review],
)
gate = ConditionStep(
    name="Approved",
    conditions=[ConditionEquals(left=review.properties.Outputs["decision"], right="yes")],
    if_steps=[notify, ping],
    else_steps=[],
)

offline.print_definition(
    Pipeline(
        name="lambda-and-callback",
        parameters=[channel, limit],
        steps=[look_up, review, gate],
        sagemaker_session=session,
    )
)
