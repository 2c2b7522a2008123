"""How long customers stay, from their activity over many periods."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import require_number
from scorecard.stats.intervals import check_confidence, wilson_interval

if TYPE_CHECKING:
    from scorecard.plots.retention_curves import RetentionPlots

__all__ = ["RetentionCurve", "RetentionStep", "retention_curve"]

_TITLE = LocalText(en="How long customers stay", zh="客户保持时间")
_AGE = Column("age", LocalText(en="Periods since the first order", zh="距首次订货的期数"), "integer")
_RISK = Column("n", LocalText(en="At risk", zh="风险人数"), "integer")
_LOST = Column("lost", LocalText(en="Lost", zh="流失"), "integer")
_STAYED = Column("rate", LocalText(en="Retention in the period", zh="当期保持率"), "percent", 1)
_SURVIVAL = Column("survival", LocalText(en="Still customers", zh="仍为客户的比例"), "percent", 1)
_LEFT = Column("survival_low", LocalText(en="Low", zh="下限"), "percent", 1)
_RIGHT = Column("survival_high", LocalText(en="High", zh="上限"), "percent", 1)
_METHOD = LocalText(
    en="Lost: no order in the last {periods} periods or more; the loss counts in the period after the last order. "
    "Kaplan–Meier, intervals on the log–log scale with Greenwood's variance, {confidence}.",
    zh="流失：最后至少 {periods} 期没有订货；流失计在最近一次订货的下一期。Kaplan–Meier 估计，"
    "区间采用 Greenwood 方差与双对数变换，置信水平 {confidence}。",
)
_NEVER = LocalText(en="Without any order, left out: {number}.", zh="没有任何订货而未计入者：{number} 个。")


@dataclass(frozen=True, slots=True)
class RetentionStep:
    """One period after the first order.

    Attributes
    ----------
    age : int
        Periods since the first order.
    n : int
        Customers at risk: not lost before, and seen for long enough to tell.
    lost : int
        Of these, who did not come back.
    rate, low, high : float
        Share of those at risk who stayed, with its Wilson interval.
    survival : float
        Product of the rates so far.
    survival_low, survival_high : float or None
        Its interval; None while nobody, or once everybody, is lost.
    """

    age: int
    n: int
    lost: int
    rate: float
    low: float
    high: float
    survival: float
    survival_low: float | None
    survival_high: float | None


@dataclass(frozen=True, slots=True)
class RetentionCurve(Result):
    """How long customers stay.

    Attributes
    ----------
    steps : tuple of RetentionStep
        One a period since the first order, as long as somebody is at risk.
    n : int
        Customers with an order.
    never : int
        Customers without any.
    periods : int
        Periods of activity.
    lost_after : int
        Periods without an order at the end that make a lost customer.
    confidence : float
        Level of the intervals.

    Examples
    --------
    >>> from scorecard.logistics import retention_curve
    >>> curve = retention_curve([[True, True, False, False], [True, True, True, True]], lost_after=2)
    >>> curve.steps[-1].n, curve.steps[-1].lost, curve.steps[-1].survival
    (2, 1, 0.5)
    """

    steps: tuple[RetentionStep, ...]
    n: int
    never: int
    periods: int
    lost_after: int
    confidence: float

    @property
    def plot(self) -> RetentionPlots:
        """Charts of how long customers stay."""
        from scorecard.plots.retention_curves import RetentionPlots

        return RetentionPlots(self)

    def table(self) -> Table:
        """Return the curve as a table.

        Returns
        -------
        Table
            One row a period since the first order.
        """
        columns = (_AGE, _RISK, _LOST, _STAYED, words.LOW, words.HIGH, _SURVIVAL, _LEFT, _RIGHT)
        rows: list[tuple[Cell, ...]] = [
            (s.age, s.n, s.lost, s.rate, s.low, s.high, s.survival, s.survival_low, s.survival_high) for s in self.steps
        ]
        notes = [_METHOD.fill({"periods": self.lost_after, "confidence": f"{100 * self.confidence:g} %"})]
        if self.never:
            notes.append(_NEVER.fill({"number": self.never}))
        return Table(columns, tuple(rows), title=_TITLE, notes=tuple(notes))


def retention_curve(
    activity: NDArray[np.bool_] | Sequence[Sequence[bool]], *, lost_after: int = 1, confidence: float = 0.95
) -> RetentionCurve:
    """Return how long customers stay, from their activity over many periods.

    Parameters
    ----------
    activity : (customers, periods) bool array
        Whether each customer ordered in each period, in the order of time.
    lost_after : int
        Periods without an order at the end that make a lost customer. So long before the end nobody can be told to be
        lost, and so long everybody is followed.
    confidence : float
        Level of the intervals.

    Returns
    -------
    RetentionCurve
        Number at risk, retention and survival, by periods since the first order.

    Raises
    ------
    AnalysisError
        If this is no table of yes and no, or nobody ever ordered.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    A customer with its first order in period f and its last in period l of T is lost at age l − f + 1 if
    T − 1 − l ≥ `lost_after`; else it is followed up to age T − `lost_after` − f, where it was still there.
    S(a) = Π (1 − lostₖ / nₖ) for k ≤ a, with the interval S^exp(∓ z σ / ln S), σ² = Σ lostₖ / (nₖ (nₖ − lostₖ)).
    A pause that ends is no loss.

    References
    ----------
    Kaplan, E. L., Meier, P. (1958). Journal of the American Statistical Association 53, 457-481.
    Kalbfleisch, J. D., Prentice, R. L. (2002). The Statistical Analysis of Failure Time Data, 2nd edition, section 1.4.

    Examples
    --------
    >>> curve = retention_curve([[True, True, True], [True, False, False], [True, True, False], [True, False, True]])
    >>> [(step.n, step.lost, step.survival) for step in curve.steps]
    [(4, 1, 0.75), (3, 1, 0.5)]
    """
    require_number("lost_after", lost_after, low=1, whole=True)
    check_confidence(confidence)
    try:
        grid = np.asarray(activity)
    except ValueError:  # rows of different lengths
        grid = np.asarray(activity, dtype=object)
    if grid.ndim != 2 or grid.dtype != np.bool_:
        raise AnalysisError.single(
            "not-activity",
            "activity is a table of yes and no, one row a customer and one column a period",
            found=f"{grid.dtype} of {' × '.join(map(str, grid.shape))}",
            cure="Give whether each customer ordered in each period.",
        )
    ordered = grid[grid.any(axis=1)]
    if not len(ordered):
        raise AnalysisError.single("nobody-active", "no customer ever ordered", cure="Check the periods.")
    periods = grid.shape[1]
    first = ordered.argmax(axis=1)
    last = periods - 1 - ordered[:, ::-1].argmax(axis=1)
    lost = periods - 1 - last >= lost_after
    ages = np.zeros(len(ordered), dtype=np.int64)
    ages[lost] = last[lost] - first[lost] + 1
    ages[~lost] = np.maximum(periods - lost_after - first[~lost], 0)
    losses = np.bincount(ages[lost], minlength=periods + 1)
    seen = np.bincount(ages, minlength=periods + 1)
    at_risk = len(ordered) - np.concatenate([[0], np.cumsum(seen)[:-1]])
    steps = _steps(at_risk.tolist(), losses.tolist(), confidence)
    return RetentionCurve(steps, len(ordered), len(grid) - len(ordered), periods, int(lost_after), confidence)


def _steps(at_risk: list[int], losses: list[int], confidence: float) -> tuple[RetentionStep, ...]:
    """Return the product-limit estimate from age 1 as long as somebody is at risk."""
    from scipy.special import ndtri

    z = float(ndtri((1 + confidence) / 2))
    steps: list[RetentionStep] = []
    survival, spread = 1.0, 0.0
    for age in range(1, len(at_risk)):
        n, lost = at_risk[age], losses[age]
        low, high = wilson_interval(n - lost, n, confidence=confidence) or (0.0, 1.0)
        if not n:
            break
        survival *= (n - lost) / n
        spread += lost / (n * (n - lost)) if n > lost else math.inf
        limits = _survival_limits(survival, spread, z)
        steps.append(RetentionStep(age, n, lost, (n - lost) / n, low, high, survival, *limits))
    return tuple(steps)


def _survival_limits(survival: float, spread: float, z: float) -> tuple[float | None, float | None]:
    """Return the interval of a survival on the log–log scale."""
    if not 0 < survival < 1:
        return None, None
    half = z * math.sqrt(spread) / math.log(survival)
    return survival ** math.exp(-half), survival ** math.exp(half)
