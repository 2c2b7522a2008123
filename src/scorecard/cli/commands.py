"""The subcommands: each reads, calls the library, writes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from scorecard._text import Lang
from scorecard.cli.choices import (
    DEFAULT,
    Adjustment,
    Analysis,
    Colours,
    DecimalSign,
    DemoLanguage,
    Interval,
    Language,
    PaperSize,
    ReviewLanguage,
)
from scorecard.cli.inputs import Inputs, gather, read_inputs, template_service
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
from scorecard.cli.output import Format, check_band, emit, evaluation_json, exit_for, say
from scorecard.cli.reviewing import Words, write_review
from scorecard.errors import OutputError, Place, UsageError, near
from scorecard.io import card_schema, inspect_file, read_card, read_review_notes, read_survey
from scorecard.models import Scorecard
from scorecard.scoring import Evaluation
from scorecard.scoring import evaluate as score
from scorecard.survey import gap_analysis, importance_performance
from scorecard.survey import reliability as alpha
from scorecard.templates import copy_template, load_template, template_files, templates
from scorecard.templates.catalogue import find

CardFile = Annotated[
    Path, typer.Argument(metavar="CARD", help="The card, a .yaml, .json or .xlsx file.", show_default=False)
]
SurveyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--survey",
        metavar="ID@PERIOD=FILE",
        help="Answers of a survey that the card declares, such as customers@2026-Q1=answers.csv. Repeat for more.",
        show_default=False,
    ),
]
ValuesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--values",
        metavar="FILE",
        help="Measure values: a CSV or Excel file with the columns measure, period, value. Repeat for more.",
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
FailOption = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="BAND", help="Exit with 3 if any score is in this band or a worse one."),
]


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
    evaluation = _slice(inputs, period=period, entity=None)
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


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A survey or value file.", show_default=False)],
    form: FormatOption = Format.text,
    lang: LangOption = Language.en,
    output: OutputOption = None,
) -> None:
    """Show how a data file would be read, what stands in each column, and which survey the columns suggest."""
    found = inspect_file(file)
    if form is Format.text and found.survey:
        say(f"{found.table().to_text(lang.lang)}\n\n{found.survey.rstrip()}", output)
    else:
        emit(found, form, lang.lang, output)


def gaps(
    survey_file: Annotated[Path, typer.Argument(metavar="SURVEY", help="The answers.", show_default=False)],
    card: Annotated[Path, typer.Option("--card", help="Card that declares the survey.", show_default=False)],
    survey: Annotated[
        str | None, typer.Option("--survey", help="Which survey of the card; needed where it has several.")
    ] = None,
    by: ByOption = None,
    what: Annotated[
        Analysis, typer.Option("--what", help="Which analysis to print.", case_sensitive=False)
    ] = Analysis.gaps,
    interval: Annotated[
        Interval, typer.Option("--interval", help="How the intervals of mean gaps are formed.")
    ] = DEFAULT,
    adjust: Annotated[
        Adjustment, typer.Option("--adjust", help="How the p-values of gaps are adjusted for the number of tests.")
    ] = Adjustment.holm,
    detail: Annotated[
        bool, typer.Option("--detail", help="Add every column of the gaps: Wilcoxon's test, effect sizes, shares.")
    ] = False,
    form: FormatOption = Format.text,
    lang: LangOption = Language.en,
    output: OutputOption = None,
) -> None:
    """Print gaps between expectation and perception, with n, intervals and tests; or alpha; or quadrants."""
    read = read_card(card)
    declared = _declared(read, survey)
    answers = read_survey(survey_file, read.surveys[declared])
    if what is Analysis.reliability:
        emit(alpha(answers), form, lang.lang, output)
    elif what is Analysis.importance:
        emit(importance_performance(answers), form, lang.lang, output)
    else:
        weights = read.surveys[declared].weights
        found = gap_analysis(answers, by=by, weights=weights, interval=interval.method, adjust=adjust.method)
        emit(found, form, lang.lang, output, table=found.table(detail=detail))


def _declared(card: Scorecard, survey: str | None) -> str:
    """Return which survey of a card is meant."""
    if survey is None and len(card.surveys) == 1:
        return next(iter(card.surveys))
    if survey is None:
        raise UsageError.single(
            "survey-open",
            f"the card declares {len(card.surveys)} surveys",
            cure="Name one with --survey." if card.surveys else "Declare the survey in the card.",
        )
    if survey not in card.surveys:
        raise UsageError.single(
            "unknown-survey", "the card declares no such survey", found=survey, cure=near(survey, card.surveys)
        )
    return survey


def evaluate(
    card: CardFile,
    survey: SurveyOption = None,
    values: ValuesOption = None,
    period: PeriodOption = None,
    entity: EntityOption = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="NODE", help="Explain one score down to its counts.")
    ] = None,
    fail_on: FailOption = None,
    decimal: DecimalOption = None,
    form: FormatOption = Format.text,
    lang: LangOption = Language.en,
    output: OutputOption = None,
) -> None:
    """Score a card: value, score, interval, coverage, bounds and status of every node."""
    if explain is not None and form not in (Format.text, Format.json):
        raise UsageError.single(
            "explain-format", "an explanation is no table", found=form.value, cure="Use --format text or json."
        )
    inputs = read_inputs(card, surveys=survey or (), values=values or (), period=period, decimal=_sign(decimal))
    check_band(inputs.card, fail_on)
    evaluation = _slice(inputs, period=period, entity=entity)
    if explain is not None:
        explanation = evaluation.explain(explain)
        text = json.dumps(explanation.to_dict(), ensure_ascii=False, indent=1, allow_nan=False)
        say(text if form is Format.json else explanation.to_text(lang.lang), output)
    elif form is Format.json:
        say(evaluation_json(evaluation), output)
    else:
        emit(evaluation, form, lang.lang, output)
    exit_for(inputs.card, evaluation, fail_on)


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
    stated = parsed_date(report_date)
    if message is not None and not message.strip():
        raise UsageError.single(
            "message-empty", "the message is empty", cure="Leave --message out to have it computed from the numbers."
        )
    inputs = read_inputs(card, surveys=survey or (), values=values or (), period=period, by=by, decimal=_sign(decimal))
    check_band(inputs.card, fail_on)
    evaluation = _slice(inputs, period=period, entity=entity)
    words = Words(
        None if notes is None else read_review_notes(notes), tuple(supplier or ()), message=message, report_date=stated
    )
    printed = Printed(lang.edition, paper, theme, logo, confidentiality, sections, show_confidential)
    path = write_review(inputs, evaluation, words, printed, path=output)
    say(str(path))
    exit_for(inputs.card, evaluation, fail_on)


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


def schema(output: OutputOption = None) -> None:
    """Print the JSON Schema of card files, for completion in an editor."""
    say(json.dumps(card_schema(), ensure_ascii=False, indent=2), output)


def _slice(inputs: Inputs, *, period: str | None, entity: str | None) -> Evaluation:
    """Return the evaluation of the period and entity asked for."""
    wanted = period if period is not None else str(inputs.card.calendar.last)
    whole = score(inputs.card, inputs.observations, period=wanted, entity=entity)
    if len(whole.entities) > 1:
        raise UsageError.single(
            "entity-option",
            f"the card has {len(whole.entities)} entities",
            cure=f"Name one with --entity: {', '.join(whole.entities[:12])}.",
        )
    return whole


def _sign(decimal: DecimalSign | None) -> Literal[".", ","] | None:
    """Return the declared decimal sign, if one is."""
    return None if decimal is None else decimal.sign


def parsed_date(text: str | None) -> date | None:
    """Return the report date."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError.single(
            "bad-date", "this is no date", found=text, cure="Write it as YYYY-MM-DD, such as 2026-03-31."
        ) from None
