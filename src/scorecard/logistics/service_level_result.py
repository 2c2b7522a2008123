"""The level of service with the best contribution, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._result import Result
from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.stats.response_curves import CurveForm

if TYPE_CHECKING:
    from scorecard.plots.service_levels import ServiceLevelPlots

__all__ = ["LevelVerdict", "ServiceLevelChoice", "ServiceLevelCurve", "ServiceLevelRow"]

LevelVerdict = Literal["decided", "edge_low", "edge_high", "too_flat", "no_error_known"]
"""What the points allow to say about the best level."""


@dataclass(frozen=True, slots=True)
class ServiceLevelCurve:
    """Contribution over the levels looked at.

    Attributes
    ----------
    levels : tuple of float
        Levels of service, ascending.
    sales, costs, contribution : tuple of float
        Fitted sales and costs, and margin · sales − costs.
    low, high : tuple of float or None
        Band of the contribution, level by level; None where no error is known.
    """

    levels: tuple[float, ...]
    sales: tuple[float, ...]
    costs: tuple[float, ...]
    contribution: tuple[float, ...]
    low: tuple[float, ...] | None
    high: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class ServiceLevelRow:
    """The best level for one class of customers.

    Attributes
    ----------
    group : str or None
        The class; None where there is only one.
    n, n_costs : int
        Points of sales and of costs.
    level, low, high : float or None
        The level with the best contribution and its interval; no interval where no error is known.
    contribution, contribution_low, contribution_high : float or None
        Contribution there and its interval.
    range_low, range_high : float
        Levels at which both curves have points; the best level is looked for between them.
    share_at_edge : float or None
        Share of the draws whose best level is one of the ends of this range.
    verdict : {"decided", "edge_low", "edge_high", "too_flat", "no_error_known"}
        What can be said.
    curve : ServiceLevelCurve
        Contribution over the levels.
    """

    group: str | None
    n: int
    n_costs: int
    level: float
    low: float | None
    high: float | None
    contribution: float
    contribution_low: float | None
    contribution_high: float | None
    range_low: float
    range_high: float
    share_at_edge: float | None
    verdict: LevelVerdict
    curve: ServiceLevelCurve


@dataclass(frozen=True, slots=True)
class ServiceLevelChoice(Result):
    """The level of service with the best contribution, by class of customers.

    Attributes
    ----------
    rows : tuple of ServiceLevelRow
        One a class.
    response, cost : str
        Forms of the curves of sales and costs.
    wide : float
        Share of the range that the interval may cover before the curve counts as too flat.
    draws, seed : int
        Bootstrap samples and their seed.
    confidence : float
        Level of the intervals.
    """

    rows: tuple[ServiceLevelRow, ...]
    response: CurveForm
    cost: CurveForm
    wide: float
    draws: int
    seed: int
    confidence: float

    def __getitem__(self, group: str) -> ServiceLevelRow:
        """Return the row of a class."""
        for row in self.rows:
            if row.group == group:
                return row
        names = [r.group or "" for r in self.rows]
        raise UsageError.single("unknown-class", "there is no such class", found=group, cure=near(group, names))

    @property
    def plot(self) -> ServiceLevelPlots:
        """Charts of the level of service."""
        from scorecard.plots.service_levels import ServiceLevelPlots

        return ServiceLevelPlots(self)

    def table(self) -> Table:
        """Return the best level of every class.

        Returns
        -------
        Table
            One row a class, with what can be said.
        """
        rows = tuple(
            (
                row.group, row.n, row.n_costs, row.level, row.low, row.high, row.contribution, row.contribution_low,
                row.contribution_high, row.share_at_edge, _VERDICTS[row.verdict],
            )
            for row in self.rows
        )  # fmt: skip
        method = _METHOD.fill(
            {
                "response": _FORMS[self.response],
                "cost": _FORMS[self.cost],
                "level": format_number(100 * self.confidence, 0),
                "draws": format_number(self.draws, 0),
                "seed": str(self.seed),
            }
        )
        flat = _FLAT.fill({"share": format_number(100 * self.wide, 0)})
        return Table(_COLUMNS, rows, title=_TITLE, notes=(method, flat))


_TITLE = LocalText(en="Level of service with the best contribution", zh="贡献最大的服务水平")
_FORMS: dict[str, LocalText] = {
    "logistic": LocalText(en="S-shaped (logistic)", zh="S 形（逻辑斯谛）"),
    "saturation": LocalText(en="rising ever less (exponential saturation)", zh="递减上升（指数饱和）"),
    "reciprocal": LocalText(en="a + b / (1 − level)", zh="a + b /（1 − 服务水平）"),
    "points": LocalText(en="straight lines between points", zh="各点间直线"),
}
_METHOD = LocalText(
    en="Sales: {response}; costs: {cost}. Intervals: {level} %, {draws} bootstrap samples of the residuals "
    "(seed {seed}). Only levels at which sales and costs have points are looked at.",
    zh="销售曲线：{response}；成本曲线：{cost}。区间：置信水平 {level} %，对残差自助抽样 {draws} 次"
    "（随机种子 {seed}）。仅考察销售与成本均有数据的服务水平。",
)
_FLAT = LocalText(
    en="Too flat: the interval of the best level covers more than {share} % of these levels.",
    zh="过于平坦：最佳水平的区间超过所考察范围的 {share} %。",
)
_VERDICTS: dict[str, LocalText] = {
    "decided": LocalText(en="best level found", zh="已确定最佳水平"),
    "edge_low": LocalText(
        en="reaches the lower edge of the data: the best level may be lower", zh="触及数据下缘：最佳水平可能更低"
    ),
    "edge_high": LocalText(
        en="reaches the upper edge of the data: the best level may be higher", zh="触及数据上缘：最佳水平可能更高"
    ),
    "too_flat": LocalText(en="the curve is too flat to decide", zh="曲线过于平坦，无法确定"),
    "no_error_known": LocalText(en="no error known: too few points", zh="点数过少，误差未知"),
}
_COLUMNS = (
    Column("group", LocalText(en="Class", zh="客户类别")),
    Column("n", LocalText(en="Points of sales", zh="销售数据点数"), "integer"),
    Column("n_costs", LocalText(en="Points of costs", zh="成本数据点数"), "integer"),
    Column("level", LocalText(en="Best level", zh="最佳水平"), "percent", 1),
    Column("low", LocalText(en="Low", zh="下限"), "percent", 1),
    Column("high", LocalText(en="High", zh="上限"), "percent", 1),
    Column("contribution", LocalText(en="Contribution", zh="贡献"), "number", 1),
    Column("contribution_low", LocalText(en="Lowest", zh="贡献下限"), "number", 1),
    Column("contribution_high", LocalText(en="Highest", zh="贡献上限"), "number", 1),
    Column("share_at_edge", LocalText(en="Draws at an edge", zh="落在边缘的抽样"), "percent", 1),
    Column("verdict", LocalText(en="Verdict", zh="结论")),
)
