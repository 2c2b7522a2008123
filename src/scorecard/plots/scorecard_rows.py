"""One row of a scorecard: a node with its numbers, its history and its status."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from scorecard._printing import format_chance
from scorecard._status import StatusWord
from scorecard._table import Column, format_number
from scorecard._text import Lang, LocalText
from scorecard.models import Band, Bands, Direction, Measure
from scorecard.models.card import NodeKind
from scorecard.plots import scorecard_words as words
from scorecard.plots.theme import status_label
from scorecard.plots.wording import amount, number
from scorecard.scoring.leaf_spans import DEFAULT_CONFIDENCE
from scorecard.scoring.reasons import UNCOUNTED
from scorecard.scoring.words import word_of
from scorecard.series.word_scales import in_scale_of
from scorecard.stats.control_limits import nearness

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation, NodeResult

__all__ = [
    "Change",
    "ScoreRow",
    "Verdict",
    "actual_text",
    "chance_text",
    "gain_of",
    "label_text",
    "levels_text",
    "score_row",
    "score_text",
    "status_text",
    "with_edges",
]

Change = Literal["up", "down", "same"]
Verdict = Literal["better", "worse", "neutral"]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row of a scorecard table.

    Attributes
    ----------
    id, kind, name : str, {"total", "perspective", "objective", "measure"}, LocalText
        The node.
    unit : LocalText or None
        Unit of a measure.
    digits : int
        Digits of its numbers after the point.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"} or None
        Which way is better.
    value, target, difference : float or None
        Actual value, target, and actual minus target, in the unit of the measure.
    trend : tuple of float or None
        Values up to the period, oldest first; None where there is none.
    change : {"up", "down", "same"} or None
        Which way the value went since the period before.
    verdict : {"better", "worse", "neutral"} or None
        Whether that is better.
    score, low, high : float or None
        Score with its interval.
    coverage, bound_low, bound_high : float or None
        Share of the weight that has data, and the score if all that is missing scored least or most.
    band : Band or None
        Band of the score.
    bands : Bands
        The bands that give its status.
    own_bands : bool
        Whether they are the measure's own.
    reason : LocalText or None
        Why there is no score.
    scored : bool
        Whether it could have a status at all.
    word : LocalText or None
        What the value stands for, where values are words.
    probability : float or None
        Probability of the status, where something is known of the error.
    limits : tuple of (float, float) or None
        The band in which the value should stay; the difference is then how far it lies outside.
    level : float or None
        Confidence level of the interval.
    """

    id: str
    kind: NodeKind
    name: LocalText
    unit: LocalText | None
    digits: int
    direction: Direction | None
    value: float | None
    target: float | None
    difference: float | None
    trend: tuple[float | None, ...]
    change: Change | None
    verdict: Verdict | None
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    bound_low: float | None
    bound_high: float | None
    band: Band | None
    bands: Bands
    own_bands: bool
    reason: LocalText | None
    scored: bool
    word: LocalText | None = None
    probability: float | None = None
    limits: tuple[float, float] | None = None
    level: float | None = None

    @property
    def partial(self) -> bool:
        """Whether part of the weight has no data."""
        return self.coverage is not None and self.coverage < 1


def status_text(row: ScoreRow) -> StatusWord:
    """Return the status of a row in words.

    Parameters
    ----------
    row : ScoreRow
        The row.

    Returns
    -------
    StatusWord
        The name of its band, or why it has none.
    """
    if row.band is not None:
        return row.band.word
    return StatusWord.of(row.reason if row.reason is not None else words.NO_DATA)


def label_text(row: ScoreRow, lang: Lang) -> str:
    """Return the short word beside a status mark, with the probability of the status where its score has an interval.

    Parameters
    ----------
    row : ScoreRow
        The row.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``G`` or ``G 62 %``.
    """
    label, chance = status_label(row.band, lang), chance_text(row)
    return label if chance is None else f"{label} {chance}"


def chance_text(row: ScoreRow) -> str | None:
    """Return the probability of a status as printed; None where its score has no interval.

    Parameters
    ----------
    row : ScoreRow
        The row.

    Returns
    -------
    str or None
        Such as ``62 %``.
    """
    known = row.band is not None and row.probability is not None and row.low is not None
    return format_chance(row.probability) if known and row.probability is not None else None


def score_text(row: ScoreRow) -> str:
    """Return a score as printed, with as many digits as keep it in its own band.

    Parameters
    ----------
    row : ScoreRow
        The row.

    Returns
    -------
    str
        Whole points, unless rounding would show 90 beside the status of 89.97.
    """
    if row.score is None:
        return number(None, 0)
    return format_number(row.score, 0, edges=row.bands.print_edges)


def with_edges(columns: Sequence[Column], rows: Sequence[ScoreRow]) -> tuple[Column, ...]:
    """Return columns of which the one of the scores rounds none over an edge of the bands.

    Parameters
    ----------
    columns : sequence of Column
        The columns.
    rows : sequence of ScoreRow
        The rows, with their bands.

    Returns
    -------
    tuple of Column
        The columns, in the same order.
    """
    edges = tuple(sorted({edge for row in rows for edge in row.bands.print_edges}))
    return tuple(replace(column, edges=edges) if column.key == "score" else column for column in columns)


def actual_text(row: ScoreRow, lang: Lang) -> str:
    """Return the value of a measure as printed.

    Parameters
    ----------
    row : ScoreRow
        The row.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        A number, or the word that it stands for.
    """
    return amount(row.value, row.digits) if row.word is None else row.word.text(lang)


