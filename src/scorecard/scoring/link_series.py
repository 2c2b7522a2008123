"""Which series stands for an objective of the strategy map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure, Objective, Scorecard
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.words import may_have_words
from scorecard.series import USABLE, Observations

__all__ = ["ObjectiveSeries", "objective_series"]

FloatArray = NDArray[np.float64]
_WHOLE = 1 - 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class ObjectiveSeries:
    """Values that stand for an objective.

    Attributes
    ----------
    id : str
        The measure whose values they are, or the node whose score.
    values : ndarray, shape (e, p)
        More is better; NaN where there is none.
    """

    id: str
    values: FloatArray


def objective_series(
    card: Scorecard,
    obs: Observations,
    *,
    objectives: tuple[str, ...],
    stands_for: Mapping[str, str],
    functions: Functions | None = None,
) -> dict[str, ObjectiveSeries | None]:
    """Return the series that stands for each objective.

    Parameters
    ----------
    card : Scorecard
        The card.
    obs : Observations
        Its values.
    objectives : tuple of str
        Ids of the objectives.
    stands_for : mapping of str to str
        Measures chosen for some of them.
    functions : mapping of str to callable, optional
        As in `evaluate`.

    Returns
    -------
    dict of str to ObjectiveSeries or None
        By objective. The measure chosen, or the only one: its values, turned so that more is better, of
        periods in which the value is usable, neither missing nor carried forward. Several measures: the
        objective's score before it is clipped, of periods in which all its measures have a fresh value.
        None where there is no value at all.
    """
    chosen: dict[str, Measure | None] = {}
    for objective in objectives:
        node = card.node(objective)
        measures = node.measures if isinstance(node, Objective) else ()
        named = stands_for.get(objective)
        only = measures[0] if len(measures) == 1 else None
        chosen[objective] = only if named is None else card.measure(named)
    scored = [o for o, measure in chosen.items() if measure is None or may_have_words(measure)]
    evaluation = evaluate(card, obs, functions=functions) if scored else None
    found: dict[str, ObjectiveSeries | None] = {}
    for objective, measure in chosen.items():
        if evaluation is not None and objective in scored:
            node_id = objective if measure is None else measure.id
            series = ObjectiveSeries(node_id, _scores(evaluation, node_id))
        elif measure is not None:
            series = ObjectiveSeries(measure.id, _values(obs, measure))
        else:
            continue
        found[objective] = None if np.isnan(series.values).all() else series
    return found


def _scores(evaluation: Evaluation, node: str) -> FloatArray:
    """Return the scores of a node where all that it rests on is fresh, shape (e, p)."""
    place = evaluation.nodes.index(node)
    fresh = evaluation.coverage[:, :, place] >= _WHOLE
    return np.where(fresh, evaluation.raw[:, :, place], np.nan)


def _values(obs: Observations, measure: Measure) -> FloatArray:
    """Return the usable values of a measure, turned so that more is better, shape (e, p)."""
    place = obs.measures.index(measure.id)
    values = np.where(obs.state[:, :, place] == USABLE, obs.value[:, :, place], np.nan)
    calendar = obs.card.calendar
    turned = np.full_like(values, np.nan)
    for p, period in enumerate(obs.periods):
        turned[:, p] = _turned(values[:, p], measure.at(calendar.first_day(period), calendar=calendar))
    return turned


def _turned(values: FloatArray, measure: Measure) -> FloatArray:
    """Return values so that more is better: turned round, or the distance from target or band below zero."""
    if measure.better == "maximise":
        return values
    if measure.better == "minimise":
        return -values
    if measure.better == "target_is_best":
        return values if measure.target is None else -np.abs(values - measure.target)
    low = -np.inf if measure.band_low is None else measure.band_low
    high = np.inf if measure.band_high is None else measure.band_high
    return -(np.maximum(low - values, 0.0) + np.maximum(values - high, 0.0))
