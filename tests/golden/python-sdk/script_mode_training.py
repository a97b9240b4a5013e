"""Training with our own scripts in framework images: scikit-learn, XGBoost, distributed PyTorch."""

import offline
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep
from sagemaker.xgboost.estimator import XGBoost

session = offline.session()
data = ParameterString("TrainData", default_value="s3://oracle-bucket/train/")
alpha = ParameterFloat("Alpha", default_value=0.1)
shared = {
    "role": offline.ROLE,
    "instance_type": "ml.m5.xlarge",
    "disable_profiler": True,
    "debugger_hook_config": False,
    "sagemaker_session": session,
}

sklearn = SKLearn(
    entry_point="sources/train.py",
    framework_version="1.2-1",
    instance_count=1,
    hyperparameters={"alpha": alpha, "layers": [64, 32], "name": "base", "warm": True, "depth": 5},
    **shared,
)
xgboost = XGBoost(
    entry_point="train.py",
    source_dir="s3://oracle-bucket/code/sourcedir.tar.gz",
    framework_version="1.7-1",
    instance_count=1,
    code_location="s3://oracle-bucket/code",
    output_path="s3://oracle-bucket/models",
    enable_network_isolation=True,
    **shared,
)
pytorch = PyTorch(
    entry_point="train.py",
    source_dir="sources",
    framework_version="2.1.0",
    py_version="py310",
    instance_count=2,
    distribution={"pytorchddp": {"enabled": True}},
    **{**shared, "instance_type": "ml.p4d.24xlarge"},
)

first = TrainingStep(name="TrainLinear", step_args=sklearn.fit({"train": data}))
second = TrainingStep(name="TrainTrees", step_args=xgboost.fit({"train": data}))
third = TrainingStep(
    name="TrainNetwork",
    step_args=pytorch.fit({"train": data, "start": second.properties.ModelArtifacts.S3ModelArtifacts}),
    depends_on=["TrainLinear"],
)

offline.print_definition(
    Pipeline(
        name="script-mode-training",
        parameters=[data, alpha],
        steps=[first, second, third],
        sagemaker_session=session,
    )
)
