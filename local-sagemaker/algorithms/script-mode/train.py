"""Open-source stand-in for the training toolkit of SageMaker's framework images: runs the user's own script.

The script is called as in a container: hyper-parameters are its arguments, ``SM_…`` variables name its folders, and it
is started in ``/opt/ml/code``. Reads and writes only below ``/opt/ml`` (or ``SAGEMAKER_BASE_DIR``).
"""

import os
import shutil
import subprocess
import sys
import tarfile
from collections import deque
from pathlib import Path, PurePosixPath

from training_environment import Job, arguments, read_job, variables

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
CODE = BASE / "code"

#: So many lines of what the script wrote last are told as the reason of its failure.
TOLD_LINES = 20


class ClientError(Exception):
    """What is wrong with the request, in one sentence."""


class ScriptError(Exception):
    """The script ended with another exit code than 0."""

    def __init__(self, code: int, command: list[str], told: str) -> None:
        message = f'ExecuteUserScriptError:\nExitCode {code}\nErrorMessage "{told}"\nCommand "{" ".join(command)}"'
        super().__init__(message)
        self.code = code


def own_path(place: str) -> Path:
    """A path of the container where it is here."""
    return BASE / PurePosixPath(place).relative_to("/opt/ml")


def lay_code(job: Job) -> None:
    """Brings the code to ``/opt/ml/code``: a folder is copied, an archive unpacked. What lies there already stays."""
    if CODE.exists() and any(CODE.iterdir()):
        return
    source = own_path(str(job.reserved.get("sagemaker_submit_directory", "/opt/ml/code")))
    if source.is_dir():
        shutil.copytree(source, CODE, dirs_exist_ok=True)
    elif source.is_file():
        with tarfile.open(source) as archive:
            archive.extractall(CODE, filter="data")
    else:
        raise ClientError(f'There is no code at "{source}": neither a folder nor an archive.')


def program_of(job: Job) -> str:
    """The script's name; the environment counts before the hyper-parameter."""
    program = os.environ.get("SAGEMAKER_PROGRAM") or job.reserved.get("sagemaker_program")
    if not program:
        raise ClientError('The hyper-parameter "sagemaker_program" is missing.')
    if not (CODE / str(program)).is_file():
        names = ", ".join(sorted(path.name for path in CODE.iterdir()))
        raise ClientError(f'The code has no file "{program}", but: {names}.')
    if (CODE / "setup.py").exists():
        raise ClientError("Code with a setup.py is not run on this machine; leave it out, or train on AWS.")
    return str(program)


def command_of(program: str, job: Job) -> list[str]:
    """The script and its arguments."""
    starter = ["/bin/sh"] if program.endswith(".sh") else [sys.executable]
    return [*starter, program, *arguments(job.hyperparameters)]


def run(command: list[str], environment: dict[str, str]) -> None:
    """Runs a command in the folder of the code; its lines are passed on as they come."""
    last: deque[str] = deque(maxlen=TOLD_LINES)
    with subprocess.Popen(
        command,
        cwd=CODE,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last.append(line)
    if process.returncode != 0:
        raise ScriptError(process.returncode, command, "".join(last).strip())


def train() -> None:
    """Carries out the job."""
    job = read_job(BASE)
    lay_code(job)
    program = program_of(job)
    environment = variables(job, program, CODE)
    if (CODE / "requirements.txt").exists():
        run([sys.executable, "-m", "pip", "install", "-r", "requirements.txt"], environment)
    command = command_of(program, job)
    print(f"Invoking script with the following command:\n\n{' '.join(command)}\n", flush=True)
    run(command, environment)


def fail(text: str, code: int) -> int:
    """Leaves the reason where SageMaker looks for it."""
    print(text, file=sys.stderr, flush=True)
    failure = BASE / "output" / "failure"
    failure.parent.mkdir(parents=True, exist_ok=True)
    failure.write_text(text, encoding="utf-8")
    # A script that a signal ended has a negative code, which no process can end with.
    return code if 0 < code < 256 else 1


def main() -> int:
    """Returns the exit code."""
    try:
        train()
    except ScriptError as error:
        return fail(str(error), error.code)
    except (ClientError, OSError, tarfile.TarError, ValueError) as error:
        return fail(f"ClientError: {error}", 1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
