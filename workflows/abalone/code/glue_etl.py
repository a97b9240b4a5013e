"""Glue job: merges the raw abalone data with the surveys that have come since, with Spark.

Only what Spark and S3 do stands here; what a row is and where it belongs is said by survey_rows.py, which comes beside
this script as the job's `--extra-py-files`. Arguments: S3_RAW, the URI of one file; S3_SURVEYS, a prefix that may be
empty; S3_DEST, a prefix that nobody else writes to; outputs_bucket and outputs_key, where the answer to the pipeline
goes.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import survey_rows
from survey_rows import PARTS

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import SparkSession


def survey_uris(s3: object, prefix: str) -> list[str]:
    """The surveys below a prefix. None is no fault: the first night has only the raw data."""
    parts = urlsplit(prefix)
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=parts.netloc, Prefix=parts.path.removeprefix("/"))
    keys = [found["Key"] for page in pages for found in page.get("Contents", [])]
    return [f"s3://{parts.netloc}/{key}" for key in sorted(keys) if survey_rows.is_survey_key(key)]


def parsed_files(spark: "SparkSession", raw: str, surveys: Iterable[str]) -> "RDD[survey_rows.Parsed]":
    """Each file whole, so that a fault can name its line; a survey holds hundreds of rows, not millions."""
    files = spark.sparkContext.wholeTextFiles(raw).map(
        lambda pair: survey_rows.parse_lines("the raw data", pair[1], is_survey=False)
    )
    for uri in surveys:
        name = uri.rsplit("/", 1)[-1]
        # The name is bound now; Spark calls the function when the loop has long gone on.
        files = files.union(
            spark.sparkContext.wholeTextFiles(uri).map(
                lambda pair, name=name: survey_rows.parse_lines(name, pair[1], is_survey=True)
            )
        )
    return files


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


def etl(spark: "SparkSession", raw: str, surveys: Iterable[str], destination: str) -> str:
    """Writes all files and returns the answer to the pipeline. Raises InvalidInput as survey_rows does."""
    files = parsed_files(spark, raw, surveys).cache()
    # Asked for first: what a worker raises arrives here inside pages of Java.
    survey_rows.check_faults(files.flatMap(lambda parsed: parsed.faults).collect())
    rows = files.flatMap(lambda parsed: parsed.rows)
    different = rows.map(lambda row: (row.text, row.encoded)).distinct().cache()
    counts = different.map(lambda pair: survey_rows.part_of(pair[0])).countByValue()
    survey_rows.check_counts(counts)
    for part in PARTS:
        lines = different.filter(lambda pair, part=part: survey_rows.part_of(pair[0]) == part)
        ordered = lines.sortByKey(numPartitions=1).values()
        write_single(spark, ordered, f"{destination}/{part}/{part}.csv")
    features = spark.sparkContext.parallelize([survey_rows.features_text()], 1)
    write_single(spark, features, f"{destination}/features/features.json")
    return survey_rows.outputs_text(destination, counts, rows.count() - sum(counts.values()))


def main() -> None:
    import boto3
    from awsglue.context import GlueContext
    from awsglue.job import Job
    from awsglue.utils import getResolvedOptions
    from pyspark.context import SparkContext

    names = ["JOB_NAME", "S3_RAW", "S3_SURVEYS", "S3_DEST", "outputs_bucket", "outputs_key"]
    options = getResolvedOptions(sys.argv, names)
    glue = GlueContext(SparkContext.getOrCreate())
    job = Job(glue)
    job.init(options["JOB_NAME"], options)
    s3 = boto3.client("s3")
    surveys = survey_uris(s3, options["S3_SURVEYS"])
    answer = etl(glue.spark_session, options["S3_RAW"], surveys, options["S3_DEST"])
    s3.put_object(Bucket=options["outputs_bucket"], Key=options["outputs_key"], Body=answer.encode())
    job.commit()


if __name__ == "__main__":
    main()
