"""Lists every property that the SDK offers of each step type, one path a line, from the steps of the programs here."""

import runpy
from pathlib import Path

import offline
from sagemaker.workflow.lineage_step import _EntityArnMap
from sagemaker.workflow.properties import Properties, PropertiesList, PropertiesMap
from sagemaker.workflow.step_collections import StepCollection

DEEPEST = 6
pipelines = []
offline.print_definition = pipelines.append
for program in sorted(Path().glob("*.py")):
    if not program.name.startswith(("offline", "list_", "v3_")):
        runpy.run_path(str(program))


def steps_of(entries):
    for entry in entries:
        if isinstance(entry, StepCollection):
            yield from steps_of(entry.steps)
        else:
            yield entry
            yield from steps_of([*getattr(entry, "if_steps", []), *getattr(entry, "else_steps", [])])


def is_whole(value) -> bool:
    """A list inside a map, which the SDK cannot look into."""
    shapes = Properties._shapes_map["sagemaker"]
    return any(shapes.get(name, {}).get("type") in ("list", "map") for name in value._shape_names)


def leaves(value, depth=0):
    if isinstance(value, PropertiesList):
        value = value[0]
    elif isinstance(value, (PropertiesMap, _EntityArnMap)):
        value = value["key"]
    children = [child for child in vars(value).values() if isinstance(child, Properties)]
    if not children:
        return [value.path] if value.path and not is_whole(value) else []
    return [path for child in children if depth < DEEPEST for path in leaves(child, depth + 1)]


found = {}
for pipeline in pipelines:
    for step in steps_of(pipeline.steps):
        kind = step.step_type.value
        try:
            found.setdefault(kind, set()).update(leaves(step.properties))
        except RuntimeError:
            found.setdefault(kind, set())
for kind, paths in sorted(found.items()):
    for path in sorted(paths):
        print(kind, path, file=offline.DOCUMENT_STREAM)
