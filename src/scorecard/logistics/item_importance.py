"""How important items are, with what is known of the error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.logistics.company_ratings import CompanyRatings, ItemSummary, check_summaries
from scorecard.logistics.customer_values import real_number
from scorecard.stats.control_limits import nearness

__all__ = ["GivenImportance", "ItemImportance", "item_importance"]

FloatArray = NDArray[np.float64]
GivenImportance = Mapping[str, float | ItemSummary] | CompanyRatings


@dataclass(frozen=True, slots=True, eq=False)
class ItemImportance:
    """Importance of items with the covariance of their errors.

    Attributes
    ----------
    values : (k,) float array
        Importance by item.
    covariance : (k, k) float array
        Covariance of the errors; 0 where importance is given without error.
    """

    values: FloatArray
    covariance: FloatArray

    def important(self, cut: float) -> NDArray[np.bool_]:
        """Return which items are important.

        Parameters
        ----------
        cut : float
            Importance from which an item is important; what rounding parts from it is on it.

        Returns
        -------
        ndarray of bool, shape (k,)
            Whether each is.
        """
        return np.asarray(self.values >= cut - nearness(np.append(self.values, cut)))

    def probabilities(self, cut: float | None) -> tuple[FloatArray, float]:
        """Return how likely each item is to be important, and the cut.

        Parameters
        ----------
        cut : float or None
            Importance from which an item is important; their mean when None.

        Returns
        -------
        tuple of (ndarray of shape (k,), float)
            Probabilities that the true importance is the cut or more (the true mean, with no cut given), and the
            cut.
        """
        from scipy.special import ndtr

        k = len(self.values)
        at = float(self.values.mean()) if cut is None else cut
        away = np.eye(k) if cut is not None else np.eye(k) - 1 / k
        variance = np.einsum("ij,jk,ik->i", away, self.covariance, away)
        errors: list[float] = np.sqrt(np.maximum(variance, 0.0)).tolist()
        away_from = self.values - at
        distances: list[float] = np.where(self.important(at), np.maximum(away_from, 0.0), away_from).tolist()
        found = [float(ndtr(d / e)) if e > 0 else float(d >= 0) for d, e in zip(distances, errors, strict=True)]
        return np.array(found, dtype=np.float64), at


def item_importance(importance: GivenImportance, items: Sequence[str]) -> ItemImportance:
    """Return the importance of items.

    Parameters
    ----------
    importance : mapping of str to float or ItemSummary, or CompanyRatings
        Importance by item: known exactly, in summary (other respondents for every item), or as respondents rated it.
    items : sequence of str
        The items wanted.

    Returns
    -------
    ItemImportance
        Values and covariance of their errors.

    Raises
    ------
    AnalysisError
        If an item has no importance, it is not finite, or its summary is one of no ratings.

    Examples
    --------
    >>> found = item_importance({"speed": 6.0, "care": 4.0}, ["speed", "care"])
    >>> [p.tolist() if hasattr(p, "tolist") else p for p in found.probabilities(None)]
    [[1.0, 0.0], 5.0]
    """
    k = len(items)
    values, covariance = np.full(k, np.nan), np.zeros((k, k))
    if isinstance(importance, CompanyRatings):
        columns = [importance.column(item) for item in items]
        for i in range(k):
            mean = importance.sample(items[i]).mean
            values[i] = np.nan if mean is None else mean
            for j in range(k):
                covariance[i, j] = _of_means(columns[i], columns[j])
    else:
        for i, item in enumerate(items):
            given = importance.get(item)
            if isinstance(given, ItemSummary):
                values[i] = given.mean
                covariance[i, i] = given.standard_deviation**2 / max(given.n, 1)
            elif given is not None:
                values[i] = real_number(given)
    problems = Problems()
    if not isinstance(importance, CompanyRatings):
        check_summaries(importance, "importance", problems)
    for item in (item for item, value in zip(items, values.tolist(), strict=True) if not np.isfinite(value)):
        problems.add(
            "importance-missing",
            "an item has no importance",
            place=Place(path=f"importance.{item}"),
            cure="Give its importance, or leave the item out.",
        )
    problems.raise_if_any(AnalysisError, "The importance of the items is not known.")
    return ItemImportance(values, covariance)


def _of_means(first: FloatArray, second: FloatArray) -> float:
    """Return the covariance of two means over the respondents of both."""
    one, two = ~np.isnan(first), ~np.isnan(second)
    both = one & two
    common = int(both.sum())
    if common < 2:
        return 0.0
    pairs = sorted(zip(first[both].tolist(), second[both].tolist(), strict=True))
    return float(np.cov(np.array(pairs).T)[0, 1]) * common / (int(one.sum()) * int(two.sum()))
