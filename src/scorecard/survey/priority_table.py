"""The table of priorities."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Column, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.instruments import Instrument
from scorecard.survey.priority_records import LeftOut, PriorityKind, PriorityRow, WeightSource
from scorecard.survey.priority_words import LEFT_OUT, brief

__all__ = ["priority_table"]

_TITLE = LocalText(en="What to improve first: {name}", zh="优先改进事项：{name}")
_RULE = LocalText(
    en="Gain = weight × size of the gap, in points of the weighted overall gap; score = gain × probability that the "
    "gap is {what}. Weights: {weights}.",
    zh="改善空间 = 权重 × 差距大小（以加权总差距的分值计）；得分 = 改善空间 × {what}的概率。权重：{weights}。",
)
_REAL = LocalText(en="real", zh="差距真实存在")
_LARGER = LocalText(en="larger than {margin} points", zh="差距超过 {margin} 分")
_SIMULATED = LocalText(
    en="First, first three: share of {draws} simulated surveys (seed {seed}; gaps drawn independently) in which the "
    "gain is the largest, or one of the three largest.",
    zh="居首、前三：在 {draws} 次模拟调查中（种子 {seed}，各差距独立抽取），改善空间最大或位列前三的比例。",
)
_OUT = LocalText(en="Left out: {names}.", zh="未列入：{names}。")
_NAMED = 20
_MORE = LocalText(en="{n} more", zh="另有 {n} 项")
_OUT_PART = LocalText(en="{name} ({reason})", zh="{name}（{reason}）")
_WEIGHTS: dict[WeightSource, LocalText] = {
    "given": LocalText(en="as given", zh="按给定值"),
    "analysis": LocalText(en="those of the gap analysis", zh="沿用差距分析的权重"),
    "importance": LocalText(en="mean importance ratings", zh="平均重要性评分"),
    "equal": LocalText(en="all dimensions alike", zh="各维度等权"),
}
_KINDS: dict[PriorityKind, LocalText] = {
    "dimension": LocalText(en="dimension", zh="维度"),
    "item": LocalText(en="item", zh="题项"),
}
_COLUMNS = (
    Column("rank", LocalText(en="Rank", zh="名次"), "integer"),
    Column("kind", LocalText(en="Of", zh="类别")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent", 1),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
    Column("gain", LocalText(en="Gain", zh="改善空间"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number", 3),
    Column("high", LocalText(en="High", zh="上限"), "number", 3),
    Column("share", LocalText(en="Share", zh="占比"), "percent"),
    Column("certainty", LocalText(en="Certainty", zh="确定性"), "percent"),
    Column("score", LocalText(en="Score", zh="得分"), "number", 3),
    Column("first", LocalText(en="First", zh="居首"), "percent"),
    Column("among_three", LocalText(en="First three", zh="前三"), "percent"),
)


def priority_table(
    found: Sequence[PriorityRow],
    left_out: Sequence[LeftOut],
    instrument: Instrument,
    *,
    source: WeightSource,
    margin: float,
    simulated: tuple[int, int],
) -> Table:
    """Return the rows of priorities as a table.

    Parameters
    ----------
    found : sequence of PriorityRow
        Dimensions, then items.
    left_out : sequence of LeftOut
        What has no place; it stands in the notes.
    instrument : Instrument
        The questionnaire.
    source : {"given", "analysis", "importance", "equal"}
        Where the weights come from.
    margin : float
        Gaps smaller than this do not matter.
    simulated : tuple of (int, int)
        Number of simulated surveys, and the seed.

    Returns
    -------
    Table
        The rows at full precision.
    """
    rows = tuple(
        (
            r.rank,
            _KINDS[r.kind],
            r.id,
            instrument.name_of(r.id),
            r.n,
            r.weight,
            r.gap,
            r.gain,
            r.low,
            r.high,
            r.share,
            r.certainty,
            r.score,
            r.first,
            r.among_three,
        )
        for r in found
    )
    what = _LARGER.fill({"margin": f"{margin:g}"}) if margin else _REAL
    notes = [_RULE.fill({"what": what, "weights": _WEIGHTS[source]})]
    notes.append(_SIMULATED.fill({"draws": format_number(simulated[0], 0), "seed": str(simulated[1])}))
    if left_out:
        notes.append(_OUT.fill({"names": _named(left_out, instrument)}))
    return Table(_COLUMNS, rows, title=_TITLE.fill({"name": instrument.name}), notes=tuple(notes))


def _named(left_out: Sequence[LeftOut], instrument: Instrument) -> LocalText:
    """Return what is left out, in words; of much the first part."""
    parts = [
        _OUT_PART.fill({"name": brief(instrument.name_of(left.id)), "reason": LEFT_OUT[left.reason]})
        for left in left_out[:_NAMED]
    ]
    if len(left_out) > _NAMED:
        parts.append(_MORE.fill({"n": len(left_out) - _NAMED}))
    return join_text(tuple(parts), en=", ", zh="、")
