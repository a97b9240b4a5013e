"""What the Glue job does, for runs on this machine: the same rows without Spark, S3 through boto3."""

import argparse
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3

sys.path.insert(0, str(Path(__file__).parents[1] / "code"))
from survey_rows import InvalidInput, features_text, is_survey_key, merge, outputs_text  # noqa: E402


def place(uri: str) -> dict[str, str]:
    """Bucket and key of an S3 URI, as boto3 takes them."""
    parts = urlsplit(uri)
    return {"Bucket": parts.netloc, "Key": parts.path.removeprefix("/")}


def read_text(s3: Any, bucket: str, key: str) -> str:
    """An object as text; what is no UTF-8 becomes a mark that no row can hold."""
    return s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode(errors="replace")


def surveys(s3: Any, prefix: str) -> list[tuple[str, str]]:
    """Name and content of each survey below a prefix."""
    bucket, key = place(prefix).values()
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=key)
    keys = [found["Key"] for page in pages for found in page.get("Contents", [])]
    return [(key.rsplit("/", 1)[-1], read_text(s3, bucket, key)) for key in keys if is_survey_key(key)]


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("S3_RAW", "S3_SURVEYS", "S3_DEST", "outputs_bucket", "outputs_key"):
        parser.add_argument(f"--{name}", required=True)
    # Beside these, the bridge gives arguments of its own.
    options, _ = parser.parse_known_args()

    s3 = boto3.client("s3")
    found = surveys(s3, options.S3_SURVEYS)
    merged = merge(read_text(s3, *place(options.S3_RAW).values()), found)
    print(f"raw data and {len(found)} surveys merged, {merged.duplicates} duplicates dropped")
    for part, lines in merged.parts.items():
        body = "".join(f"{line}\n" for line in lines).encode()
        s3.put_object(**place(f"{options.S3_DEST}/{part}/{part}.csv"), Body=body)
        print(f"{part}: {len(lines)} rows")
    features = f"{features_text()}\n".encode()
    s3.put_object(**place(f"{options.S3_DEST}/features/features.json"), Body=features)
    counts = {part: len(lines) for part, lines in merged.parts.items()}
    answer = outputs_text(options.S3_DEST, counts, merged.duplicates)
    s3.put_object(Bucket=options.outputs_bucket, Key=options.outputs_key, Body=answer.encode())


if __name__ == "__main__":
    try:
        main()
    except InvalidInput as error:
        sys.exit(f"InvalidInput: {error}")
