"""Text to the terminal, or whole to a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from scorecard._writing import write_whole
from scorecard.errors import OutputError

__all__ = ["print_out", "say"]


def say(text: str, output: Path | None = None) -> None:
    """Write text to a file, or to the terminal."""
    if output is None:
        print_out(f"{text}\n")
    else:
        write_whole(output, f"{text}\n".encode())


def print_out(text: str | bytes) -> None:
    """Print text as it stands, or say why it cannot be printed, such as to a disk that is full."""
    try:
        typer.echo(text, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        # what is left in the buffer would fail once more at the end, and change the exit code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError.single(
            "unwritable-output",
            f"what is printed cannot be written ({error.strerror})",
            cure="Check the space on the disk that it is sent to.",
        ) from None
