"""Intervals of mean gaps that need more than their error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.stats.counts import ScoreHistogram
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_sources import GroupSources, RowSource

__all__ = ["Limits", "row_limits"]

Limits = Mapping[str, tuple[float, float]]
"""Limits by row, for the rows whose exact gaps were counted."""


def row_limits(groups: Sequence[GroupSources], options: GapOptions) -> tuple[Limits, ...]:
    """Return the intervals asked for of all rows of all groups, made in one go.

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
        (g, row, row.histogram)
        for g, group in enumerate(groups)
        for row in group.gaps
        if row.histogram is not None and row.n > 1
    ]
    if options.interval == "t_hall":
        limits = [_skewed(row, histogram, confidence=options.confidence) for _, row, histogram in places]
    else:
        from scorecard.stats.bootstrap_mean import bootstrap_intervals

        histograms = [histogram for *_, histogram in places]
        limits = list(bootstrap_intervals(histograms, method=options.interval, confidence=options.confidence))
    for (g, row, _), pair in zip(places, limits, strict=True):
        if pair is not None:
            found[g][row.id] = pair
    return tuple(found)


def _skewed(row: RowSource, histogram: ScoreHistogram, *, confidence: float) -> tuple[float, float] | None:
    """Return the interval of a row that allows for the skewness of its gaps; None without any spread."""
    from scorecard.stats.skewed_mean import t_hall_interval
    from scorecard.stats.skewness import histogram_skewness

    expected, perceived, difference = row.spreads
    skewness = histogram_skewness(histogram)
    if expected.mean is None or perceived.mean is None or difference.deviation is None or skewness is None:
        return None
    gap = perceived.mean - expected.mean
    return t_hall_interval(
        row.n, gap, standard_deviation=difference.deviation, skewness=skewness, confidence=confidence
    )
