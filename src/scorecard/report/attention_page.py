"""The page of what needs attention first: weight × gap × certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard._printing import format_chance
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.models import Scorecard
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.narrative import status_name
from scorecard.report.printing import score_text, share_text
from scorecard.scoring import Evaluation
from scorecard.scoring.node_chances import chance_below_target
from scorecard.scoring.policy import policy_of, roll_up_of

__all__ = ["Attention", "attention_blocks", "attention_of", "attention_sentence"]

_TARGET = 100.0
_SPOKEN = 3
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Attention:
    """How much one measure needs attention.

    Attributes
    ----------
    id, name : str, LocalText
        The measure.
    weight : float
        Its share of the whole card.
    score : float
        Its score, as it enters roll-ups.
    gap : float
        Distance of the score to the target, as a share: (100 − score) / 100.
    chance : float or None
        Probability that the true score is below the target; None where no error is known.
    exact : bool
        Whether it is known that the value has no error.
    priority : float
        weight × gap × chance × 100, in points of the whole card; a chance that is not known counts as 1.
    """

    id: str
    name: LocalText
    weight: float
    score: float
    gap: float
    chance: float | None
    exact: bool
    priority: float


def attention_of(evaluation: Evaluation) -> tuple[Attention, ...]:
    """Return the measures below their target, the most pressing first.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.

    Returns
    -------
    tuple of Attention
        Ranked by weight × gap × certainty; equal ones as in the card. Measures without a score or a
        weight, and those at their target, are not among them.
    """
    found: list[Attention] = []
    for measure in evaluation.card.measures:
        node = evaluation[measure.id]
        weight = node.absolute_weight
        if node.score is None or not weight or node.score >= _TARGET:
            continue
        gap = (_TARGET - node.score) / _TARGET
        chance = chance_below_target(evaluation, measure.id)
        priority = weight * gap * (1.0 if chance is None else chance) * _TARGET
        found.append(Attention(measure.id, measure.name, weight, node.score, gap, chance, node.low is None, priority))
    return tuple(sorted(found, key=lambda a: -a.priority))


def attention_blocks(card: Scorecard, evaluation: Evaluation) -> tuple[Block, ...]:
    """Return what needs attention first: sentences, then a table.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        One entity and one period.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    found = attention_of(evaluation)
    heading = Heading(_TITLE, section="summary")
    without = tuple(m.name for m in card.measures if evaluation[m.id].score is None)
    unknown = (
        (Paragraph(_UNSCORED.fill({"names": join_text(without, en=", ", zh="、")}), quiet=True),) if without else ()
    )
    if not found:
        scored = len(without) < len(card.measures)
        return (heading, Paragraph(_NOTHING if scored else _NO_SCORE), *(unknown if scored else ()))
    sentences = tuple(attention_sentence(evaluation, one, rank=rank) for rank, one in enumerate(found[:_SPOKEN]))
    columns = _columns(total=card.total)
    rows = tuple(_row(card, evaluation, rank, one) for rank, one in enumerate(found[:_SHOWN], start=1))
    notes = [Paragraph(_about(card, spread=_is_spread(card, evaluation)), quiet=True)]
    if any(one.chance is None for one in found[:_SHOWN]):
        notes.append(Paragraph(_ABSENT, quiet=True))
    if len(found) > _SHOWN:
        notes.append(Paragraph(_MORE.fill({"shown": _SHOWN, "all": len(found)}), quiet=True))
    return (heading, Bullets(sentences), Grid(Table(columns, rows), _WIDTHS), *notes, *unknown)


def _is_spread(card: Scorecard, evaluation: Evaluation) -> bool:
    """Return whether weight of a measure without a score went to others: not if it has none or a floor stands in."""
    for measure in card.measures:
        node, above = evaluation[measure.id], card.parent_of(measure.id)
        held = node.coverage is not None and above is not None and policy_of(card, above).missing == "floor"
        if node.score is None and node.absolute_weight and not held:
            return True
    return False


def _about(card: Scorecard, *, spread: bool) -> LocalText:
    """Return what the points mean: points of the total where scores are weighted means of all that is below."""
    nodes = [*(p.id for p in card.perspectives), *(o.id for o in card.objectives), *(("total",) if card.total else ())]
    curved = any(roll_up_of(card, node).kind != "weighted_arithmetic" for node in nodes)
    whole = _TOTAL if card.total else _NO_TOTAL
    if not curved and not spread:
        return _POINTS.fill({"meaning": _COST.fill({"whole": whole})})
    return _POINTS.fill({"meaning": _ORDER.fill({"whole": whole, "why": _CURVED if curved else _SPREAD})})


def attention_sentence(evaluation: Evaluation, one: Attention, *, rank: int) -> LocalText:
    """Return why a measure needs attention, in a sentence.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    one : Attention
        The measure.
    rank : int
        Its place, 0 for the first.

    Returns
    -------
    LocalText
        Its weight, gap, certainty and what these make together, as printed in the table.
    """
    values: dict[str, str | int | LocalText] = {
        "name": one.name,
        "weight": f"{format_number(100 * one.weight, 1)} %",
        "gap": _gap_text(evaluation, one),
        "chance": _chance_text(one) or "",
        "priority": format_number(one.priority, 2),
    }
    place = _PLACES[min(rank, _SPOKEN - 1)].fill(values)
    return (_SURE if one.chance is not None else _UNKNOWN).fill({**values, "place": place})


