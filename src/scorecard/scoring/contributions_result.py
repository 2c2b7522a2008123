"""The change of a score between two evaluations, split by measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from scorecard._result import Result, plain
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.scoring.waterfall_result import NO_CHANGE, NoChange, end_name

if TYPE_CHECKING:
    from scorecard.plots.contributions import ContributionPlots

__all__ = ["ContributionRow", "Contributions", "Level"]

Level = Literal["perspective", "objective", "measure"]
"""What the rows of a split are."""


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What one measure, or all measures of a node, add to the change.

    Attributes
    ----------
    id, name : str, LocalText
        The measure or node.
    n : int
        Measures in it that have a score on both sides.
    score_before, score_after : float or None
        Its score at the start and at the end.
    weight : float or None
        What one point of its score is worth, averaged over coverage and weights of both sides.
    points : float or None
        What it adds; None where no measure in it has a score on both sides.
    """

    id: str
    name: LocalText
    n: int
    score_before: float | None
    score_after: float | None
    weight: float | None
    points: float | None

    @property
    def change(self) -> float | None:
        """Change of its score; None where it is missing on a side."""
        if self.score_before is None or self.score_after is None:
            return None
        return self.score_after - self.score_before


@dataclass(frozen=True, slots=True)
class Contributions(Result):
    """How much of the change of a node's score comes from each measure below it.

    The points of the rows, of coverage and of weights sum to the difference.

    Attributes
    ----------
    node, name : str, LocalText
        The node.
    level : {"perspective", "objective", "measure"}
        What the rows are.
    entity_before, period_before, entity_after, period_after : str
        Where and when it starts and ends.
    before, after, difference : float or None
        Score at the start and at the end, and the change.
    rows : tuple of ContributionRow
        In the order of the card.
    coverage : float or None
        Points from which measures have a score; None, like all points, where there is a reason.
    weights : float or None
        Points from weights, rules and policies.
    joined, left : tuple of str
        Ids of the measures below that have a score at the end only, and at the start only.
    names : mapping of str to LocalText
        Names of the measures below that are scored on a side, be there a value or not.
    reason : {"no_score_before", "no_score_after", "no_score_between"} or None
        Why the change is not split.
    """

    node: str
    name: LocalText
    level: Level
    entity_before: str
    period_before: str
    entity_after: str
    period_after: str
    before: float | None
    after: float | None
    difference: float | None
    rows: tuple[ContributionRow, ...]
    coverage: float | None
    weights: float | None
    joined: tuple[str, ...]
    left: tuple[str, ...]
    names: Mapping[str, LocalText]
    reason: NoChange | None = None

    @property
    def plot(self) -> ContributionPlots:
        """Charts of the change."""
        from scorecard.plots.contributions import ContributionPlots

        return ContributionPlots(self)

    @property
    def ends(self) -> tuple[LocalText, LocalText]:
        """When it starts and ends, with the entity where there are two."""
        entities = self.entity_before, self.entity_after
        return end_name(self.period_before, 0, entities), end_name(self.period_after, 1, entities)

    def __getitem__(self, node: str) -> ContributionRow:
        """Return the row of a measure or node."""
        from scorecard.errors import UsageError, near

        for row in self.rows:
            if row.id == node:
                return row
        ids = [row.id for row in self.rows]
        raise UsageError.single("no-contribution", "there is no such row", found=str(node), cure=near(str(node), ids))

    def table(self) -> Table:
        """Return the score at the start, the points of every part, and the score at the end.

        Returns
        -------
        Table
            One row a part.
        """
        start, end = self.ends
        rows: list[tuple[Cell, ...]] = [("before", start, None, None, self.before, None, None)]
        rows += [(r.id, r.name, r.n, r.score_before, r.score_after, r.weight, r.points) for r in self.rows]
        rows += [
            ("coverage", COVERAGE, len(self.joined) + len(self.left), None, None, None, self.coverage),
            ("weights", WEIGHTS, None, None, None, None, self.weights),
            ("after", end, None, None, self.after, None, self.difference),
        ]
        notes = [_METHOD] if self.reason is None else [NO_CHANGE[self.reason]]
        return Table(_COLUMNS, tuple(rows), title=_TITLE.fill({"name": self.name}), notes=tuple(notes))

    def to_dict(self) -> dict[str, object]:
        """Return the split as plain data at full precision.

        Returns
        -------
        dict
            Names and numbers; texts as ``{"en": …, "zh": …}``.
        """
        return cast("dict[str, object]", plain(self))


COVERAGE = LocalText(en="Coverage", zh="数据覆盖")
"""Name of the points from measures that have a score on one side only."""
WEIGHTS = LocalText(en="Weights and policies", zh="权重与缺失规则")
"""Name of the points from weights."""
_TITLE = LocalText(en="Change of the score by measure: {name}", zh="得分变化（按指标分解）：{name}")
_METHOD = LocalText(
    en="Points: mean weight × change of the measure's score (Shapley value over measure, coverage and weights); they "
    "sum to the difference. n: measures with a score on both sides; in the row of coverage, on one side only.",
    zh="分值 = 平均权重 × 指标得分变化（对指标、数据覆盖与权重取 Shapley 值）；各项之和等于得分之差。"
    "n 为期初与期末均有得分的指标数；“数据覆盖”一行为仅一端有得分的指标数。",
)
_COLUMNS: tuple[Column, ...] = (
    Column("part", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Part", zh="来源")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("score_before", LocalText(en="Score before", zh="期初得分"), "number", 2),
    Column("score_after", LocalText(en="Score after", zh="期末得分"), "number", 2),
    Column("weight", LocalText(en="Mean weight", zh="平均权重"), "percent", 1),
    Column("points", LocalText(en="Points", zh="分值"), "signed", 2),
)
