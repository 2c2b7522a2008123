"""The subcommand that writes a card in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
    write_card(read_card(card), output)
