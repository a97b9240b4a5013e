"""Errors that end a training job."""


class UserError(Exception):
    """The request or the data is wrong."""
