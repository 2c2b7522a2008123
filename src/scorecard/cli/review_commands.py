"""The subcommands that write a review."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scorecard._text import Lang
from scorecard.cli.choices import Colours, DemoLanguage, PaperSize, ReviewLanguage
from scorecard.cli.inputs import gather, read_inputs, template_service
from scorecard.cli.looks import (
    EditionOption,
    LogoOption,
    MarkOption,
    PaperOption,
    Printed,
    SectionsOption,
    ShowOption,
    ThemeOption,
)
from scorecard.cli.options import (
    AsOfOption,
    ByOption,
    CardFile,
    DecimalOption,
    EntityOption,
    FailOption,
    PeriodOption,
    SurveyOption,
    ValuesOption,
)
from scorecard.cli.output import check_band, exit_for
from scorecard.cli.reviewing import Words, write_review
from scorecard.cli.saying import say
from scorecard.cli.targets import files_of, keep_inputs
from scorecard.cli.wanted import parsed_date, sign_of, slice_of
from scorecard.errors import OutputError, Place, Problems, UsageError
from scorecard.io import read_review_notes
from scorecard.templates import load_template, template_files
from scorecard.templates.catalogue import find

__all__ = ["demo", "review"]


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder for the reviews.")] = Path(
        "build"
    ),
    template_name: Annotated[
        str, typer.Option("--template", metavar="NAME", help="Template to run; scorecard template lists them.")
    ] = "self_service_kiosk",
    lang: Annotated[DemoLanguage, typer.Option("--lang", help="Language of the review, or both.")] = DemoLanguage.both,
) -> None:
    """Make the review of a packaged template in English and Chinese, from its survey and value files."""
    info = find(template_name)
    card, files = load_template(template_name), template_files(template_name)
    answered = f"{info.survey}@{info.survey_period}={files['survey']}"
    period = str(card.calendar.last)
    inputs = gather(card, surveys=[answered], values=[files["values"]], period=period)
    _make_folder(output)
    evaluation = slice_of(inputs, period=period, entity=None)
    service = template_service(files)
    for language in lang.langs:
        path = output / _REVIEWS[language]
        printed = Printed(language)
        say(str(write_review(inputs, evaluation, Words(), printed, path=path, service=service)))


_REVIEWS: dict[Lang, str] = {"en": "review.pdf", "zh": "review-zh.pdf"}
"""Files of the demonstration."""


def _make_folder(folder: Path) -> None:
    """Make a folder, or say why it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.single(
            "no-folder",
            "the folder cannot be made",
            place=Place(file=str(folder)),
            found=error.strerror,
            cure="Name another folder with --output.",
        ) from None


def review(
    card: CardFile,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The .pdf or .html to write.")] = Path(
        "review.pdf"
    ),
    survey: SurveyOption = None,
    values: ValuesOption = None,
    period: PeriodOption = None,
    entity: EntityOption = None,
    lang: EditionOption = ReviewLanguage.en,
    by: ByOption = None,
    report_date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Report date to print; none when left out.")
    ] = None,
    as_of: AsOfOption = None,
    message: Annotated[
        str | None, typer.Option("--message", metavar="TEXT", help="Message of the first page; computed when left out.")
    ] = None,
    fail_on: FailOption = None,
    decimal: DecimalOption = None,
    notes: Annotated[
        Path | None,
        typer.Option(
            "--notes", metavar="FILE", help="Actions, decisions and words on other topics, as YAML.", show_default=False
        ),
    ] = None,
    supplier: Annotated[
        list[str] | None,
        typer.Option(
            "--supplier",
            metavar="ID",
            help="A perspective, objective or measure about suppliers and carriers. Repeat for more.",
            show_default=False,
        ),
    ] = None,
    paper: PaperOption = PaperSize.a4,
    theme: ThemeOption = Colours.colour,
    logo: LogoOption = None,
    confidentiality: MarkOption = None,
    sections: SectionsOption = None,
    show_confidential: ShowOption = False,
) -> None:
    """Write the management review of one period as a PDF or a single HTML file."""
    stated, day = parsed_date(report_date), parsed_date(as_of)
    _check_words(output, message, confidentiality)
    keep_inputs(output, files_of(card, notes, logo, *(values or ()), surveys=survey))
    inputs = read_inputs(
        card, surveys=survey or (), values=values or (), period=period, by=by, decimal=sign_of(decimal)
    )
    check_band(inputs.card, fail_on)
    evaluation = slice_of(inputs, period=period, entity=entity, as_of=day)
    words = Words(
        None if notes is None else read_review_notes(notes), tuple(supplier or ()), message=message, report_date=stated
    )
    printed = Printed(lang.edition, paper, theme, logo, confidentiality, sections, show_confidential)
    path = write_review(inputs, evaluation, words, printed, path=output)
    say(str(path))
    exit_for(inputs.card, evaluation, fail_on)


def _check_words(output: Path, message: str | None, confidentiality: str | None) -> None:
    """Refuse a name of a file that no review can have, and empty words, before anything is read."""
    problems = Problems()
    if output.suffix.lower() not in (".pdf", ".html"):
        problems.add(
            "review-format",
            "a review is written as .pdf or .html",
            found=output.name,
            cure="End the name behind --output in .pdf or .html.",
        )
    if message is not None and not message.strip():
        problems.add(
            "message-empty", "the message is empty", cure="Leave --message out to have it computed from the numbers."
        )
    if confidentiality is not None and not confidentiality.strip():
        problems.add("mark-empty", "the mark of confidentiality is empty", cure="Leave --confidentiality out.")
    problems.raise_if_any(UsageError, "The review cannot be written so.")
