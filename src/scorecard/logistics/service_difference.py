"""How a service figure differs between two groups, or two periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.logistics.figure_kinds import SumFigure
from scorecard.logistics.order_counts import CellCounts, RatioSums, SharedClusters
from scorecard.logistics.service_figures import FIGURES
from scorecard.logistics.service_rows import ServiceRow
from scorecard.logistics.service_words import UNITS
from scorecard.stats.clustered_ratio import clustered_ratio_difference
from scorecard.stats.rate_differences import newcombe_interval
from scorecard.stats.unpaired import SampleMean, welch_t

if TYPE_CHECKING:
    from scorecard.logistics.service_performance import ServicePerformance

__all__ = ["DifferenceMethod", "DifferenceReason", "ServiceDifference", "service_difference"]

DifferenceMethod = Literal["newcombe", "t_clustered", "welch"]
"""How the interval of a difference is formed."""

DifferenceReason = Literal[
    "not_defined",
    "same_orders",
    "clusters_in_both",
    "clusters_not_followed",
    "no_interval_for_figure",
    "one_cluster",
    "no_variance",
]
"""Why a difference or its interval is not defined."""

Pair = tuple[str | None, str | None]
_Limits = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class ServiceDifference(Result):
    """The difference of one figure between two sets of orders.

    Attributes
    ----------
    first, second : ServiceRow
        The two rows.
    value : float or None
        First − second, in the unit of the rows.
    standard_error : float or None
        Its standard error.
    low, high : float or None
        Confidence limits.
    method : {"newcombe", "t_clustered", "welch"} or None
        How they are formed.
    reason : str or None
        Why something is not defined.
    confidence : float
        Level of the interval.
    """

    first: ServiceRow
    second: ServiceRow
    value: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    method: DifferenceMethod | None
    reason: DifferenceReason | None
    confidence: float

    def table(self) -> Table:
        """Return both rows with their difference.

        Returns
        -------
        Table
            Three rows; shares in per cent, their difference in percentage points.
        """
        scale = 100.0 if self.first.unit in ("share", "ratio") else 1.0
        unit = UNITS[self.first.unit]
        rows = [_cells(_place(row), row.n, (row.value, row.low, row.high), scale, unit) for row in self._rows]
        limits = (self.value, self.low, self.high)
        rows.append(_cells(_DIFFERENCE, None, limits, scale, _POINTS if scale == 100.0 else unit))
        said = _METHODS[self.method] if self.method is not None else _REASONS[self.reason or "not_defined"]
        return Table(_COLUMNS, tuple(rows), self.first.name, (said,))

    @property
    def _rows(self) -> tuple[ServiceRow, ServiceRow]:
        return self.first, self.second


def service_difference(
    performance: ServicePerformance, figure: str, *, groups: Pair | None = None, periods: Pair | None = None
) -> ServiceDifference:
    """Return how a figure differs between two groups, or two periods.

    Parameters
    ----------
    performance : ServicePerformance
        The figures.
    figure : str
        Id of the figure.
    groups, periods : tuple of two str, optional
        The two that are compared, first minus second.

    Returns
    -------
    ServiceDifference
        The difference with its interval.

    Raises
    ------
    UsageError
        If neither is given, or there is no such figure, group or period.

    Notes
    -----
    Shares of orders: Newcombe's interval from both Wilson intervals. Ratios of sums: linearisation, with
    Satterthwaite's degrees of freedom. Means: Welch. All suppose that no order is in both. Where an order has lines in
    both, or a customer where customers are clusters of the sums, a ratio has no interval; the interval of shares, as
    Wilson's of each, takes orders for independent, also those of one customer.
    """
    if groups is None and periods is None:
        raise UsageError.single(
            "nothing-compared",
            "a difference needs two groups or two periods",
            cure="Write groups=('key', 'general') or periods=('2026-Q2', '2026-Q1').",
        )
    for name, pair in (("groups", groups), ("periods", periods)):
        if pair is not None and (isinstance(pair, str) or len(pair) != 2):
            raise UsageError.single(
                "not-two",
                f"a difference is that of two {name}",
                found=str(pair),
                cure=f"Write {name}=(first, second).",
            )
    places = [(None if groups is None else groups[i], None if periods is None else periods[i]) for i in range(2)]
    one, two = (performance.row(figure, group=group, period=period) for group, period in places)
    if one.value is None or two.value is None:
        return _undefined(one, two, "not_defined", performance.confidence)
    if not _apart(*places):
        return _undefined(one, two, "same_orders", performance.confidence)
    cells = [performance.cell(group=group, period=period) for group, period in places]
    if one.method == "wilson" and two.method == "wilson":
        return _of_rates(one, two, performance.confidence)
    sums = [_sums(figure, cell) for cell in cells]
    if sums[0] is not None and sums[1] is not None:
        common = _in_both(performance, figure, places)
        if common is not None:
            return _undefined(one, two, common, performance.confidence)
        return _of_ratios(one, two, (sums[0], sums[1]), performance.confidence)
    if figure.endswith("_mean") and one.standard_error is not None and two.standard_error is not None:
        return _of_means(one, two, performance.confidence)
    return _undefined(one, two, "no_interval_for_figure", performance.confidence)


def _apart(first: Pair, second: Pair) -> bool:
    """Return whether two places have no orders in common."""
    return any(a is not None and b is not None and a != b for a, b in zip(first, second, strict=True))


def _undefined(one: ServiceRow, two: ServiceRow, reason: DifferenceReason, confidence: float) -> ServiceDifference:
    """Return a difference without an interval."""
    value = None if one.value is None or two.value is None else one.value - two.value
    return ServiceDifference(one, two, value, None, None, None, None, reason, confidence)


def _of_rates(one: ServiceRow, two: ServiceRow, confidence: float) -> ServiceDifference:
    """Return the difference of two shares of orders."""
    counts = [(int(row.numerator or 0), int(row.denominator or 0)) for row in (one, two)]
    limits = newcombe_interval(counts[0], counts[1], confidence=confidence)
    low, high = (None, None) if limits is None else limits
    error = ((one.standard_error or 0.0) ** 2 + (two.standard_error or 0.0) ** 2) ** 0.5
    value = (one.value or 0.0) - (two.value or 0.0)
    return ServiceDifference(one, two, value, error, low, high, "newcombe", None, confidence)


def _of_ratios(
    one: ServiceRow, two: ServiceRow, sums: tuple[RatioSums, RatioSums], confidence: float
) -> ServiceDifference:
    """Return the difference of two ratios of sums."""
    missed = any(isinstance(f, SumFigure) and f.id == one.id and f.missed for f in FIGURES)
    found = clustered_ratio_difference(*sums, confidence=confidence, complement=missed)
    reason: DifferenceReason | None = None if found.reason is None else _RATIO_REASONS[found.reason]
    method: DifferenceMethod | None = None if found.low is None else "t_clustered"
    return ServiceDifference(
        one, two, found.difference, found.standard_error, found.low, found.high, method, reason, confidence
    )


def _of_means(one: ServiceRow, two: ServiceRow, confidence: float) -> ServiceDifference:
    """Return the difference of two mean durations."""
    first, second = (SampleMean(row.n, row.value, row.standard_error) for row in (one, two))
    found = welch_t(first, second, confidence=confidence)
    reason: DifferenceReason | None = None if found.reason is None else "no_variance"
    method: DifferenceMethod | None = None if found.low is None else "welch"
    return ServiceDifference(
        one, two, found.difference, found.standard_error, found.low, found.high, method, reason, confidence
    )


def _sums(figure: str, cell: CellCounts) -> RatioSums | None:
    """Return the sums behind a figure."""
    names = [f.sums for f in FIGURES if isinstance(f, SumFigure) and f.id == figure]
    return cell.ratios.get(names[0]) if names else None


def _in_both(performance: ServicePerformance, figure: str, places: Sequence[Pair]) -> DifferenceReason | None:
    """Return why the two places are not independent: an order, or a customer, has lines in both."""
    whole = performance.cell()
    sums, shared = _sums(figure, whole), whole.shared_clusters
    if sums is None:
        return None
    common: DifferenceReason = "same_orders" if sums.cluster == "order" else "clusters_in_both"
    if shared is None:  # nobody counted: orders seldom are in both, customers often
        return None if sums.cluster == "order" else "clusters_not_followed"
    met = _met(shared, places)
    if met is None:
        return "clusters_not_followed"
    return common if met else None


def _met(shared: SharedClusters, places: Sequence[Pair]) -> bool | None:
    """Return whether two places have a cluster in common, as far as their groups and their periods tell."""
    known: list[bool | None] = []
    for axis in (0, 1):
        one, other = (place[axis] for place in places)
        if one is not None and other is not None and one != other:
            known.append(shared.between(one, other, groups=axis == 0))
    return False if False in known else None if None in known else True


def _place(row: ServiceRow) -> LocalText:
    """Return the group and period of a row in words."""
    parts = [part for part in (row.group, row.period) if part is not None]
    return LocalText(en=", ".join(parts)) if parts else _ALL


def _cells(name: LocalText, n: int | None, numbers: _Limits, scale: float, unit: LocalText) -> tuple[Cell, ...]:
    """Return one row of the table."""
    return (name, n, *(None if number is None else scale * number for number in numbers), unit)


_ALL = LocalText(en="all", zh="全部")
_DIFFERENCE = LocalText(en="Difference", zh="差异")
_POINTS = LocalText(en="points", zh="个百分点")
_RATIO_REASONS: dict[str, DifferenceReason] = {
    "nothing_counted": "not_defined",
    "one_cluster": "one_cluster",
    "no_variance": "no_variance",
}
_METHODS: dict[DifferenceMethod, LocalText] = {
    "newcombe": LocalText(en="Interval of the difference by Newcombe.", zh="差异的区间按 Newcombe 法计算。"),
    "t_clustered": LocalText(
        en="Interval of the difference by t with clustered errors.", zh="差异的区间按整群误差的 t 法计算。"
    ),
    "welch": LocalText(en="Interval of the difference by Welch's t.", zh="差异的区间按 Welch t 法计算。"),
}
_REASONS: dict[DifferenceReason, LocalText] = {
    "not_defined": LocalText(en="One of the two is not defined.", zh="其中一项无法计算。"),
    "same_orders": LocalText(en="No interval: both share orders.", zh="两者包含相同的订单，故不给出区间。"),
    "clusters_in_both": LocalText(
        en="No interval: some customers are in both.", zh="部分客户同时属于两者，故不给出区间。"
    ),
    "clusters_not_followed": LocalText(
        en="No interval: some orders or customers may be in both; of so many groups it is not known which share any.",
        zh="部分订单或客户可能同时属于两者；分组过多，不知哪些分组之间有共同者，故不给出区间。",
    ),
    "no_interval_for_figure": LocalText(
        en="No interval: there is none for differences of this figure.", zh="该指标的差异不给出区间。"
    ),
    "one_cluster": LocalText(en="No interval from one order or customer.", zh="仅一个订单或客户，无法计算区间。"),
    "no_variance": LocalText(en="No interval without differences.", zh="各值相同，无法计算区间。"),
}
_COLUMNS: tuple[Column, ...] = (
    Column("place", LocalText(en="Orders", zh="订单范围")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("value", LocalText(en="Value", zh="数值"), "number", 1),
    Column("low", LocalText(en="Lower limit", zh="下限"), "number", 1),
    Column("high", LocalText(en="Upper limit", zh="上限"), "number", 1),
    Column("unit", LocalText(en="Unit", zh="单位")),
)
