"""The review of what a command has read, with all that its data allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from scorecard.cli.inputs import PERCEIVED, Inputs, perceived_role
from scorecard.cli.looks import Printed
from scorecard.instruments import Role
from scorecard.logistics import ServicePerformance
from scorecard.models import ReviewNotes
from scorecard.plots.heat_data import HEAT_MOST
from scorecard.report import Evidence, review
from scorecard.report.attention_page import attention_of
from scorecard.scoring import Evaluation, evaluate, uncertainty
from scorecard.series import change
from scorecard.survey import (
    GapAnalysis,
    HeatMap,
    QuestionMeans,
    Survey,
    importance_performance,
    reliability,
    zone_of_tolerance,
)

__all__ = ["Words", "write_review"]

_DRAWS = 10_000
_SEED = 1
_DISCUSSED = 2
"""Measures whose behaviour over time is drawn: of those that need attention most, the first with enough values."""
_LEAST = 12
"""Values that limits of ordinary variation rest on."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the user adds to the numbers of a review."""

    notes: ReviewNotes | None = None
    suppliers: tuple[str, ...] = ()
    message: str | None = None
    report_date: date | None = None


def write_review(
    inputs: Inputs,
    evaluation: Evaluation,
    words: Words,
    printed: Printed,
    *,
    path: Path,
    service: ServicePerformance | None = None,
) -> Path:
    """Write one review, with the results of every survey of its period, and return its path."""
    moment = str(evaluation.periods[0])
    evidence: list[Evidence] = [] if service is None else [service]
    for name, waves in inputs.surveys.items():
        if moment not in waves:
            continue
        analysis = inputs.analyses.get(name, {}).get(moment)
        evidence += [*([] if analysis is None else [analysis]), *_survey_results(waves[moment])]
        evidence += [] if analysis is None or analysis.by is None else _by_group(analysis)
    if any(evaluation[node].low is not None for node in evaluation.nodes):
        obs, entity, as_of = inputs.observations, evaluation.entities[0], evaluation.origin.as_of
        evidence.append(
            uncertainty(inputs.card, obs, period=moment, entity=entity, draws=_DRAWS, seed=_SEED, as_of=as_of)
        )
    evidence += [change(inputs.observations, measure) for measure in _discussed(evaluation, show=printed.show)]
    made = review(
        inputs.card,
        evaluation,
        evidence=evidence,
        notes=words.notes,
        previous=_previous(inputs, evaluation),
        suppliers=words.suppliers,
        message=words.message,
        report_date=words.report_date,
        sections=printed.sections,
        confidential=printed.confidential,
    )
    return printed.save(made, path)


def _by_group(analysis: GapAnalysis | QuestionMeans) -> list[HeatMap]:
    """Return the gaps of every group; of a survey without gaps, the means of what was perceived, or asked first.

    Items stand for dimensions where there are none, unless they are more than a chart can hold.
    """
    rows: Literal["dimensions", "items"] = "dimensions" if analysis.instrument.dimensions else "items"
    if rows == "items" and len(analysis.instrument.items) > HEAT_MOST:
        return []
    if isinstance(analysis, GapAnalysis):
        return [analysis.heat_map(rows=rows)]
    asked: list[Role] = [*(role for role in PERCEIVED if role in analysis.means), *analysis.means]
    return [analysis.heat_map(asked[0], rows=rows)]


def _survey_results(answers: Survey) -> Iterable[Evidence]:
    """Return what the answers of a survey allow beside its gaps and means."""
    found: list[Evidence] = [answers, reliability(answers)]
    perceived = perceived_role(answers)
    if perceived is not None and "importance" in answers.answers:
        found.append(importance_performance(answers, performance=perceived))
    if perceived is not None and {"minimum", "desired"} <= set(answers.answers):
        found.append(zone_of_tolerance(answers, perceived=perceived))
    return found


def _discussed(evaluation: Evaluation, *, show: bool) -> list[str]:
    """Return the measures whose behaviour over time is worth a chart and may be shown; none among several entities."""
    obs = evaluation.observations
    if len(obs.entities) > 1:
        return []
    last = obs.periods.index(evaluation.periods[0])
    known = {
        m: int((obs.value[0, : last + 1, i] == obs.value[0, : last + 1, i]).sum()) for i, m in enumerate(obs.measures)
    }
    secret = set[str]() if show else {m.id for m in evaluation.card.measures if m.confidential}
    found = (one.id for one in attention_of(evaluation) if known[one.id] >= _LEAST)
    return [measure for measure in found if measure not in secret][:_DISCUSSED]


def _previous(inputs: Inputs, evaluation: Evaluation) -> Evaluation | None:
    """Return the evaluation of the period before, where it has any score."""
    periods = list(inputs.observations.periods)
    at = periods.index(evaluation.periods[0])
    if at == 0:
        return None
    entity, as_of = evaluation.entities[0], evaluation.origin.as_of
    before = evaluate(inputs.card, inputs.observations, period=periods[at - 1], entity=entity, as_of=as_of)
    return before if any(before[node].score is not None for node in before.nodes) else None
