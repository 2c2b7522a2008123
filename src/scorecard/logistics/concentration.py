"""How much of the value few customers bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.logistics.customer_values import (
    CustomerValues,
    customer_values,
    exact_share,
    require_choice,
    require_number,
)
from scorecard.logistics.gini import gini_coefficient, jackknife_error, logit_limits, lorenz_points
from scorecard.stats.intervals import check_confidence

if TYPE_CHECKING:
    from scorecard.plots.concentration_curves import ConcentrationPlots

__all__ = ["Concentration", "GiniForm", "TopShare", "concentration"]

GiniForm = Literal["population", "sample"]
"""The coefficient as it is, or multiplied by n / (n − 1) so that it is 1 where one has everything."""
NotPositive = Literal["left_out", "zero"]
"""What becomes of customers without a positive value."""

_TITLE = LocalText(en="Concentration of value", zh="价值集中度")
_WHAT = Column("figure", LocalText(en="Figure", zh="指标"))
_N = Column("n", LocalText(en="Customers", zh="客户数"), "integer")
_FOUND = Column("value", LocalText(en="Value", zh="数值"), "number", 3)
_LOW = Column("low", LocalText(en="Low", zh="下限"), "number", 3)
_HIGH = Column("high", LocalText(en="High", zh="上限"), "number", 3)
_TOP = LocalText(en="share of value of the top {share}", zh="价值最高的 {share} 客户的价值占比")
_GINI: Mapping[GiniForm, LocalText] = {
    "population": LocalText(en="Gini coefficient", zh="基尼系数"),
    "sample": LocalText(en="Gini coefficient, times n/(n − 1)", zh="基尼系数（乘以 n/(n − 1)）"),
}
_METHOD = LocalText(
    en="Interval of the Gini coefficient: jackknife error, t on the logit scale, {confidence}; it takes the customers "
    "for a sample.",
    zh="基尼系数的区间：刀切法标准误，logit 尺度上的 t 区间，置信水平 {confidence}；即把这些客户视为一个样本。",
)
_NO_INTERVAL = LocalText(
    en="No interval: it takes three customers whose values differ, and one without whom others have value.",
    zh="没有区间：至少需要三个价值不全相同的客户，且去掉任何一个后仍有价值。",
)
_NOT_DEFINED = LocalText(
    en="No Gini coefficient: n/(n − 1) is not defined for one customer.",
    zh="没有基尼系数：只有一个客户时，n/(n − 1) 无定义。",
)
_LEFT: Mapping[NotPositive, LocalText] = {
    "left_out": LocalText(en="Without a positive value, left out: {number}.", zh="价值不为正而未计入者：{number} 个。"),
    "zero": LocalText(
        en="Without a positive value, counted as 0: {number}.", zh="价值不为正而按 0 计者：{number} 个。"
    ),
}


@dataclass(frozen=True, slots=True)
class TopShare:
    """What the most valuable customers bring.

    Attributes
    ----------
    share_n : float
        The share of customers that was asked for.
    n : int
        Customers in it, rounded up to whole ones.
    share_value : float
        Their share of the value.
    """

    share_n: float
    n: int
    share_value: float


@dataclass(frozen=True, slots=True)
class Concentration(Result):
    """How much of the value few customers bring.

    Attributes
    ----------
    n : int
        Customers after exclusions.
    n_not_positive : int
        Customers without a positive value.
    not_positive : {"left_out", "zero"}
        What became of them.
    total : float
        Sum of the values.
    share_n, share_value : (n + 1,) float array
        Lorenz curve: cumulative share of the customers who bring least, and what they bring.
    gini : float or None
        Gini coefficient in its `form`; None where that is not defined.
    form : {"population", "sample"}
        As it is, or times n / (n − 1).
    standard_error, low, high : float or None
        Its jackknife error and interval; None where they are undefined.
    confidence : float
        Level of the interval.
    tops : tuple of TopShare
        What the most valuable bring.
    reason : {"one_value"} or None
        Why there is no coefficient: n / (n − 1) is not defined for one customer.

    Examples
    --------
    >>> from scorecard.logistics import concentration
    >>> found = concentration({"a": 60, "b": 20, "c": 10, "d": 10})
    >>> round(found.gini, 2), found.tops[1].n, found.tops[1].share_value
    (0.4, 1, 0.6)
    """

    n: int
    n_not_positive: int
    not_positive: NotPositive
    total: float
    share_n: NDArray[np.float64]
    share_value: NDArray[np.float64]
    gini: float | None
    form: GiniForm
    standard_error: float | None
    low: float | None
    high: float | None
    confidence: float
    tops: tuple[TopShare, ...]
    reason: Literal["one_value"] | None = None

    @property
    def plot(self) -> ConcentrationPlots:
        """Charts of the concentration."""
        from scorecard.plots.concentration_curves import ConcentrationPlots

        return ConcentrationPlots(self)

    def table(self) -> Table:
        """Return Gini coefficient and top shares as a table.

        Returns
        -------
        Table
            One row a figure; the points of the curve are `share_n` and `share_value`.
        """
        rows: list[tuple[Cell, ...]] = [(_GINI[self.form], self.n, self.gini, self.low, self.high)]
        for top in self.tops:
            share = f"{float(exact_share(top.share_n) * 100):g} %"
            rows.append((_TOP.fill({"share": share}), top.n, top.share_value, None, None))
        level = f"{float(exact_share(self.confidence) * 100):g} %"
        unknown = _NO_INTERVAL if self.reason is None else _NOT_DEFINED
        notes = [_METHOD.fill({"confidence": level}) if self.low is not None else unknown]
        if self.n_not_positive:
            notes.append(_LEFT[self.not_positive].fill({"number": self.n_not_positive}))
        return Table((_WHAT, _N, _FOUND, _LOW, _HIGH), tuple(rows), title=_TITLE, notes=tuple(notes))


def concentration(
    values: CustomerValues,
    *,
    ids: Sequence[str] | None = None,
    form: GiniForm = "population",
    tops: Sequence[float] = (0.05, 0.2),
    not_positive: NotPositive = "left_out",
    confidence: float = 0.95,
) -> Concentration:
    """Return how much of the value few customers bring.

    Parameters
    ----------
    values : mapping of str to float, sequence or array of float
        Value of each customer.
    ids : sequence of str, optional
        Who the values belong to, where they are no mapping.
    form : {"population", "sample"}
        The Gini coefficient as it is, or times n / (n − 1), which is unbiased for some samples and 1 where one
        customer brings everything; there is none of a single customer.
    tops : sequence of float
        Shares of customers, the most valuable, whose share of value is shown; rounded up to whole customers.
    not_positive : {"left_out", "zero"}
        Whether customers with a value of 0 or less are left out, or counted with 0.
    confidence : float
        Level of the interval.

    Returns
    -------
    Concentration
        Lorenz curve, Gini coefficient with interval, top shares.

    Raises
    ------
    AnalysisError
        If values cannot be used, or none is positive.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    G = Σ (2 i − n − 1) x₍ᵢ₎ / (n Σ x). The interval is G ± t SE on the logit scale with the jackknife error; with
    few customers of very unequal value it is too narrow, as all intervals of inequality are.

    References
    ----------
    Ogwang, T. (2000). Oxford Bulletin of Economics and Statistics 62(1), 123-129.
    Lorenz, M. O. (1905). Publications of the American Statistical Association 9(70), 209-219.

    Examples
    --------
    >>> found = concentration({"a": 1, "b": 1, "c": 2, "d": 6})
    >>> round(found.gini, 4), found.tops[1]
    (0.4, TopShare(share_n=0.2, n=1, share_value=0.6))
    """
    require_choice("form", form, ("population", "sample"))
    require_choice("not_positive", not_positive, ("left_out", "zero"))
    for top in tops:
        require_number("tops", top, low=0, high=1, open_low=True)
    check_confidence(confidence)
    _, given = customer_values(values, ids)
    positive = given > 0
    if not positive.any():
        raise AnalysisError.single(
            "nothing-to-share", "no customer has a positive value", cure="Concentration needs at least one."
        )
    ordered = np.sort(given[positive] if not_positive == "left_out" else np.where(positive, given, 0.0))
    n, total = len(ordered), float(ordered.sum())
    corrected, defined = form == "sample", form == "population" or n > 1
    gini = gini_coefficient(ordered) * (n / (n - 1) if corrected else 1.0) if defined else None
    error = jackknife_error(ordered, corrected=corrected)
    limits = None if gini is None else logit_limits(gini, error, n=n, confidence=confidence)
    share_n, share_value = lorenz_points(ordered)
    return Concentration(
        n,
        int((~positive).sum()),
        not_positive,
        total,
        share_n,
        share_value,
        gini,
        form,
        error,
        None if limits is None else limits[0],
        None if limits is None else limits[1],
        confidence,
        tuple(_top(ordered, top, total) for top in tops),
        None if defined else "one_value",
    )


def _top(ordered: NDArray[np.float64], share: float, total: float) -> TopShare:
    """Return what the most valuable bring, rounded up to whole customers."""
    exact = exact_share(share) * len(ordered)
    n = -(-exact.numerator // exact.denominator)
    return TopShare(float(share), n, float(ordered[len(ordered) - n :].sum()) / total)
