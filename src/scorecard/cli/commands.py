"""The subcommands that analyse a survey or score a card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from scorecard.cli.choices import DEFAULT, Adjustment, Analysis, Format, Interval, Language
from scorecard.cli.inputs import parse_file, perceived_role, read_inputs
from scorecard.cli.options import (
    AsOfOption,
    ByOption,
    CardFile,
    DecimalOption,
    EntityOption,
    FailOption,
    FormatOption,
    LangOption,
    OutputOption,
    PeriodOption,
    SurveyOption,
    ValuesOption,
)
from scorecard.cli.output import check_band, emit, evaluation_json, exit_for
from scorecard.cli.saying import say
from scorecard.cli.targets import files_of, keep_inputs
from scorecard.cli.wanted import parsed_date, sign_of, slice_of
from scorecard.errors import Problems, UsageError, near
from scorecard.io import read_card, read_survey
from scorecard.models import Scorecard
from scorecard.survey import gap_analysis, importance_performance, question_means, zone_of_tolerance
from scorecard.survey import reliability as alpha

__all__ = ["evaluate", "gaps"]


def gaps(
    survey_file: Annotated[
        str,
        typer.Argument(
            metavar="SURVEY", help="The answers; book.xlsx#Sheet names a sheet of a workbook.", show_default=False
        ),
    ],
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
    """Print gaps between expectation and perception, with n, intervals and tests; or alpha, quadrants, means, zones."""
    _require_taken(
        what,
        {
            "--by": by is not None,
            "--interval": interval is not DEFAULT,
            "--adjust": adjust is not Adjustment.holm,
            "--detail": detail,
        },
    )
    file = parse_file(survey_file)
    keep_inputs(output, (file.path, card))
    read = read_card(card)
    declared = _declared(read, survey)
    answers = read_survey(file.path, read.surveys[declared], sheet=file.sheet)
    if what is Analysis.reliability:
        emit(alpha(answers, by=by), form, lang.lang, output)
    elif what is Analysis.importance:
        performance = perceived_role(answers) or "perception"
        emit(importance_performance(answers, performance=performance), form, lang.lang, output)
    elif what is Analysis.zones:
        perceived = perceived_role(answers) or "perception"
        zones = zone_of_tolerance(answers, by=by, perceived=perceived, adjust=adjust.method)
        emit(zones, form, lang.lang, output)
    elif what is Analysis.means:
        emit(question_means(answers, by=by, weights=read.surveys[declared].weights), form, lang.lang, output)
    else:
        weights = read.surveys[declared].weights
        found = gap_analysis(answers, by=by, weights=weights, interval=interval.method, adjust=adjust.method)
        emit(found, form, lang.lang, output, table=found.table(detail=detail))


_TAKEN: dict[Analysis, tuple[str, ...]] = {
    Analysis.gaps: ("--by", "--interval", "--adjust", "--detail"),
    Analysis.reliability: ("--by",),
    Analysis.importance: (),
    Analysis.means: ("--by",),
    Analysis.zones: ("--by", "--adjust"),
}
"""Options that change what an analysis prints."""


def _require_taken(what: Analysis, given: dict[str, bool]) -> None:
    """Refuse options that an analysis would pass over in silence."""
    problems = Problems()
    for option in (option for option, stands in given.items() if stands and option not in _TAKEN[what]):
        able = ", ".join(analysis.value for analysis, taken in _TAKEN.items() if option in taken)
        problems.add(
            "option-unused",
            f"--what {what.value} takes no {option}",
            cure=f"Leave {option} out; it goes with --what {able}.",
        )
    problems.raise_if_any(UsageError, "The options do not go together.")


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
    as_of: AsOfOption = None,
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
    day = parsed_date(as_of)
    keep_inputs(output, files_of(card, *(values or ()), surveys=survey))
    inputs = read_inputs(card, surveys=survey or (), values=values or (), period=period, decimal=sign_of(decimal))
    check_band(inputs.card, fail_on)
    evaluation = slice_of(inputs, period=period, entity=entity, as_of=day)
    if explain is not None:
        explanation = evaluation.explain(explain)
        text = json.dumps(explanation.to_dict(), ensure_ascii=False, indent=1, allow_nan=False)
        say(text if form is Format.json else explanation.to_text(lang.lang), output)
    elif form is Format.json:
        say(evaluation_json(evaluation), output)
    else:
        emit(evaluation, form, lang.lang, output)
    exit_for(inputs.card, evaluation, fail_on)
