"""Processing jobs: scikit-learn, a framework image, Spark; property files; Athena and Redshift as inputs."""

import offline
from sagemaker.dataset_definition.inputs import (
    AthenaDatasetDefinition,
    DatasetDefinition,
    RedshiftDatasetDefinition,
)
from sagemaker.network import NetworkConfig
from sagemaker.processing import FrameworkProcessor, ProcessingInput, ProcessingOutput
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.spark.processing import PySparkProcessor
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

session = offline.session()
raw = ParameterString("RawData", default_value="s3://oracle-bucket/raw/")
count = ParameterInteger("InstanceCount", default_value=2)

sklearn = SKLearnProcessor(
    framework_version="1.2-1",
    role=offline.ROLE,
    instance_type="ml.m5.xlarge",
    instance_count=count,
    env={"LOG_LEVEL": "info"},
    tags=[{"Key": "team", "Value": "risk"}],
    max_runtime_in_seconds=1800,
    sagemaker_session=session,
)
summary = PropertyFile(name="Summary", output_name="summary", path="summary.json")
prepare = ProcessingStep(
    name="Prepare",
    step_args=sklearn.run(
        code="sources/prepare.py",
        inputs=[
            ProcessingInput(
                input_name="raw",
                source=raw,
                destination="/opt/ml/processing/input/raw",
                s3_data_distribution_type="ShardedByS3Key",
                s3_compression_type="Gzip",
                s3_input_mode="Pipe",
            )
        ],
        outputs=[
            ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
            ProcessingOutput(
                output_name="summary",
                source="/opt/ml/processing/summary",
                destination="s3://oracle-bucket/summary",
                s3_upload_mode="Continuous",
            ),
        ],
        arguments=["--rows", count.to_string(), "--split", "0.8"],
    ),
    property_files=[summary],
)

framework = FrameworkProcessor(
    estimator_cls=PyTorch,
    framework_version="2.1.0",
    py_version="py310",
    role=offline.ROLE,
    instance_type="ml.g4dn.xlarge",
    instance_count=1,
    volume_kms_key=offline.KEY,
    output_kms_key=offline.KEY,
    network_config=NetworkConfig(subnets=["subnet-0a1b2c3d"], security_group_ids=["sg-0a1b2c3d"]),
    sagemaker_session=session,
)
embed = ProcessingStep(
    name="Embed",
    step_args=framework.run(
        code="prepare.py",
        source_dir="sources",
        inputs=[
            ProcessingInput(
                input_name="train",
                source=prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri,
                destination="/opt/ml/processing/input/train",
            )
        ],
        outputs=[
            ProcessingOutput(
                output_name="vectors",
                source="/opt/ml/processing/vectors",
                destination=Join(on="/", values=[raw, "vectors"]),
            )
        ],
    ),
)

spark = PySparkProcessor(
    base_job_name="spark",
    framework_version="3.3",
    role=offline.ROLE,
    instance_type="ml.m5.xlarge",
    instance_count=2,
    max_runtime_in_seconds=3600,
    sagemaker_session=session,
)
clean = ProcessingStep(
    name="Clean",
    step_args=spark.run(
        submit_app="sources/prepare.py",
        arguments=["--in", raw],
        spark_event_logs_s3_uri="s3://oracle-bucket/spark-logs",
    ),
    depends_on=[prepare],
)

athena = ProcessingInput(
    input_name="orders",
    dataset_definition=DatasetDefinition(
        local_path="/opt/ml/processing/input/orders",
        data_distribution_type="FullyReplicated",
        input_mode="File",
        athena_dataset_definition=AthenaDatasetDefinition(
            catalog="AwsDataCatalog",
            database="shop",
            work_group="primary",
            query_string="SELECT * FROM orders",
            output_s3_uri="s3://oracle-bucket/athena/",
            output_format="PARQUET",
            output_compression="SNAPPY",
        ),
    ),
)
redshift = ProcessingInput(
    input_name="customers",
    app_managed=True,
    dataset_definition=DatasetDefinition(
        local_path="/opt/ml/processing/input/customers",
        data_distribution_type="FullyReplicated",
        input_mode="File",
        redshift_dataset_definition=RedshiftDatasetDefinition(
            cluster_id="warehouse",
            database="shop",
            db_user="reader",
            query_string="SELECT * FROM customers",
            cluster_role_arn=offline.ROLE,
            output_s3_uri="s3://oracle-bucket/redshift/",
            output_format="CSV",
            output_compression="GZIP",
        ),
    ),
)
join = ProcessingStep(
    name="JoinTables",
    step_args=sklearn.run(code="sources/prepare.py", inputs=[athena, redshift]),
)

offline.print_definition(
    Pipeline(
        name="processing-jobs",
        parameters=[raw, count],
        steps=[prepare, embed, clean, join],
        sagemaker_session=session,
    )
)
