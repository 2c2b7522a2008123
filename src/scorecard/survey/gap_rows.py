"""Rows of a gap analysis, made of their numbers, moments and histograms."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from scorecard._model.mapping import FrozenDict
from scorecard.instruments import Role
from scorecard.stats.effect_sizes import hedges_correction
from scorecard.stats.exact import IntArray
from scorecard.stats.intervals import t_interval, wilson_interval
from scorecard.stats.mean_tests import PairedT, d_average_sd, t_test
from scorecard.stats.multiplicity import adjust
from scorecard.stats.signed_rank import SignedRank, signed_ranks
from scorecard.survey.gap_limits import Limits
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import (
    BoxShares,
    Family,
    GapRow,
    IntervalKind,
    Kind,
    MeanRow,
    Reason,
    SegmentGaps,
    Share,
)
from scorecard.survey.gap_sources import GroupSources, RowSource

if TYPE_CHECKING:
    from scorecard.stats.equivalence import Equivalence
    from scorecard.survey.gap_clusters import ClusterErrors

__all__ = ["group_rows"]

_FAMILY: dict[Kind, Family] = {"item": "items", "dimension": "dimensions"}


@dataclass(frozen=True, slots=True)
class _Test:
    """Error, test and interval of a row, over respondents or over clusters of them."""

    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    interval_method: IntervalKind | None = None
    reason: Reason | None = None
    clusters: int | None = None


def group_rows(
    sources: GroupSources,
    options: GapOptions,
    *,
    limits: Limits,
    clusters: Mapping[Role | Literal["gap"], ClusterErrors] | None = None,
) -> SegmentGaps:
    """Return the rows of one group of respondents.

    Parameters
    ----------
    sources : GroupSources
        What the rows rest on.
    options : GapOptions
        How they are made.
    limits : mapping of str to (float, float)
        Intervals that are not formed by t, where they are asked for.
    clusters : mapping of str to mapping of str to (int, float or None), optional
        Number of clusters and standard error of each row, of the gaps and of each role, where respondents nest in
        clusters.

    Returns
    -------
    SegmentGaps
        The rows.
    """
    gaps = sources.gaps
    plain = [_t_test(row, options) for row in gaps]
    of_gaps = None if clusters is None else clusters["gap"]
    tests = [_test(row, test, options, limits=limits, clusters=of_gaps) for row, test in zip(gaps, plain, strict=True)]
    ranks = _ranks(gaps, options)
    p_adjusted = _adjusted(gaps, [test.p_value for test in tests], options)
    ranks_adjusted = _adjusted(gaps, [None if test is None else test.p_value for test in ranks], options)
    parts = zip(gaps, plain, tests, ranks, zip(p_adjusted, ranks_adjusted, strict=True), strict=True)
    rows = [_gap_row(*part, options) for part in parts]
    items = [r for r in rows if r.kind == "item"]
    dimensions = [r for r in rows if r.kind == "dimension"]
    if options.simultaneous:
        from scorecard.survey.gap_bands import bands_of

        bands = bands_of([*items, *dimensions], sources.scores, confidence=options.confidence, seed=options.seed)
        items, dimensions = ([_banded(row, bands.get(row.id)) for row in family] for family in (items, dimensions))
    wholes = {r.kind: r for r in rows}
    means: dict[Role, tuple[MeanRow, ...]] = {}
    for role, (of_role, channel) in sources.questions.items():
        errors = None if clusters is None else clusters[role]
        means[role] = tuple(_mean_row(row, channel, errors) for row in of_role)
    return SegmentGaps(
        sources.n,
        tuple(items),
        tuple(dimensions),
        wholes["overall"],
        wholes["overall_items"],
        wholes.get("weighted"),
        FrozenDict(means),
    )


def _gap_row(
    source: RowSource,
    plain: PairedT,
    test: _Test,
    ranks: SignedRank | None,
    adjusted: tuple[float | None, float | None],
    options: GapOptions,
) -> GapRow:
    """Return a row of what was found for it."""
    family: Family = _FAMILY.get(source.kind, "none") if options.adjust != "none" else "none"
    if not _is_there(source):
        return GapRow(source.id, source.kind, source.n, family=family, reason=source.reason or "nobody_answered")
    expected, perceived, _ = source.spreads
    gap = plain.mean_difference
    return GapRow(
        source.id,
        source.kind,
        source.n,
        expected.mean,
        perceived.mean,
        gap,
        plain.standard_deviation,
        test.standard_error,
        test.low,
        test.high,
        test.statistic,
        test.p_value,
        adjusted[0],
        family,
        plain.d_z,
        test.reason,
        test.interval_method,
        plain.low,
        plain.high,
        _average(gap, expected.deviation, perceived.deviation),
        None if plain.d_z is None else plain.d_z * hedges_correction(source.n - 1),
        ranks,
        adjusted[1],
        _against_margin(source.n, gap, test, options),
        _boxes(source, options.top_boxes, options, top=True),
        _boxes(source, options.bottom_boxes, options, top=False),
        clusters=test.clusters,
    )


def _is_there(source: RowSource) -> bool:
    """Return whether there is anything to say about a row."""
    return source.reason is None and source.n > 0


def _t_test(source: RowSource, options: GapOptions) -> PairedT:
    """Return the t test of a row whose respondents count one by one."""
    if not _is_there(source):
        return PairedT(source.n, reason="nobody_answered")
    expected, perceived, difference = source.spreads
    gap = None if expected.mean is None or perceived.mean is None else perceived.mean - expected.mean
    return t_test(source.n, gap, standard_deviation=difference.deviation, confidence=options.confidence)


def _test(
    source: RowSource, plain: PairedT, options: GapOptions, *, limits: Limits, clusters: ClusterErrors | None
) -> _Test:
    """Return the error, the test and the interval that a row shows."""
    if clusters is not None and _is_there(source):
        return _clustered(plain, *clusters[source.id], options)
    low, high = limits.get(source.id, (plain.low, plain.high))
    method = None if low is None else options.interval if source.id in limits else "t"
    reason = (source.spreads[2].reason if _is_there(source) else None) or plain.reason
    return _Test(plain.standard_error, low, high, plain.statistic, plain.p_value, method, reason)


def _ranks(rows: Sequence[RowSource], options: GapOptions) -> list[SignedRank | None]:
    """Return Wilcoxon's tests of the respondents' gaps, where they are known and count one by one."""
    found: list[SignedRank | None] = [None] * len(rows)
    if options.clusters is not None:
        return found
    histograms = {at: row.histogram for at, row in enumerate(rows) if _is_there(row) and row.histogram is not None}
    tests = signed_ranks(
        list(histograms.values()),
        zeros=options.wilcoxon_zeros,
        correction=options.wilcoxon_correction,
        method=options.wilcoxon_method,
    )
    for at, test in zip(histograms, tests, strict=True):
        found[at] = test
    return found


def _average(gap: float | None, first: float | None, second: float | None) -> float | None:
    """Return the gap over the average standard deviation."""
    return None if gap is None or first is None or second is None else d_average_sd(gap, (first, second))


def _clustered(plain: PairedT, clusters: int, error: float | None, options: GapOptions) -> _Test:
    """Return the test of a row whose respondents nest in clusters."""
    gap = plain.mean_difference
    if plain.reason is not None or gap is None:
        return _Test(reason=plain.reason, clusters=clusters)
    if error is None:
        return _Test(reason="one_cluster", clusters=clusters)
    interval = t_interval(clusters, gap, standard_error=error, confidence=options.confidence)
    if interval is None:
        return _Test(error, reason="no_variance", clusters=clusters)
    from scipy.special import stdtr

    t = gap / error
    p = min(1.0, 2 * float(stdtr(clusters - 1, -abs(t))))
    return _Test(error, *interval, t, p, "cluster_t", clusters=clusters)


def _against_margin(n: int, gap: float | None, test: _Test, options: GapOptions) -> Equivalence | None:
    """Return the test of equivalence, where one is asked for."""
    if options.equivalence_margin is None or gap is None:
        return None
    from scorecard.stats.equivalence import tost

    found = tost(
        n if test.clusters is None else test.clusters,
        gap,
        standard_error=test.standard_error,
        margin=options.equivalence_margin,
        confidence=options.confidence,
    )
    return replace(found, reason=test.reason) if test.reason in ("one_cluster", "negative_variance") else found


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


def _mean_row(source: RowSource, channel: int, clusters: ClusterErrors | None) -> MeanRow:
    """Return the mean of one channel with its error."""
    if source.reason is not None or source.n == 0:
        return MeanRow(source.id, source.kind, source.n, reason=source.reason or "nobody_answered")
    spread = source.spreads[channel]
    mean, deviation = spread.mean, spread.deviation
    if clusters is not None:
        number, error = clusters[source.id]
        reason: Reason | None = "one_cluster" if error is None else "no_variance" if error == 0 else None
        if source.n == 1:
            reason = "one_respondent"
        return MeanRow(source.id, source.kind, source.n, mean, error or None, reason, number)
    if deviation is None:
        return MeanRow(source.id, source.kind, source.n, mean, reason=spread.reason or "one_respondent")
    if deviation == 0:
        return MeanRow(source.id, source.kind, source.n, mean, reason="no_variance")
    return MeanRow(source.id, source.kind, source.n, mean, deviation / math.sqrt(source.n))


def _adjusted(rows: Sequence[RowSource], p_values: Sequence[float | None], options: GapOptions) -> list[float | None]:
    """Return p-values adjusted family by family; None where a row belongs to none."""
    found: list[float | None] = [None] * len(rows)
    for kind in _FAMILY:
        places = [at for at, row in enumerate(rows) if row.kind == kind]
        of_family = adjust([p_values[at] for at in places], method=options.adjust)
        for at, p in zip(places, of_family, strict=True):
            found[at] = p
    return found


def _banded(row: GapRow, band: tuple[float, float] | None) -> GapRow:
    """Return a row with its simultaneous limits."""
    return row if band is None else replace(row, band_low=band[0], band_high=band[1])
