"""Perfect orders counted from conditions of single orders, and what rates alone can tell of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import Place, Problems, UsageError
from scorecard.logistics.counted_rates import CountedRate, counted_rate
from scorecard.logistics.customer_values import real_number
from scorecard.logistics.figure_kinds import condition_name

__all__ = ["PerfectOrder", "otif", "perfect_order", "perfect_order_bounds", "perfect_order_product"]


@dataclass(frozen=True, slots=True)
class PerfectOrder(Result):
    """How many orders meet every condition.

    Attributes
    ----------
    rate : CountedRate
        Orders that meet every condition over these and all orders with a failure, with Wilson's interval.
    components : mapping of str to CountedRate
        Each condition over the orders that are known on all of them.
    product : float or None
        Product of the component rates: the rate if failures were independent.
    low_bound, high_bound : float or None
        Fréchet bounds: all that the component rates alone tell of the rate.
    left_out : int
        Orders that fail nothing that is known, and are not known on all conditions.
    confidence : float
        Level of the intervals.

    Examples
    --------
    >>> from scorecard.logistics import otif
    >>> found = otif([True, True, False, False], [True, False, False, True])
    >>> found.rate.value, found.product
    (0.25, 0.25)
    """

    rate: CountedRate
    components: Mapping[str, CountedRate]
    product: float | None
    low_bound: float | None
    high_bound: float | None
    left_out: int
    confidence: float

    def table(self) -> Table:
        """Return the rate, its components and their product.

        Returns
        -------
        Table
            One row a rate; the rounding is here only.
        """
        rows: list[tuple[Cell, ...]] = [_row(_RATE, self.rate)]
        rows += [_row(condition_name(name), rate) for name, rate in self.components.items()]
        n = min((rate.n for rate in self.components.values()), default=0)
        rows.append((_PRODUCT, n, None, self.product, None, None))
        rows.append((_BOUNDS, n, None, None, self.low_bound, self.high_bound))
        return Table(_COLUMNS, tuple(rows), _TITLE, (_LEFT_OUT.fill({"n": self.left_out}),))


def perfect_order(conditions: Mapping[str, Sequence[bool | int | None]], *, confidence: float = 0.95) -> PerfectOrder:
    """Count the orders that meet every condition.

    Parameters
    ----------
    conditions : mapping of str to sequence of bool or None, each of length n
        For each condition, whether each order meets it: true or 1, false or 0, None where it is not known.
    confidence : float
        Level of the intervals.

    Returns
    -------
    PerfectOrder
        The rate by order, beside the product of the component rates.

    Raises
    ------
    UsageError
        If there is no condition, they are not equally long, or a value is none of these.

    Notes
    -----
    One known failure is enough: whatever else is not known, the order is not perfect. Without one it counts if
    all conditions are known. Where no order is known on all of them only failures can be seen, and there is no
    rate. The component rates are over orders known on all conditions; where that is every
    order, rate and product differ only because failures come together or apart.

    References
    ----------
    Novack, R. A., Thomas, D. J. (2004). Transportation Journal 43(1), 5-16.

    Examples
    --------
    >>> found = perfect_order({"on_time": [1, 1, 0, 0], "in_full": [1, 1, 0, 1]})
    >>> found.rate.value, found.product
    (0.5, 0.375)
    """
    known, met = _matrix(conditions)
    whole, perfect, failed = known.all(axis=0), met.all(axis=0), (known & ~met).any(axis=0)
    n = int((perfect | failed).sum()) if whole.any() else 0
    rate = counted_rate(int(perfect.sum()), n, confidence=confidence)
    components = {
        name: counted_rate(int(met[row, whole].sum()), int(whole.sum()), confidence=confidence)
        for row, name in enumerate(conditions)
    }
    shares = [part.value for part in components.values() if part.value is not None]
    low, high = perfect_order_bounds(shares) if shares else (None, None)
    product = perfect_order_product(shares) if shares else None
    return PerfectOrder(rate, components, product, low, high, int(whole.size) - n, confidence)


def otif(
    on_time: Sequence[bool | int | None], in_full: Sequence[bool | int | None], *, confidence: float = 0.95
) -> PerfectOrder:
    """Count the orders that are both on time and in full.

    Parameters
    ----------
    on_time, in_full : sequence of bool or None, both of length n
        Whether each order is; None where it is not known.
    confidence : float
        Level of the intervals.

    Returns
    -------
    PerfectOrder
        The rate by order, beside the product of both rates.

    Raises
    ------
    UsageError
        If they are not equally long, or a value is no truth value.

    Examples
    --------
    >>> otif([True, True, False], [True, False, False]).rate.value
    0.3333333333333333
    """
    return perfect_order({"on_time": on_time, "in_full": in_full}, confidence=confidence)


def perfect_order_product(rates: Sequence[float]) -> float:
    """Return the product of rates: the rate of perfect orders if failures were independent.

    Parameters
    ----------
    rates : sequence of float
        Component rates between 0 and 1.

    Returns
    -------
    float
        Their product.

    Raises
    ------
    UsageError
        If there is none, or one is not between 0 and 1.

    Examples
    --------
    >>> round(perfect_order_product([0.98, 0.97, 0.99, 0.82]), 8)
    0.77169708
    """
    return math.prod(_checked(rates))


def perfect_order_bounds(rates: Sequence[float]) -> tuple[float, float]:
    """Return between which limits the rate of perfect orders lies if only component rates are known.

    Parameters
    ----------
    rates : sequence of float
        Component rates between 0 and 1, all of the same orders.

    Returns
    -------
    tuple of (float, float)
        Least and most.

    Raises
    ------
    UsageError
        If there is none, or one is not between 0 and 1.

    Notes
    -----
    max(0, Σp − (k − 1)) and min p; both are attained by some orders with these rates.

    References
    ----------
    Fréchet, M. (1935). Fundamenta Mathematicae 25, 379-387.

    Examples
    --------
    >>> low, high = perfect_order_bounds([0.95, 0.95, 0.95, 0.95])
    >>> round(low, 10), high
    (0.8, 0.95)
    """
    found = _checked(rates)
    return max(0.0, 1.0 - math.fsum(1.0 - rate for rate in found)), min(found)


def _checked(rates: Sequence[float]) -> list[float]:
    """Return rates as floats, or refuse what is none."""
    problems = Problems()
    for position, rate in enumerate(rates):
        if not 0 <= real_number(rate) <= 1:
            problems.add(
                "bad-rate",
                "a rate must lie between 0 and 1",
                place=Place(path=f"rates.{position}"),
                found=str(rate),
                cure="Write 0.95 for 95 %.",
            )
    if not len(rates):
        problems.add("no-rates", "there is no component rate", cure="Give at least one.")
    problems.raise_if_any(UsageError, "The rates cannot be used.")
    return [real_number(rate) for rate in rates]


def _matrix(conditions: Mapping[str, Sequence[bool | int | None]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which conditions are known, and which are met, one row a condition."""
    problems = Problems()
    lengths = {name: len(values) for name, values in conditions.items()}
    if not lengths:
        problems.add("no-conditions", "there is no condition", cure="Give at least one, such as on_time.")
    if len(set(lengths.values())) > 1:
        shown = ", ".join(f"{name} {length}" for name, length in lengths.items())
        problems.add(
            "uneven-conditions",
            "the conditions are not equally long",
            found=shown,
            cure="Give one value for each order, None where it is not known.",
        )
    for name, values in conditions.items():
        for position, value in enumerate(values):
            if value is not None and cast("object", value) not in (0, 1):
                problems.add(
                    "bad-condition",
                    "a condition is met, not met or not known",
                    place=Place(row=position + 1, field=name),
                    found=str(value),
                    cure="Write True, False or None.",
                )
    problems.raise_if_any(UsageError, "The conditions cannot be counted.")
    known = np.array([[value is not None for value in values] for values in conditions.values()], dtype=np.bool_)
    met = np.array([[value in (1, True) for value in values] for values in conditions.values()], dtype=np.bool_)
    return known, met


def _row(name: LocalText, rate: CountedRate) -> tuple[Cell, ...]:
    """Return one rate as a row."""
    return (name, rate.n, rate.numerator, rate.value, rate.low, rate.high)


_TITLE = LocalText(en="Perfect orders", zh="完美订货")
_RATE = LocalText(en="All conditions, by order", zh="全部条件（逐单统计）")
_PRODUCT = LocalText(en="Product of the rates", zh="各比率之积")
_BOUNDS = LocalText(en="Limits from the rates alone", zh="仅由各比率得出的上下限")
_LEFT_OUT = LocalText(
    en="Orders left out because a condition is not known: {n}.", zh="因有条件无法判断而未计入的订单：{n}。"
)
_COLUMNS: tuple[Column, ...] = (
    Column("name", LocalText(en="Condition", zh="条件")),
    Column("n", LocalText(en="Orders", zh="订单数"), "integer"),
    Column("numerator", LocalText(en="Met", zh="满足"), "integer"),
    Column("value", LocalText(en="Rate", zh="比率"), "percent", 1),
    Column("low", LocalText(en="Lower limit", zh="下限"), "percent", 1),
    Column("high", LocalText(en="Upper limit", zh="上限"), "percent", 1),
)
