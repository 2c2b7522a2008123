"""The subcommand that prints a JSON Schema."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from scorecard.cli.choices import SchemaName
from scorecard.cli.options import OutputOption
from scorecard.cli.saying import say
from scorecard.io.schema import schema_of

__all__ = ["schema"]


_BESIDE: dict[SchemaName, str] = {
    SchemaName.card: "scorecard.schema.json",
    SchemaName.instrument: "instrument.schema.json",
    SchemaName.layout: "layout.schema.json",
    SchemaName.observations: "observation.schema.json",
    SchemaName.evaluation: "evaluation.schema.json",
}
"""Files of the schemas inside the package."""


def schema(
    name: Annotated[
        SchemaName,
        typer.Argument(metavar="NAME", help="What it describes: card, instrument, layout, observations or evaluation."),
    ] = SchemaName.card,
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of card files, or of another kind of file, for editors and other programs."""
    say(json.dumps(schema_of(_BESIDE[name]), ensure_ascii=False, indent=2), output)
