"""Glue job: checks, encodes, shuffles and splits the file of video games with Spark.

Only what Spark and S3 do stands here; what a game is and where it belongs is said by game_rows.py, which comes beside
this script as the job's `--extra-py-files`. Arguments: S3_SOURCE, the URI of one file; S3_DEST, a prefix that nobody
else writes to; SEED; outputs_bucket and outputs_key, where the answer to the pipeline goes.
"""

import sys
from typing import TYPE_CHECKING

import game_rows
from game_rows import InvalidInput

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


def read(spark: "SparkSession", source: str) -> "RDD[game_rows.Game | None]":
    """The games of the file. One worker reads it whole: a quoted name may hold a line's end."""
    files = spark.sparkContext.binaryFiles(source)
    if (count := files.count()) != 1:
        raise InvalidInput(f'"{source}" names {count} files; one is expected.')
    # Asked for first: what a worker raises arrives here inside pages of Java.
    faults = files.flatMap(lambda file: game_rows.faults_in(file[1])).take(1)
    if faults:
        raise InvalidInput(faults[0])
    return files.flatMap(lambda file: game_rows.games_in(file[1]))


def etl(spark: "SparkSession", source: str, destination: str, seed: int) -> str:
    """Writes all files and returns the answer to the pipeline. Raises InvalidInput as game_rows does."""
    games = read(spark, source).cache()
    complete = games.filter(lambda game: game is not None)
    shuffled = complete.sortBy(lambda game: game_rows.split_key(game, seed), numPartitions=1).zipWithIndex().cache()
    count = shuffled.count()
    first, second = game_rows.boundaries(count)
    train = shuffled.filter(lambda pair: pair[1] < first).keys()
    validation = shuffled.filter(lambda pair: first <= pair[1] < second).keys()
    batch = shuffled.filter(lambda pair: pair[1] >= second).keys()
    for name, part in {"train": train, "validation": validation}.items():
        game_rows.check_classes(name, part.map(lambda game: game.hit).distinct().collect())
    levels = train.flatMap(lambda game: zip(game_rows.CATEGORIES, game.categories)).distinct().groupByKey()
    vocabulary = game_rows.vocabulary_of(levels.mapValues(list).collectAsMap())
    features = game_rows.features_text(vocabulary).splitlines()
    lines = {
        "train/train.csv": train.map(lambda game: game_rows.labelled(game, vocabulary)),
        "validation/validation.csv": validation.map(lambda game: game_rows.labelled(game, vocabulary)),
        "batch/batch.csv": batch.map(lambda game: game_rows.to_score(game, vocabulary)),
        "truth/truth.csv": batch.map(game_rows.truth),
        "features/features.json": spark.sparkContext.parallelize(features, 1),
    }
    for name, part in lines.items():
        write_single(spark, part, f"{destination}/{name}")
    to_beat = game_rows.majority_error(validation.filter(lambda game: game.hit == 1).count(), second - first)
    return game_rows.outputs_text(count, games.count() - count, to_beat)


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