def score_row(evaluation: Evaluation, node: str, *, periods: int = 12) -> ScoreRow:
    """Return one node as a row.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period.
    node : str
        Id of the node.
    periods : int
        Most periods of a spark line.

    Returns
    -------
    ScoreRow
        Its numbers, history and status.
    """
    found, card = evaluation[node], evaluation.card
    measure = _then(evaluation, card.measure(node)) if found.kind == "measure" else None
    trend = _trend(evaluation, node, periods) if measure is not None else ()
    change, verdict = _change(measure, trend) if measure is not None else (None, None)
    target = None if measure is None else measure.target
    limits = None if measure is None else _limits(measure)
    return ScoreRow(
        id=node,
        kind=found.kind,
        name=found.name,
        unit=None if measure is None else LocalText(en=measure.unit.symbol("en"), zh=measure.unit.symbol("zh")),
        digits=0 if measure is None else measure.digits,
        direction=None if measure is None else measure.better,
        value=found.value,
        target=target,
        difference=_difference(found.value, target, limits),
        trend=trend,
        change=change,
        verdict=verdict,
        score=found.score,
        low=found.low,
        high=found.high,
        coverage=found.coverage,
        bound_low=found.bound_low,
        bound_high=found.bound_high,
        band=evaluation.band_of(node),
        bands=evaluation.bands_of(node),
        own_bands=measure is not None and measure.bands is not None,
        reason=_reason(found),
        scored=found.reason not in UNCOUNTED,
        word=None if measure is None or found.value is None else word_of(measure, found.value),
        probability=None if found.probabilities is None else found.probabilities.get(found.status),
        limits=limits,
        level=_level(evaluation, found),
    )


def _level(evaluation: Evaluation, found: NodeResult) -> float | None:
    """Return the confidence level of the interval of a node; None where it has none."""
    if found.low is None or found.kind != "measure":
        return None if found.low is None else DEFAULT_CONFIDENCE
    obs = evaluation.observations
    at = obs.periods.index(evaluation.periods[0]) - (found.age or 0)
    level = float(obs.confidence[obs.entities.index(evaluation.entities[0]), at, obs.measures.index(found.id)])
    return DEFAULT_CONFIDENCE if math.isnan(level) else level


def levels_text(rows: Sequence[ScoreRow]) -> LocalText:
    """Return the confidence levels of the intervals of rows.

    Parameters
    ----------
    rows : sequence of ScoreRow
        The rows, of which some have an interval.

    Returns
    -------
    LocalText
        Such as ``95 %``, or ``90 % or 95 %``.
    """
    levels = sorted({row.level for row in rows if row.level is not None})
    told = tuple(f"{100 * level:g} %" for level in levels or [DEFAULT_CONFIDENCE])
    return LocalText(en=" or ".join(told), zh=" 或 ".join(told))


def _limits(measure: Measure) -> tuple[float, float] | None:
    """Return the band in which the value of a measure should stay."""
    low, high = measure.band_low, measure.band_high
    return None if low is None or high is None else (low, high)


def _difference(value: float | None, target: float | None, limits: tuple[float, float] | None) -> float | None:
    """Return actual less target, or how far the actual value lies outside its band."""
    if value is None:
        return None
    if limits is not None:
        return max(value - limits[1], 0.0) + min(value - limits[0], 0.0)
    if target is None:
        return None
    return 0.0 if abs(value - target) <= nearness(np.array([value, target])) else value - target


def _reason(found: NodeResult) -> LocalText | None:
    """Return why a node has no score, in words."""
    return None if found.reason is None else words.REASONS.get(found.reason, words.NO_DATA)


def _trend(evaluation: Evaluation, measure: str, periods: int) -> tuple[float | None, ...]:
    """Return the values of a measure up to the period evaluated, words in the scale of that period."""
    obs, card = evaluation.observations, evaluation.card
    end = obs.periods.index(evaluation.periods[0]) + 1
    series = obs.series(measure, entity=evaluation.entities[0])
    values: list[float] = in_scale_of(series, card.measure(measure), card.calendar, at=end - 1).tolist()
    return tuple(None if math.isnan(v) else v for v in values[max(0, end - periods) : end])


def _change(measure: Measure, trend: Sequence[float | None]) -> tuple[Change | None, Verdict | None]:
    """Return which way the last value went, and whether that is better."""
    if len(trend) < 2:
        return None, None
    before, now = trend[-2], trend[-1]
    if before is None or now is None:
        return None, None
    same = abs(now - before) <= nearness(np.array([before, now]))
    change: Change = "same" if same else ("up" if now > before else "down")
    gain = gain_of(measure, before, now)
    return change, "neutral" if gain == 0 else ("better" if gain > 0 else "worse")


def gain_of(measure: Measure, before: float, now: float) -> float:
    """Return how much better a value is than another, by the direction of its measure.

    Parameters
    ----------
    measure : Measure
        The measure.
    before, now : float
        Two values.

    Returns
    -------
    float
        Above 0 where `now` is better; of a best value or a band, by how much nearer it is. 0 where rounding alone
        parts them, as 0.1 + 0.2 and 0.3.
    """
    if measure.better == "target_is_best":
        gain = 0.0 if measure.target is None else abs(before - measure.target) - abs(now - measure.target)
    elif measure.better == "stay_in_band":
        gain = _outside_band(measure, before) - _outside_band(measure, now)
    else:
        gain = now - before if measure.better == "maximise" else before - now
    return gain if abs(gain) > nearness(np.array([before, now])) else 0.0


def _outside_band(measure: Measure, value: float) -> float:
    """Return how far a value lies outside the band of a measure."""
    low, high = measure.band_low, measure.band_high
    return 0.0 if low is None or high is None else max(low - value, value - high, 0.0)


def _then(evaluation: Evaluation, measure: Measure) -> Measure:
    """Return a measure as it is in the period evaluated."""
    calendar = evaluation.card.calendar
    return measure.at(calendar.first_day(evaluation.periods[0]), calendar=calendar)
