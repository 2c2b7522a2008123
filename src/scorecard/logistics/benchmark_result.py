"""Own company against its rivals, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._result import Result
from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.stats.multiplicity import Adjust

if TYPE_CHECKING:
    from scorecard.plots.positions import BenchmarkPlots

__all__ = ["Benchmark", "BenchmarkCell", "BenchmarkReason", "BenchmarkRow"]

BenchmarkCell = Literal["match", "lead", "hold", "save"]
"""Important, behind: match; important, not behind: lead; unimportant, behind: hold; unimportant, not behind: save."""

BenchmarkReason = Literal["nobody_answered", "one_respondent", "no_variance"]


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One item: own company against one rival.

    Attributes
    ----------
    id : str
        The item.
    rival : str or None
        The rival; None where nobody rated one.
    importance : float
        Importance of the item.
    n, n_rival, common : int
        Ratings of the own company, of the rival, and respondents who rated both.
    own, other : float or None
        Mean ratings.
    gap, standard_error, low, high : float or None
        Own − other, with error and interval.
    degrees_of_freedom, statistic, p_value, p_adjusted : float or None
        t test against 0; adjusted over the items against the same choice of rival.
    relative_gap, relative_low, relative_high : float or None
        Gap as a share of the rival's mean, with Fieller's interval; none where the rival's mean may be zero.
    cell : {"match", "lead", "hold", "save"} or None
        Place in the competitive-position matrix.
    probability : float or None
        Probability that the true place is this one.
    reason : str or None
        Why something is undefined.
    """

    id: str
    rival: str | None
    importance: float
    n: int
    n_rival: int
    common: int
    own: float | None
    other: float | None
    gap: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    degrees_of_freedom: float | None
    statistic: float | None
    p_value: float | None
    p_adjusted: float | None
    relative_gap: float | None
    relative_low: float | None
    relative_high: float | None
    cell: BenchmarkCell | None
    probability: float | None
    reason: BenchmarkReason | None


@dataclass(frozen=True, slots=True)
class Benchmark(Result):
    """Own company against its rivals, item by item.

    Attributes
    ----------
    rows : tuple of BenchmarkRow
        The competitive-position matrix: each item against the rival chosen.
    comparisons : tuple of BenchmarkRow
        Each item against every rival.
    against : str
        ``best`` (the rival with the highest mean, item by item) or the name of a rival.
    cut : float
        Importance from which an item counts as important.
    cut_rule : {"mean", "given"}
        Whether the cut is the mean importance of the items.
    adjustment : str
        How p-values are adjusted.
    confidence : float
        Level of the intervals.

    Examples
    --------
    >>> from scorecard.logistics import ItemSummary, RatingSummary, benchmark
    >>> own = RatingSummary({"speed": ItemSummary(4.0, 1.0, 100), "care": ItemSummary(5.5, 1.0, 100)})
    >>> rival = RatingSummary({"speed": ItemSummary(5.0, 1.0, 80), "care": ItemSummary(5.0, 1.0, 80)})
    >>> found = benchmark(own, {"hill": rival}, importance={"speed": 6, "care": 5})
    >>> found["speed"].gap, found["care"].gap
    (-1.0, 0.5)
    """

    rows: tuple[BenchmarkRow, ...]
    comparisons: tuple[BenchmarkRow, ...]
    against: str
    cut: float
    cut_rule: Literal["mean", "given"]
    adjustment: Adjust
    confidence: float

    @property
    def plot(self) -> BenchmarkPlots:
        """Charts of the comparison."""
        from scorecard.plots.positions import BenchmarkPlots

        return BenchmarkPlots(self)

    def __getitem__(self, item: str) -> BenchmarkRow:
        """Return the row of an item in the competitive-position matrix."""
        for row in self.rows:
            if row.id == item:
                return row
        cure = near(item, [r.id for r in self.rows])
        raise UsageError.single("unknown-item", "there is no such item", found=item, cure=cure)

    def cells(self) -> dict[BenchmarkCell, tuple[str, ...]]:
        """Return the items of each cell of the matrix.

        Returns
        -------
        dict of str to tuple of str
            Cell -> items, in the order of the rows.
        """
        order: tuple[BenchmarkCell, ...] = ("match", "lead", "hold", "save")
        return {cell: tuple(r.id for r in self.rows if r.cell == cell) for cell in order}

    def table(self) -> Table:
        """Return the competitive-position matrix as a list, item by item.

        Returns
        -------
        Table
            One row an item.
        """
        level = format_number(100 * self.confidence, 0)
        notes = [_METHOD.fill({"level": level}), _CUTS[self.cut_rule].fill({"cut": format_number(self.cut, 2)})]
        if self.against == "best":
            notes.append(_BEST)
        return Table(_COLUMNS, _cells(self.rows), title=_TITLE, notes=tuple(notes))

    def comparison_table(self) -> Table:
        """Return every item against every rival.

        Returns
        -------
        Table
            One row an item and rival.
        """
        return Table(_COLUMNS, _cells(self.comparisons), title=_ALL)


