"""The Best-Worst method: everything compared with the best and with the worst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.weighting.best_worst_comparisons import Comparisons, InconsistentPair, read_comparisons
from scorecard.weighting.weights import Weights, normalised
from scorecard.weighting.weights_table import with_facts

__all__ = ["BestWorstWeights", "best_worst"]

_COLUMNS = (
    Column("best_to_it", LocalText(en="Best to it", zh="最优对它"), "number", 1),
    Column("it_to_worst", LocalText(en="It to worst", zh="它对最劣"), "number", 1),
    Column("product", LocalText(en="Product", zh="乘积"), "number", 1),
    Column("ratio", LocalText(en="Inconsistency", zh="不一致率"), "number", 3),
)
_ENDS = LocalText(
    en="Best: {best}; worst: {worst}; best to worst: {between}.",
    zh="最优：{best}；最劣：{worst}；最优对最劣：{between}。",
)
_RATIO = LocalText(
    en="Input-based consistency ratio (Liang et al. 2020): {ratio}; ξ of the linear model: {xi}.",
    zh="基于输入的一致性比率（Liang 等，2020）：{ratio}；线性模型的 ξ：{xi}。",
)
_WITHIN = LocalText(
    en="That is within the threshold of {threshold} for this scale and number.",
    zh="未超过该标度与准则数对应的阈值 {threshold}。",
)
_BEYOND = LocalText(
    en="That is beyond the threshold of {threshold} for this scale and number: look at the comparisons again.",
    zh="超过该标度与准则数对应的阈值 {threshold}，请重新审视比较判断。",
)
_CONSISTENT = LocalText(en="All comparisons agree.", zh="各项比较判断完全一致。")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BestWorstWeights(Weights):
    """Weights of the linear Best-Worst method.

    Attributes
    ----------
    ids, shares, total, method
        As in `Weights`.
    best, worst : str
        The most and the least important criterion.
    best_to_others : tuple of float
        How many times as important the best is as each.
    others_to_worst : tuple of float
        How many times as important each is as the worst.
    xi : float
        Largest deviation |w_B − a_Bj w_j| or |w_j − a_jW w_W|, which the weights make least; 0 if all agree.
    consistency_ratio : float
        Input-based consistency ratio, from 0, where all agree, to 1.
    threshold : float or None
        Up to what ratio comparisons pass, for the scale used and the number of criteria; None where the
        source has none: fewer than 3 or more than 9 criteria, or best to worst not a whole number from 3 to 9.
    inconsistent : tuple of InconsistentPair
        Criteria whose two comparisons contradict each other, the worst contradiction first.
    """

    best: str
    worst: str
    best_to_others: tuple[float, ...]
    others_to_worst: tuple[float, ...]
    xi: float
    consistency_ratio: float
    threshold: float | None
    inconsistent: tuple[InconsistentPair, ...]

    @property
    def acceptable(self) -> bool | None:
        """Whether the consistency ratio is within the threshold; None where there is none."""
        return None if self.threshold is None else self.consistency_ratio <= self.threshold

    def table(self) -> Table:
        """Return the comparisons with shares as a table.

        Returns
        -------
        Table
            One row for each id.
        """
        found = {pair.id: pair.ratio for pair in self.inconsistent}
        products = [a * b for a, b in zip(self.best_to_others, self.others_to_worst, strict=True)]
        cells = (self.best_to_others, self.others_to_worst, products, [found.get(x, 0.0) for x in self.ids])
        between = f"{self.best_to_others[self.ids.index(self.worst)]:g}"
        notes = [_ENDS.fill({"best": self.best, "worst": self.worst, "between": between})]
        notes.append(_RATIO.fill({"ratio": f"{self.consistency_ratio:.3f}", "xi": f"{self.xi:.3f}"}))
        if not self.inconsistent:
            notes.append(_CONSISTENT)
        elif self.threshold is not None:
            words = _WITHIN if self.acceptable else _BEYOND
            notes.append(words.fill({"threshold": f"{self.threshold:.4f}"}))
        return with_facts(self, tuple(zip(_COLUMNS, cells, strict=True)), notes=notes)


def best_worst(
    best_to_others: Mapping[str, float] | Sequence[float],
    others_to_worst: Mapping[str, float] | Sequence[float],
    *,
    labels: Sequence[str] | None = None,
    best: str | None = None,
    worst: str | None = None,
) -> BestWorstWeights:
    """Return weights by the linear Best-Worst method.

    Parameters
    ----------
    best_to_others : mapping of str to float, or sequence of float
        How many times as important the best criterion is as each, from 1, usually up to 9; 1 for itself.
    others_to_worst : mapping of str to float, or sequence of float
        How many times as important each criterion is as the worst; 1 for the worst itself.
    labels : sequence of str, optional
        What sequences of comparisons belong to; their positions "1", "2", … when left out.
    best, worst : str, optional
        The best and the worst criterion; the only one compared by 1 when left out.

    Returns
    -------
    BestWorstWeights
        Shares that sum to 1, with ξ, the consistency ratio and the contradictions.

    Raises
    ------
    AnalysisError
        With everything that is wrong with the comparisons: ids that differ, numbers below 1, a best or
        worst that is not clear, best to worst stated differently, or anything beyond the worst.

    Notes
    -----
    Minimise ξ under |w_B − a_Bj w_j| ≤ ξ, |w_j − a_jW w_W| ≤ ξ, Σ w = 1, w ≥ 0: a linear programme whose
    solution is unique. The input-based consistency ratio needs no solution: max_j |a_Bj a_jW − a_BW| /
    (a_BW² − a_BW), and 0 where a_BW = 1.

    References
    ----------
    Rezaei, J. (2016). Best-worst multi-criteria decision-making method: Some properties and a linear model.
    Omega 64, 126-130. doi:10.1016/j.omega.2015.12.001
    Liang, F., Brunelli, M., Rezaei, J. (2020). Consistency issues in the best worst method: Measurements and
    thresholds. Omega 96, 102175. doi:10.1016/j.omega.2019.102175

    Examples
    --------
    >>> car = best_worst([2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    >>> [round(w, 4) for w in car.shares], round(car.xi, 4), car.best
    ([0.2295, 0.4481, 0.1148, 0.153, 0.0546], 0.0109, '2')
    """
    given = read_comparisons(best_to_others, others_to_worst, labels=labels, best=best, worst=worst)
    shares, xi = _solved(given)
    found = normalised(given.ids, shares, method="best_worst")
    return BestWorstWeights(
        found.ids,
        found.shares,
        found.total,
        found.method,
        best=given.best,
        worst=given.worst,
        best_to_others=given.best_to_others,
        others_to_worst=given.others_to_worst,
        xi=xi,
        consistency_ratio=given.consistency_ratio,
        threshold=given.threshold,
        inconsistent=given.inconsistent,
    )


def _solved(given: Comparisons) -> tuple[list[float], float]:
    """Return the weights and the largest deviation of the linear programme."""
    from scipy.optimize import linprog

    best, worst, k = given.ids.index(given.best), given.ids.index(given.worst), len(given.ids)
    eye = np.eye(k)
    deviations: NDArray[np.float64] = np.vstack(
        [eye[best] - np.diag(given.best_to_others), eye - np.outer(given.others_to_worst, eye[worst])]
    )
    bounded = np.vstack([deviations, -deviations])
    found = linprog(
        np.append(np.zeros(k), 1.0),
        A_ub=np.column_stack([bounded, -np.ones(len(bounded))]),
        b_ub=np.zeros(len(bounded)),
        A_eq=[[1.0] * k + [0.0]],
        b_eq=[1.0],
        method="highs",
    )
    solution = np.maximum(np.asarray(found.x, dtype=np.float64), 0.0).tolist()
    return solution[:k], solution[k]
