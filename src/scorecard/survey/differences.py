"""Comparison of groups of respondents, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import cast, get_args

from scorecard.errors import AnalysisError, UsageError, near
from scorecard.stats.intervals import check_confidence
from scorecard.stats.multiplicity import adjust as adjusted
from scorecard.stats.unpaired import welch_t
from scorecard.survey.difference_records import DifferenceFamily, DifferenceRow, Mean, Pairs, SegmentDifferences
from scorecard.survey.dimension_weights import DimensionWeights
from scorecard.survey.gap_groups import GapGroups, gap_groups
from scorecard.survey.gap_options import check_choice
from scorecard.survey.gap_records import Adjust, Kind
from scorecard.survey.gap_samples import rows_with, sample_of, spread_of
from scorecard.survey.gap_sources import GroupSources, RowSource
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.row_finder import row_named
from scorecard.survey.segments import PRIVACY_THRESHOLD, check_threshold
from scorecard.survey.tallied import TalliedSurvey

__all__ = ["segment_differences"]

_MOST_TESTS = 200_000


def segment_differences(
    survey: Survey | TalliedSurvey,
    *,
    by: str,
    statistic: Mean = "gap",
    of: Sequence[str] | None = None,
    pairs: Pairs = "all",
    reference: str | None = None,
    weights: DimensionWeights = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    adjust: Adjust = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> SegmentDifferences:
    """Return the differences between groups of respondents on every row of a gap analysis.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or their counts by this variable; gaps need the roles expectation and perception.
    by : str
        Segment variable.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean is compared: expectations and perceptions over the pairs that gaps rest on, where both were asked.
    of : sequence of str, optional
        Ids of the rows; all when left out.
    pairs : {"all", "reference", "rest"}
        Every two groups, every group with one of them, or every group with all other respondents.
    reference : str, optional
        Label of that one; needed with "reference".
    weights : mapping of str to float, or "own", optional
        Importance of each dimension, for a weighted row.
    min_answered : {"half", "all", 1}, optional
        How many of its items a respondent must have answered to enter a dimension.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted: all pairs on all items are one family, all pairs on all dimensions another, the
        pairs on each whole one of their own.
    privacy_threshold : int
        Least number of respondents behind a number that is shown.

    Returns
    -------
    SegmentDifferences
        First − second of every pair, row by row.

    Raises
    ------
    AnalysisError
        If the survey lacks what is compared, or there are more than 200 000 comparisons.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    The groups are different people, so the difference is tested by Welch's t. A difference is shown where both of
    its means are, by the rules of `gap_analysis`: it tells nothing that these do not tell. All other respondents
    are everyone less the group, with those who belong to no group.

    References
    ----------
    Welch, B. L. (1947). Biometrika 34, 28-35.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id="quick", text="Answers are quick.", dimension="speed")],
    ... )
    >>> layout = ColumnLayout(
    ...     columns={"expectation": "E{number}", "perception": "P{number}"}, segments={"region": "region"}
    ... )
    >>> answers = {"E1": [5] * 6, "P1": [3, 4, 4, 2, 2, 3], "region": ["N", "N", "N", "S", "S", "S"]}
    >>> found = segment_differences(build_survey(instrument, layout, answers), by="region", privacy_threshold=3)
    >>> row = found.row("quick", first="N", second="S")
    >>> round(row.difference, 4), round(row.standard_error, 4), row.degrees_of_freedom
    (1.3333, 0.4714, 4.0)
    """
    check_confidence(confidence)
    check_threshold(privacy_threshold)
    check_choice("statistic", statistic, get_args(Mean))
    check_choice("pairs", pairs, get_args(Pairs))
    check_choice("adjust", adjust, get_args(Adjust))
    groups = gap_groups(
        survey,
        by=by,
        weights=weights,
        min_answered=min_answered,
        threshold=privacy_threshold,
        gaps=statistic == "gap",
    )
    chosen = _positions(groups.total, statistic, of)
    compared = _pairs(tuple(groups.groups), pairs, reference)
    if len(compared) * len(chosen) > _MOST_TESTS:
        raise AnalysisError.single(
            "too-many-differences",
            f"{len(groups.groups)} groups make more than {_MOST_TESTS:,} comparisons",
            found=f"{len(compared) * len(chosen):,}",
            cure='Use pairs="rest" or pairs="reference", or name fewer rows in of.',
        )
    rows = _differences(groups, compared, chosen, statistic=statistic, confidence=confidence)
    return SegmentDifferences(
        _families(rows, adjust),
        by,
        statistic,
        pairs,
        reference if pairs == "reference" else None,
        groups.counts.sizes,
        groups.counts.plan.min_answered,
        confidence,
        adjust,
        privacy_threshold,
        survey.instrument,
        survey.provenance,
    )


def _positions(total: GroupSources, statistic: Mean, of: Sequence[str] | None) -> tuple[int, ...]:
    """Return the positions of the rows asked for."""
    ids = [row.id for row in rows_with(total, statistic)]
    if of is not None and not isinstance(cast("object", of), list | tuple | set | frozenset):
        raise UsageError.single(
            "bad-of",
            "the option of must list ids of rows",
            found=str(of),
            cure='Write of=["overall"], or leave it out for all rows.',
        )
    places = {id_: at for at, id_ in enumerate(ids)}
    return tuple(sorted({row_named(places, id_) for id_ in (ids if of is None else of)}))


def _pairs(labels: Sequence[str], pairs: Pairs, reference: str | None) -> list[tuple[str, str | None]]:
    """Return which groups are compared with which; None is everybody else."""
    if pairs == "rest":
        return [(label, None) for label in labels]
    if pairs == "all":
        return list(combinations(labels, 2))
    if reference is None or reference not in labels:
        raise UsageError.single(
            "unknown-reference",
            "the reference must be one of the groups",
            found="nothing" if reference is None else reference,
            cure=near(reference or "", labels),
        )
    return [(label, reference) for label in labels if label != reference]


def _differences(
    groups: GapGroups,
    compared: Sequence[tuple[str, str | None]],
    chosen: Sequence[int],
    *,
    statistic: Mean,
    confidence: float,
) -> list[DifferenceRow]:
    """Return the difference of each pair on each row."""
    found: list[DifferenceRow] = []
    for first, second in compared:
        one = rows_with(groups.groups[first], statistic)
        two = rows_with(groups.rest(first) if second is None else groups.groups[second], statistic)
        found += [
            _difference(one[at], two[at], (first, second), statistic=statistic, confidence=confidence) for at in chosen
        ]
    return found


def _difference(
    one: RowSource, two: RowSource, labels: tuple[str, str | None], *, statistic: Mean, confidence: float
) -> DifferenceRow:
    """Return the difference of two groups on one row."""
    row = DifferenceRow(one.id, one.kind, *labels, one.n, two.n, family=_family(one.kind))
    for source in (one, two):
        if source.reason is not None or source.n == 0:
            return replace(row, reason=source.reason or "nobody_answered")
    first, second = sample_of(one, statistic), sample_of(two, statistic)
    test = welch_t(first, second, confidence=confidence)
    return replace(
        row,
        mean_first=first.mean,
        mean_second=second.mean,
        difference=test.difference,
        standard_error=test.standard_error,
        degrees_of_freedom=test.degrees_of_freedom,
        low=test.low,
        high=test.high,
        statistic=test.statistic,
        p_value=test.p_value,
        reason=spread_of(one, statistic).reason or spread_of(two, statistic).reason or test.reason,
    )


def _family(kind: Kind) -> DifferenceFamily:
    """Return the tests that a row is adjusted with."""
    return "items" if kind == "item" else "dimensions" if kind == "dimension" else kind


def _families(rows: Sequence[DifferenceRow], adjust: Adjust) -> tuple[DifferenceRow, ...]:
    """Return the rows with p-values adjusted family by family."""
    if adjust == "none":
        return tuple(replace(row, family="none") for row in rows)
    found = list(rows)
    for family in dict.fromkeys(row.family for row in rows):
        places = [at for at, row in enumerate(rows) if row.family == family]
        values = adjusted([rows[at].p_value for at in places], method=adjust)
        for at, p in zip(places, values, strict=True):
            found[at] = replace(found[at], p_adjusted=p)
    return tuple(found)
