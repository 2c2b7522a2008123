"""The subcommand that brings a card to the present format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scorecard._writing import write_whole
from scorecard.cli.choices import Language
from scorecard.cli.options import LangOption, OutputOption
from scorecard.cli.saying import print_out
from scorecard.cli.targets import keep_inputs
from scorecard.errors import UsageError
from scorecard.io.migration import migrate_file

__all__ = ["migrate"]


def migrate(
    card: Annotated[Path, typer.Argument(metavar="CARD", help="The card, a .yaml or .json file.", show_default=False)],
    output: OutputOption = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Replace the card itself.")] = False,
    lang: LangOption = Language.en,
) -> None:
    """Rewrite the version of a card, and nothing else; the card itself is replaced only where that is asked for."""
    if in_place and output is not None:
        raise UsageError.single(
            "migrate-target",
            "both --output and --in-place are given",
            cure="Give --in-place to replace the card, or --output FILE to write another file.",
        )
    keep_inputs(
        output, (card,), cure="Give --in-place in place of --output to replace the card, or name another file to write."
    )
    data, found = migrate_file(card)
    target: Path | None = card if in_place else output
    if target is None:
        print_out(data)
    elif found.changed or not in_place:
        write_whole(target, data)
    typer.echo(f"{card}: {found.said.text(lang.lang)}", err=True)
