"""The subcommand that shows how a data file would be read."""

from __future__ import annotations

from typing import Annotated

import typer

from scorecard.cli.choices import Format, Language, SeparatorSign
from scorecard.cli.inputs import parse_file
from scorecard.cli.options import FormatOption, LangOption, OutputOption
from scorecard.cli.output import emit
from scorecard.cli.saying import say
from scorecard.cli.targets import keep_inputs
from scorecard.io import inspect_file

__all__ = ["inspect"]


def inspect(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A survey or value file; book.xlsx#Sheet names a sheet of a workbook.",
            show_default=False,
        ),
    ],
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="Encoding of a text file that leaves it open, such as cp1252."),
    ] = None,
    separator: Annotated[
        SeparatorSign | None, typer.Option("--separator", help="Separator of a text file that leaves it open.")
    ] = None,
    form: FormatOption = Format.text,
    lang: LangOption = Language.en,
    output: OutputOption = None,
) -> None:
    """Show how a data file would be read, what stands in each column, and which survey the columns suggest."""
    given = parse_file(file)
    keep_inputs(output, (given.path,))
    between = None if separator is None else separator.sign
    found = inspect_file(given.path, sheet=given.sheet, encoding=encoding, separator=between)
    if form is Format.text and found.survey:
        say(f"{found.table().to_text(lang.lang)}\n\n{found.survey.rstrip()}", output)
    else:
        emit(found, form, lang.lang, output)
