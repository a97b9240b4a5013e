"""Handlers for tests: each does one thing that a function may do."""

import os
import sys
import time


def echo(event, context):
    print("called with", sorted(event))
    return {
        "event": event,
        "name": context.function_name,
        "arn": context.invoked_function_arn,
        "left": 0 < context.get_remaining_time_in_millis() <= 30_000,
        "environment": dict(os.environ),
    }


def refuse(event, context):
    raise ValueError("the error is 0.3, more than 0.1")


def leave(event, context):
    sys.exit(3)


def sleep(event, context):
    time.sleep(60)


def not_json(event, context):
    return {"error": float("nan")}


def nothing(event, context):
    pass
