"""The subcommand that copies a template."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scorecard.cli.saying import say
from scorecard.templates import copy_template, templates

__all__ = ["template"]


def template(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The template; all are listed when left out.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Folder to copy it to; NAME when left out.")
    ] = None,
) -> None:
    """Copy a ready card with its data into a folder, to start from; or list what there is."""
    if name is None:
        for info in templates():
            say(f"{info.name}  {info.title.text('en')}")
        return
    for path in copy_template(name, output if output is not None else Path(name)):
        say(str(path))
