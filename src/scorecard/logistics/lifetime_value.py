"""What a customer is worth over its lifetime."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.errors import AnalysisError, UsageError
from scorecard.errors import near as nearest
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import require_choice, require_number
from scorecard.logistics.retention import Retention, RetentionRow

__all__ = ["LifetimeValue", "LifetimeValues", "Timing", "lifetime_value", "lifetime_values"]

Timing = Literal["first_margin_now", "first_margin_after_one_period", "end_of_period_certain"]
"""When the first margin comes, and whether it is certain."""

_TITLE = LocalText(en="Lifetime value", zh="客户终身价值")
_MARGIN = Column("margin", LocalText(en="Margin a period", zh="每期毛利"), "number")
_RETENTION = Column("retention", LocalText(en="Retention", zh="保持率"), "percent", 1)
_DIRECT = Column("own", LocalText(en="From margin", zh="来自毛利"), "number")
_ASSOCIATION = Column("association", LocalText(en="From association", zh="关联价值"), "number")
_RECOMMENDATION = Column("recommendation", LocalText(en="From recommendation", zh="推荐价值"), "number")
_TOTAL = Column("value", LocalText(en="Lifetime value", zh="终身价值"), "number")
_LOW = Column("low", LocalText(en="Low", zh="下限"), "number")
_HIGH = Column("high", LocalText(en="High", zh="上限"), "number")
_TIMINGS: Mapping[Timing, LocalText] = {
    "first_margin_now": LocalText(en="The first margin comes now and is certain.", zh="首笔毛利即刻取得，且是确定的。"),
    "first_margin_after_one_period": LocalText(
        en="The first margin comes after one period, if the customer stays.", zh="首笔毛利在一期之后、客户仍在时取得。"
    ),
    "end_of_period_certain": LocalText(
        en="The first margin comes at the end of the first period and is certain.",
        zh="首笔毛利在第一期期末取得，且是确定的。",
    ),
}
_DISCOUNT = LocalText(
    en="Discount {discount} a period; horizon: {horizon}.", zh="每期折现率 {discount}；期限：{horizon}。"
)
_ENDLESS = LocalText(en="without end", zh="无限期")
_PERIODS = LocalText(en="{number} periods", zh="{number} 期")
_LEFT_OUT = LocalText(
    en="Left out, without a customer whose retention could be found: {names}.",
    zh="没有客户、无从得知保持率而未计入：{names}。",
)
_INTERVAL = LocalText(
    en="Interval: the value at the limits of retention, {confidence}; margin and discount are taken as known.",
    zh="区间：按保持率的上下限计算，置信水平 {confidence}；毛利与折现率视为已知。",
)


@dataclass(frozen=True, slots=True)
class LifetimeValue(Result):
    """What a customer is worth over its lifetime.

    Attributes
    ----------
    value : float
        The lifetime value: the sum of the three parts.
    low, high : float or None
        Its limits from the interval of retention; None where retention is given without.
    own, association, recommendation : float
        Parts from the customer's own margin, from association and from recommendation.
    margin : float
        Margin a period.
    retention : float
        Probability of staying from one period to the next.
    n : int or None
        Customers that retention was found from; None where it is given.
    discount : float
        Discount rate a period.
    timing : {"first_margin_now", "first_margin_after_one_period", "end_of_period_certain"}
        When the first margin comes.
    horizon : int or None
        Number of margins counted; None without end.
    label : str or None
        The class; None for all customers, or where there is none.
    confidence : float or None
        Level of the interval of retention.

    Examples
    --------
    >>> from scorecard.logistics import lifetime_value
    >>> round(lifetime_value(10, 0.5, discount=0.25, timing="first_margin_now").value, 3)  # 10 × 1.25 / (1.25 − 0.5)
    16.667
    """

    value: float
    low: float | None
    high: float | None
    own: float
    association: float
    recommendation: float
    margin: float
    retention: float
    n: int | None
    discount: float
    timing: Timing
    horizon: int | None
    label: str | None = None
    confidence: float | None = None

    def table(self) -> Table:
        """Return the value with its parts as a table of one row.

        Returns
        -------
        Table
            Margin, retention, parts, value and limits.
        """
        return _table((self,))


@dataclass(frozen=True, slots=True)
class LifetimeValues(Result):
    """What customers of each class are worth over their lifetime.

    Attributes
    ----------
    rows : tuple of LifetimeValue
        One a class, and last one for all customers where a margin was given for them.
    left_out : tuple of str
        Classes without a customer, whose retention is not known.
    """

    rows: tuple[LifetimeValue, ...]
    left_out: tuple[str, ...]

    def __getitem__(self, label: str) -> LifetimeValue:
        """Return the value of a class."""
        for row in self.rows:
            if row.label == label:
                return row
        raise UsageError.single(
            "no-lifetime-value",
            "there is no lifetime value of such a class",
            found=str(label),
            cure=nearest(str(label), [str(row.label) for row in self.rows]),
        )

    def table(self) -> Table:
        """Return the values as a table.

        Returns
        -------
        Table
            One row a class.
        """
        return _table(self.rows, self.left_out)


def _table(values: tuple[LifetimeValue, ...], left_out: tuple[str, ...] = ()) -> Table:
    """Return lifetime values found with the same options."""
    one = values[0]
    columns = (
        words.CLASS, words.CUSTOMERS, _MARGIN, _RETENTION, _DIRECT, _ASSOCIATION, _RECOMMENDATION, _TOTAL, _LOW, _HIGH
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            words.named_class(v.label), v.n, v.margin, v.retention,
            v.own, v.association, v.recommendation, v.value, v.low, v.high,
        )
        for v in values
    ]  # fmt: skip
    horizon = _ENDLESS if one.horizon is None else _PERIODS.fill({"number": one.horizon})
    notes = [_TIMINGS[one.timing], _DISCOUNT.fill({"discount": f"{100 * one.discount:g} %", "horizon": horizon})]
    if one.confidence is not None:
        notes.append(_INTERVAL.fill({"confidence": f"{100 * one.confidence:g} %"}))
    if left_out:
        names = join_text(tuple(words.heading(label) for label in left_out), en="; ", zh="；")
        notes.append(_LEFT_OUT.fill({"names": names}))
    return Table(columns, tuple(rows), title=_TITLE, notes=tuple(notes))


def lifetime_value(
    margin: float,
    retention: float | RetentionRow,
    *,
    discount: float,
    timing: Timing,
    horizon: int | None = None,
    association: float = 0.0,
    recommendation: float = 0.0,
    confidence: float = 0.95,
) -> LifetimeValue:
    """Return what a customer is worth over its lifetime.

    Parameters
    ----------
    margin : float
        Margin of one period as long as the customer stays, after the cost of keeping it.
    retention : float or RetentionRow
        Probability of staying from one period to the next, given or found from data.
    discount : float
        Discount rate a period, such as 0.1 for 10 %.
    timing : {"first_margin_now", "first_margin_after_one_period", "end_of_period_certain"}
        When the first margin comes; there is no default, since conventions differ by a whole margin.
    horizon : int, optional
        Number of margins counted; without end when left out.
    association, recommendation : float
        What the customer brings in a period beside its margin: by association (it teaches, it stands as a reference)
        and by recommending to others; for as long as it stays.
    confidence : float
        Level that the interval of a `RetentionRow` was found at, where the row does not tell; named in print.

    Returns
    -------
    LifetimeValue
        The value, its parts, and its limits where retention has an interval.

    Raises
    ------
    AnalysisError
        If retention is not known, or the sum has no end.
    UsageError
        If a number or an option is impossible.

    Notes
    -----
    With m the margin, r retention, d discount and q = r / (1 + d), the sum over N margins is

    - first margin now: m (1 − q^N) / (1 − q), without end m (1 + d) / (1 + d − r);
    - after one period, if the customer stays: q times that, m r / (1 + d − r);
    - end of period, certain: 1 / (1 + d) times that, m / (1 + d − r).

    The value is monotone in retention, so the limits of retention give its limits. Retention is taken as constant;
    where it rises with the time a customer stays, this understates the value of those who stayed.

    References
    ----------
    Berger, P. D., Nasr, N. I. (1998). Customer lifetime value: marketing models and applications. Journal of
    Interactive Marketing 12(1), 17-30.
    Gupta, S., Lehmann, D. R. (2003). Customers as assets. Journal of Interactive Marketing 17(1), 9-24.

    Examples
    --------
    >>> found = lifetime_value(17.95, 0.995, discount=0.01, timing="first_margin_now")
    >>> round(found.value, 2)
    1208.63
    """
    require_choice("timing", timing, tuple(_TIMINGS))
    amounts = {"margin": margin, "association": association, "recommendation": recommendation}
    for name, amount in amounts.items():
        require_number(name, amount, low=-math.inf)
    require_number("discount", discount, low=0)
    if horizon is not None:
        require_number("horizon", horizon, low=1, whole=True)
    rate, limits, n, label = _retention(retention)
    told = retention.confidence if isinstance(retention, RetentionRow) else None
    level = confidence if told is None else told
    factor = _factor(rate, discount, timing, horizon)
    own, beside, recommended = (float(amount) * factor for amount in amounts.values())
    ends: list[float] = []
    if limits is not None:
        ends = sorted(sum(map(float, amounts.values())) * _factor(r, discount, timing, horizon) for r in limits)
    return LifetimeValue(
        own + beside + recommended,
        ends[0] if ends else None,
        ends[1] if ends else None,
        own,
        beside,
        recommended,
        float(margin),
        rate,
        n,
        float(discount),
        timing,
        horizon,
        label,
        level if ends else None,
    )


def _retention(retention: float | RetentionRow) -> tuple[float, tuple[float, float] | None, int | None, str | None]:
    """Return rate, limits, n and class of a retention."""
    if not isinstance(retention, RetentionRow):
        require_number("retention", retention, low=0, high=1)
        return float(retention), None, None, None
    if retention.rate is None or retention.low is None or retention.high is None:
        raise AnalysisError.single(
            "no-retention",
            "retention is not known without a customer",
            found=retention.label,
            cure="Leave the class out, or give a rate.",
        )
    return retention.rate, (retention.low, retention.high), retention.n, retention.label


def _factor(retention: float, discount: float, timing: Timing, horizon: int | None) -> float:
    """Return the lifetime value of a margin of 1."""
    stay = retention / (1 + discount)
    if horizon is None and stay >= 1:
        raise AnalysisError.single(
            "endless-value",
            "a customer who never leaves is worth more than any number without discount",
            cure="Give a horizon, or a discount above 0.",
        )
    if horizon is None:
        now = 1 / (1 - stay)
    else:
        now = float(horizon) if stay == 1 else (1 - stay**horizon) / (1 - stay)
    if timing == "first_margin_now":
        return now
    return now * stay if timing == "first_margin_after_one_period" else now / (1 + discount)


def lifetime_values(
    margins: Mapping[str, float],
    retention: Retention,
    *,
    discount: float,
    timing: Timing,
    overall: float | None = None,
    horizon: int | None = None,
    association: float = 0.0,
    recommendation: float = 0.0,
) -> LifetimeValues:
    """Return what customers of each class are worth over their lifetime.

    Parameters
    ----------
    margins : mapping of str to float
        Margin of one period of a customer, by class.
    retention : Retention
        Retention of the same classes, found from data.
    discount : float
        Discount rate a period.
    timing : {"first_margin_now", "first_margin_after_one_period", "end_of_period_certain"}
        When the first margin comes.
    overall : float, optional
        Margin of one period of any customer, for the row of all.
    horizon : int, optional
        Number of margins counted; without end when left out.
    association, recommendation : float
        What every customer brings in a period beside its margin.

    Returns
    -------
    LifetimeValues
        One value a class, each as `lifetime_value` finds it; classes without a customer are left out and named.

    Raises
    ------
    AnalysisError
        If retention is not known for a class, or the sum has no end.
    UsageError
        If a number or an option is impossible.

    Examples
    --------
    >>> from scorecard.logistics import retention
    >>> stayed = retention(list("abcd"), list("abc"), classes={"a": "key", "b": "key", "c": "general", "d": "general"})
    >>> found = lifetime_values({"key": 100, "general": 20}, stayed, discount=0.1, timing="first_margin_now", horizon=5)
    >>> round(found["general"].value, 2)
    35.96
    """
    chosen = {label: retention[label] for label in margins}
    left_out = tuple(label for label, row in chosen.items() if row.rate is None)
    pairs = [(margins[label], row) for label, row in chosen.items() if row.rate is not None]
    if overall is not None:
        pairs.append((overall, retention.overall))
    if not pairs:
        raise AnalysisError.single(
            "no-margins", "no class has both a margin and a customer", cure="Give the margin of each class."
        )
    rows = tuple(
        lifetime_value(
            margin,
            row,
            discount=discount,
            timing=timing,
            horizon=horizon,
            association=association,
            recommendation=recommendation,
            confidence=retention.confidence,
        )
        for margin, row in pairs
    )
    return LifetimeValues(rows, left_out)
