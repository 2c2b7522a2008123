"""Order cycle times: how long, how reliably, and how the parts add up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from scorecard._printing import SHARE_EDGES
from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import Place, Problems, UsageError
from scorecard.logistics.counted_rates import CountedRate, counted_rate
from scorecard.logistics.customer_values import real_number
from scorecard.stats.value_counts import CountedMoments, CountedQuantile, ValueCounts

__all__ = ["CycleTimeSum", "CycleTimes", "cycle_time_sum", "order_cycle_time"]


@dataclass(frozen=True, slots=True)
class CycleTimes(Result):
    """Statistics of cycle times, all in the unit of the times.

    Attributes
    ----------
    n : int
        Number of times.
    mean, standard_deviation, variation : CountedMoments
        Mean with its t interval; standard deviation with n − 1; coefficient of variation.
    population_deviation : CountedMoments
        Standard deviation with n.
    median, p90, p95 : CountedQuantile
        Quantiles of type 7 with intervals between order statistics.
    within_promise, on_the_day, early : CountedRate or None
        Shares of times at most the promise, equal to it, and below it; None without a promise.
    promised : float or None
        The promise.
    left_out : int
        Times that are missing.
    confidence : float
        Level of the intervals.
    """

    n: int
    mean: CountedMoments
    standard_deviation: CountedMoments
    population_deviation: CountedMoments
    variation: CountedMoments
    median: CountedQuantile
    p90: CountedQuantile
    p95: CountedQuantile
    within_promise: CountedRate | None
    on_the_day: CountedRate | None
    early: CountedRate | None
    promised: float | None
    left_out: int
    confidence: float

    def table(self) -> Table:
        """Return the statistics with their intervals.

        Returns
        -------
        Table
            One row a statistic.
        """
        found: list[CountedMoments | CountedQuantile] = [self.mean, self.median, self.p90, self.p95]
        found += [self.standard_deviation, self.variation]
        rows: list[tuple[Cell, ...]] = [
            (name, part.n, part.value, part.low, part.high) for name, part in zip(_NAMES, found, strict=True)
        ]
        shares = (self.within_promise, self.on_the_day, self.early)
        for name, share in zip(_SHARES, shares, strict=True):
            if share is not None:
                rows.append((name, share.n, *(_percent(v) for v in (share.value, share.low, share.high))))
        return Table(_COLUMNS, tuple(rows), _TITLE, (_LEFT_OUT.fill({"n": self.left_out}),))


@dataclass(frozen=True, slots=True)
class CycleTimeSum:
    """Mean and spread of a time that is the sum of parts.

    Attributes
    ----------
    mean : float
        Sum of the means; holds whether or not the parts are independent.
    standard_deviation : float
        Square root of the summed variances: the spread if the parts are independent.
    largest_deviation : float
        Sum of the standard deviations: the spread can be no larger, however the parts go together.

    Examples
    --------
    >>> from scorecard.logistics import cycle_time_sum
    >>> found = cycle_time_sum({"picking": (1.0, 0.6), "transit": (2.0, 0.8)})
    >>> found.mean, found.standard_deviation, round(found.largest_deviation, 1)
    (3.0, 1.0, 1.4)
    """

    mean: float
    standard_deviation: float
    largest_deviation: float


def order_cycle_time(
    times: Sequence[float | None], *, promised: float | None = None, confidence: float = 0.95
) -> CycleTimes:
    """Return the statistics of cycle times.

    Parameters
    ----------
    times : sequence of float or None, length n
        Cycle times in one unit; None where one is missing.
    promised : float, optional
        The promise, in the same unit.
    confidence : float
        Level of the intervals.

    Returns
    -------
    CycleTimes
        Mean, quantiles, spread and shares within the promise.

    Raises
    ------
    UsageError
        If a time, or the promise, is no finite number, or the level is not between 0 and 1.

    References
    ----------
    Hyndman, R. J., Fan, Y. (1996). The American Statistician 50, 361-365.

    Examples
    --------
    >>> found = order_cycle_time([3, 5, 4, 6, 2, 7, 5, 4, 9, 3, 5, 6], promised=6)
    >>> found.p90.value, found.within_promise.value
    (6.9, 0.8333333333333334)
    """
    problems = Problems()
    for position, time in enumerate(times):
        if time is not None and not math.isfinite(real_number(time)):
            problems.add(
                "bad-time",
                "a cycle time must be a finite number",
                place=Place(row=position + 1),
                found=str(time),
                cure="Write None where it is missing.",
            )
    if promised is not None and not math.isfinite(real_number(promised)):
        problems.add(
            "bad-promise",
            "the promise must be a finite number",
            found=str(promised),
            cure="Leave it out where there is none.",
        )
    problems.raise_if_any(UsageError, "The cycle times cannot be used.")
    there = [time for time in times if time is not None]
    found = ValueCounts.of(np.array(there, dtype=None if there else np.float64))
    within, on_the_day, early = _shares(found, promised, confidence)
    return CycleTimes(
        n=found.n,
        mean=found.mean(confidence=confidence),
        standard_deviation=found.standard_deviation(confidence=confidence),
        population_deviation=found.standard_deviation(confidence=confidence, population=True),
        variation=found.variation(confidence=confidence),
        median=found.quantile(0.5, confidence=confidence),
        p90=found.quantile(0.9, confidence=confidence),
        p95=found.quantile(0.95, confidence=confidence),
        within_promise=within,
        on_the_day=on_the_day,
        early=early,
        promised=promised,
        left_out=len(times) - found.n,
        confidence=confidence,
    )


def _shares(
    found: ValueCounts, promised: float | None, confidence: float
) -> tuple[CountedRate | None, CountedRate | None, CountedRate | None]:
    """Return the shares of times within the promise, as promised and earlier."""
    if promised is None:
        return None, None, None
    within, early = found.up_to(promised), found.below(promised)
    first, second, third = (
        counted_rate(count, found.n, confidence=confidence) for count in (within, within - early, early)
    )
    return first, second, third


def cycle_time_sum(parts: Mapping[str, tuple[float, float]]) -> CycleTimeSum:
    """Return mean and spread of a cycle time from those of its parts.

    Parameters
    ----------
    parts : mapping of str to tuple of (float, float)
        Mean and standard deviation of each part, such as processing and transit, in one unit.

    Returns
    -------
    CycleTimeSum
        Means add; standard deviations add in quadrature only if the parts are independent.

    Raises
    ------
    UsageError
        If there is no part, or a number is not finite, or a deviation is negative.

    Examples
    --------
    >>> found = cycle_time_sum({"processing": (2.0, 3.0), "transit": (3.0, 4.0)})
    >>> found.mean, found.standard_deviation, found.largest_deviation
    (5.0, 5.0, 7.0)
    """
    problems = Problems()
    if not parts:
        problems.add("no-parts", "there is no part", cure="Give at least one with mean and standard deviation.")
    for name, part in parts.items():
        if not _is_part(part):
            problems.add(
                "bad-part",
                "a part needs a finite mean and a standard deviation of 0 or more",
                place=Place(path=f"parts.{name}"),
                found=str(part).strip("()"),
                cure="Give both in one unit.",
            )
    problems.raise_if_any(UsageError, "The parts cannot be added.")
    deviations = [deviation for _, deviation in parts.values()]
    return CycleTimeSum(math.fsum(mean for mean, _ in parts.values()), math.hypot(*deviations), math.fsum(deviations))


def _is_part(part: object) -> bool:
    """Return whether this is a mean with a standard deviation."""
    if not isinstance(part, Sequence) or isinstance(part, str):
        return False
    numbers = [real_number(number) for number in cast("Sequence[object]", part)]
    return len(numbers) == 2 and all(map(math.isfinite, numbers)) and numbers[1] >= 0


def _percent(share: float | None) -> float | None:
    """Return a share in per cent."""
    return None if share is None else 100 * share


_TITLE = LocalText(en="Cycle times", zh="订货周期")
_LEFT_OUT = LocalText(en="Times left out because they are missing: {n}.", zh="因缺失而未计入的周期：{n}。")
_NAMES = (
    LocalText(en="Mean", zh="均值"),
    LocalText(en="Median", zh="中位数"),
    LocalText(en="90 % within", zh="第 90 百分位"),
    LocalText(en="95 % within", zh="第 95 百分位"),
    LocalText(en="Standard deviation", zh="标准差"),
    LocalText(en="Coefficient of variation", zh="变异系数"),
)
_SHARES = (
    LocalText(en="Within the promise, %", zh="承诺期内（%）"),
    LocalText(en="Exactly as promised, %", zh="恰为承诺（%）"),
    LocalText(en="Earlier than promised, %", zh="早于承诺（%）"),
)
_COLUMNS: tuple[Column, ...] = (
    Column("name", LocalText(en="Statistic", zh="统计量")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("value", LocalText(en="Value", zh="数值"), "number", edges=SHARE_EDGES),
    Column("low", LocalText(en="Lower limit", zh="下限"), "number", edges=SHARE_EDGES),
    Column("high", LocalText(en="Upper limit", zh="上限"), "number", edges=SHARE_EDGES),
)