def _gap_text(evaluation: Evaluation, one: Attention) -> str:
    """Return the distance to the target that goes with the printed score: together they are 100."""
    printed = score_text(one.score, evaluation.bands_of(one.id))
    decimals = len(printed.partition(".")[2])
    return format_number(_TARGET - float(printed), decimals)


def _chance_text(one: Attention) -> str | None:
    """Return the probability; beyond 99 % it is not told more closely, unless the value has no error at all."""
    if one.chance is None:
        return None
    return share_text(one.chance) if one.exact else format_chance(one.chance)


def _columns(*, total: bool) -> tuple[Column, ...]:
    """Return the columns of the table."""
    weight = LocalText(en="Weight in the total", zh="占总分权重") if total else LocalText(en="Weight", zh="总体权重")
    return (
        Column("rank", LocalText(en="No.", zh="序号"), "integer"),
        Column("name", LocalText(en="Measure", zh="指标")),
        Column("status", LocalText(en="Status", zh="状态"), "status"),
        Column("weight", weight, "number"),
        Column("score", LocalText(en="Score", zh="得分"), "number"),
        Column("gap", LocalText(en="To target", zh="距目标"), "number"),
        Column("chance", LocalText(en="Certainty", zh="确定程度"), "number"),
        Column("priority", LocalText(en="Points", zh="分值"), "number", 2),
    )


_WIDTHS = (0.6, 3.6, 1.4, 1.3, 0.9, 1.1, 1.2, 0.9)


def _row(card: Scorecard, evaluation: Evaluation, rank: int, one: Attention) -> tuple[Cell, ...]:
    """Return one measure."""
    return (
        rank,
        one.name,
        status_name(card, evaluation[one.id]),
        f"{format_number(100 * one.weight, 1)} %",
        score_text(one.score, evaluation.bands_of(one.id)),
        _gap_text(evaluation, one),
        _chance_text(one),
        one.priority,
    )


_TITLE = LocalText(en="What needs attention first", zh="需优先关注的事项")
_PLACES: Sequence[LocalText] = (
    LocalText(en="{name} comes first", zh="{name}居首"),
    LocalText(en="{name} is second", zh="{name}次之"),
    LocalText(en="{name} is third", zh="{name}排在第三"),
)
_SURE = LocalText(
    en="{place}: it carries {weight} of the card, is {gap} points short of its target and is truly below it "
    "with a probability of {chance}; together {priority} points.",
    zh="{place}：权重 {weight}，距目标 {gap} 分，真实水平低于目标的概率为 {chance}，三者相乘得 {priority} 分。",
)
_UNKNOWN = LocalText(
    en="{place}: it carries {weight} of the card and is {gap} points short of its target; together {priority} points. "
    "How certain that is cannot be told, for the error of its value is not known.",
    zh="{place}：权重 {weight}，距目标 {gap} 分，两者相乘得 {priority} 分；其数值误差未知，无法判断确定程度。",
)
_NOTHING = LocalText(en="Every measure with a score meets its target.", zh="有得分的指标均已达到目标。")
_NO_SCORE = LocalText(en="No measure has a score, so nothing can be ranked.", zh="没有任何指标有得分，无法排序。")
_UNSCORED = LocalText(en="Without a score, hence not ranked: {names}.", zh="因无得分而未参与排序：{names}。")
_POINTS = LocalText(
    en="Points = weight × distance to the target × certainty: {meaning}. "
    "Certainty: probability that the true score is below the target of 100, under a flat prior. "
    "Numbers are multiplied before they are rounded.",
    zh="分值 = 权重 × 距目标的差距 × 确定程度，{meaning}。"
    "确定程度：在均匀先验下，真实得分低于目标（100 分）的概率。各数先相乘，后四舍五入。",
)
_COST = LocalText(
    en="how many points of {whole} the shortfall is expected to cost", zh="即该差距预计使{whole}损失的分数"
)
_ORDER = LocalText(
    en="they rank the measures, but what a shortfall costs {whole} may differ, for {why}",
    zh="用于排序；{why}，因此该差距使{whole}实际损失的分数可能不同",
)
_TOTAL = LocalText(en="the total score", zh="总分")
_NO_TOTAL = LocalText(en="the weighted mean of the card", zh="全卡加权平均分")
_CURVED = LocalText(en="not every score is a weighted mean", zh="并非所有得分均为加权平均")
_SPREAD = LocalText(en="the weight of what has no score is spread over the rest", zh="无得分指标的权重已分摊给其余指标")
_ABSENT = LocalText(
    en="Certainty –: the error of the value is not known; that factor is left out, as if it were 1.",
    zh="确定程度为“–”：数值误差未知，计算时略去该因子（按 1 计）。",
)
_MORE = LocalText(
    en="Shown are the first {shown} of {all} measures below their target.",
    zh="共 {all} 项指标低于目标，此处列出前 {shown} 项。",
)
