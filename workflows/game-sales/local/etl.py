"""What the Glue job does, for runs on this machine: the same rows without Spark, S3 through boto3."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

import boto3

sys.path.insert(0, str(Path(__file__).parents[1] / "code"))
from game_rows import InvalidInput, outputs_text, prepare  # noqa: E402


def place(uri: str) -> dict[str, str]:
    """Bucket and key of an S3 URI, as boto3 takes them."""
    parts = urlsplit(uri)
    return {"Bucket": parts.netloc, "Key": parts.path.removeprefix("/")}


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("S3_SOURCE", "S3_DEST", "outputs_bucket", "outputs_key"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--SEED", type=int, required=True)
    # What else is said is for those who start and watch the job.
    options, _ = parser.parse_known_args()

    s3 = boto3.client("s3")
    prepared = prepare(s3.get_object(**place(options.S3_SOURCE))["Body"].read(), options.SEED)
    for name, content in prepared.files.items():
        s3.put_object(**place(f"{options.S3_DEST}/{name}"), Body=content.encode())
    print(f"{prepared.rows} games used, {prepared.dropped} dropped for a missing value")
    answer = outputs_text(prepared.rows, prepared.dropped, prepared.majority_error)
    s3.put_object(Bucket=options.outputs_bucket, Key=options.outputs_key, Body=answer.encode())


if __name__ == "__main__":
    try:
        main()
    except InvalidInput as error:
        sys.exit(f"InvalidInput: {error}")
