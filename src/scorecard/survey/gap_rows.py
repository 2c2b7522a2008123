"""Rows of a gap analysis, made of their numbers, moments and histograms."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from scorecard.instruments import Role
from scorecard.stats.effect_sizes import hedges_correction
from scorecard.stats.exact import IntArray
from scorecard.stats.intervals import t_interval, wilson_interval
from scorecard.stats.mean_tests import d_average_sd, t_test
from scorecard.stats.multiplicity import adjust
from scorecard.stats.signed_rank import SignedRank, signed_rank
from scorecard.survey.gap_bands import bands_of
from scorecard.survey.gap_clusters import ClusterErrors
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import BoxShares, Family, GapRow, Kind, MeanRow, SegmentGaps, Share
from scorecard.survey.gap_sources import GroupSources, RowSource

__all__ = ["Limits", "bootstrap_limits", "group_rows"]

Limits = Mapping[str, tuple[float, float]]
"""Limits of the bootstrap interval by row."""

_FAMILY: dict[Kind, Family] = {"item": "items", "dimension": "dimensions"}


def bootstrap_limits(groups: Sequence[GroupSources], options: GapOptions) -> tuple[Limits, ...]:
    """Return the bootstrap intervals of all rows of all groups, made in one go.

    Parameters
    ----------
    groups : sequence of GroupSources
        The groups; hidden rows get no interval.
    options : GapOptions
        Kind and level of the interval.

    Returns
    -------
    tuple of mapping of str to (float, float)
        Limits by row, one mapping a group; empty where t intervals are asked for or respondents nest in clusters.
    """
    found: list[dict[str, tuple[float, float]]] = [{} for _ in groups]
    if options.interval == "t" or options.clusters is not None:
        return tuple(found)
    places = [
        (g, row) for g, group in enumerate(groups) for row in group.gaps if row.histogram is not None and row.n > 1
    ]
    from scorecard.stats.bootstrap_mean import bootstrap_intervals

    histograms = [row.histogram for _, row in places if row.histogram is not None]
    limits = bootstrap_intervals(histograms, method=options.interval, confidence=options.confidence)
    for (g, row), pair in zip(places, limits, strict=True):
        if pair is not None:
            found[g][row.id] = pair
    return tuple(found)


def group_rows(
    sources: GroupSources, options: GapOptions, *, limits: Limits, clusters: ClusterErrors | None = None
) -> SegmentGaps:
    """Return the rows of one group of respondents.

    Parameters
    ----------
    sources : GroupSources
        What the rows rest on.
    options : GapOptions
        How they are made.
    limits : mapping of str to (float, float)
        Bootstrap intervals.
    clusters : mapping of str to (int, float or None), optional
        Number of clusters and standard error of each row, where respondents nest in clusters.

    Returns
    -------
    SegmentGaps
        The rows.
    """
    rows = [_gap_row(row, options, limits=limits.get(row.id), clusters=clusters) for row in sources.gaps]
    items = _adjusted([r for r in rows if r.kind == "item"], options)
    dimensions = _adjusted([r for r in rows if r.kind == "dimension"], options)
    if options.simultaneous:
        bands = bands_of([*items, *dimensions], sources.scores, confidence=options.confidence, seed=options.seed)
        items, dimensions = ([_banded(row, bands.get(row.id)) for row in family] for family in (items, dimensions))
    wholes = {r.kind: r for r in rows}
    means: dict[Role, tuple[MeanRow, ...]] = {
        "expectation": tuple(_mean_row(row, 0) for row in sources.gaps),
        "perception": tuple(_mean_row(row, 1) for row in sources.gaps),
    }
    for role, of_role in sources.roles.items():
        means[role] = tuple(_mean_row(row, 0) for row in of_role)
    return SegmentGaps(
        sources.n,
        tuple(items),
        tuple(dimensions),
        wholes["overall"],
        wholes["overall_items"],
        wholes.get("weighted"),
        MappingProxyType(means),
    )


def _gap_row(
    source: RowSource, options: GapOptions, *, limits: tuple[float, float] | None, clusters: ClusterErrors | None
) -> GapRow:
    """Return a row with everything that one row by itself can say."""
    family: Family = _FAMILY.get(source.kind, "none") if options.adjust != "none" else "none"
    if source.reason is not None or source.n == 0:
        return GapRow(source.id, source.kind, source.n, family=family, reason=source.reason or "nobody_answered")
    expected, perceived, difference = source.spreads
    gap = None if expected.mean is None or perceived.mean is None else perceived.mean - expected.mean
    test = t_test(source.n, gap, standard_deviation=difference.deviation, confidence=options.confidence)
    low, high = (test.low, test.high) if limits is None else limits
    row = GapRow(
        source.id,
        source.kind,
        source.n,
        expected.mean,
        perceived.mean,
        gap,
        test.standard_deviation,
        test.standard_error,
        low,
        high,
        test.statistic,
        test.p_value,
        family=family,
        effect_size=test.d_z,
        reason=test.reason,
        interval_method=None if low is None else "t" if limits is None else options.interval,
        t_low=test.low,
        t_high=test.high,
        d_average_sd=_average(gap, expected.deviation, perceived.deviation),
        effect_size_corrected=None if test.d_z is None else test.d_z * hedges_correction(source.n - 1),
        wilcoxon=_ranks(source, options),
        top_box=_boxes(source, options.top_boxes, options, top=True),
        bottom_box=_boxes(source, options.bottom_boxes, options, top=False),
    )
    if clusters is not None:
        row = _clustered(row, clusters[source.id], options)
    return _against_margin(row, options)


def _ranks(source: RowSource, options: GapOptions) -> SignedRank | None:
    """Return Wilcoxon's test of the respondents' gaps, where they are known and count one by one."""
    if source.histogram is None or options.clusters is not None:
        return None
    return signed_rank(
        source.histogram,
        zeros=options.wilcoxon_zeros,
        correction=options.wilcoxon_correction,
        method=options.wilcoxon_method,
    )


def _average(gap: float | None, first: float | None, second: float | None) -> float | None:
    """Return the gap over the average standard deviation."""
    return None if gap is None or first is None or second is None else d_average_sd(gap, (first, second))


def _clustered(row: GapRow, found: tuple[int, float | None], options: GapOptions) -> GapRow:
    """Return a row whose error, test and interval are those of clusters of respondents."""
    clusters, error = found
    nothing = replace(
        row,
        standard_error=None,
        low=None,
        high=None,
        statistic=None,
        p_value=None,
        interval_method=None,
        clusters=clusters,
    )
    if row.reason is not None or row.gap is None:
        return nothing
    if error is None:
        return replace(nothing, reason="one_cluster")
    interval = t_interval(clusters, row.gap, standard_error=error, confidence=options.confidence)
    if interval is None:
        return replace(nothing, standard_error=error, reason="no_variance")
    from scipy.special import stdtr

    t = row.gap / error
    return replace(
        nothing,
        standard_error=error,
        low=interval[0],
        high=interval[1],
        statistic=t,
        p_value=min(1.0, 2 * float(stdtr(clusters - 1, -abs(t)))),
        interval_method="cluster_t",
    )


def _against_margin(row: GapRow, options: GapOptions) -> GapRow:
    """Return a row with its test of equivalence, where one is asked for."""
    if options.equivalence_margin is None or row.gap is None:
        return row
    from scorecard.stats.equivalence import tost

    n = row.n if row.clusters is None else row.clusters
    test = tost(
        n,
        row.gap,
        standard_error=row.standard_error,
        margin=options.equivalence_margin,
        confidence=options.confidence,
    )
    return replace(row, equivalence=replace(test, reason="one_cluster") if row.reason == "one_cluster" else test)


def _boxes(source: RowSource, codes: int | None, options: GapOptions, *, top: bool) -> BoxShares | None:
    """Return the shares of the highest or the lowest answers of an item."""
    if source.answers is None or codes is None:
        return None
    expected, perceived = (_share(table, codes, options, top=top) for table in source.answers)
    return None if expected is None or perceived is None else BoxShares(codes, expected, perceived)


def _share(table: IntArray, codes: int, options: GapOptions, *, top: bool) -> Share | None:
    """Return the share of some answers."""
    answers: list[int] = table.tolist()
    count, n = sum(answers[-codes:] if top else answers[:codes]), sum(answers)
    limits = wilson_interval(count, n, confidence=options.confidence)
    return None if limits is None else Share(count, n, count / n, *limits)


def _mean_row(source: RowSource, channel: int) -> MeanRow:
    """Return the mean of one channel with its error."""
    if source.reason is not None or source.n == 0:
        return MeanRow(source.id, source.kind, source.n, reason=source.reason or "nobody_answered")
    mean, deviation = source.spreads[channel].mean, source.spreads[channel].deviation
    if deviation is None:
        return MeanRow(source.id, source.kind, source.n, mean, reason="one_respondent")
    if deviation == 0:
        return MeanRow(source.id, source.kind, source.n, mean, reason="no_variance")
    return MeanRow(source.id, source.kind, source.n, mean, deviation / math.sqrt(source.n))


def _adjusted(rows: Sequence[GapRow], options: GapOptions) -> list[GapRow]:
    """Return the rows of one family with adjusted p-values of both tests."""
    if options.adjust == "none":
        return list(rows)
    t = adjust([r.p_value for r in rows], method=options.adjust)
    ranks = adjust([None if r.wilcoxon is None else r.wilcoxon.p_value for r in rows], method=options.adjust)
    return [replace(row, p_adjusted=p, wilcoxon_p_adjusted=w) for row, p, w in zip(rows, t, ranks, strict=True)]


def _banded(row: GapRow, band: tuple[float, float] | None) -> GapRow:
    """Return a row with its simultaneous limits."""
    return row if band is None else replace(row, band_low=band[0], band_high=band[1])
