"""Derivation of the rows of a gap analysis from a tally."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from scorecard.instruments import Instrument, Role
from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.mean_tests import t_test
from scorecard.stats.multiplicity import holm
from scorecard.survey.counting import ScoreTally
from scorecard.survey.gap_records import Adjust, Family, GapRow, Kind, MeanRow, Reason, SegmentGaps
from scorecard.survey.tally import RoleTally, SurveyTally

__all__ = ["gap_rows", "hidden_rows"]

_FAMILY: dict[Kind, Family] = {"item": "items", "dimension": "dimensions"}


@dataclass(frozen=True, slots=True)
class _Spread:
    """Mean and standard deviation of one channel over the respondents of a row."""

    mean: float | None
    deviation: float | None


_Channels = tuple[str, Kind, int, tuple[_Spread, ...], Reason | None]


def gap_rows(
    counts: SurveyTally,
    instrument: Instrument,
    *,
    weights: Sequence[Fraction] | Literal["own"] | None,
    confidence: float,
    adjust: Adjust,
) -> SegmentGaps:
    """Return the rows of one group of respondents.

    Parameters
    ----------
    counts : SurveyTally
        Their counts.
    instrument : Instrument
        The questionnaire.
    weights : sequence of Fraction, "own" or None
        Share of each dimension.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "none"}
        How p-values are adjusted.

    Returns
    -------
    SegmentGaps
        The rows.
    """
    tally = counts.gaps
    values = tally.plan.item_values
    found: list[_Channels] = []
    for item, pairs, v in zip(instrument.items, tally.pairs, values, strict=True):
        found.append(_counted(item.id, "item", (pairs.first(v), pairs.second(v), pairs.difference(v))))
    found += _scores(
        tally.scores, instrument, required=tally.plan.required, weights=weights, divisor=tally.plan.divisor
    )
    rows = [_gap_row(channels, confidence) for channels in found]
    items = _adjusted([r for r in rows if r.kind == "item"], adjust)
    dimensions = _adjusted([r for r in rows if r.kind == "dimension"], adjust)
    wholes = {r.kind: r for r in rows}
    means: dict[Role, tuple[MeanRow, ...]] = {
        "expectation": tuple(_mean_row(channels, 0) for channels in found),
        "perception": tuple(_mean_row(channels, 1) for channels in found),
    }
    for role, of_role in counts.roles.items():
        means[role] = _role_rows(of_role, instrument, weights=None if weights == "own" else weights)
    return SegmentGaps(
        tally.scores.respondents,
        items,
        dimensions,
        wholes["overall"],
        wholes["overall_items"],
        wholes.get("weighted"),
        MappingProxyType(means),
    )


def _role_rows(tally: RoleTally, instrument: Instrument, *, weights: Sequence[Fraction] | None) -> tuple[MeanRow, ...]:
    """Return the mean answers to one question per item: items, dimensions and wholes."""
    plan = tally.plan
    found = [_counted(item.id, "item", (tally.item(i),)) for i, item in enumerate(instrument.items)]
    found += _scores(tally.scores, instrument, required=plan.required, weights=weights, divisor=plan.divisor)
    return tuple(_mean_row(channels, 0) for channels in found)


def hidden_rows(rows: SegmentGaps) -> SegmentGaps:
    """Return rows without any number but n.

    Parameters
    ----------
    rows : SegmentGaps
        Rows of a group that must not be shown.

    Returns
    -------
    SegmentGaps
        The same rows, suppressed.
    """
    means: dict[Role, tuple[MeanRow, ...]] = {}
    for role, of_role in rows.means.items():
        means[role] = tuple(MeanRow(m.id, m.kind, m.n, reason="suppressed") for m in of_role)
    return SegmentGaps(
        rows.n,
        tuple(_hidden(r) for r in rows.items),
        tuple(_hidden(r) for r in rows.dimensions),
        _hidden(rows.overall),
        _hidden(rows.overall_items),
        None if rows.weighted is None else _hidden(rows.weighted),
        MappingProxyType(means),
    )


def _hidden(row: GapRow) -> GapRow:
    """Return a row without any number but n."""
    return GapRow(row.id, row.kind, row.n, family=row.family, reason="suppressed")


def _scores(
    scores: ScoreTally,
    instrument: Instrument,
    *,
    required: tuple[int, ...],
    weights: Sequence[Fraction] | Literal["own"] | None,
    divisor: int,
) -> list[_Channels]:
    """Return dimensions and wholes."""
    found = [
        _counted(d.id, "dimension", tuple(h.at_least(least) for h in channels))
        for d, channels, least in zip(instrument.dimensions, scores.dimensions, required, strict=True)
    ]
    if instrument.dimensions:
        found.append(_counted("overall", "overall", scores.overall))
    else:
        found.append(("overall", "overall", 0, (), "no_dimensions"))
    found.append(_of_items(scores, len(instrument.items)))
    if weights == "own" and scores.own is not None:
        found.append(("weighted", "weighted", scores.own[0].n, tuple(_spread(m) for m in scores.own), None))
    elif weights is not None and weights != "own":
        found.append(_of_weights(scores, [w / divisor for w in weights]))
    return found


def _counted(id_: str, kind: Kind, channels: Sequence[ScoreHistogram]) -> _Channels:
    """Return the spread of each channel from its histogram."""
    moments = [h.moments() for h in channels]
    return id_, kind, moments[0].n, tuple(_spread(m) for m in moments), None


def _spread(moments: Moments) -> _Spread:
    """Return mean and standard deviation."""
    return _Spread(moments.mean, moments.standard_deviation)


def _of_weights(scores: ScoreTally, weights: list[Fraction]) -> _Channels:
    """Return the weighted mean of the dimension scores, for each channel and their difference."""
    d = len(weights)
    channels = [scores.complete.combination(weights + [Fraction(0)] * (len(scores.complete.group) - d))]
    if len(scores.complete.group) > d:
        none = [Fraction(0)] * d
        channels.append(scores.complete.combination(none + weights))
        channels.append(scores.complete.combination([-w for w in weights] + weights))
    return "weighted", "weighted", channels[0].n, tuple(_spread(m) for m in channels), None


def _of_items(scores: ScoreTally, k: int) -> _Channels:
    """Return the mean of the item means, for each channel and their difference."""
    first, second = range(k), range(k, 2 * k)
    tables = [scores.items.select(first)]
    if len(scores.items.group) > k:
        tables += [scores.items.select(second), scores.items.difference(first, second)]
    spreads: list[_Spread] = []
    for table in tables:
        found = table.mean_of_means()
        if found is None:
            reason: Reason = "item_unanswered" if scores.units else "nobody_answered"
            return "overall_items", "overall_items", scores.units, (), reason
        mean, error = found
        spreads.append(_Spread(mean, None if error is None else error * math.sqrt(scores.units)))
    return "overall_items", "overall_items", scores.units, tuple(spreads), None


def _gap_row(channels: _Channels, confidence: float) -> GapRow:
    """Return a row with its test."""
    id_, kind, n, spreads, reason = channels
    family: Family = _FAMILY.get(kind, "none")
    if reason is not None or n == 0:
        return GapRow(id_, kind, n, family=family, reason=reason or "nobody_answered")
    expectation, perception = spreads[0].mean, spreads[1].mean
    gap = None if expectation is None or perception is None else perception - expectation
    test = t_test(n, gap, standard_deviation=spreads[2].deviation, confidence=confidence)
    return GapRow(
        id_,
        kind,
        n,
        expectation,
        perception,
        gap,
        test.standard_deviation,
        test.standard_error,
        test.low,
        test.high,
        test.statistic,
        test.p_value,
        family=family,
        effect_size=test.d_z,
        reason=test.reason,
    )


def _mean_row(channels: _Channels, channel: int) -> MeanRow:
    """Return the mean of one channel with its error."""
    id_, kind, n, spreads, reason = channels
    if reason is not None or n == 0:
        return MeanRow(id_, kind, n, reason=reason or "nobody_answered")
    mean, deviation = spreads[channel].mean, spreads[channel].deviation
    if deviation is None:
        return MeanRow(id_, kind, n, mean, reason="one_respondent")
    if deviation == 0:
        return MeanRow(id_, kind, n, mean, reason="no_variance")
    return MeanRow(id_, kind, n, mean, deviation / math.sqrt(n))


def _adjusted(rows: Sequence[GapRow], adjust: Adjust) -> tuple[GapRow, ...]:
    """Return the rows of one family with adjusted p-values."""
    if adjust == "none":
        return tuple(replace(r, family="none") for r in rows)
    adjusted = holm([r.p_value for r in rows])
    return tuple(replace(r, p_adjusted=p) for r, p in zip(rows, adjusted, strict=True))
