"""Survey results in the grid of a card's observations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

import numpy as np

from scorecard.errors import Place, Problem, Problems, ScorecardError, UsageError, near
from scorecard.instruments import Role
from scorecard.models import Measure, SurveySource
from scorecard.scoring.grid import Cell, Grid
from scorecard.series import SurveyFact
from scorecard.survey import SurveyEstimates

__all__ = ["add_surveys"]

_BEHIND: tuple[Role, ...] = ("expectation", "perception")
"""Means that a gap is the difference of."""


def add_surveys(grid: Grid, surveys: Mapping[str, Mapping[str, SurveyEstimates]], problems: Problems) -> None:
    """Put survey results into the cells of the measures that name them as their source."""
    declared = grid.card.surveys
    if not isinstance(cast("object", surveys), Mapping):
        raise _of_another_kind(surveys, "customers", None, named="the ids of the card")
    for survey, results in surveys.items():
        if survey not in declared:
            problems.add(
                "unknown-survey",
                "the card declares no such survey",
                place=Place(path=f"surveys.{survey}"),
                found=survey,
                cure=near(survey, declared),
            )
            continue
        seen: set[int | None] = set()
        for text, result in _by_period(survey, results):
            place = Place(path=f"surveys.{survey}.{text}")
            period = grid.period(text)
            if period is None:
                grid.report_period(text, place, problems)
            elif period in seen:
                problems.add(
                    "survey-twice",
                    "another result of this survey is given for the same period",
                    place=place,
                    cure="Give one result for each survey and period.",
                )
            seen.add(period)
            if result.instrument != declared[survey].instrument:
                problems.add(
                    "survey-instrument",
                    "the analysis was made with another questionnaire than the card declares for this survey",
                    place=place,
                    found=result.instrument.id,
                    cure=f"Read the answers with card.surveys[{survey!r}].",
                )
            elif period is not None and _groups_fit(grid, result, place, problems=problems):
                _add_result(grid, survey, result, period=period, place=place, problems=problems)


def _by_period(survey: str, results: object) -> Iterator[tuple[str, SurveyEstimates]]:
    """Yield the results of a survey by period, or refuse what is none."""
    found = cast("Mapping[object, object]", results) if isinstance(results, Mapping) else {None: results}
    for period, result in found.items():
        # the class itself has every name of its objects
        if period is None or isinstance(result, type) or not isinstance(result, SurveyEstimates):
            raise _of_another_kind(result, survey, Place(path=f"surveys.{survey}"), named="a period of the calendar")
        yield str(period), result


def _of_another_kind(found: object, survey: str, place: Place | None, *, named: str) -> ScorecardError:
    """Return the error for something else than results by period, to be raised."""
    return UsageError.single(
        "surveys-kind",
        "surveys must give each survey its gap analyses or question means by period",
        place=place,
        found=f"class {found.__name__}" if isinstance(found, type) else type(found).__name__,
        cure=f"Write surveys={{{survey!r}: {{'2026-Q1': gap_analysis(…)}}}}, with {named}; "
        "question_means(…) serves where no measure is a gap.",
    )


def _groups_fit(grid: Grid, result: SurveyEstimates, place: Place, *, problems: Problems) -> bool:
    """Check that an analysis for several entities is made by them."""
    if len(grid.entities) == 1:
        return True
    if result.by is None:
        problems.add(
            "survey-entities",
            "the card has several entities, and the analysis is not made by them",
            place=place,
            cure="Make it with by=, a segment whose labels are the ids of the entities.",
        )
        return False
    strange = [label for label in result.segments if label not in grid.entities]
    for label in strange:
        problems.add(
            "unknown-entity",
            "the card has no such entity",
            place=place,
            found=label,
            cure=_as_entity(grid, label, by=result.by),
        )
    return not strange


def _as_entity(grid: Grid, label: str, *, by: str) -> str:
    """Return a cure for a label that is no entity: a slip, or another word, to which the layout gives the id."""
    known = {name.casefold(): e.id for e in grid.card.entities for name in (e.name.text("en"), e.name.text("zh"))}
    meant = known.get(label.strip().casefold())
    cure = near(label, grid.entities)
    if meant is None and cure.startswith("Did you mean"):
        return cure
    renamed = json.dumps({by: {label: meant or "…"}}, ensure_ascii=False)
    return f"{'' if meant is not None else f'{cure} '}The layout gives labels the ids of entities: labels: {renamed}."


def _add_result(
    grid: Grid, survey: str, result: SurveyEstimates, *, period: int, place: Place, problems: Problems
) -> None:
    """Put one result into the cells of its measures."""
    single = len(grid.entities) == 1
    sources: dict[int, SurveySource] = {}
    for position, measure in enumerate(grid.card.measures):
        source = measure.source
        if not isinstance(source, SurveySource) or source.survey != survey:
            continue
        sources[position] = source
        for row, entity in enumerate(grid.entities):
            if not single and entity not in result.segments:
                fact = SurveyFact(survey, source.statistic, source.of, n=0, reason="nobody_answered")
                grid.put_fact(
                    (row, period, position), fact, value=None, standard_error=None, confidence=result.confidence
                )
                continue
            try:
                _add_value(grid, (row, period, position), source, result=result, segment=None if single else entity)
            except ScorecardError as error:
                problems.extend(_of_measure(error, measure, place))
                del sources[position]
                break
    for row, entity in enumerate(grid.entities):
        if single or entity in result.segments:
            _add_correlations(grid, (row, period), sources, result=result, segment=None if single else entity)
    grid.provenances.append(result.provenance)


def _add_correlations(
    grid: Grid,
    at: tuple[int, int],
    sources: Mapping[int, SurveySource],
    *,
    result: SurveyEstimates,
    segment: str | None,
) -> None:
    """Put into the grid how the errors of the values of one result go together, pair by pair."""
    positions = list(sources)
    found = result.correlations([(source.statistic, source.of) for source in sources.values()], segment=segment)
    for i, j in zip(*np.triu_indices(len(positions), 1), strict=True):
        grid.put_correlation((*at, positions[i]), (*at, positions[j]), float(found[i, j]))


def _add_value(grid: Grid, cell: Cell, source: SurveySource, *, result: SurveyEstimates, segment: str | None) -> None:
    """Put one statistic of a result into its cell."""
    estimate = result.estimate(source.statistic, source.of, segment=segment)
    behind: dict[str, float | None] = {}
    if source.statistic == "gap":
        behind = {role: result.estimate(role, source.of, segment=segment).value for role in _BEHIND}
    fact = SurveyFact(
        survey=source.survey,
        statistic=source.statistic,
        of=source.of,
        n=estimate.n,
        expectation=behind.get("expectation"),
        perception=behind.get("perception"),
        reason=estimate.reason,
        clusters=estimate.clusters,
    )
    grid.put_fact(
        cell, fact, value=estimate.value, standard_error=estimate.standard_error, confidence=result.confidence
    )


def _of_measure(error: ScorecardError, measure: Measure, place: Place) -> list[Problem]:
    """Return the problems of an analysis with the measure that met them."""
    return [replace(p, what=f"{measure.id} has no value: {p.what}", place=place) for p in error.problems]
