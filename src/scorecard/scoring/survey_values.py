"""Survey results in the grid of a card's observations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scorecard.errors import Place, Problems, near
from scorecard.models import SurveySource
from scorecard.scoring.grid import Cell, Grid
from scorecard.series import SurveyFact

if TYPE_CHECKING:
    from scorecard.survey.gaps import GapAnalysis

__all__ = ["add_surveys"]


def add_surveys(grid: Grid, surveys: Mapping[str, Mapping[str, GapAnalysis]], problems: Problems) -> None:
    """Put survey results into the cells of the measures that name them as their source."""
    declared = grid.card.surveys
    for survey, results in surveys.items():
        place = Place(path=f"surveys.{survey}")
        if survey not in declared:
            problems.add(
                "unknown-survey",
                "the card declares no such survey",
                place=place,
                found=survey,
                cure=near(survey, declared),
            )
            continue
        instrument = declared[survey].instrument
        for text, gaps in results.items():
            place = Place(path=f"surveys.{survey}.{text}")
            period = grid.period(text, place, problems)
            if gaps.instrument != instrument:
                problems.add(
                    "survey-instrument",
                    f"the analysis was made with another questionnaire than the survey {survey!r} declares",
                    place=place,
                    found=gaps.instrument.id,
                    cure=f"Read the answers with card.surveys[{survey!r}].",
                )
            elif period is not None:
                _add_result(grid, survey, gaps, period=period, place=place, problems=problems)


def _add_result(grid: Grid, survey: str, gaps: GapAnalysis, *, period: int, place: Place, problems: Problems) -> None:
    """Put one result into the cells of its measures."""
    for measure in grid.card.measures:
        source = measure.source
        known = grid.measure(measure.id)
        if source is None or source.survey != survey or known is None:
            continue
        for entity in range(len(grid.entities)):
            _add_value(grid, (entity, period, known[0]), source, gaps=gaps, place=place, problems=problems)
    if gaps.provenance is not None:
        grid.provenances.append(gaps.provenance)


def _add_value(
    grid: Grid,
    cell: Cell,
    source: SurveySource,
    *,
    gaps: GapAnalysis,
    place: Place,
    problems: Problems,
) -> None:
    """Put one statistic of a result into its cell."""
    estimate = gaps.estimate(source.statistic, source.of)
    fact = SurveyFact(
        survey=source.survey, statistic=source.statistic, of=source.of, n=estimate.n, reason=estimate.reason
    )
    grid.put_fact(cell, fact, value=estimate.value, standard_error=estimate.standard_error, confidence=gaps.confidence)
