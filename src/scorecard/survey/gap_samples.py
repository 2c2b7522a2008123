"""Means of the rows of a gap analysis as samples that tests compare."""

from __future__ import annotations

import math

from scorecard.stats.unpaired import SampleMean
from scorecard.survey.difference_records import Mean
from scorecard.survey.gap_sources import GroupSources, RowSource
from scorecard.survey.row_finder import not_asked
from scorecard.survey.spreads import Spread

__all__ = ["rows_with", "sample_of", "spread_of"]

_PAIRED = {"gap": 2, "expectation": 0, "perception": 1}
"""What pairs of answers tell, and where it stands in a row."""


def rows_with(group: GroupSources, statistic: Mean) -> tuple[RowSource, ...]:
    """Return the rows of a group that hold a mean.

    Parameters
    ----------
    group : GroupSources
        The group.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean.

    Returns
    -------
    tuple of RowSource
        Items, dimensions, wholes.

    Raises
    ------
    AnalysisError
        If the survey did not ask for it.
    """
    if group.gaps and statistic in _PAIRED:
        return group.gaps
    for role, rows in group.roles.items():
        if role == statistic:
            return rows
    raise not_asked(statistic, asked=[*(_PAIRED if group.gaps else ()), *group.roles])


def sample_of(row: RowSource, statistic: Mean) -> SampleMean:
    """Return the mean of a row with its error.

    Parameters
    ----------
    row : RowSource
        A row that somebody answered.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean; a mean gap is the difference of the two means shown, to the last digit.

    Returns
    -------
    SampleMean
        Number, mean and standard error.
    """
    spread = spread_of(row, statistic)
    mean = spread.mean
    if statistic == "gap":
        expected, perceived = row.spreads[0].mean, row.spreads[1].mean
        mean = None if expected is None or perceived is None else perceived - expected
    return SampleMean(row.n, mean, None if spread.deviation is None else spread.deviation / math.sqrt(row.n))


def spread_of(row: RowSource, statistic: Mean) -> Spread:
    """Return mean and deviation of a row.

    Parameters
    ----------
    row : RowSource
        A row that somebody answered.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean.

    Returns
    -------
    Spread
        Of that mean.
    """
    return row.spreads[_PAIRED.get(statistic, 0) if len(row.spreads) > 1 else 0]
