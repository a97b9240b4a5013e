"""Glue job: unquotes, checks, shuffles and splits the customer file with Spark.

Only what Spark and S3 do stands here; what a row is and where it belongs is said by customer_rows.py, which comes
beside this script as the job's `--extra-py-files`. Arguments: S3_SOURCE, the URI of one file; S3_DEST, a prefix that
nobody else writes to; SEED; outputs_bucket and outputs_key, where the answer to the pipeline goes.
"""

import sys
from typing import TYPE_CHECKING

import customer_rows
from customer_rows import InvalidInput

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession


def write_single(spark: "SparkSession", lines: "RDD[str]", uri: str) -> None:
    """Writes the lines as one object of that name.

    Spark by itself writes a folder of parts and an empty `_SUCCESS`, and SageMaker reads every object of a prefix.
    """
    jvm = spark.sparkContext._jvm
    target, parts = jvm.org.apache.hadoop.fs.Path(uri), jvm.org.apache.hadoop.fs.Path(f"{uri}.parts")
    files = target.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    # An attempt before this one may have got as far.
    for leftover in (target, parts):
        files.delete(leftover, True)
    lines.coalesce(1).saveAsTextFile(parts.toString())
    files.rename(jvm.org.apache.hadoop.fs.Path(parts, "part-00000"), target)
    files.delete(parts, True)


def etl(spark: "SparkSession", source: str, destination: str, seed: int) -> str:
    """Writes all files and returns the answer to the pipeline. Raises InvalidInput as customer_rows does."""
    lines = spark.sparkContext.textFile(source).zipWithIndex().filter(lambda pair: not customer_rows.is_blank(pair[0]))
    # Asked for first: what a worker raises arrives here inside pages of Java.
    faults = lines.map(lambda pair: customer_rows.fault_of(pair[0], pair[1] + 1)).filter(bool).take(1)
    if faults:
        raise InvalidInput(faults[0])
    rows = lines.map(lambda pair: customer_rows.read_row(pair[0], pair[1] + 1))
    shuffled = rows.sortBy(lambda row: customer_rows.split_key(row, seed), numPartitions=1).zipWithIndex().cache()
    count = shuffled.count()
    boundary = customer_rows.train_count(count)
    parts = {
        "train": shuffled.filter(lambda pair: pair[1] < boundary),
        "validation": shuffled.filter(lambda pair: pair[1] >= boundary),
    }
    for name, part in parts.items():
        customer_rows.check_classes(name, part.map(lambda pair: pair[0].label).distinct().collect())
    for name, part in parts.items():
        write_single(spark, part.map(lambda pair: pair[0].line), f"{destination}/{name}/{name}.csv")
    features = spark.sparkContext.parallelize([customer_rows.features_text()], 1)
    write_single(spark, features, f"{destination}/features/features.json")
    return customer_rows.outputs_text(boundary, count - boundary)


def main() -> None:
    import boto3
    from awsglue.context import GlueContext
    from awsglue.job import Job
    from awsglue.utils import getResolvedOptions
    from pyspark.context import SparkContext

    names = ["JOB_NAME", "S3_SOURCE", "S3_DEST", "SEED", "outputs_bucket", "outputs_key"]
    options = getResolvedOptions(sys.argv, names)
    glue = GlueContext(SparkContext.getOrCreate())
    job = Job(glue)
    job.init(options["JOB_NAME"], options)
    answer = etl(glue.spark_session, options["S3_SOURCE"], options["S3_DEST"], int(options["SEED"]))
    boto3.client("s3").put_object(
        Bucket=options["outputs_bucket"], Key=options["outputs_key"], Body=answer.encode()
    )
    job.commit()


if __name__ == "__main__":
    main()
