"""Direct comparison of a survey: from answers or counts to rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from numbers import Real
from typing import Literal, cast

from scorecard._model.mapping import FrozenDict
from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.intervals import check_confidence
from scorecard.survey.comparison import DirectComparison, DirectFamily, DirectRow
from scorecard.survey.grouping import masked_groups
from scorecard.survey.mean_check import Adjustment, adjusted, check_adjustment, mean_test
from scorecard.survey.plan import MinAnswered
from scorecard.survey.privacy import score_parts
from scorecard.survey.responses import Survey
from scorecard.survey.role_parts import RolePart, role_groups
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, check_survey

__all__ = ["direct_comparison"]


def direct_comparison(
    survey: Survey | TalliedSurvey,
    *,
    role: Literal["perception", "satisfaction"] = "perception",
    neutral: float | None = None,
    by: str | None = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    adjust: Adjustment = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> DirectComparison:
    """Return the gap that respondents tell directly, better or worse than expected.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers to one question per item ("much worse than expected … much better"), or their counts.
    role : {"perception", "satisfaction"}
        Role under which it was asked.
    neutral : float, optional
        Answer that stands for "as expected"; the middle of the scale when left out.
    by : str, optional
        Segment variable; every group is analysed as well.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1;
        "half", or what counts were made with, when left out.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted: the items are one family, the dimensions another.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    DirectComparison
        Items, dimensions and the whole.

    Raises
    ------
    AnalysisError
        If the role was not asked, or counts do not suffice.
    UsageError
        If the neutral answer lies outside the scale, or an option has a value that it cannot have.

    Notes
    -----
    gap = mean answer − neutral answer: one question in place of the difference of two, which spares
    respondents half of the questionnaire and needs no difference score.

    References
    ----------
    Brown, T. J., Churchill, G. A., Peter, J. P. (1993). Improving the measurement of service quality.
    Journal of Retailing 69(1), 127-139.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> asked = Instrument(
    ...     id="q", name="Q", scale=Scale.from_points(5), roles=["perception"], items=[Item(id="a", text="A")]
    ... )
    >>> survey = build_survey(asked, ColumnLayout(columns={"perception": "{id}"}), {"a": [2, 3, 2, 4, 1]})
    >>> row = direct_comparison(survey).row("a")
    >>> round(row.gap.mean, 2), row.share_worse, row.share_better
    (-0.6, 0.6, 0.2)
    """
    check_confidence(confidence)
    check_adjustment(adjust)
    check_survey(survey)
    scale = survey.instrument.scale
    middle = _neutral(neutral, scale)
    groups = role_groups(survey, role, by=by, min_answered=min_answered, what="a direct comparison")

    def rows_of(parts: Sequence[RolePart]) -> tuple[DirectRow, ...]:
        return tuple(_row(part, middle, confidence) for part in parts)

    everyone = rows_of(groups.everyone)
    segments = masked_groups(
        everyone,
        {label: rows_of(parts) for label, parts in groups.groups.items()},
        sizes=groups.sizes,
        unlabelled=groups.unlabelled,
        hide=lambda r: DirectRow(r.id, r.kind, r.n, reason="suppressed"),
        threshold=privacy_threshold,
        scores=score_parts(groups.instrument, [row.id for row in everyone], required=groups.plan.required),
    )
    # last, since p-values of hidden rows would show in those of others
    return DirectComparison(
        groups.size,
        _adjusted(everyone, adjust),
        FrozenDict({label: _adjusted(rows, adjust) for label, rows in segments.items()}),
        by,
        role,
        float(middle),
        groups.plan.min_answered,
        confidence,
        adjust,
        privacy_threshold,
        groups.instrument,
        groups.provenance,
    )


def _neutral(neutral: float | None, scale: Scale) -> Fraction:
    """Return the neutral answer, or refuse one outside the scale."""
    if neutral is None:
        return Fraction(scale.low + scale.high, 2)
    if not (isinstance(cast("object", neutral), Real) and math.isfinite(neutral) and scale.low < neutral < scale.high):
        raise UsageError.single(
            "bad-neutral",
            "the neutral answer must lie inside the scale",
            found=str(neutral),
            cure=f"Give a number between {scale.low} and {scale.high}.",
        )
    return Fraction(neutral)


def _row(part: RolePart, neutral: Fraction, confidence: float) -> DirectRow:
    """Return one row."""
    histogram = part.histogram if part.histogram is not None else ScoreHistogram.nothing()
    n, worse, same = histogram.n, 0, 0
    for divisor, numerator, count in zip(
        histogram.divisors.tolist(), histogram.numerators.tolist(), histogram.counts.tolist(), strict=True
    ):
        side = Fraction(numerator, divisor) - neutral
        worse += count if side < 0 else 0
        same += count if side == 0 else 0
    gap = mean_test(part.moments, confidence=confidence, against=neutral)
    low, middle, high = (worse / n, same / n, (n - worse - same) / n) if n else (None, None, None)
    kind: Literal["item", "dimension", "overall"] = "overall" if part.kind == "weighted" else part.kind
    return DirectRow(part.id, kind, n, part.moments.mean, gap, low, middle, high, reason=gap.reason)


def _adjusted(rows: Sequence[DirectRow], adjust: Adjustment) -> tuple[DirectRow, ...]:
    """Return the rows with p-values adjusted within their family."""
    if adjust == "none":
        return tuple(rows)
    found = list(rows)
    families: tuple[tuple[str, DirectFamily], ...] = (("item", "items"), ("dimension", "dimensions"))
    for kind, family in families:
        places = [at for at, row in enumerate(found) if row.kind == kind]
        for at, test in zip(places, adjusted([found[at].gap for at in places], adjust), strict=True):
            found[at] = replace(found[at], gap=test, family=family)
    return tuple(found)
