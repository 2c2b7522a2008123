"""Figures of service computed from the counts of one cell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText, join_text
from scorecard.logistics.clustered_shares import with_customers
from scorecard.logistics.figure_kinds import Figure, RateFigure, SumFigure, TimeFigure, TimeShareFigure
from scorecard.logistics.order_counts import CellCounts, DurationCounts, RatioSums
from scorecard.logistics.order_reasons import ROW_REASONS
from scorecard.logistics.pattern_rates import met_and_judged
from scorecard.logistics.service_rows import ServiceLevel, ServiceMethod, ServiceReason, ServiceRow, ServiceUnit
from scorecard.stats.clustered_ratio import clustered_ratio
from scorecard.stats.intervals import wilson_interval
from scorecard.stats.value_counts import CountedMoments, CountedQuantile, ValueCounts

__all__ = ["RowOptions", "figure_row", "new_row", "rate_row"]

NOT_JUDGED = "not_judged"
"""Reason of rows that a figure leaves out because the condition is not known or does not apply."""

_QUANTILES: Mapping[str, float] = {"median": 0.5, "p90": 0.9, "p95": 0.95}


@dataclass(frozen=True, slots=True)
class RowOptions:
    """What all rows of one result have in common.

    Attributes
    ----------
    confidence : float
        Level of the intervals.
    line_durations : frozenset of str
        Durations that are counted by line, so that single ones are not independent.
    sentences : mapping of str to LocalText
        What a condition, duration or sum was declared to mean, by its name.
    """

    confidence: float = 0.95
    line_durations: frozenset[str] = frozenset()
    sentences: Mapping[str, LocalText] = field(default_factory=lambda: FrozenDict({}))
    _known: dict[tuple[str, ...], LocalText] = field(default_factory=dict[tuple[str, ...], LocalText], compare=False)

    def definition(self, figure: Figure, uses: Sequence[str]) -> LocalText:
        """Return what a figure means, with what was declared of that which it uses; each is put together once."""
        key = (figure.id, *uses)
        if key not in self._known:
            declared = tuple(self.sentences[name] for name in uses if name in self.sentences)
            self._known[key] = join_text((figure.meaning, *declared))
        return self._known[key]


def figure_row(figure: Figure, cell: CellCounts, *, options: RowOptions) -> ServiceRow:
    """Return one figure of one cell.

    Parameters
    ----------
    figure : Figure
        What is counted or measured.
    cell : CellCounts
        The counts.
    options : RowOptions
        Confidence, declared meanings.

    Returns
    -------
    ServiceRow
        The figure; what is undefined is None, with the reason.
    """
    match figure:
        case RateFigure():
            if figure.instead and not met_and_judged(cell.order_patterns, figure.conditions, complete=True)[1]:
                figure = replace(figure, conditions=figure.instead)
            return rate_row(figure, cell, options=options)
        case SumFigure():
            return _sum_row(figure, cell, options)
        case TimeFigure():
            return _time_row(figure, cell, options)
        case TimeShareFigure():
            return _time_share_row(figure, cell, options)


def new_row(
    figure: Figure,
    cell: CellCounts,
    *,
    options: RowOptions,
    uses: Sequence[str],
    n: int,
    value: float | None,
    level: ServiceLevel,
    unit: ServiceUnit = "share",
    parts: tuple[float, float] | None = None,
    standard_error: float | None = None,
    interval: tuple[float, float] | None = None,
    method: ServiceMethod | None = None,
    left_out: Mapping[str, int] | None = None,
    clusters: int | None = None,
    reason: ServiceReason | None = None,
) -> ServiceRow:
    """Return a row with the words of its figure, in its cell; `uses` names what its definition rests on."""
    return ServiceRow(
        id=figure.id,
        name=figure.name,
        family=figure.family,
        group=cell.group,
        period=cell.period,
        level=level,
        n=n,
        numerator=None if parts is None else parts[0],
        denominator=None if parts is None else parts[1],
        value=value,
        unit=unit,
        definition=options.definition(figure, uses),
        standard_error=standard_error,
        low=None if interval is None else interval[0],
        high=None if interval is None else interval[1],
        method=None if interval is None else method,
        left_out=FrozenDict(dict(left_out or {})),
        clusters=clusters,
        reason=reason,
    )


def rate_row(figure: RateFigure, cell: CellCounts, *, options: RowOptions) -> ServiceRow:
    """Return a share of orders with Wilson's interval.

    Parameters
    ----------
    figure : RateFigure
        The conditions.
    cell : CellCounts
        The counts.
    options : RowOptions
        Confidence, declared meanings.

    Returns
    -------
    ServiceRow
        The share of the orders that could be judged; undefined where no order is known on all conditions, since
        then only failures can be seen.
    """
    met, judged = met_and_judged(cell.order_patterns, figure.conditions, complete=figure.complete)
    count = judged - met if figure.missed else met
    single = figure.conditions[0] if len(figure.conditions) == 1 else None
    several = single is None and not figure.complete
    if not (met_and_judged(cell.order_patterns, figure.conditions, complete=True)[1] if several else judged):
        reason = _why_none(cell, figure.conditions, failures=bool(judged))
        stated = {"not_recorded": cell.orders} if reason == "not_recorded" else _stated(cell, single)
        return new_row(
            figure, cell, options=options, uses=figure.conditions, n=0, value=None, level="order",
            left_out=_left_out(stated, cell.orders), reason=reason,
        )  # fmt: skip
    left_out = _left_out(_stated(cell, single), cell.orders - judged)
    row = new_row(
        figure,
        cell,
        options=options,
        uses=figure.conditions,
        n=judged,
        value=count / judged,
        level="order",
        parts=(count, judged),
        standard_error=math.sqrt(count * (judged - count) / judged) / judged,
        interval=wilson_interval(count, judged, confidence=options.confidence),
        method="wilson",
        left_out=left_out,
    )
    return with_customers(row, figure, cell, confidence=options.confidence)


def _why_none(cell: CellCounts, conditions: Sequence[str], *, failures: bool) -> ServiceReason:
    """Return why there is no share: only failures are known, a condition is not recorded, or nothing is judged."""
    if failures:
        return "only_failures"
    recorded = all(met_and_judged(cell.order_patterns, (c,))[1] or f"order_{c}" in cell.left_out for c in conditions)
    return "nothing_counted" if recorded else "not_recorded"


def _stated(cell: CellCounts, condition: str | None) -> Mapping[str, int] | None:
    """Return what a condition leaves out by reason; of several conditions what no figure counts."""
    if condition is not None:
        return cell.left_out.get(f"order_{condition}")
    for name, counts in cell.left_out.items():
        if name.startswith("order_"):  # all of these leave out the same rows
            return {reason: count for reason, count in counts.items() if reason in ROW_REASONS}
    return None


def _left_out(stated: Mapping[str, int] | None, missing: int) -> Mapping[str, int]:
    """Return what is left out by reason; what has no stated one, and is no row that no figure counts, is not judged."""
    known = {reason: count for reason, count in (stated or {}).items() if count}
    rest = missing - sum(count for reason, count in known.items() if reason not in ROW_REASONS)
    return known | {NOT_JUDGED: rest} if rest > 0 else known


def _sum_row(figure: SumFigure, cell: CellCounts, options: RowOptions) -> ServiceRow:
    """Return a ratio of sums with its clustered error."""
    sums = cell.ratios.get(figure.sums)
    uses = (figure.sums,) if figure.condition is None else (figure.sums, figure.condition)
    stated = cell.left_out.get(figure.sums)
    if sums is None:
        return _pattern_row(figure, cell, options, uses)
    found = clustered_ratio(sums, share=True, confidence=options.confidence, complement=figure.missed)
    y, x = (sums.x - sums.y if figure.missed else sums.y), sums.x
    lines = figure.level == "line"
    left_out = _left_out(stated, cell.lines - x if lines else 0)
    if found.ratio is None:
        return new_row(
            figure, cell, options=options, uses=uses, n=0, value=None, level=figure.level, left_out=left_out,
            clusters=0, reason="nothing_counted",
        )  # fmt: skip
    interval = None if found.low is None or found.high is None else (found.low, found.high)
    return new_row(
        figure,
        cell,
        options=options,
        uses=uses,
        n=x if lines else found.clusters,
        value=found.ratio,
        level=figure.level,
        parts=_parts(sums, y, x),
        standard_error=found.standard_error,
        interval=interval,
        method=found.method,
        left_out=left_out,
        clusters=found.clusters,
        reason=found.reason,
    )


def _parts(sums: RatioSums, y: int, x: int) -> tuple[float, float]:
    """Return numerator and denominator in the unit of the figure; whole numbers stay whole."""
    if sums.step == 1:
        return y, x
    step = Fraction(str(float(sums.step)))  # the decimal that is meant: no float is 0.01
    return float(y * step), float(x * step)


def _pattern_row(figure: SumFigure, cell: CellCounts, options: RowOptions, uses: Sequence[str]) -> ServiceRow:
    """Return a share of lines whose clusters nobody counted, so that it has no interval."""
    judged = met = 0
    if figure.condition is not None:
        met, judged = met_and_judged(cell.line_patterns, (figure.condition,))
    if figure.condition is None or not judged:
        return new_row(
            figure, cell, options=options, uses=uses, n=0, value=None, level=figure.level, reason="not_recorded"
        )
    count = judged - met if figure.missed else met
    return new_row(
        figure,
        cell,
        options=options,
        uses=uses,
        n=judged,
        value=count / judged,
        level=figure.level,
        parts=(count, judged),
        left_out=_left_out(cell.left_out.get(f"line_{figure.condition}"), cell.lines - judged),
        reason="clusters_unknown",
    )


def _time_row(figure: TimeFigure, cell: CellCounts, options: RowOptions) -> ServiceRow:
    """Return a statistic of durations."""
    counted = cell.durations.get(figure.duration)
    by_line = figure.duration in options.line_durations
    level: ServiceLevel = "line" if by_line else "order"
    unit: ServiceUnit = "ratio" if figure.statistic == "variation" else "days" if counted is None else counted.unit
    stated = cell.left_out.get(figure.duration)
    if counted is None:
        return new_row(
            figure, cell, options=options, uses=(figure.duration,), n=0, value=None, level=level, unit=unit,
            left_out=stated, reason="not_recorded",
        )  # fmt: skip
    found = _statistic(figure, _times(counted), options.confidence)
    interval = None if found.low is None or found.high is None or by_line else (found.low, found.high)
    moments = isinstance(found, CountedMoments) and not by_line
    dependent = by_line and found.reason is None
    return new_row(
        figure,
        cell,
        options=options,
        uses=(figure.duration,),
        n=found.n,
        value=found.value,
        level=level,
        unit=unit,
        standard_error=found.standard_error if moments and isinstance(found, CountedMoments) else None,
        interval=interval,
        method=_METHODS[figure.statistic],
        left_out=stated,
        reason="lines_not_independent" if dependent else found.reason,
    )


@lru_cache(maxsize=4)
def _times(counted: DurationCounts) -> ValueCounts:
    """Return durations as values; the figures of one cell ask for the same ones one after the other."""
    return ValueCounts(counted.values, counted.counts)


def _statistic(figure: TimeFigure, times: ValueCounts, confidence: float) -> CountedMoments | CountedQuantile:
    """Return the statistic that a figure asks for."""
    match figure.statistic:
        case "mean":
            return times.mean(confidence=confidence)
        case "standard_deviation":
            return times.standard_deviation(confidence=confidence)
        case "variation":
            return times.variation(confidence=confidence)
        case "median" | "p90" | "p95":
            return times.quantile(_QUANTILES[figure.statistic], confidence=confidence)


def _time_share_row(figure: TimeShareFigure, cell: CellCounts, options: RowOptions) -> ServiceRow:
    """Return a share of durations that are short enough."""
    days = figure.in_days
    name = figure.duration if days is None or days not in cell.durations else days
    counted = cell.durations.get(name)
    by_line = name in options.line_durations
    level: ServiceLevel = "line" if by_line else "order"
    stated, uses = cell.left_out.get(name), (figure.duration,)
    if counted is None or not counted.counts.size:
        reason: ServiceReason = "not_recorded" if counted is None else "nothing_counted"
        return new_row(
            figure, cell, options=options, uses=uses, n=0, value=None, level=level, left_out=stated, reason=reason
        )
    times = _times(counted)
    early, not_late = times.below(0), times.up_to(0)
    count = {"early": early, "not_late": not_late, "on_the_day": not_late - early}[figure.rule]
    n = times.n
    return new_row(
        figure,
        cell,
        options=options,
        uses=uses,
        n=n,
        value=count / n,
        level=level,
        parts=(count, n),
        standard_error=None if by_line else math.sqrt(count * (n - count) / n) / n,
        interval=None if by_line else wilson_interval(count, n, confidence=options.confidence),
        method="wilson",
        left_out=stated,
        reason="lines_not_independent" if by_line else None,
    )


_METHODS: Mapping[str, ServiceMethod] = {
    "mean": "t",
    "standard_deviation": "log_linearised",
    "variation": "log_linearised",
    "median": "order_statistics",
    "p90": "order_statistics",
    "p95": "order_statistics",
}
