"""The subcommand that says whether a card and its data can be used, and what could be better."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from scorecard._text import LocalText, join_text
from scorecard.cli.choices import FailOn, Format, Language
from scorecard.cli.inputs import Inputs, gather
from scorecard.cli.options import (
    CardFile,
    DecimalOption,
    FormatOption,
    LangOption,
    OutputOption,
    PeriodOption,
    SurveyOption,
    ValuesOption,
)
from scorecard.cli.output import CONDITION_MET, emit
from scorecard.cli.saying import say
from scorecard.cli.targets import files_of, keep_inputs
from scorecard.cli.wanted import parsed_date
from scorecard.errors import ScorecardError, UsageError
from scorecard.io import read_card
from scorecard.models import Scorecard
from scorecard.scoring import LintReport, lint
from scorecard.series import USABLE

__all__ = ["check"]

_PROBLEMS = 1


def check(
    card: CardFile,
    survey: SurveyOption = None,
    values: ValuesOption = None,
    data: Annotated[
        list[str] | None, typer.Option("--data", metavar="FILE", help="Another name for --values.", show_default=False)
    ] = None,
    period: PeriodOption = None,
    as_of: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Initiatives due before this day are late."),
    ] = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="Exit with 3 if there is any advice.")] = None,
    decimal: DecimalOption = None,
    form: FormatOption = Format.text,
    lang: LangOption = Language.en,
    output: OutputOption = None,
) -> None:
    """Say whether a card, and the data given with it, can be used; list every error and advice with place and cure."""
    day = parsed_date(as_of)
    files = [*(values or ()), *(data or ())]
    keep_inputs(output, files_of(card, *files, surveys=survey))
    try:
        read, inputs = read_card(card), None
        if survey or files:
            sign = None if decimal is None else decimal.sign
            inputs = gather(read, surveys=survey or (), values=files, period=period, decimal=sign)
    except UsageError:
        raise
    except ScorecardError as error:
        if form is Format.text:
            raise
        _write(LintReport.from_error(error), form, lang, output)
        raise typer.Exit(_PROBLEMS) from None
    report = lint(read, None if inputs is None else inputs.observations, as_of=day)
    if form is Format.text:
        told = [line.text(lang.lang) for line in _described(read, inputs, report)]
        say("\n".join([*told, *report.lines(lang.lang)]), output)
    else:
        _write(report, form, lang, output)
    _exit(report, fail_on)


def _write(report: LintReport, form: Format, lang: Language, output: Path | None) -> None:
    """Write a report as JSON or as a table."""
    if form is Format.json:
        say(json.dumps(report.to_dict(), ensure_ascii=False, indent=1, allow_nan=False), output)
    else:
        emit(report, form, lang.lang, output)


def _exit(report: LintReport, fail_on: FailOn | None) -> None:
    """End with exit code 1 for an error, with 3 for advice where it is asked for."""
    if report.errors:
        raise typer.Exit(_PROBLEMS)
    if fail_on is not None and report.advice:
        typer.echo(f"--fail-on {fail_on.value}: {report.verdict.text('en')}.", err=True)
        raise typer.Exit(CONDITION_MET)


def _described(card: Scorecard, inputs: Inputs | None, report: LintReport) -> list[LocalText]:
    """Return the verdict, and what a card and its data hold, one line each."""
    lines = [_HEAD.fill({"name": card.name, "verdict": report.verdict, "parts": _parts(card)})]
    if inputs is None:
        return lines
    for name, waves in inputs.surveys.items():
        for period, survey in waves.items():
            people = _counted(survey.size, "respondent")
            lines.append(_SURVEY.fill({"name": name, "period": period, "people": people}))
    known = int((inputs.observations.state == USABLE).sum())
    lines.append(_VALUES.fill({"known": known, "cells": inputs.observations.state.size}))
    return lines


def _parts(card: Scorecard) -> LocalText:
    """Return how many parts of each kind a card has."""
    counts = (
        (len(card.perspectives), "perspective"),
        (len(card.objectives), "objective"),
        (len(card.measures), "measure"),
        (len(card.strategy_map.links), "link"),
        (len(card.surveys), "survey"),
    )
    return join_text(tuple(_counted(n, word) for n, word in counts), en=", ", zh="，")


def _counted(number: int, word: str) -> LocalText:
    """Return a number with its noun."""
    one, many = _NOUNS[word]
    return (one if number == 1 else many).fill({"n": number})


_HEAD = LocalText(en="{name}: {verdict}. {parts}.", zh="{name}：{verdict}。{parts}。")
_SURVEY = LocalText(en="Survey {name} {period}: {people}.", zh="调查 {name} {period}：{people}。")
_VALUES = LocalText(
    en="Values: {known} of {cells} cells of the calendar.", zh="数值：日历的 {cells} 个单元格中有 {known} 个。"
)
_NOUNS: dict[str, tuple[LocalText, LocalText]] = {
    "perspective": (LocalText(en="1 perspective", zh="1 个维度"), LocalText(en="{n} perspectives", zh="{n} 个维度")),
    "objective": (LocalText(en="1 objective", zh="1 个目标"), LocalText(en="{n} objectives", zh="{n} 个目标")),
    "measure": (LocalText(en="1 measure", zh="1 项指标"), LocalText(en="{n} measures", zh="{n} 项指标")),
    "link": (LocalText(en="1 link", zh="1 条关系"), LocalText(en="{n} links", zh="{n} 条关系")),
    "survey": (LocalText(en="1 survey", zh="1 项调查"), LocalText(en="{n} surveys", zh="{n} 项调查")),
    "respondent": (LocalText(en="1 respondent", zh="1 名受访者"), LocalText(en="{n} respondents", zh="{n} 名受访者")),
}
