"""Importance derived from what goes together with an overall answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.stats.association import Correlation, pearson, spearman, weights_of
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.least_squares import complete_rows, fit_of, spread_of
from scorecard.survey.attributes import Attributes
from scorecard.survey.importance_rows import IpaReason, IpaRow

__all__ = ["DERIVED_WORDS", "Derived", "DerivedImportance", "check_derived", "derived_importance"]

Derived = Literal["correlation", "rank_correlation", "regression", "relative_weights"]

DERIVED_WORDS: dict[Derived, LocalText] = {
    "correlation": LocalText(en="correlation with the overall answer", zh="与总体评价的相关系数"),
    "rank_correlation": LocalText(en="rank correlation with the overall answer", zh="与总体评价的等级相关系数"),
    "regression": LocalText(en="standardised regression coefficient", zh="标准化回归系数"),
    "relative_weights": LocalText(en="Johnson's relative weight (share of R²)", zh="Johnson 相对权重（R² 的份额）"),
}
"""How importance is derived, in words."""


@dataclass(frozen=True, slots=True)
class DerivedImportance:
    """Importance of items derived from an overall answer.

    Attributes
    ----------
    rows : tuple of IpaRow
        Importance and mean performance, over the same respondents.
    r_squared : float or None
        Share of the variance that all items explain together; None for correlations.
    condition_number : float or None
        Of the correlations among the items.
    reason : {"too_few", "no_variance", "collinear"} or None
        Why a fit is undefined.
    """

    rows: tuple[IpaRow, ...]
    r_squared: float | None = None
    condition_number: float | None = None
    reason: Literal["too_few", "no_variance", "collinear"] | None = None


def check_derived(derived: Derived | None, outcome: str | None) -> None:
    """Refuse an unknown derivation, or one without an overall answer.

    Parameters
    ----------
    derived : str or None
        How importance is derived.
    outcome : str or None
        Id of the overall answer.

    Raises
    ------
    UsageError
        If the derivation is unknown, or one of the two is given without the other.
    """
    if derived is not None and (not isinstance(cast("object", derived), str) or derived not in get_args(Derived)):
        raise UsageError.single(
            "bad-derived",
            "the option derived has an unknown value",
            found=str(derived),
            cure=f"Use one of: {', '.join(get_args(Derived))}.",
        )
    if (derived is None) != (outcome is None):
        raise UsageError.single(
            "derived-outcome",
            "importance is derived from an overall answer: derived and outcome go together",
            found=f"derived={derived!r}, outcome={outcome!r}",
            cure="Give both, or neither.",
        )


def derived_importance(found: Attributes, derived: Derived) -> DerivedImportance:
    """Return the importance of items for an overall answer.

    Parameters
    ----------
    found : Attributes
        Ratings of the items and overall answers.
    derived : {"correlation", "rank_correlation", "regression", "relative_weights"}
        How.

    Returns
    -------
    DerivedImportance
        Rows of the items, without quadrants.

    Notes
    -----
    Correlations are taken over the respondents who rated the item and answered the overall question;
    regression and relative weights over those who rated every item.
    """
    if derived == "correlation" or derived == "rank_correlation":
        method = pearson if derived == "correlation" else spearman
        rows = [
            _correlated(id_, column, found.outcome, method(column, found.outcome))
            for id_, column in zip(found.ids, found.values.T, strict=True)
        ]
        return DerivedImportance(tuple(rows))
    complete = complete_rows(found.values, found.outcome)
    spread = spread_of(complete)
    fit = fit_of(spread)
    weights = weights_of(spread) if derived == "relative_weights" else None
    reason = fit.reason if weights is None or fit.reason == "too_few" else weights.reason
    values: Sequence[float | None] = fit.standardised if weights is None else weights.raw
    errors: Sequence[float | None] = fit.standardised_errors if weights is None else ()
    if reason is not None:
        values = errors = ()
    inflation: Sequence[float | None] = fit.inflation
    made: list[IpaRow] = []
    for at, id_ in enumerate(found.ids):
        n, mean, error = _mean(complete[:, at])
        importance = values[at] if values else None
        said: IpaReason | None = "nobody_answered" if not n else reason
        made.append(
            IpaRow(
                id_,
                n,
                importance,
                mean,
                errors[at] if errors else None,
                error,
                reason=said,
                inflation=inflation[at] if inflation else None,
            )
        )
    return DerivedImportance(tuple(made), fit.r_squared, fit.condition_number, reason)


def _correlated(
    id_: str, column: NDArray[np.float64], outcome: NDArray[np.float64], correlation: Correlation
) -> IpaRow:
    """Return an item whose importance is a correlation."""
    n, mean, error = _mean(column[~np.isnan(column) & ~np.isnan(outcome)])
    r = correlation.coefficient
    spread = None if r is None or n < 3 else math.sqrt((1 - r * r) / (n - 2))
    reason: IpaReason | None = "nobody_answered" if not n else correlation.reason
    return IpaRow(id_, n, r, mean, spread, error, reason=reason)


def _mean(values: NDArray[np.float64]) -> tuple[int, float | None, float | None]:
    """Return number, mean and standard error of ratings."""
    moments = ScoreHistogram.from_scores(values.astype(np.int64), 1).moments()
    deviation = moments.standard_deviation
    return moments.n, moments.mean, None if deviation is None else deviation / math.sqrt(moments.n)
