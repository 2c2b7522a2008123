"""Making the data of variance columns from an evaluation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

import numpy as np

from scorecard.errors import ChartError, UsageError
from scorecard.models import Measure, Period
from scorecard.plots.bullet_data import of_node
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scorecard_rows import gain_of
from scorecard.plots.variance_data import Against, VarianceColumnsData, VarianceMark, VarianceVerdict
from scorecard.plots.wording import period_label, period_words
from scorecard.scoring.leaf_spans import DEFAULT_CONFIDENCE
from scorecard.series.options import require_choice
from scorecard.stats.control_limits import nearness

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation
    from scorecard.series import Observations

__all__ = ["VARIANCE_MOST", "prepare_variance_columns"]

VARIANCE_MOST = 12
"""Most periods of variance columns."""

Key = tuple[str, int, int]

_SHARES = ("percent", "fraction")


def prepare_variance_columns(
    evaluation: Evaluation,
    measure: str,
    *,
    against: Against = "target",
    plan: Observations | None = None,
    periods: int = VARIANCE_MOST,
) -> VarianceColumnsData:
    """Return what variance columns show, before anything is drawn.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period; the history comes from its observations.
    measure : str
        Id of the measure.
    against : {"target", "plan", "previous_year"}
        What each value is held against: the target of its period, the value of a plan, or the value a year before.
    plan : Observations, optional
        Values of a plan, as `observe` returns them for its scenario; needed for a plan, and for nothing else.
    periods : int
        Most periods, up to 12; they end at the period evaluated.

    Returns
    -------
    VarianceColumnsData
        Periods and words.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, there is no such measure, or an option has a value
        that it cannot have.
    ChartError
        If no period has both a value and something to hold it against.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> data = prepare_variance_columns(ev, "otif")
    >>> [(mark.id, mark.delta) for mark in data.marks]
    [('2025', -6.0), ('2026', -12.0)]
    """
    require_drawn("evaluation", evaluation, "Evaluation")
    _check(against, plan, periods)
    evaluation = evaluation.as_kept()
    found, card, obs = evaluation[measure], evaluation.card, evaluation.observations
    calendar, written = card.calendar, card.measure(measure)
    end = obs.periods.index(evaluation.periods[0]) + 1
    shown = obs.periods[max(0, end - periods) : end]
    values = _values(obs, measure, evaluation.entities[0])
    planned = {} if plan is None else _values(plan, measure, evaluation.entities[0])
    marks: list[VarianceMark] = []
    for period in shown:
        then = written.at(calendar.first_day(period), calendar=calendar)
        held = _reference(period, then, against, values=values, planned=planned)
        marks.append(_mark(evaluation, period, then, values.get(_key(period)), held))
    if all(mark.delta is None for mark in marks):
        raise ChartError.single(
            "nothing-to-draw",
            f"no period has both a value and something to hold it against: {against}",
            found=measure,
            cure="Choose another measure, more periods, or against=….",
        )
    last = written.at(calendar.first_day(shown[-1]), calendar=calendar)
    _, subject = of_node(evaluation, None)
    known = marks[-1].actual is not None
    stated = float(obs.confidence[obs.entities.index(evaluation.entities[0]), end - 1, obs.measures.index(measure)])
    return VarianceColumnsData(
        tuple(marks),
        measure,
        found.name,
        last.unit.model_copy(update={"decimals": last.digits}),
        last.better,
        against,
        subject,
        found.value_low if known else None,
        found.value_high if known else None,
        last.unit.kind not in _SHARES,
        DEFAULT_CONFIDENCE if math.isnan(stated) else stated,
    )


def _check(against: Against, plan: Observations | None, periods: int) -> None:
    """Refuse options that say nothing or contradict each other."""
    require_choice("against", against, get_args(Against))
    if not 1 <= periods <= VARIANCE_MOST:
        raise UsageError.single(
            "periods-out-of-range",
            f"variance columns show 1 to {VARIANCE_MOST} periods",
            found=str(periods),
            cure="Give a number of periods in this range.",
        )
    if (plan is None) == (against == "plan"):
        raise UsageError.single(
            "plan-and-against",
            "values of a plan are needed for a plan, and for nothing else",
            found=f"against={against!r}, {'no plan' if plan is None else 'a plan'}",
            cure='Give both against="plan" and plan=observe(card, values=…, scenario=…), or neither.',
        )


def _key(period: Period) -> Key:
    """Return what tells a period apart, whatever calendar it comes from."""
    return period.frequency, period.year, period.index


def _values(obs: Observations, measure: str, entity: str) -> dict[Key, float]:
    """Return the values that there are, by period."""
    series: list[float] = obs.series(measure, entity=entity).tolist()
    found = zip(obs.periods, series, strict=True)
    return {_key(period): value for period, value in found if not math.isnan(value)}


def _reference(
    period: Period, then: Measure, against: Against, *, values: Mapping[Key, float], planned: Mapping[Key, float]
) -> float | None:
    """Return what the value of a period is held against."""
    if against == "target":
        return then.target
    if against == "plan":
        return planned.get(_key(period))
    return values.get((period.frequency, period.year - 1, period.index))


def _mark(
    evaluation: Evaluation, period: Period, then: Measure, actual: float | None, held: float | None
) -> VarianceMark:
    """Return one period."""
    calendar = evaluation.card.calendar
    name = period_words(calendar, period)
    label = period_label(period, calendar)
    if actual is None or held is None:
        return VarianceMark(str(period), name, actual, held, None, None, None, label)
    apart, gain = actual - held, gain_of(then, held, actual)
    delta = 0.0 if abs(apart) <= nearness(np.array([actual, held])) else apart
    share = delta / abs(held) if held and then.unit.kind not in _SHARES else None
    verdict: VarianceVerdict = "neutral" if gain == 0 else "good" if gain > 0 else "bad"
    return VarianceMark(str(period), name, actual, held, delta, share, verdict, label)
