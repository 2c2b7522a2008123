"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scorecard.cli.choices import DecimalSign, Format, Language

CardFile = Annotated[
    Path, typer.Argument(metavar="CARD", help="The card, a .yaml, .json or .xlsx file.", show_default=False)
]
SurveyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--survey",
        metavar="ID@PERIOD=FILE",
        help="Answers of a survey that the card declares, such as customers@2026-Q1=answers.csv; "
        "book.xlsx#Sheet names a sheet. Repeat for more.",
        show_default=False,
    ),
]
ValuesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--values",
        metavar="FILE",
        help="Measure values: a CSV or Excel file with the columns measure, period, value; "
        "book.xlsx#Sheet names a sheet. Repeat for more.",
        show_default=False,
    ),
]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period", metavar="PERIOD", help="Period to report, such as 2026-Q1; the last of the calendar when left out."
    ),
]
EntityOption = Annotated[
    str | None, typer.Option("--entity", metavar="ID", help="Unit to report, where the card has several.")
]
LangOption = Annotated[Language, typer.Option("--lang", help="Language of what is written.")]
FormatOption = Annotated[Format, typer.Option("--format", help="Form of the output.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="File to write; the terminal when left out.", show_default=False
    ),
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="SEGMENT", help="Groups to compare, as named in the card's layout.")
]
DecimalOption = Annotated[
    DecimalSign | None,
    typer.Option("--decimal", help="Decimal sign of the value files; the point, where they leave no doubt."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="Day on which the card is read: a value due later is not due yet, and not missing. "
        "Everything is due when left out.",
    ),
]
FailOption = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="BAND", help="Exit with 3 if any score is in this band or a worse one."),
]
