"""Rows of a reliability analysis, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._text import LocalText
from scorecard.instruments import Role

if TYPE_CHECKING:
    from scorecard.stats.omega import Omega

__all__ = [
    "ALL_ITEMS",
    "AlphaReason",
    "AlphaRow",
    "DifferenceReason",
    "DifferenceReliability",
    "ItemRow",
    "OmegaReason",
    "ScaleOf",
]

ScaleOf = Role | Literal["gap"]
AlphaReason = Literal["nobody_answered", "one_respondent", "one_item", "no_variance", "suppressed"]
OmegaReason = Literal[
    "nobody_answered",
    "one_respondent",
    "too_few_items",
    "no_variance",
    "not_positive_definite",
    "no_common_factor",
    "not_converged",
    "heywood",
    "not_asked",
    "suppressed",
]
DifferenceReason = Literal["nobody_answered", "alpha_undefined", "no_variance", "covariances_disagree"]

ALL_ITEMS = "all_items"
"""Id of the scale of all items together."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What one item does in its scale.

    Attributes
    ----------
    id : str
        Id of the item.
    n : int
        Respondents who answered it (of a gap: both questions) and enter the scale.
    item_rest_r : float or None
        Correlation with the sum of the other items, not corrected for their reliability.
    alpha_without, alpha_standardised_without : float or None
        Alpha of the scale without the item.
    loading, uniqueness : float or None
        Standardised, in the one-factor model of the scale.
    advice : LocalText or None
        What to look at where the item runs against the rest of its scale.
    """

    id: str
    n: int
    item_rest_r: float | None = None
    alpha_without: float | None = None
    alpha_standardised_without: float | None = None
    loading: float | None = None
    uniqueness: float | None = None
    advice: LocalText | None = None


@dataclass(frozen=True, slots=True)
class DifferenceReliability:
    """Reliability of a gap as a difference of two scores, over the respondents with both.

    Attributes
    ----------
    alpha_expectation, alpha_perception : float or None
        Alpha of each score over the pairs of answers.
    deviation_expectation, deviation_perception : float or None
        Standard deviation of the sum of the items.
    correlation : float or None
        Between the two sums.
    unequal_variances : float or None
        Reliability of the difference, each score with its own variance.
    equal_variances : float or None
        The same as if both had one variance: ((r₁₁ + r₂₂) / 2 − r₁₂) / (1 − r₁₂).
    reason : {"nobody_answered", "alpha_undefined", "no_variance", "covariances_disagree"} or None
        Why something is undefined; covariances over different respondents can contradict each other.
    """

    alpha_expectation: float | None = None
    alpha_perception: float | None = None
    deviation_expectation: float | None = None
    deviation_perception: float | None = None
    correlation: float | None = None
    unequal_variances: float | None = None
    equal_variances: float | None = None
    reason: DifferenceReason | None = None


@dataclass(frozen=True, slots=True)
class AlphaRow:
    """Reliability of one scale.

    Attributes
    ----------
    id : str
        Id of the dimension, or "all_items".
    scale_of : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap"}
        Which answers.
    k : int
        Number of items.
    n : int
        Respondents who enter: with at least one answer (pairwise), or with all (listwise).
    n_least : int
        Smallest number of respondents behind a covariance; `n` where nothing is missing.
    alpha, alpha_standardised : float or None
        Coefficient from covariances, and from correlations.
    low, high : float or None
        Limits of alpha.
    mean_inter_item_r : float or None
        Mean correlation between two items.
    omega : float or None
        Model-implied coefficient of the one-factor model by maximum likelihood, from covariances.
    composite_reliability : float or None
        The same from standardised loadings.
    average_variance_extracted : float or None
        Mean of the squared standardised loadings.
    omega_forms : Omega or None
        All forms of omega, each under its own name.
    omega_reason : str or None
        Why there is no omega; or "heywood": the best fit leaves an item no error of its own, and the
        numbers belong to the edge of what is possible.
    items : tuple of ItemRow
        The items one by one; empty for groups.
    difference : DifferenceReliability or None
        Of gaps: their reliability as differences of two scores; None for groups.
    reason : {"nobody_answered", "one_respondent", "one_item", "no_variance", "suppressed"} or None
        Why alpha or a part of it is undefined.
    """

    id: str
    scale_of: ScaleOf
    k: int
    n: int
    n_least: int = 0
    alpha: float | None = None
    alpha_standardised: float | None = None
    low: float | None = None
    high: float | None = None
    mean_inter_item_r: float | None = None
    omega: float | None = None
    composite_reliability: float | None = None
    average_variance_extracted: float | None = None
    omega_forms: Omega | None = None
    omega_reason: OmegaReason | None = None
    items: tuple[ItemRow, ...] = ()
    difference: DifferenceReliability | None = None
    reason: AlphaReason | None = None
