"""Derivation of the rows of a reliability analysis from covariances."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._printing import format_difference
from scorecard._text import LocalText
from scorecard.instruments import Item
from scorecard.stats.comoments import CoMoments
from scorecard.stats.consistency import alpha_from_covariance, item_analysis
from scorecard.stats.difference_scores import difference_score_reliability
from scorecard.stats.intervals import feldt_interval
from scorecard.survey.plan import MIRRORED
from scorecard.survey.reliability_records import AlphaRow, DifferenceReliability, ItemRow, OmegaReason, ScaleOf

if TYPE_CHECKING:
    from scorecard.stats.factor import OneFactor

__all__ = ["CHANNELS", "Scale", "alpha_row", "difference_row", "with_items", "with_omega"]

FloatArray = NDArray[np.float64]
_AGREE = 1e-9
"""How far a correlation may pass 1 by rounding."""

CHANNELS: dict[ScaleOf, LocalText] = {
    "expectation": LocalText(en="expectation", zh="期望"),
    "perception": LocalText(en="perception", zh="感知"),
    "importance": LocalText(en="importance", zh="重要性"),
    "satisfaction": LocalText(en="satisfaction", zh="满意度"),
    "minimum": LocalText(en="minimum", zh="最低可接受水平"),
    "desired": LocalText(en="desired", zh="理想水平"),
    "gap": LocalText(en="gap", zh="差距"),
}
_TURNED = LocalText(
    en="Item {item} ({of}) runs against the rest of its scale (r = {r}, n = {n}). Is it reverse-keyed? If a high "
    "answer is bad, set reverse: true for it and its answers are mirrored; if not, look at its wording, or leave it "
    "out of the scale.",
    zh="题项 {item}（{of}）与同量表其余题项方向相反（r = {r}，n = {n}）。它是反向题吗？"
    "若高分表示差，请为其设置 reverse: true，系统会自动反向计分；若不是反向题，请检查题目表述，或将其移出该量表。",
)
_TURNED_TWICE = LocalText(
    en="Item {item} ({of}) runs against the rest of its scale (r = {r}, n = {n}) although it is mirrored as "
    "reverse-keyed. Were its answers turned round before they came here? Then take reverse: true away; if not, look "
    "at its wording, or leave it out of the scale.",
    zh="题项 {item}（{of}）已按反向题反向计分，但仍与同量表其余题项方向相反（r = {r}，n = {n}）。"
    "数据导出前是否已做过反向处理？"
    "若是，请去掉 reverse: true；若否，请检查题目表述，或将其移出该量表。",
)
_STRAIGHT = LocalText(
    en="Item {item} ({of}) runs against the rest of its scale (r = {r}, n = {n}). Look at its wording, or leave it out "
    "of the scale; this question is not mirrored, however the item is keyed.",
    zh="题项 {item}（{of}）与同量表其余题项方向相反（r = {r}，n = {n}）。"
    "请检查题目表述，或将其移出该量表；此类评分不作反向计分。",
)


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The items of one scale, with their covariances for one question.

    Attributes
    ----------
    id : str
        Id of the dimension, or "all_items".
    of : str
        Which answers.
    items : tuple of Item
        The items.
    n : int
        Respondents who enter.
    common : ndarray of int, shape (k, k)
        Respondents behind each covariance.
    covariance : ndarray of float, shape (k, k)
        Covariances; NaN where two items have fewer than two common answers.
    correlations : ndarray of float, shape (k, k)
        The correlations that belong to them.
    """

    id: str
    of: ScaleOf
    items: tuple[Item, ...]
    n: int
    common: NDArray[np.integer] | NDArray[np.object_]
    covariance: FloatArray
    correlations: FloatArray


def alpha_row(scale: Scale, *, confidence: float, omega_reason: OmegaReason | None = None) -> AlphaRow:
    """Return alpha of a scale with Feldt's interval, without omega."""
    k = len(scale.items)
    least = int(scale.common.min()) if k else 0
    if scale.n == 0:
        return AlphaRow(scale.id, scale.of, k, scale.n, least, omega_reason=omega_reason, reason="nobody_answered")
    found = alpha_from_covariance(scale.covariance, correlations=scale.correlations)
    low, high = None, None
    if found.alpha is not None:
        low, high = feldt_interval(found.alpha, n=scale.n, k=k, confidence=confidence) or (None, None)
    return AlphaRow(
        scale.id,
        scale.of,
        k,
        scale.n,
        least,
        alpha=found.alpha,
        alpha_standardised=found.alpha_standardised,
        low=low,
        high=high,
        mean_inter_item_r=found.mean_inter_item_r,
        omega_reason=omega_reason,
        reason=found.reason,
    )


