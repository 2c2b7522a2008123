"""SERVPERF of a survey: from answers or counts to rows."""

from __future__ import annotations

from typing import Literal, cast

from scorecard.errors import AnalysisError
from scorecard.stats.intervals import check_confidence
from scorecard.survey.dimension_weights import DimensionWeights, shares_for
from scorecard.survey.grouping import masked_groups
from scorecard.survey.mean_check import mean_test
from scorecard.survey.plan import MinAnswered
from scorecard.survey.privacy import score_parts
from scorecard.survey.responses import Survey
from scorecard.survey.role_parts import RolePart, Shares, role_groups
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.servperf_analysis import Servperf, ServperfRow
from scorecard.survey.tallied import TalliedSurvey, check_survey

__all__ = ["ServperfWeights", "servperf"]

ServperfWeights = DimensionWeights | Literal["importance"]
"""One weight for each dimension, each respondent's own points, his importance ratings, or none."""


def servperf(
    survey: Survey | TalliedSurvey,
    *,
    weights: ServperfWeights = None,
    by: str | None = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> Servperf:
    """Return perceived performance, plain and weighted.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with the role perception, or their counts.
    weights : mapping of str to float, "own" or "importance", optional
        Importance of each dimension (only ratios matter); "own" takes the points that each respondent
        gave, "importance" each respondent's rating of how important each item is.
    by : str, optional
        Segment variable; every group is analysed as well.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1;
        "half", or what counts were made with, when left out.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    Servperf
        The rows.

    Raises
    ------
    AnalysisError
        If perceptions, points or ratings of importance are missing, or counts do not suffice.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    Everybody who answered for perception counts, whether or not he told his expectations. A
    respondent's dimension score is the mean of his answers to its items, his overall score the mean of
    all dimensions. Weighted by dimension: Σ w · dimension score with Σ w = 1. Weighted by importance
    ratings: Σ I · P / Σ I over the items of the dimensions that he answered for both, where every
    dimension counts; a respondent whose ratings sum to 0 or less is left out.

    References
    ----------
    Cronin, J. J., Taylor, S. A. (1992). Measuring service quality: a reexamination and extension.
    Journal of Marketing 56(3), 55-68.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["perception"],
    ...     dimensions=[Dimension(id="speed", name="Speed"), Dimension(id="care", name="Care")],
    ...     items=[Item(id="quick", text="Quick", dimension="speed"), Item(id="kind", text="Kind", dimension="care")],
    ... )
    >>> layout = ColumnLayout(columns={"perception": "{id}"})
    >>> survey = build_survey(instrument, layout, {"quick": [3, 4, 5], "kind": [5, 5, 3]})
    >>> found = servperf(survey, weights={"speed": 75, "care": 25})
    >>> round(found.row("overall").mean, 4), round(found.row("weighted").mean, 4)
    (4.1667, 4.0833)
    """
    check_confidence(confidence)
    check_survey(survey)
    named = cast("object", weights)
    asked = isinstance(named, str) and named == "importance"
    shares: Shares = _by_importance(survey) if asked else shares_for(cast("DimensionWeights", weights), survey)
    groups = role_groups(
        survey, "perception", by=by, min_answered=min_answered, weights=shares, what="an analysis of performance"
    )
    everyone = tuple(_row(part, confidence) for part in groups.everyone)
    segments = masked_groups(
        everyone,
        {label: tuple(_row(part, confidence) for part in parts) for label, parts in groups.groups.items()},
        sizes=groups.sizes,
        unlabelled=groups.unlabelled,
        hide=lambda r: ServperfRow(r.id, r.kind, r.n, reason="suppressed"),
        threshold=privacy_threshold,
        scores=score_parts(
            groups.instrument, [row.id for row in everyone], required=groups.plan.required, shares=shares
        ),
    )
    return Servperf(
        groups.size,
        everyone,
        segments,
        by,
        "none" if shares is None else shares if isinstance(shares, str) else "given",
        groups.plan.min_answered,
        confidence,
        privacy_threshold,
        groups.instrument,
        groups.provenance,
    )


def _by_importance(survey: Survey | TalliedSurvey) -> Literal["importance"]:
    """Refuse weights that the survey did not ask for, or that are negative."""
    if "importance" not in survey.roles:
        raise AnalysisError.single(
            "role-missing",
            "weighting by importance needs the answers for importance",
            found=", ".join(survey.roles),
            cure="Add the role to the instrument and its columns to the layout.",
        )
    if survey.instrument.scale.low < 0:
        raise AnalysisError.single(
            "negative-importance",
            "ratings of importance below 0 are no weights",
            found=f"a scale from {survey.instrument.scale.low}",
            cure="Give one weight for each dimension.",
        )
    return "importance"


def _row(part: RolePart, confidence: float) -> ServperfRow:
    """Return one row."""
    found = mean_test(part.moments, confidence=confidence)
    return ServperfRow(
        part.id,
        part.kind,
        part.moments.n,
        found.mean,
        found.standard_deviation,
        found.standard_error,
        found.low,
        found.high,
        found.reason,
    )