def _cells(rows: tuple[BenchmarkRow, ...]) -> tuple[tuple[str | int | float | LocalText | None, ...], ...]:
    """Return the cells of rows."""
    return tuple(
        (
            r.id, r.importance, r.rival, r.n, r.n_rival, r.common, r.own, r.other, r.gap, r.low, r.high, r.p_adjusted,
            r.relative_gap, r.relative_low, r.relative_high, None if r.cell is None else _NAMES[r.cell], r.probability,
        )
        for r in rows
    )  # fmt: skip


_TITLE = LocalText(en="Competitive position", zh="竞争地位")
_ALL = LocalText(en="Own company against every rival", zh="本企业与各竞争对手的比较")
_METHOD = LocalText(
    en="Gap: own − rival; t interval ({level} %), paired where the same respondents rated both, Welch where others "
    "did.",
    zh="差距：本企业 − 对手；t 区间（置信水平 {level} %），同一受访者评价双方时按配对计算，否则用 Welch 方法。",
)
_CUTS = {
    "mean": LocalText(
        en="Important: {cut} or more, the mean importance of the items.", zh="重要：不低于 {cut}，即各项重要性的均值。"
    ),
    "given": LocalText(en="Important: {cut} or more, as given.", zh="重要：不低于给定值 {cut}。"),
}
_BEST = LocalText(
    en="Item by item against the rival with the highest mean; being chosen so, its lead is overstated a little.",
    zh="各项均与均值最高的对手比较；因按最高者选取，其领先程度略有高估。",
)
_NAMES: dict[str, LocalText] = {
    "match": LocalText(en="match: catch up", zh="追赶"),
    "lead": LocalText(en="lead: keep ahead", zh="保持领先"),
    "hold": LocalText(en="hold: leave as it is", zh="维持现状"),
    "save": LocalText(en="save: effort can go elsewhere", zh="节约投入"),
}
_COLUMNS = (
    Column("id", LocalText(en="Item", zh="项目")),
    Column("importance", LocalText(en="Importance", zh="重要性"), "number"),
    Column("rival", LocalText(en="Rival", zh="竞争对手")),
    Column("n", LocalText(en="n own", zh="本企业 n"), "integer"),
    Column("n_rival", LocalText(en="n rival", zh="对手 n"), "integer"),
    Column("common", LocalText(en="Rated both", zh="评价双方"), "integer"),
    Column("own", LocalText(en="Own", zh="本企业"), "number"),
    Column("other", LocalText(en="Other", zh="对手"), "number"),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("p_adjusted", LocalText(en="p adjusted", zh="校正 p 值"), "p_value"),
    Column("relative_gap", LocalText(en="Relative gap", zh="相对差距"), "percent", 1),
    Column("relative_low", LocalText(en="Relative low", zh="相对下限"), "percent", 1),
    Column("relative_high", LocalText(en="Relative high", zh="相对上限"), "percent", 1),
    Column("cell", LocalText(en="Cell", zh="象限")),
    Column("probability", LocalText(en="Probability", zh="概率"), "percent", 0),
)
