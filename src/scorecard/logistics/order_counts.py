"""Count tables of order records: everything that service figures are computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict

if TYPE_CHECKING:
    from scorecard.logistics.customer_patterns import CustomerPatterns

__all__ = ["CellCounts", "DurationCounts", "PatternCounts", "RatioSums", "SharedClusters"]

Ints = NDArray[np.int64]
TimeUnit = Literal["minutes", "days"]


@dataclass(frozen=True, slots=True)
class PatternCounts:
    """How many orders (or lines) met which conditions.

    Attributes
    ----------
    conditions : tuple of str
        Names of the conditions; bit ``i`` of a pattern is ``conditions[i]``.
    known : (p,) int array
        Which conditions could be judged, as bits.
    met : (p,) int array
        Which of them were met, as bits; a subset of `known`.
    counts : (p,) int array
        Orders or lines with this pattern; positive.
    """

    conditions: tuple[str, ...]
    known: Ints
    met: Ints
    counts: Ints


@dataclass(frozen=True, slots=True, eq=False)
class DurationCounts:
    """How often each duration occurred, in whole units; negative ones are earlier than the reference.

    Attributes
    ----------
    unit : {"minutes", "days"}
        Unit of `values`.
    values : (k,) int array
        Durations that occurred, ascending.
    counts : (k,) int array
        How often each occurred; positive.
    """

    unit: TimeUnit
    values: Ints
    counts: Ints


@dataclass(frozen=True, slots=True)
class RatioSums:
    """Sums over clusters of a numerator ``y`` and a denominator ``x``, exact integers.

    Both are whole multiples of `step`: 1 for lines, the smallest unit of quantity or money otherwise.

    Attributes
    ----------
    clusters : int
        Clusters (orders, or customers where they are given) of which x and y are not both zero.
    x, y, xx, yy, xy : int
        Σx, Σy, Σx², Σy², Σxy over the clusters, in steps and squared steps.
    step : float
        Value of one step in the unit of the figure.
    cluster : {"order", "customer"}
        What a cluster is.
    """

    clusters: int
    x: int
    y: int
    xx: int
    yy: int
    xy: int
    step: float = 1.0
    cluster: Literal["order", "customer"] = "order"


@dataclass(frozen=True, slots=True, eq=False)
class SharedClusters:
    """Which groups, and which periods, have lines of the same order or customer.

    Attributes
    ----------
    groups, periods : tuple of str
        Their names.
    by_group, by_period : (places, places) or (places,) bool array
        For each of them, those further on with which it has a cluster in common; where they are very many, only
        whether it has one in common with any other.
    """

    groups: tuple[str, ...]
    periods: tuple[str, ...]
    by_group: NDArray[np.bool_]
    by_period: NDArray[np.bool_]

    def between(self, first: str, second: str, *, groups: bool) -> bool | None:
        """Return whether two groups, or two periods, have a cluster in common.

        Parameters
        ----------
        first, second : str
            Their names.
        groups : bool
            Whether they are groups.

        Returns
        -------
        bool or None
            True where an order, or a customer where customers are known, has lines in both; None where each has
            some in common with others, and they are too many to tell with which.
        """
        names, shared = (self.groups, self.by_group) if groups else (self.periods, self.by_period)
        place, other = sorted((names.index(first), names.index(second)))
        if shared.ndim == 1:
            return None if shared[place] and shared[other] else False
        return bool(shared[place, other])


@dataclass(frozen=True, slots=True)
class CellCounts:
    """The counts of one group in one period; totals over groups and over periods are cells of their own.

    Attributes
    ----------
    group : str or None
        Value of the column that splits the orders; None for all together.
    period : str or None
        Such as ``2026-Q1``; None for all periods together.
    lines, orders, customers : int
        Usable lines, orders and known customers.
    line_patterns, order_patterns : PatternCounts
        Conditions met by line, and by order (an order meets a condition if all its lines do).
    durations : mapping of str to DurationCounts
        By name: ``cycle_time`` (by order or line, as declared), ``lateness`` (of lines against the date of on
        time), ``order_lateness`` (of the latest line), ``order_days_late`` (the same in days, where on time
        compares hours), ``recovery``, ``response`` (of orders), ``notice``
        (how long before the date a late line was announced).
    ratios : mapping of str to RatioSums
        By name: ``line_<condition>`` and ``line_otif`` (lines), ``unit_fill``, ``unit_on_time``,
        ``unit_otif`` (units), ``value_fill``, ``value_on_time``, ``value_otif`` (money).
    left_out : mapping of str to mapping of str to int
        By figure, rows (lines or orders, whichever it counts) that it leaves out, by code of the reason:
        ``line_<condition>`` and ``order_<condition>`` for conditions, else the names of durations and ratios.
    customer_patterns : CustomerPatterns or None
        Conditions met by the orders of each customer, where these were asked for.
    shared_clusters : SharedClusters or None
        Which groups and periods have orders or customers in common; of all together only.
    """

    group: str | None
    period: str | None
    lines: int
    orders: int
    customers: int
    line_patterns: PatternCounts
    order_patterns: PatternCounts
    durations: Mapping[str, DurationCounts] = field(default_factory=lambda: FrozenDict({}))
    ratios: Mapping[str, RatioSums] = field(default_factory=lambda: FrozenDict({}))
    left_out: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: FrozenDict({}))
    customer_patterns: CustomerPatterns | None = field(default=None, repr=False)
    shared_clusters: SharedClusters | None = field(default=None, repr=False, compare=False)
