"""The subcommand that writes a card in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scorecard.errors import Place, UsageError
from scorecard.io import read_card, write_card

__all__ = ["convert"]


def convert(
    card: Annotated[
        Path, typer.Argument(metavar="CARD", help="The card, a .yaml, .json or .xlsx file.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="The file to write; its ending says the format.", show_default=False),
    ],
) -> None:
    """Write a card as YAML, JSON or an Excel workbook; nothing is lost on the way."""
    read = read_card(card)
    if output.exists() and card.samefile(output):
        raise UsageError.single(
            "same-file",
            "the card would be written over itself, without comments and sheets of your own",
            place=Place(file=str(output)),
            found=str(card),
            cure="Name another file to write.",
        )
    write_card(read, output)
