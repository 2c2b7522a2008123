"""The change of a score between two evaluations, split into what brought it about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from scorecard._result import Result, plain
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import Lang, LocalText

if TYPE_CHECKING:
    from scorecard.plots.waterfalls import WaterfallPlots

__all__ = ["BLOCKS", "NO_CHANGE", "Block", "NoChange", "Waterfall", "end_name"]

Block = Literal["value", "weight", "target", "coverage"]
NoChange = Literal["no_score_before", "no_score_after", "no_score_between"]

BLOCKS: tuple[Block, ...] = ("value", "weight", "target", "coverage")
"""What can change between two evaluations."""


@dataclass(frozen=True, slots=True)
class Waterfall(Result):
    """How much of the change of a node's score comes from each of four blocks.

    Attributes
    ----------
    node, name : str, LocalText
        The node.
    entity_before, period_before, entity_after, period_after : str
        Where and when it starts and ends.
    before, after, difference : float or None
        Score at the start and at the end, and the change.
    value : float or None
        Points from the values of measures; None, like the other blocks, where there is a reason.
    weight : float or None
        Points from weights, with the rules and policies by which scores are put together.
    target : float or None
        Points from reference values and the rules by which values become scores, and from measures
        that only one side scores at all.
    coverage : float or None
        Points from which values are there, missing, not due or not applicable.
    scores : tuple of (tuple of str, float or None)
        Score of every combination: the blocks that are as at the end, and what the node comes to.
    reason : {"no_score_before", "no_score_after", "no_score_between"} or None
        Why the change is not split.
    """

    node: str
    name: LocalText
    entity_before: str
    period_before: str
    entity_after: str
    period_after: str
    before: float | None
    after: float | None
    difference: float | None
    value: float | None
    weight: float | None
    target: float | None
    coverage: float | None
    scores: tuple[tuple[tuple[Block, ...], float | None], ...]
    reason: NoChange | None = None

    @property
    def plot(self) -> WaterfallPlots:
        """Charts of the change."""
        from scorecard.plots.waterfalls import WaterfallPlots

        return WaterfallPlots(self)

    def table(self) -> Table:
        """Return the score at the start, the points of each block, and the score at the end.

        Returns
        -------
        Table
            One row a step.
        """
        rows: list[tuple[Cell, ...]] = [("before", self._end("before"), None, self.before)]
        rows += [(block, _WORDS[block], self._points(block), None) for block in BLOCKS]
        rows.append(("after", self._end("after"), None, self.after))
        notes = () if self.reason is None else (NO_CHANGE[self.reason],)
        return Table(_COLUMNS, tuple(rows), title=_TITLE.fill({"name": self.name}), notes=notes)

    def to_dict(self) -> dict[str, object]:
        """Return the waterfall as plain data at full precision.

        Returns
        -------
        dict
            Names, numbers and the scores of all combinations; texts as ``{"en": …, "zh": …}``.
        """
        return cast("dict[str, object]", plain(self))

    def to_text(self, lang: Lang = "en") -> str:
        """Return the waterfall in one sentence.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Score at the start and at the end, and the points of each block; or why there are none.
        """
        if self.reason is not None:
            return _NONE.fill({"name": self.name, "reason": NO_CHANGE[self.reason]}).text(lang)
        words: dict[str, str | LocalText] = {
            block: format_number(self._points(block), 2, signed=True) for block in BLOCKS
        }
        words |= {"name": self.name, "difference": format_number(self.difference, 2, signed=True)}
        words |= {"before": format_number(self.before, 2), "after": format_number(self.after, 2)}
        return _SENTENCE.fill(words).text(lang)

    def _points(self, block: Block) -> float | None:
        """Return the points of a block."""
        return {"value": self.value, "weight": self.weight, "target": self.target, "coverage": self.coverage}[block]

    def _end(self, end: Literal["before", "after"]) -> LocalText:
        """Return the name of the start or the end."""
        entities = self.entity_before, self.entity_after
        return (
            end_name(self.period_before, 0, entities) if end == "before" else end_name(self.period_after, 1, entities)
        )


def end_name(period: str, side: Literal[0, 1], entities: tuple[str, str]) -> LocalText:
    """Return the name of the start or the end: its period, with the entity where there are two."""
    return LocalText(en=period if entities[0] == entities[1] else f"{entities[side]}, {period}")


_WORDS: dict[Block, LocalText] = {
    "value": LocalText(en="Values", zh="数值"),
    "weight": LocalText(en="Weights and roll-up", zh="权重与汇总"),
    "target": LocalText(en="Targets and scoring", zh="目标与计分"),
    "coverage": LocalText(en="Coverage", zh="数据覆盖"),
}
NO_CHANGE: dict[NoChange, LocalText] = {
    "no_score_before": LocalText(en="There is no score to start from.", zh="期初无得分。"),
    "no_score_after": LocalText(en="There is no score at the end.", zh="期末无得分。"),
    "no_score_between": LocalText(
        en="With some blocks as at the start and the others as at the end there is no score.",
        zh="部分因素取期初、其余取期末时无法得出得分。",
    ),
}
"""Why a change is not split."""
_NONE = LocalText(en="{name}: {reason}", zh="{name}：{reason}")
_TITLE = LocalText(en="Change of the score: {name}", zh="得分变化：{name}")
_SENTENCE = LocalText(
    en="{name} went from {before} to {after} ({difference}): values {value}, weights {weight}, targets {target}, "
    "coverage {coverage}.",
    zh="{name}由 {before} 变为 {after}（{difference}）：数值 {value}，权重 {weight}，目标 {target}，"
    "数据覆盖 {coverage}。",
)
_COLUMNS: tuple[Column, ...] = (
    Column("step", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Step", zh="步骤")),
    Column("points", LocalText(en="Points", zh="分值"), "signed", 2),
    Column("score", LocalText(en="Score", zh="得分"), "number", 2),
)
