"""Stock-outs over periods, counted as periods or as episodes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from scorecard._printing import SHARE_EDGES
from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import Place, Problems, UsageError
from scorecard.logistics.counted_rates import CountedRate, counted_rate
from scorecard.logistics.customer_values import real_number

__all__ = ["StockOuts", "stock_out"]


@dataclass(frozen=True, slots=True)
class StockOuts(Result):
    """How often stock ran out, and what that cost in demand.

    Attributes
    ----------
    frequency : CountedRate
        Periods with a stock-out over all periods. Its interval supposes independent periods.
    service_level : float or None
        Share of periods without one (cycle service level).
    episodes : int
        Runs of neighbouring periods with a stock-out.
    unit_fill_rate : float or None
        Demand met over demand, over all periods; None without demand.
    mean_period_fill_rate : float or None
        Mean of the fill rates of the periods with demand, which weighs small periods like large ones.
    confidence : float
        Level of the interval.

    Examples
    --------
    >>> from scorecard.logistics import stock_out
    >>> found = stock_out([0, 1, 1, 0], demand=[10, 10, 10, 10], unmet=[0, 4, 6, 0])
    >>> found.frequency.value, found.episodes, found.unit_fill_rate
    (0.5, 1, 0.75)
    """

    frequency: CountedRate
    service_level: float | None
    episodes: int
    unit_fill_rate: float | None
    mean_period_fill_rate: float | None
    confidence: float

    def table(self) -> Table:
        """Return the figures.

        Returns
        -------
        Table
            One row a figure.
        """
        rate = self.frequency
        rows: list[tuple[Cell, ...]] = [
            (_FREQUENCY, rate.n, _percent(rate.value), _percent(rate.low), _percent(rate.high), _PERCENT),
            (_SERVICE, rate.n, _percent(self.service_level), None, None, _PERCENT),
            (_EPISODES, rate.n, self.episodes, None, None, _NUMBER),
            (_UNIT_FILL, rate.n, _percent(self.unit_fill_rate), None, None, _PERCENT),
            (_PERIOD_FILL, rate.n, _percent(self.mean_period_fill_rate), None, None, _PERCENT),
        ]
        return Table(_COLUMNS, tuple(rows), _TITLE)


def stock_out(
    stock_outs: Sequence[bool | int],
    *,
    demand: Sequence[float] | None = None,
    unmet: Sequence[float] | None = None,
    confidence: float = 0.95,
) -> StockOuts:
    """Return how often stock ran out.

    Parameters
    ----------
    stock_outs : sequence of bool, length n
        Whether stock ran out in each period, in the order of time.
    demand, unmet : sequence of float, length n, optional
        Demand of each period, and what of it was not met.
    confidence : float
        Level of the interval.

    Returns
    -------
    StockOuts
        Frequency by periods, episodes, and fill rates where demand is given.

    Raises
    ------
    UsageError
        If the sequences are not equally long, one of demand and unmet is missing, a value is no truth
        value or not between 0 and the demand.

    References
    ----------
    Silver, E. A., Pyke, D. F., Thomas, D. J. (2017). Inventory and Production Management in Supply Chains,
    4th ed., ch. 6.

    Examples
    --------
    >>> found = stock_out([0, 0, 1, 1], demand=[100, 120, 90, 140], unmet=[0, 0, 12, 30])
    >>> found.frequency.value, found.episodes, round(found.unit_fill_rate, 4)
    (0.5, 1, 0.9067)
    """
    problems = Problems()
    _check_flags(stock_outs, problems)
    if (demand is None) != (unmet is None):
        lacking = "unmet" if unmet is None else "demand"
        problems.add("demand-half", f"{lacking} is missing", cure="Give demand and unmet, or neither.")
    elif demand is not None and unmet is not None:
        _check_demand(len(stock_outs), demand, unmet, problems)
    problems.raise_if_any(UsageError, "The stock-outs cannot be counted.")
    out = [bool(value) for value in stock_outs]
    frequency = counted_rate(sum(out), len(out), confidence=confidence)
    episodes = sum(now and not before for before, now in pairwise([False, *out]))
    fill = mean_fill = None
    if demand is not None and unmet is not None:
        wanted = math.fsum(demand)
        fill = 1 - math.fsum(unmet) / wanted if wanted else None
        rates = [1 - u / d for u, d in zip(unmet, demand, strict=True) if d]
        mean_fill = math.fsum(rates) / len(rates) if rates else None
    level = None if frequency.value is None else (len(out) - sum(out)) / len(out)
    return StockOuts(frequency, level, episodes, fill, mean_fill, confidence)


def _check_flags(stock_outs: Sequence[bool | int], problems: Problems) -> None:
    """Report what is no truth value."""
    for position, value in enumerate(stock_outs):
        if cast("object", value) not in (0, 1):
            problems.add(
                "bad-stock-out",
                "stock ran out in a period, or did not",
                place=Place(row=position + 1),
                found=str(value),
                cure="Write True or False.",
            )


def _check_demand(n: int, demand: Sequence[float], unmet: Sequence[float], problems: Problems) -> None:
    """Report demand that does not fit."""
    if not len(demand) == len(unmet) == n:
        problems.add(
            "uneven-periods",
            "stock-outs, demand and unmet demand are not equally long",
            found=f"{n}, {len(demand)} and {len(unmet)}",
            cure="Give one value for each period.",
        )
        return
    for position, (wanted, missed) in enumerate(zip(demand, unmet, strict=True)):
        if not (math.isfinite(real_number(wanted)) and 0 <= real_number(missed) <= wanted):
            problems.add(
                "bad-demand",
                "unmet demand must lie between 0 and the demand",
                place=Place(row=position + 1),
                found=f"{missed} of {wanted}",
                cure="Correct one of them.",
            )


def _percent(share: float | None) -> float | None:
    """Return a share in per cent."""
    return None if share is None else 100 * share


_TITLE = LocalText(en="Stock-outs", zh="缺货")
_FREQUENCY = LocalText(en="Stock-out frequency, by periods", zh="缺货频率（按期数）")
_SERVICE = LocalText(en="Cycle service level", zh="周期服务水平")
_EPISODES = LocalText(en="Stock-out episodes", zh="缺货事件数")
_UNIT_FILL = LocalText(en="Unit fill rate", zh="满足率（按件数）")
_PERIOD_FILL = LocalText(en="Mean fill rate of the periods", zh="各期满足率均值")
_PERCENT = LocalText(en="%", zh="%")
_NUMBER = LocalText(en="number", zh="次")
_COLUMNS: tuple[Column, ...] = (
    Column("name", LocalText(en="Figure", zh="指标")),
    Column("periods", LocalText(en="Periods", zh="期数"), "integer"),
    Column("value", LocalText(en="Value", zh="数值"), "number", 1, edges=SHARE_EDGES),
    Column("low", LocalText(en="Lower limit", zh="下限"), "number", 1, edges=SHARE_EDGES),
    Column("high", LocalText(en="Upper limit", zh="上限"), "number", 1, edges=SHARE_EDGES),
    Column("unit", LocalText(en="Unit", zh="单位")),
)