def with_omega(row: AlphaRow, scale: Scale) -> tuple[AlphaRow, OneFactor]:
    """Return a row with the coefficients of the one-factor model, and that model."""
    from scorecard.stats.factor import OneFactor, one_factor
    from scorecard.stats.omega import omega_coefficients

    if scale.n == 0:
        return replace(row, omega_reason="nobody_answered"), OneFactor(len(scale.items))
    fit = one_factor(scale.covariance)
    if fit.reason is not None:
        return replace(row, omega_reason=fit.reason), fit
    forms = omega_coefficients(fit.loadings, fit.error_variances, covariance=scale.covariance)
    found = replace(
        row,
        omega=forms.model_implied,
        composite_reliability=forms.composite_reliability,
        average_variance_extracted=forms.average_variance_extracted,
        omega_forms=forms,
        omega_reason="heywood" if fit.heywood else None,
    )
    return found, fit


def with_items(row: AlphaRow, scale: Scale, *, fit: OneFactor | None, advise: bool) -> AlphaRow:
    """Return a row with its items one by one."""
    counts = [int(v) for v in scale.common.diagonal()]
    if row.alpha is None:
        return replace(row, items=tuple(ItemRow(i.id, n) for i, n in zip(scale.items, counts, strict=True)))
    found = item_analysis(scale.covariance, n=scale.n, correlations=scale.correlations)
    rows: list[ItemRow] = []
    for at, (item, n) in enumerate(zip(scale.items, counts, strict=True)):
        r = found.item_rest_r[at]
        rows.append(
            ItemRow(
                item.id,
                n,
                r,
                found.without[at].alpha,
                found.without[at].alpha_standardised,
                fit.standardised_loadings[at] if fit is not None and fit.loadings else None,
                fit.uniquenesses[at] if fit is not None and fit.loadings else None,
                _advice(item, scale.of, r=r, n=n) if advise and r is not None and r < 0 else None,
            )
        )
    return replace(row, items=tuple(rows))


def _advice(item: Item, of: ScaleOf, *, r: float, n: int) -> LocalText:
    """Return what to look at where an item runs against its scale."""
    text = _STRAIGHT if of not in (*MIRRORED, "gap") else _TURNED_TWICE if item.reverse else _TURNED
    return text.fill({"item": item.id, "of": CHANNELS[of], "r": format_difference(r), "n": n})


def difference_row(joint: CoMoments, items: Sequence[int]) -> DifferenceReliability:
    """Return the reliability of a gap as a difference of two scores.

    Parameters
    ----------
    joint : CoMoments
        Expectations, then perceptions, over the respondents with both.
    items : sequence of int
        Positions of the items of the scale.

    Returns
    -------
    DifferenceReliability
        The reliability, or the reason why there is none.
    """
    k, count = len(items), len(joint.group) // 2
    chosen = [*items, *(count + i for i in items)]
    part = joint.select(chosen)
    if not any(part.n.flat):
        return DifferenceReliability(reason="nobody_answered")
    c = part.covariance()
    first, second = alpha_from_covariance(c[:k, :k]), alpha_from_covariance(c[k:, k:])
    if first.alpha is None or second.alpha is None:
        return DifferenceReliability(first.alpha, second.alpha, reason="alpha_undefined")
    spreads = math.sqrt(math.fsum(c[:k, :k].flat)), math.sqrt(math.fsum(c[k:, k:].flat))
    r = math.fsum(c[:k, k:].flat) / (spreads[0] * spreads[1])
    bare = DifferenceReliability(first.alpha, second.alpha, *spreads, r)
    if abs(r) > 1 + _AGREE:
        return replace(bare, reason="covariances_disagree")
    r = max(-1.0, min(1.0, r))
    both = (first.alpha, second.alpha)
    unequal = difference_score_reliability(both, spreads, correlation=r)
    equal = difference_score_reliability(both, correlation=r, variances="equal")
    return replace(
        bare, unequal_variances=unequal, equal_variances=equal, reason="no_variance" if unequal is None else None
    )
