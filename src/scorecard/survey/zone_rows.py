"""Rows of a zone of tolerance from the answers of respondents."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.stats.bivariate_normal import quadrant_probabilities
from scorecard.stats.counts import Moments
from scorecard.stats.exact import IntArray
from scorecard.survey.mean_check import Adjustment, MeanTest, adjusted, mean_test
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.role_scores import PartKind, ScoreRow, role_scores

__all__ = ["Inconsistent", "ZonePosition", "ZoneReason", "ZoneRow", "adjusted_zones", "hidden_zone", "zone_rows"]

ZonePosition = Literal["below", "within", "above"]
Inconsistent = Literal["keep", "exclude"]
ZoneReason = Literal["nobody_answered", "one_respondent", "no_variance", "suppressed"]


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """The zone of tolerance of an item, a dimension or the whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or "overall".
    kind : {"item", "dimension", "overall"}
        What the row is about.
    n : int
        Respondents who enter the row: all three questions answered.
    minimum, desired, perceived : float or None
        Means over the same respondents.
    width : float or None
        Width of the zone, desired − minimum.
    msa : MeanTest
        Measure of service adequacy, perceived − minimum.
    mss : MeanTest
        Measure of service superiority, perceived − desired.
    position : {"below", "within", "above"} or None
        Where the mean perceived level lies.
    p_below, p_within, p_above : float or None
        Probability that the true means lie there.
    share_below, share_within, share_above : float or None
        Share of the respondents whose own perceived level lies there.
    inconsistent : int
        Respondents whose minimum is above their desired level; left out of n where they are excluded.
    family : {"items", "dimensions", "none"}
        Tests that the p-values are adjusted with.
    reason : {"nobody_answered", "one_respondent", "no_variance", "suppressed"} or None
        Why something is undefined.
    """

    id: str
    kind: PartKind
    n: int
    minimum: float | None = None
    desired: float | None = None
    perceived: float | None = None
    width: float | None = None
    msa: MeanTest = field(default_factory=MeanTest)
    mss: MeanTest = field(default_factory=MeanTest)
    position: ZonePosition | None = None
    p_below: float | None = None
    p_within: float | None = None
    p_above: float | None = None
    share_below: float | None = None
    share_within: float | None = None
    share_above: float | None = None
    inconsistent: int | None = None
    family: Literal["items", "dimensions", "none"] = "none"
    reason: ZoneReason | None = None


def hidden_zone(row: ZoneRow) -> ZoneRow:
    """Return a row without any number but n."""
    return ZoneRow(row.id, row.kind, row.n, family=row.family, reason="suppressed")


def zone_rows(
    survey: Survey,
    roles: tuple[Role, Role, Role],
    plan: TallyPlan,
    *,
    rows: NDArray[np.intp] | None,
    inconsistent: Inconsistent,
    confidence: float,
    adjust: Adjustment,
) -> tuple[ZoneRow, ...]:
    """Return the rows of some respondents.

    Parameters
    ----------
    survey : Survey
        The answers.
    roles : tuple of str
        Roles of the minimum, the desired and the perceived level.
    plan : TallyPlan
        The questionnaire in numbers.
    rows : ndarray of int or None
        Which respondents; all when None.
    inconsistent : {"keep", "exclude"}
        Whether answers whose minimum is above the desired level count.
    confidence : float
        Level of the intervals.
    adjust : str
        How p-values are adjusted.

    Returns
    -------
    tuple of ZoneRow
        Items, dimensions, the whole.
    """
    accept = _consistent if inconsistent == "exclude" else None
    scores = role_scores(survey, roles, plan, rows=rows, accept=accept)
    found = [_zone_row(row, confidence) for row in scores]
    if accept is not None:
        told = [int((~_consistent(row.values)).sum()) for row in role_scores(survey, roles, plan, rows=rows)]
        found = [replace(row, inconsistent=count) for row, count in zip(found, told, strict=True)]
    return adjusted_zones(found, adjust)


def adjusted_zones(rows: Sequence[ZoneRow], adjust: Adjustment) -> tuple[ZoneRow, ...]:
    """Return the rows with p-values adjusted among those that have one; hidden rows take no part."""
    return (
        *_family([r for r in rows if r.kind == "item"], "items", adjust),
        *_family([r for r in rows if r.kind == "dimension"], "dimensions", adjust),
        *(r for r in rows if r.kind == "overall"),
    )


def _consistent(values: IntArray) -> NDArray[np.bool_]:
    """Return whether each respondent's minimum is not above his desired level."""
    found: NDArray[np.bool_] = values[0] <= values[1]
    return found


def _zone_row(scores: ScoreRow, confidence: float) -> ZoneRow:
    """Return one row."""
    n = scores.n
    if not n:
        return ZoneRow(scores.id, scores.kind, n, inconsistent=0, reason="nobody_answered")
    minimum, desired, perceived, msa, mss, width = scores.moments(
        (1, 0, 0), (0, 1, 0), (0, 0, 1), (-1, 0, 1), (0, -1, 1), (-1, 1, 0)
    )
    adequacy, superiority = mean_test(msa, confidence=confidence), mean_test(mss, confidence=confidence)
    p_below, p_within, p_above = _chances(msa, mss, width) or (None, None, None)
    low, high = (scores.values[2] >= scores.values[level] for level in (0, 1))
    below, above = int((~low).sum()), int((low & high).sum())
    return ZoneRow(
        scores.id,
        scores.kind,
        n,
        minimum.mean,
        desired.mean,
        perceived.mean,
        width.mean,
        adequacy,
        superiority,
        "below" if msa.total < 0 else "within" if mss.total < 0 else "above",
        p_below,
        p_within,
        p_above,
        share_below=below / n,
        share_within=(n - below - above) / n,
        share_above=above / n,
        inconsistent=int((~_consistent(scores.values)).sum()),
        reason=adequacy.reason or superiority.reason,
    )


def _chances(msa: Moments, mss: Moments, width: Moments) -> tuple[float, float, float] | None:
    """Return the probabilities that the true means lie below, within and above the zone."""
    if msa.n < 2:
        return None
    first, second = (m.squares - m.total * m.total / m.n for m in (msa, mss))
    if not (first and second):
        return None
    apart = width.squares - width.total * width.total / width.n
    # width = MSA − MSS, so that its variance tells their covariance
    correlation = float((first + second - apart) / 2) / math.sqrt(float(first) * float(second))
    means = float(msa.total / msa.n), float(mss.total / mss.n)
    errors = math.sqrt(float(first / (msa.n - 1) / msa.n)), math.sqrt(float(second / (mss.n - 1) / mss.n))
    above, within, *under = quadrant_probabilities(means, errors, correlation=correlation)
    return math.fsum(under), within, above


def _family(rows: Sequence[ZoneRow], family: Literal["items", "dimensions"], adjust: Adjustment) -> list[ZoneRow]:
    """Return the rows of one family with adjusted p-values."""
    if adjust == "none":
        return list(rows)
    msa, mss = adjusted([r.msa for r in rows], adjust), adjusted([r.mss for r in rows], adjust)
    return [replace(r, msa=a, mss=s, family=family) for r, a, s in zip(rows, msa, mss, strict=True)]
