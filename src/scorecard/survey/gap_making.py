"""Gap analysis of a survey: from answers or counts to rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.errors import AnalysisError
from scorecard.instruments import Role
from scorecard.stats.intervals import DEFAULT_INTERVAL, IntervalMethod
from scorecard.survey.dimension_weights import DimensionWeights, shown_weights
from scorecard.survey.gap_covariances import mean_covariances
from scorecard.survey.gap_groups import GapGroups, gap_groups
from scorecard.survey.gap_limits import row_limits
from scorecard.survey.gap_options import GapOptions, WilcoxonMethod, WilcoxonZeros
from scorecard.survey.gap_records import Adjust, SegmentGaps
from scorecard.survey.gap_rows import group_rows
from scorecard.survey.gap_sources import GroupSources
from scorecard.survey.gaps import GapAnalysis
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD, groups_of
from scorecard.survey.tallied import TalliedSurvey, check_survey, respondents_of

if TYPE_CHECKING:
    from scorecard.survey.gap_clusters import ClusterErrors

__all__ = ["gap_analysis"]

_OfGroup = dict[Role | Literal["gap"], "ClusterErrors"]
"""Cluster-robust errors of the gaps and of each question."""


def gap_analysis(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None = None,
    weights: DimensionWeights = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    interval: IntervalMethod = DEFAULT_INTERVAL,
    adjust: Adjust = "holm",
    wilcoxon_zeros: WilcoxonZeros = "drop",
    wilcoxon_correction: bool = False,
    wilcoxon_method: WilcoxonMethod = "auto",
    equivalence_margin: float | None = None,
    top_boxes: int = 1,
    bottom_boxes: int | None = None,
    simultaneous: bool = False,
    seed: int = 1,
    clusters: str | None = None,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> GapAnalysis:
    """Return the gaps between expectation and perception.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with the roles expectation and perception, or their counts.
    by : str, optional
        Segment variable; every group is analysed as well.
    weights : mapping of str to float, or "own", optional
        Importance of each dimension, such as 100 points shared out (only ratios matter); "own"
        takes the points that each respondent gave.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1.
        When left out, "half" for answers; counts keep the rule they were made with.
    confidence : float
        Level of the intervals.
    interval : {"t_hall", "t", "percentile", "bca"}
        How the interval of a mean gap is formed: as far as the further of t and Hall on each side, which allows
        for skewness; by t; or by the bootstrap without resampling. The t interval is always there too.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted: the items are one family, the dimensions another, group by
        group; the wholes are not adjusted.
    wilcoxon_zeros : {"drop", "pratt"}
        What Wilcoxon's test does with gaps of 0.
    wilcoxon_correction : bool
        Whether its normal approximation is corrected for continuity.
    wilcoxon_method : {"auto", "exact", "normal"}
        Where its p-value is taken from; "auto" is exact below 25 gaps other than 0.
    equivalence_margin : float, optional
        Largest mean gap, in points of the scale, that counts as none: each row then tells whether its gap lies
        within ± this margin.
    top_boxes : int
        How many of the highest answers are counted together in the shares of each item.
    bottom_boxes : int, optional
        How many of the lowest; these shares are left out when left out.
    simultaneous : bool
        Whether to add limits that hold for all items, and for all dimensions, at once.
    seed : int
        Seed of the random numbers that these need.
    clusters : str, optional
        Segment variable in whose groups respondents nest, such as the customer they work for: errors, tests and
        intervals then count clusters, and Wilcoxon's test and the bootstrap, which cannot, are left out.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and more of them until what is not shown
        cannot be found as a difference; so are single rows that fewer respondents of a group answered.

    Returns
    -------
    GapAnalysis
        The rows.

    Raises
    ------
    AnalysisError
        If the survey lacks expectations, perceptions or the points asked for, the weights do
        not fit the questionnaire, or clusters are asked for and only counts are there.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    The gap of a respondent on an item is perception − expectation where both answers exist. His
    dimension gap is the mean of his item gaps; the row is the mean over respondents. Overall is
    the mean over respondents of the mean of all dimension gaps, and needs all of them; weighted
    is Σ w · dimension gap with Σ w = 1. `overall_items` is the mean of the item means, its error
    follows from the covariances of the item means over the respondents they share. Expectation and
    perception of a row are means over exactly the answers its gap rests on. Tests are paired t tests
    with n − 1 degrees of freedom.

    Wilcoxon's test, the bootstrap and the skewness take the exact gaps of the respondents. `overall_items` is no
    mean over respondents: it has no Wilcoxon test, and its interval is the t interval. Suppression protects one
    result: two analyses by different variables may give away together what each of them hides.

    Every number is derived from integer counts and rounded once, so that neither the order of
    the respondents nor the way they were read changes a digit.

    References
    ----------
    Parasuraman, A., Zeithaml, V. A., Berry, L. L. (1988). SERVQUAL: A multiple-item scale for
    measuring consumer perceptions of service quality. Journal of Retailing 64(1), 12-40.
    Zeithaml, V. A., Parasuraman, A., Berry, L. L. (1990). Delivering Quality Service. Free Press.

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
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> survey = build_survey(instrument, layout, {"E1": [5, 4, 5, None], "P1": [3, 4, 4, 2]})
    >>> row = gap_analysis(survey).row("quick")
    >>> row.n, row.gap, round(row.standard_error, 4)
    (3, -1.0, 0.5774)
    """
    options = GapOptions(
        confidence,
        interval,
        adjust,
        wilcoxon_zeros,
        wilcoxon_correction,
        wilcoxon_method,
        equivalence_margin,
        top_boxes,
        bottom_boxes,
        simultaneous=simultaneous,
        seed=seed,
        clusters=clusters,
        privacy_threshold=privacy_threshold,
    )
    check_survey(survey)
    options.check(levels=survey.instrument.scale.points)
    if clusters is not None:
        respondents_of(survey, need="an error over clusters of respondents")
    groups = gap_groups(survey, by=by, weights=weights, min_answered=min_answered, threshold=privacy_threshold)
    return _result(survey, groups, options, by=by)


def _result(survey: Survey | TalliedSurvey, groups: GapGroups, options: GapOptions, *, by: str | None) -> GapAnalysis:
    """Return the rows of everyone and of each group, with what they were made of."""
    rows = _rows(survey, groups, options, by=by)
    everyone, shares = rows.pop(None), groups.shares
    segments = {label: found for label, found in rows.items() if label is not None}
    ranked = any(row.kind == "weighted" and row.histogram is not None for row in groups.total.gaps)
    return GapAnalysis(
        everyone.n,
        everyone.items,
        everyone.dimensions,
        everyone.overall,
        everyone.overall_items,
        everyone.weighted,
        everyone.means,
        segments=FrozenDict(segments),
        by=by,
        weights=shown_weights(shares, groups.counts.total, survey.instrument),
        weighting="none" if shares is None else "own" if shares == "own" else "given",
        min_answered=groups.counts.plan.min_answered,
        confidence=options.confidence,
        adjust=options.adjust,
        privacy_threshold=options.privacy_threshold,
        instrument=survey.instrument,
        provenance=survey.provenance,
        interval_method=options.interval if options.clusters is None else "cluster_t",
        options=options,
        weighted_rounded=ranked and not groups.total.scores.weighted_exact,
        covariances=mean_covariances(groups),
    )


def _rows(
    survey: Survey | TalliedSurvey, groups: GapGroups, options: GapOptions, *, by: str | None
) -> dict[str | None, SegmentGaps]:
    """Return the rows of everyone (None) and of each group."""
    sources: dict[str | None, GroupSources] = {None: groups.total}
    sources.update(groups.groups)
    errors: Mapping[str | None, _OfGroup] = {}
    if options.clusters is not None and isinstance(survey, Survey):
        errors = _errors(survey, groups, options.clusters, by=by)
    limits = row_limits(list(sources.values()), options)
    return {
        label: group_rows(source, options, limits=limit, clusters=errors.get(label))
        for (label, source), limit in zip(sources.items(), limits, strict=True)
    }


def _errors(survey: Survey, groups: GapGroups, clusters: str, *, by: str | None) -> Mapping[str | None, _OfGroup]:
    """Return the cluster-robust errors of everyone and of each group, for the gaps and for each question."""
    shares, plan = groups.shares, groups.counts.plan
    if shares == "own":
        raise AnalysisError.single(
            "clusters-own-points",
            "an error over clusters cannot be formed with each respondent's own weights",
            cure="Give one weight for each dimension, or leave weights out.",
        )
    places: dict[str | None, NDArray[np.intp] | None] = {None: None}
    if by is not None:
        places.update(groups_of(survey.segment(by)).rows)
    from scorecard.survey.gap_clusters import cluster_errors

    found: dict[str | None, _OfGroup] = {label: {} for label in places}
    asked: tuple[Role | Literal["gap"], ...] = ("gap", *groups.total.questions)
    for statistic in asked:
        errors = cluster_errors(survey, plan, clusters=clusters, groups=places, weights=shares, statistic=statistic)
        for label, of in errors.items():
            found[label][statistic] = of
    return found
