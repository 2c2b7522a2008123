"""Text to the terminal, or whole to a file."""

from __future__ import annotations

from pathlib import Path

import typer

from scorecard.io.writing import write_whole

__all__ = ["say"]


def say(text: str, output: Path | None = None) -> None:
    """Write text to a file, or to the terminal."""
    if output is None:
        typer.echo(text)
    else:
        write_whole(output, f"{text}\n".encode())
