"""What AWS's published JSON schema and moto's CreatePipeline say of many definition documents.

Reads from stdin {"documents": {name: text}, "schema": path or null} and prints, for each judge that can be asked,
{"faults": {name: [what it objects to]}, "seconds": {name: time of one document}, "version": text}.
"""

import importlib.metadata
import json
import sys
import time

import boto3
import jsonschema
from moto import mock_aws


def leaves(error):
    """The objections behind an error, of the alternatives that mean this step's type, as (place, rule)."""
    alternatives = {}
    for sub in error.context or []:
        alternatives.setdefault(sub.schema_path[0], []).append(sub)
    if not alternatives:
        yield f"{'/'.join(map(str, error.absolute_path))} {'/'.join(map(str, error.absolute_schema_path))}"
        return
    meant = [subs for subs in alternatives.values() if not any(is_other_type(error, sub) for sub in subs)]
    for subs in meant or alternatives.values():
        for sub in subs:
            yield from leaves(sub)


def is_other_type(error, sub):
    place = list(sub.absolute_path)[len(error.absolute_path) :]
    return sub.validator == "enum" and place == ["Type"]


def schema_judge(path):
    with open(path, encoding="utf-8") as file:
        validator = jsonschema.Draft7Validator(json.load(file))
    version = importlib.metadata.version("jsonschema")

    def judge(text):
        return sorted({leaf for error in validator.iter_errors(json.loads(text)) for leaf in leaves(error)})

    return judge, f"jsonschema {version}"


def moto_judge():
    mock_aws().start()
    credentials = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
    client = boto3.client("sagemaker", region_name="eu-west-1", **credentials)
    names = iter(range(sys.maxsize))

    def judge(text):
        try:
            client.create_pipeline(
                PipelineName=f"p-{next(names)}",
                PipelineDefinition=text,
                RoleArn="arn:aws:iam::111122223333:role/demo-pipeline",
                ClientRequestToken="0" * 32,
            )
        except Exception as error:  # noqa: BLE001 - every refusal counts
            return [f"{type(error).__name__}: {error}"]
        return []

    return judge, f"moto {importlib.metadata.version('moto')}"


def ask(judge_and_version, documents):
    judge, version = judge_and_version
    faults, seconds = {}, {}
    for name, text in documents.items():
        start = time.perf_counter()
        faults[name] = judge(text)
        seconds[name] = time.perf_counter() - start
    return {"faults": faults, "seconds": seconds, "version": version}


def main():
    request = json.load(sys.stdin)
    documents = request["documents"]
    answer = {"moto": ask(moto_judge(), documents)}
    if request["schema"] is not None:
        answer["schema"] = ask(schema_judge(request["schema"]), documents)
    json.dump(answer, sys.stdout)


main()
