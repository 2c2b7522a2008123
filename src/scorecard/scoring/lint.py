"""The rules of lint, and the search of a card for what does not follow them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import numpy as np

from scorecard.errors import ScoringError, UsageError
from scorecard.models import Scorecard
from scorecard.scoring import (
    lint_errors,
    lint_evidence,
    lint_measures,
    lint_names,
    lint_people,
    lint_structure,
    lint_values,
    lint_weights,
)
from scorecard.scoring.engine import evaluate
from scorecard.scoring.lint_measured import DataRule, last_known, measured
from scorecard.scoring.lint_report import Finding, Ignored, LintReport
from scorecard.scoring.lint_rule import Rule, Scene
from scorecard.series import MISSING, NOT_DUE, Observations

__all__ = ["RULES", "lint"]

RULES: dict[str, Rule[Scene] | DataRule] = {
    "weights-sum": lint_weights.SUM,
    "weights-equal": lint_weights.EQUAL,
    "weight-unstated": lint_weights.MIXED,
    "weight-dominant": lint_weights.DOMINANT,
    "weight-zero": lint_weights.ZERO,
    "bands-default": lint_measures.BANDS_DEFAULT,
    "bands-number": lint_measures.BANDS_NUMBER,
    "owner-missing": lint_people.OWNER_MISSING,
    "many-measures": lint_structure.MANY_MEASURES,
    "few-measures": lint_structure.FEW_MEASURES,
    "kind-missing": lint_structure.KIND_MISSING,
    "leading-missing": lint_structure.LEADING_MISSING,
    "objective-empty": lint_structure.OBJECTIVE_EMPTY,
    "objective-unlinked": lint_structure.OBJECTIVE_UNLINKED,
    "measure-unscored": lint_measures.MEASURE_UNSCORED,
    "frequency-seldom": lint_measures.FREQUENCY_SELDOM,
    "target-side": lint_measures.TARGET_SIDE,
    "unit-doubtful": lint_measures.UNIT_DOUBTFUL,
    "source-missing": lint_measures.SOURCE_MISSING,
    "definition-missing": lint_measures.DEFINITION_MISSING,
    "initiative-unowned": lint_people.INITIATIVE_UNOWNED,
    "initiative-undated": lint_people.INITIATIVE_UNDATED,
    "initiative-late": lint_people.INITIATIVE_LATE,
    "name-repeated": lint_names.NAME_REPEATED,
    "language-missing": lint_names.LANGUAGE_MISSING,
    "cap-open": lint_structure.CAP_OPEN,
    "survey-unused": lint_structure.SURVEY_UNUSED,
    "ignore-unknown": lint_names.IGNORE_UNKNOWN,
    "ignore-error": lint_names.IGNORE_ERROR,
    "sample-negative": lint_values.SAMPLE_NEGATIVE,
    "values-never": lint_values.VALUES_NEVER,
    "values-silent": lint_values.VALUES_SILENT,
    "values-constant": lint_values.VALUES_CONSTANT,
    "values-outside": lint_values.VALUES_OUTSIDE,
    "target-easy": lint_values.TARGET_EASY,
    "target-hopeless": lint_values.TARGET_HOPELESS,
    "measures-alike": lint_evidence.MEASURES_ALIKE,
    "parts-unrelated": lint_evidence.PARTS_UNRELATED,
    "error-missing": lint_evidence.ERROR_MISSING,
    "rate-bare": lint_evidence.RATE_BARE,
    "sampling-unstated": lint_evidence.SAMPLING_UNSTATED,
    "error-unit": lint_errors.ERROR_UNIT,
}
"""All rules by code: those on the card alone, then those that need values."""


def lint(
    card: Scorecard, obs: Observations | None = None, *, silent_periods: int = 3, as_of: date | None = None
) -> LintReport:
    """Return what is wrong with a card and its values, or could be better.

    Parameters
    ----------
    card : Scorecard
        The card. That it could be read says that nothing in it is impossible.
    obs : Observations, optional
        Its values, from `observe`; without them only the card is looked at.
    silent_periods : int
        From how many periods in a row without a value a measure is reported. A measure that is
        taken less often than the calendar's periods gets as many of its own periods.
    as_of : date, optional
        Initiatives due before this day are late. When left out, the first day of the last period
        that has a value, or of the calendar where there are no values.

    Returns
    -------
    LintReport
        Errors and advice, each with code, place, message and cure; what `evaluate` would refuse is an error. Advice
        that the card's `lint_ignore` names is left out and counted; errors cannot be left out.

    Raises
    ------
    UsageError
        If `card` is no card, `obs` holds no observations of it, `silent_periods` is no whole number
        from 1, or `as_of` is no date.

    Notes
    -----
    Every rule, with its reason and its cure, stands in ``docs/lint.md``.

    Examples
    --------
    >>> from scorecard.templates import load_template
    >>> report = lint(load_template("self_service_kiosk"))
    >>> len(report.findings), [entry.code for entry in report.ignored]
    (0, ['leading-missing'])
    """
    _check(card, obs, silent_periods, as_of=as_of)
    found = [*_refused(card, obs)]
    scene = Scene(card, as_of or _day(card, obs), {code: rule.severity for code, rule in RULES.items()})
    data = None if obs is None else measured(scene, obs, silent_periods=silent_periods)
    for code, rule in RULES.items():
        if not isinstance(rule, DataRule):
            found.extend(rule.findings(code, scene))
        elif data is not None:
            found.extend(rule.findings(code, data))
    return _report(card, found, with_data=obs is not None)


def _report(card: Scorecard, found: list[Finding], *, with_data: bool) -> LintReport:
    """Return the findings that the card does not leave out, errors first."""
    reasons = {entry.code: entry.reason for entry in reversed(card.lint_ignore)}
    left_out = Counter(f.code for f in found if f.severity == "advice" and f.code in reasons)
    kept = sorted((f for f in found if f.code not in left_out), key=lambda f: f.severity != "error")
    ignored = tuple(Ignored(code, reasons[code], number) for code, number in left_out.items())
    return LintReport(card.name, tuple(kept), ignored, with_data)


def _day(card: Scorecard, obs: Observations | None) -> date:
    """Return the day before which an initiative that is due is late, where none is given."""
    known = None if obs is None else last_known(obs)
    return card.calendar.first_day(card.calendar.first if known is None else card.calendar.periods[known])


def _refused(card: Scorecard, obs: Observations | None) -> tuple[Finding, ...]:
    """Return what keeps values from being scored, up to the last period that has any.

    That functions of the caller's own are not at hand is no fault.
    """
    if obs is None:
        return ()
    later = np.arange(len(obs.periods)) > (last_known(obs) or 0)
    waits = (obs.state == MISSING) & later[None, :, None]
    try:
        evaluate(card, replace(obs, state=np.where(waits, np.int8(NOT_DUE), obs.state)))
    except ScoringError as error:
        return tuple(f for f in LintReport.from_error(error).findings if f.code != "unknown-function")
    return ()


def _check(card: object, obs: object, silent_periods: object, *, as_of: object) -> None:
    """Refuse what is no card, no observations, no number of periods or no day."""
    if not isinstance(card, Scorecard):
        raise UsageError.single(
            "lint-card",
            "only a scorecard can be checked",
            found=type(card).__name__,
            cure="Read one with read_card, or build a Scorecard.",
        )
    if obs is not None and not isinstance(obs, Observations):
        raise UsageError.single(
            "lint-observations",
            "the values must be observations",
            found=type(obs).__name__,
            cure="Make them with observe(card, …).",
        )
    if type(silent_periods) is not int or silent_periods < 1:
        raise UsageError.single(
            "lint-periods",
            "silent_periods must be a whole number from 1",
            found=str(silent_periods),
            cure="Leave it out for 3.",
        )
    if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
        raise UsageError.single(
            "lint-day",
            "as_of must be a date",
            found=type(as_of).__name__,
            cure="Write it as in date(2026, 1, 31).",
        )
