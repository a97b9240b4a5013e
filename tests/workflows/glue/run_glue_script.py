"""Runs a Glue script under Spark in local mode, as Glue would: its modules beside it, its arguments behind it.

    python run_glue_script.py SCRIPT.py --name value ...

Spark and boto3 are the real ones. `awsglue`, which stands in no package index, is replaced by the few functions that
scripts call, with their documented behaviour. Prints `committed` once the script has said so to Glue.
"""

import argparse
import runpy
import sys
import types
from pathlib import Path

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
    runpy.run_path(str(script), run_name="__main__")
