"""What a training container tells a script: arguments and environment variables, made of the job's configuration.

The names are those of SageMaker's training toolkit, https://github.com/aws/sagemaker-training-toolkit.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Hyper-parameters that are meant for the container and not for the script.
RESERVED_PREFIX = "sagemaker_"
RESERVED = ("_tuning_objective_metric",)


@dataclass(frozen=True)
class Job:
    """A training job as its three configuration files describe it."""

    base: Path
    hyperparameters: Mapping[str, Any]
    #: What the container is told, by name.
    reserved: Mapping[str, Any]
    channels: Mapping[str, Any]
    resources: Mapping[str, Any]


def decoded(value: str) -> Any:
    """A hyper-parameter's value: JSON where it is JSON, text where it is not."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def is_reserved(name: str) -> bool:
    """Whether a hyper-parameter is none of the script's."""
    return name.startswith(RESERVED_PREFIX) or name in RESERVED


def read_json(file: Path) -> dict[str, Any]:
    """A configuration file that the platform wrote; empty when there is none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def read_job(base: Path) -> Job:
    """The job whose ``/opt/ml`` is the folder."""
    config = base / "input" / "config"
    given = read_json(config / "hyperparameters.json")
    values = {name: decoded(value) for name, value in given.items()}
    return Job(
        base=base,
        hyperparameters={
            name: value for name, value in values.items() if not is_reserved(name)
        },
        reserved={name: value for name, value in values.items() if is_reserved(name)},
        channels=read_json(config / "inputdataconfig.json"),
        resources=read_json(config / "resourceconfig.json"),
    )


def argument(value: Any) -> str:
    """A value as an argument: text as it is, a mapping as pairs, all else as Python writes it."""
    if isinstance(value, Mapping):
        return ",".join(f"{key}={value[key]}" for key in sorted(value))
    return str(value)


def arguments(hyperparameters: Mapping[str, Any]) -> list[str]:
    """The script's arguments, by name; a name of one letter has one dash."""
    return [
        part
        for name in sorted(hyperparameters)
        for part in (
            f"--{name}" if len(name) > 1 else f"-{name}",
            argument(hyperparameters[name]),
        )
    ]


def variable(value: Any) -> str:
    """A value as an environment variable: text as it is, nothing as nothing, all else as JSON."""
    if value is None:
        return ""
    if isinstance(value, (str, Path)):
        return str(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def variables(job: Job, program: str, code: Path) -> dict[str, str]:
    """The environment variables that the script finds beside those of the container."""
    base = job.base
    places = {
        "input_dir": base / "input",
        "input_config_dir": base / "input" / "config",
        "model_dir": base / "model",
        "output_dir": base / "output",
        "output_data_dir": base / "output" / "data",
        "output_intermediate_dir": base / "output" / "intermediate",
        "module_dir": code,
    }
    values: dict[str, Any] = {
        **places,
        **{
            f"channel_{name}": base / "input" / "data" / name for name in job.channels
        },
        **{f"hp_{name}": value for name, value in job.hyperparameters.items()},
        "channels": sorted(job.channels),
        "hps": dict(job.hyperparameters),
        "user_args": arguments(job.hyperparameters),
        "user_entry_point": program,
        "module_name": program.removesuffix(".py"),
        "framework_params": dict(job.reserved),
        "input_data_config": dict(job.channels),
        "resource_config": dict(job.resources),
        "hosts": job.resources.get("hosts", []),
        "current_host": job.resources.get("current_host", ""),
        "current_instance_type": job.resources.get("current_instance_type", ""),
        "current_instance_group": job.resources.get("current_group_name", ""),
        "network_interface_name": job.resources.get("network_interface_name", ""),
        "instance_groups": [
            group["instance_group_name"]
            for group in job.resources.get("instance_groups", [])
        ],
        "num_cpus": os.cpu_count() or 1,
        "num_gpus": 0,
        "num_neurons": 0,
        "log_level": job.reserved.get("sagemaker_container_log_level", 20),
    }
    return {f"SM_{name.upper()}": variable(value) for name, value in values.items()}
