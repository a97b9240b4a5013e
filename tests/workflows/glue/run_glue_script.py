"""Runs a Glue script under Spark in local mode, as Glue would: its modules beside it, its arguments behind it.

    python run_glue_script.py SCRIPT.py --name value ...

Spark and boto3 are the real ones. `awsglue`, which stands in no package index, is replaced by the few functions that
scripts call, with their documented behaviour; Glue's file system for `s3://`, which Spark by itself lacks, by fetching
whole objects with boto3 first. Prints `committed` once the script has said so to Glue.
"""

import argparse
import runpy
import sys
import tempfile
import types
from pathlib import Path
from urllib.parse import urlsplit

import boto3
from pyspark import RDD, SparkContext
from pyspark.sql import SparkSession


class GlueContext:
    """Glue's context around Spark's."""

    def __init__(self, spark_context: object) -> None:
        self.spark_session = SparkSession.builder.getOrCreate()


class Job:
    """Glue's bookkeeping: a script that does not commit would be run again over the same data."""

    def __init__(self, context: GlueContext) -> None:
        self.name: str | None = None

    def init(self, name: str, options: dict[str, str]) -> None:
        self.name = name

    def commit(self) -> None:
        if self.name is None:
            raise RuntimeError("The job was not initialised.")
        print("committed")


def get_resolved_options(argv: list[str], names: list[str]) -> dict[str, str]:
    """The named arguments, each of which has to be there; others are ignored."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for name in names:
        parser.add_argument(f"--{name}", required=True)
    return vars(parser.parse_known_args(argv[1:])[0])


def provide_awsglue() -> None:
    """Makes `import awsglue…` work."""
    members = {
        "awsglue": {},
        "awsglue.context": {"GlueContext": GlueContext},
        "awsglue.job": {"Job": Job},
        "awsglue.utils": {"getResolvedOptions": get_resolved_options},
    }
    for name, contents in members.items():
        module = types.ModuleType(name)
        vars(module).update(contents)
        sys.modules[name] = module


def provide_s3(context: SparkContext, folder: Path) -> None:
    """Makes `wholeTextFiles` read an object of S3, by way of `folder`."""
    read_files = context.wholeTextFiles

    def read(uri: str) -> RDD:
        parts = urlsplit(uri)
        if parts.scheme != "s3":
            return read_files(uri)
        fetched = folder / parts.netloc / parts.path.removeprefix("/")
        fetched.parent.mkdir(parents=True, exist_ok=True)
        boto3.client("s3").download_file(parts.netloc, parts.path.removeprefix("/"), str(fetched))
        return read_files(fetched.as_uri())

    context.wholeTextFiles = read


if __name__ == "__main__":
    script = Path(sys.argv[1])
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    # What the job's `--extra-py-files` do.
    for module in script.parent.glob("*.py"):
        if module != script:
            spark.sparkContext.addPyFile(str(module))
    provide_awsglue()
    sys.argv = [str(script), *sys.argv[2:]]
    with tempfile.TemporaryDirectory() as objects:
        provide_s3(spark.sparkContext, Path(objects))
        runpy.run_path(str(script), run_name="__main__")
