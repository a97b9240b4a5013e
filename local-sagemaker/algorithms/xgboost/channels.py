"""Which channels a job may have, and in which form their data may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errors import UserError

#: Content types by the format that they stand for.
CONTENT_TYPES = {
    "csv": "csv",
    "text/csv": "csv",
    "libsvm": "libsvm",
    "text/libsvm": "libsvm",
    "text/x-libsvm": "libsvm",
}

#: Content types of the image that this program does not read.
NOT_BUILT = (
    "parquet",
    "application/x-parquet",
    "recordio-protobuf",
    "application/x-recordio-protobuf",
)

DEFAULT_CONTENT_TYPE = "text/libsvm"

KNOWN_CHANNELS = ("train", "validation")
REQUIRED_CHANNELS = ("train",)

#: FastFile is a file to whoever reads it.
INPUT_MODES = ("File", "FastFile")
DISTRIBUTIONS = ("FullyReplicated", "ShardedByS3Key")


@dataclass(frozen=True)
class Channel:
    """One channel: its name and the format of its files."""

    name: str
    format: str


def data_format(content_type: str) -> str:
    """The format that a content type stands for; parameters after the semicolon may name the label's size."""
    name, *parameters = (part.strip() for part in content_type.lower().split(";"))
    if name in NOT_BUILT:
        raise UserError(
            f"{content_type} is not built in local runs. Use text/csv or text/libsvm."
        )
    if name not in CONTENT_TYPES:
        accepted = ", ".join((*CONTENT_TYPES, *NOT_BUILT))
        raise UserError(f"{content_type} is not an accepted ContentType: {accepted}")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "label_size" and value.strip() != "1":
            raise UserError(
                f"{content_type} is not an accepted ContentType. Label_size must be equal to 1."
            )
    return CONTENT_TYPES[name]


def read_channels(config: Mapping[str, Mapping[str, Any]]) -> dict[str, Channel]:
    """The channels of ``inputdataconfig.json`` by name, validated as the image does."""
    for name in REQUIRED_CHANNELS:
        if name not in config:
            raise UserError(f"Missing required channel: {name}")
    for name in config:
        if name not in KNOWN_CHANNELS:
            raise UserError(f"Extraneous channel found: {name}")
    channels = {}
    for name, settings in config.items():
        mode = settings.get("TrainingInputMode") or "File"
        distribution = settings.get("S3DistributionType") or "FullyReplicated"
        if mode not in INPUT_MODES or distribution not in DISTRIBUTIONS:
            raise UserError(
                f"Channel configuration for '{name}' channel is not supported: {dict(settings)}"
            )
        content_type = settings.get("ContentType") or DEFAULT_CONTENT_TYPE
        channels[name] = Channel(name, data_format(content_type))
    return channels
