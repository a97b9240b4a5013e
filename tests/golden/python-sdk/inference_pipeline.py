"""Two containers as one model, created and registered; a framework model whose script is packed into its artifact."""

import offline
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel
from sagemaker.pytorch import PyTorchModel
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline

session = offline.session()
first = ParameterString("Preprocessor", default_value="s3://oracle-bucket/models/first.tar.gz")
second = ParameterString("Predictor", default_value="s3://oracle-bucket/models/second.tar.gz")

chain = PipelineModel(
    models=[
        Model(image_uri=offline.SKLEARN, model_data=first, env={"STAGE": "first"}, sagemaker_session=session),
        Model(image_uri=offline.XGBOOST, model_data=second, sagemaker_session=session),
    ],
    role=offline.ROLE,
    vpc_config={"Subnets": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]},
    sagemaker_session=session,
)
create = ModelStep(name="Chain", step_args=chain.create("ml.m5.xlarge"))
register = ModelStep(
    name="ChainVersion",
    step_args=chain.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.m5.xlarge"],
        transform_instances=["ml.m5.xlarge"],
        model_package_group_name="chains",
        approval_status="PendingManualApproval",
    ),
    depends_on=[create],
)

network = PyTorchModel(
    model_data=second,
    role=offline.ROLE,
    entry_point="serve.py",
    source_dir="sources",
    framework_version="2.1.0",
    py_version="py310",
    sagemaker_session=session,
)
repacked = ModelStep(name="Network", step_args=network.create("ml.m5.xlarge"), depends_on=[create])

offline.print_definition(
    Pipeline(
        name="inference-pipeline",
        parameters=[first, second],
        steps=[create, register, repacked],
        sagemaker_session=session,
    )
)
